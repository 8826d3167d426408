import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What the token of a form is called; the guard looks for it, and no page does. */
export const TOKEN_FIELD = 'form-token'

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

/**
 * Puts the token into every form of a page, so that no page has to think of it. Texts in a page are escaped: what looks
 * like the start of a form is one.
 */
export const withToken = (page: string, token: string | undefined): string =>
  token === undefined
    ? page
    : page.replaceAll(
        /<form method="post"[^>]*>/g,
        (start) => `${start}<input type="hidden" name="${TOKEN_FIELD}" value="${token}">`,
      )

/** A key that is given twice counts once: the first. */
export function onlyTexts(values: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof values !== 'object' || values === null) return {}
  const texts: Record<string, string | undefined> = {}
  for (const [key, value] of Object.entries(values)) {
    const first: unknown = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') texts[key] = first
  }
  return texts
}
