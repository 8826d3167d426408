import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Asset, type Assets, loadAssets } from './assets.ts'
import type { Deps } from './deps.ts'
import { ASSET_CACHING, PAGE_CACHING, SECURITY_HEADERS } from './headers.ts'
import { layout, type Page, type Site } from './layout.ts'
import { isFromOurPages, isWithin, onlyTexts, readForms, sentIn } from './forms.ts'
import type { Answer, Ask, Download, Route } from './page.ts'
import { calendarRoute } from './pages/calendar/route.ts'
import { caseRoute } from './pages/case/route.ts'
import { checkRoute } from './pages/check/route.ts'
import { FORMS } from './downloads.ts'
import { assessmentRoute, downloadRoute } from './pages/case/download.ts'
import { dateRoute } from './pages/date/route.ts'
import { forecastRoute } from './pages/forecast/route.ts'
import { listRoutes } from './pages/list/route.ts'
import { badRequest, failed, fromElsewhere, notFound, tooLarge } from './pages/problem/view.ts'
import { rulebookRoute } from './pages/rulebook/route.ts'

/**
 * The web server, ready to listen or to be asked in a test. Pages are never cached, every answer carries the security
 * headers, and the log holds ids, paths as patterns, and times: no address as typed, no query, no message of an error.
 */
export function makeServer(deps: Deps): FastifyInstance {
  const assets = loadAssets()
  const site: Site = {
    name: deps.name,
    ...(deps.notice && { notice: deps.notice }),
    stylePath: assets.style.path,
    iconPath: assets.icon.path,
  }
  const send = (reply: FastifyReply, status: number, page: Page) => sendPage(reply, status, page, site)

  const server = Fastify({
    loggerInstance: deps.logger,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: false,
    bodyLimit: 64 * 1024,
    frameworkErrors: (_error, _request, reply) => {
      reply.headers(SECURITY_HEADERS)
      void send(reply, 400, badRequest)
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    if (deps.hosts && !deps.hosts.includes(request.hostname)) return send(reply, 400, badRequest)
    return undefined
  })
  server.addHook('onResponse', async (request, reply) => logAnswer(request, reply))
  server.setNotFoundHandler((_request, reply) => send(reply, notFound.status, notFound.page))
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status < 500) return send(reply, status, status === 413 ? tooLarge : badRequest)
    request.log.error({ error: withoutWords(error), route: request.routeOptions.url }, 'page failed')
    return send(reply, 500, failed(request.id))
  })

  serveAssets(server, assets)
  for (const route of [
    ...listRoutes(deps),
    forecastRoute(deps),
    caseRoute(deps),
    ...FORMS.flatMap((form) => [downloadRoute(form, deps), assessmentRoute(form, deps)]),
    dateRoute(deps),
    checkRoute(deps),
    rulebookRoute(deps),
    calendarRoute(deps),
  ])
    servePage(server, route, deps, send)
  return server
}

type Send = (reply: FastifyReply, status: number, page: Page) => FastifyReply

function servePage(server: FastifyInstance, route: Route, { viewerOf }: Deps, send: Send): void {
  const { path, get, post } = route
  const give = (reply: FastifyReply, answer: Answer) => {
    if ('to' in answer) return reply.header('cache-control', PAGE_CACHING).redirect(answer.to, 303)
    return 'file' in answer ? sendFile(reply, answer) : send(reply, answer.status, answer.page)
  }
  server.get(path, async (request, reply) => give(reply, await get(askOf(request, viewerOf(request)))))
  if (!post) return
  void server.register(async (scope) => {
    await readForms(scope, post.limits)
    scope.addHook('onRequest', async (request, reply) => {
      if (!isFromOurPages(request)) return send(reply, 403, fromElsewhere)
      return isWithin(post.limits, request) ? undefined : send(reply, 413, tooLarge)
    })
    scope.post(path, { bodyLimit: post.limits.typed }, async (request, reply) => {
      const ask = askOf(request, viewerOf(request))
      return give(reply, await post.take({ ...ask, ...(await sentIn(request, post.limits)) }))
    })
  })
}

const askOf = (request: FastifyRequest, viewer: Ask['viewer']): Ask => ({
  params: onlyTexts(request.params),
  query: onlyTexts(request.query),
  viewer,
})

const sendPage = (reply: FastifyReply, status: number, page: Page, site: Site): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', PAGE_CACHING)
    .type('text/html; charset=utf-8')
    .send(String(layout(page, site)))

/** The name is ours or a reference; whatever could end it early is left out of it. */
const sendFile = (reply: FastifyReply, { file }: Download): FastifyReply =>
  reply
    .header('cache-control', PAGE_CACHING)
    .header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w.-]+/g, '-')}"`)
    .type(file.type)
    .send(file.content)

function serveAssets(server: FastifyInstance, assets: Assets): void {
  for (const asset of [assets.style, assets.icon]) {
    server.get(asset.path, async (request, reply) => {
      const [encoding, bytes] = encodingFor(request.headers['accept-encoding'] ?? '', asset)
      if (encoding) reply.header('content-encoding', encoding)
      return reply.header('cache-control', ASSET_CACHING).header('vary', 'accept-encoding').type(asset.type).send(bytes)
    })
  }
}

function encodingFor(accepted: string, asset: Asset): readonly [encoding: string | undefined, bytes: Buffer] {
  if (/\bbr\b/.test(accepted)) return ['br', asset.brotli]
  if (/\bgzip\b/.test(accepted)) return ['gzip', asset.gzip]
  return [undefined, asset.plain]
}

function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    },
    'answered',
  )
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500

/** Where an error came from. Its message is left out: it may quote what was in a record. */
function withoutWords(error: unknown): { readonly name: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, at: frames.map((line) => line.trim()) }
}
