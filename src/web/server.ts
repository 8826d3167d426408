import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Asset, type Assets, loadAssets } from './assets.ts'
import { type Deps, visitorFor } from './deps.ts'
import { doorGiving, serveDoor, unproved } from './door/serve.ts'
import { type Gate, gateOf, guard, type Send } from './gate.ts'
import { ASSET_CACHING, PAGE_CACHING, POLICY_WITH_SCRIPT, SECURITY_HEADERS, STAY_ON_HTTPS } from './headers.ts'
import { hasScript, layout, type Page, type Site } from './layout.ts'
import { fileSentWith, isWithin, onlyTexts, readForms, readParts, withToken } from './forms.ts'
import { type Answer, type Ask, type Download, redirect, type Route } from './page.ts'
import { askedRoutes } from './pages/asked/asked-route.ts'
import { askingsRoute } from './pages/asked/route.ts'
import { notesRoutes } from './pages/notes/route.ts'
import { calendarRoute } from './pages/calendar/route.ts'
import { caseRoute } from './pages/case/route.ts'
import { checkRoute } from './pages/check/route.ts'
import { FORMS } from './downloads.ts'
import { assessmentRoute, downloadRoute } from './pages/case/download.ts'
import { coverRoute } from './pages/cover/route.ts'
import { dateRoute } from './pages/date/route.ts'
import { emergencyContactsRoute } from './pages/emergency/contacts-route.ts'
import { openingsRoutes } from './pages/emergency/openings-route.ts'
import { emergencyRoute } from './pages/emergency/route.ts'
import { equalityFiguresRoute } from './pages/equality/route.ts'
import { forecastRoute } from './pages/forecast/route.ts'
import { handOverRoutes } from './pages/hand-over/route.ts'
import { intakeRoute } from './pages/intake/route.ts'
import { listRoutes } from './pages/list/route.ts'
import { badRequest, failed, notFound, notForThem, tooLarge } from './pages/problem/view.ts'
import { correctRoute } from './pages/step/correct.ts'
import { routingRoute } from './pages/routing/route.ts'
import { stepRoutes } from './pages/step/route.ts'
import { casePeopleRoutes } from './pages/case-people/route.ts'
import { whoMayRoute } from './pages/who-may/route.ts'
import { type Action, isOfAComplaint, mayUse } from '../people/permission.ts'
import { personReadersRoute, readersRoute, unusualRoute } from './pages/reads/route.ts'
import { registerRoutes } from './pages/register/route.ts'
import { rulebookRoute } from './pages/rulebook/route.ts'
import { ASKED_PATH, HEALTH_PATH, PEOPLE_PATH } from './paths.ts'

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
    passkeyScriptPath: assets.passkey.path,
    endingScriptPath: assets.ending.path,
  }
  const gate = gateOf(deps)
  const send: Send = (reply, status, page) => sendPage(reply, status, page, { site, gate, deps })

  const server = Fastify({
    loggerInstance: deps.logger,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: deps.proxy ?? false,
    bodyLimit: 64 * 1024,
    frameworkErrors: (_error, _request, reply) => {
      reply.headers(SECURITY_HEADERS)
      void send(reply, 400, badRequest)
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    if (!('everybodyIs' in deps.door) && deps.door.origin.startsWith('https:')) reply.headers(STAY_ON_HTTPS)
    if (deps.hosts && !deps.hosts.includes(request.hostname)) return send(reply, 400, badRequest)
    return undefined
  })
  guard(server, gate, deps, send)
  server.addHook('onResponse', async (request, reply) => logAnswer(request, reply))
  server.setNotFoundHandler((_request, reply) => send(reply, notFound.status, notFound.page))
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status < 500) return send(reply, status, status === 413 ? tooLarge : badRequest)
    request.log.error({ error: withoutWords(error), route: request.routeOptions.url }, 'page failed')
    return send(reply, 500, failed(request.id))
  })

  serveAssets(server, assets)
  server.get(HEALTH_PATH, { config: { open: true, file: true } }, async () => 'ok')
  if (!('everybodyIs' in deps.door)) serveDoor(server, deps.door, gate, send)
  for (const route of pagesOf(deps)) servePage(server, route, { gate, deps, send })
  return server
}

/** Every page of the service but those of the door. */
export const pagesOf = (deps: Deps): readonly Route[] => [
  ...listRoutes(deps),
  forecastRoute(deps),
  caseRoute(deps),
  intakeRoute(deps),
  ...stepRoutes(deps),
  correctRoute(deps),
  ...casePeopleRoutes(deps),
  routingRoute(deps),
  whoMayRoute(deps),
  askingsRoute(deps),
  ...notesRoutes(deps),
  ...askedRoutes(deps),
  ...FORMS.flatMap((form) => [downloadRoute(form, deps), assessmentRoute(form, deps)]),
  dateRoute(deps),
  emergencyRoute(deps),
  emergencyContactsRoute(deps),
  ...openingsRoutes(deps),
  readersRoute(deps),
  unusualRoute(deps),
  checkRoute(deps),
  ...registerRoutes(deps),
  personReadersRoute(deps),
  coverRoute(deps),
  ...handOverRoutes(deps),
  equalityFiguresRoute(deps),
  rulebookRoute(deps),
  calendarRoute(deps),
]

