import type { FastifyInstance, FastifyRequest } from 'fastify'

const FORM = 'application/x-www-form-urlencoded'

/** Makes a part of the server read forms, and nothing else. A field that is given twice counts once: the first. */
export function readForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(FORM, { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    Object.fromEntries([...new URLSearchParams(body)].reverse()),
  )
}

/**
 * Whether a form was sent from a page of this service. A browser says so itself (`Sec-Fetch-Site`); one that is too old
 * to say names the page's origin. Where neither is given, no browser sent it, so there is nobody whose visit is misused.
 */
export function isFromOurPages({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