type Serving = { readonly gate: Gate; readonly deps: Deps; readonly send: Send }

function servePage(server: FastifyInstance, route: Route, serving: Serving): void {
  const { gate, deps, send } = serving
  const { path, get, post } = route
  const give = (reply: FastifyReply, answer: Answer) => {
    if ('to' in answer) return reply.header('cache-control', PAGE_CACHING).redirect(answer.to, 303)
    return 'file' in answer ? sendFile(reply, answer) : send(reply, answer.status, answer.page)
  }
  const giveOfDoor = doorGiving(gate, send)
  server.get(path, async (request, reply) => {
    const ask = await askOf(request, gate, deps)
    const stopped = await kept(route.needs, ask, deps)
    if (stopped) return give(reply, stopped)
    const asked = await proving(route, request, serving)
    return asked ? giveOfDoor(reply, asked) : give(reply, await get(ask))
  })
  if (!post) return
  void server.register(async (scope) => {
    await readForms(scope, post.limits)
    scope.addHook('onRequest', async (request, reply) =>
      isWithin(post.limits, request) ? undefined : send(reply, 413, tooLarge),
    )
    // Before the guard looks for the token of the form. A file is read only from somebody who is signed in; whose
    // session has ended gets back what they typed.
    scope.addHook('preValidation', async (request) => {
      if (!request.isMultipart?.()) return
      if (gate.whoOf(request)) await readParts(request, 'all')
      else if (await gate.formerly(request)) await readParts(request, 'fields')
    })
    scope.post(path, { bodyLimit: post.limits.typed }, async (request, reply) => {
      const file = fileSentWith(request)
      const posted = { ...(await askOf(request, gate, deps)), typed: onlyTexts(request.body), ...(file && { file }) }
      const stopped = await kept(post.needs ?? route.needs, posted, deps)
      if (stopped) return give(reply, stopped)
      const asked = await proving(route, request, serving)
      return asked ? giveOfDoor(reply, asked) : give(reply, await post.take(posted))
    })
  })
}

/** What asks for a fresh proof, where a route needs one and whoever asks has not just given it. */
async function proving({ proof }: Route, request: FastifyRequest, { gate, deps: { door } }: Serving) {
  const who = gate.whoOf(request)
  if (proof === undefined || !who || 'everybodyIs' in door) return undefined
  return unproved(request, who, { door, gate })
}

/** What is answered to somebody who may not do this, in the place of the page; nothing where they may. */
async function kept(needs: Action, { params, roles, viewer }: Ask, { casework }: Deps): Promise<Answer | undefined> {
  if (!isOfAComplaint(needs)) {
    if (mayUse(roles, needs)) return undefined
    // Who looks after accounts only begins with them, and who is only asked something with that, where others begin
    // with their complaints.
    if (needs !== 'list') return notForThem(roles)
    if (roles.includes('administrator')) return redirect(PEOPLE_PATH)
    return mayUse(roles, 'answer-questions') ? redirect(ASKED_PATH) : notForThem(roles)
  }
  // Whether it may be read is found when it is read.
  if (needs === 'read') return undefined
  return (await casework.allowed(viewer, params['reference'] ?? '')).has(needs) ? undefined : notFound
}

async function askOf(request: FastifyRequest, gate: Gate, deps: Deps): Promise<Ask> {
  const who = gate.whoOf(request)
  if (!who) throw new Error('A page was asked for by nobody')
  return { params: onlyTexts(request.params), query: onlyTexts(request.query), ...(await visitorFor(who, deps)) }
}

type Sending = { readonly site: Site; readonly gate: Gate; readonly deps: Deps }

function sendPage(reply: FastifyReply, status: number, page: Page, { site, gate, deps }: Sending): FastifyReply {
  const who = 'everybodyIs' in deps.door ? undefined : (gate.whoOf(reply.request) ?? 'nobody')
  if (hasScript(page, who)) reply.header('content-security-policy', POLICY_WITH_SCRIPT)
  return reply
    .code(status)
    .header('cache-control', PAGE_CACHING)
    .type('text/html; charset=utf-8')
    .send(withToken(String(layout(page, site, who)), gate.tokenFor(reply.request)))
}

/** The name is ours or a reference; whatever could end it early is left out of it. */
const sendFile = (reply: FastifyReply, { file }: Download): FastifyReply =>
  reply
    .header('cache-control', PAGE_CACHING)
    .header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w.-]+/g, '-')}"`)
    .type(file.type)
    .send(file.content)

function serveAssets(server: FastifyInstance, assets: Assets): void {
  for (const asset of [assets.style, assets.icon, assets.passkey, assets.ending]) {
    server.get(asset.path, { config: { open: true, file: true } }, async (request, reply) => {
      const [encoding, bytes] = encodingFor(request.headers['accept-encoding'] ?? '', asset)
      if (encoding) reply.header('content-encoding', encoding)
      return reply.header('cache-control', ASSET_CACHING).header('vary', 'accept-encoding').type(asset.type).send(bytes)
    })
  }
}

function encodingFor(accepted: string, asset: Asset): readonly [encoding: string | undefined, bytes: Buffer] {
  if (/\bbr\b/.test(accepted)) return ['br', asset.brotli()]
  if (/\bgzip\b/.test(accepted)) return ['gzip', asset.gzip()]
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
