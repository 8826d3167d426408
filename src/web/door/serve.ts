import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '../../door/door.ts'
import type { SignedIn } from '../../door/sessions.ts'
import { onlyTexts, readForms, givenBack } from '../forms.ts'
import type { Gate, Send } from '../gate.ts'
import { notFound } from '../pages/problem/view.ts'
import { provePath } from '../paths.ts'
import { accountRoutes, proof } from './account.ts'
import type { DoorAnswer, DoorAsk, DoorRoute } from './ask.ts'
import { pathIn } from './ask.ts'
import { demonstrationRoute } from './demonstration.ts'
import { peopleRoutes } from './people.ts'
import { sessionOverRoute } from './session-over.ts'
import { setUpRoute } from './set-up.ts'
import { signInRoutes } from './sign-in.ts'

const routesOf = (door: Door): readonly DoorRoute[] => [
  ...(door.demonstration ? [demonstrationRoute(door.demonstration)] : [...signInRoutes(door), sessionOverRoute(door)]),
  setUpRoute(door),
  ...accountRoutes(door),
  ...peopleRoutes(door),
]

/** Serves the pages of signing in and out, and those on who may. */
export function serveDoor(server: FastifyInstance, door: Door, gate: Gate, send: Send): void {
  const give = doorGiving(gate, send)
  for (const route of routesOf(door)) serveRoute(server, route, { door, gate, give })
}

/** Gives what the door answers. */
export const doorGiving =
  (gate: Gate, send: Send) =>
  (reply: FastifyReply, answer: DoorAnswer): FastifyReply => {
    if (answer.id !== undefined) gate.give(reply, answer.id)
    if (answer.over) gate.letGo(reply.request)
    if ('to' in answer) return reply.header('cache-control', 'no-store').redirect(answer.to, 303)
    if (answer.refresh !== undefined) reply.header('refresh', `0; url=${answer.refresh}`)
    if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter)
    return send(reply, answer.status, answer.page)
  }

type Serving = {
  readonly door: Door
  readonly gate: Gate
  readonly give: (reply: FastifyReply, answer: DoorAnswer) => FastifyReply
}

function serveRoute(server: FastifyInstance, route: DoorRoute, serving: Serving): void {
  const { path, get, post } = route
  const config = route.needs === 'nothing' ? { open: true as const } : {}
  const { gate, give } = serving
  if (get) {
    server.get(path, { config }, async (request, reply) => {
      const stopped = await stopping(route, request, serving)
      return give(reply, stopped ?? (await get(askOf(request, gate))))
    })
  }
  if (!post) return
  void server.register(async (scope) => {
    await readForms(scope, { typed: post.limit })
    scope.post(path, { config, bodyLimit: post.limit }, async (request, reply) => {
      const stopped = await stopping(route, request, serving)
      return give(reply, stopped ?? (await post.take({ ...askOf(request, gate), typed: onlyTexts(request.body) })))
    })
  })
}

// A route without a session gets no further than the guard, so where one is needed it is there.
const askOf = <Who>(request: FastifyRequest, gate: Gate): DoorAsk<Who> => ({
  params: onlyTexts(request.params),
  query: onlyTexts(request.query),
  search: new URL(request.url, 'http://localhost').searchParams,
  caller: gate.callerOf(request),
  who: gate.whoOf(request) as Who,
})

/** What is answered in place of the page: that there is none for this person, or that they prove who they are first. */
async function stopping(
  route: DoorRoute,
  request: FastifyRequest,
  { door, gate }: Serving,
): Promise<DoorAnswer | undefined> {
  if (route.needs !== 'fresh-proof') return undefined
  const who = gate.whoOf(request)
  if (!who || (route.role && !who.roles.includes(route.role))) return notFound
  return unproved(request, who, { door, gate })
}

/**
 * The page that asks whoever did not just prove who they are to do so, and gives back what they typed after it; nothing
 * where they did. In the demonstration nobody has anything to prove it with.
 */
export async function unproved(
  request: FastifyRequest,
  who: SignedIn,
  { door, gate }: Pick<Serving, 'door' | 'gate'>,
): Promise<DoorAnswer | undefined> {
  if (who.session.fresh || who.session.way === 'demonstration') return undefined
  const path = pathIn(request.url)
  if (request.method === 'GET') return { to: provePath(path) }
  return { ...(await proof(door, askOf<SignedIn>(request, gate), { next: path, carry: written(door, who, request) })) }
}

const written = (door: Door, { person }: SignedIn, request: FastifyRequest): string =>
  door.carried({ path: pathIn(request.url), person, fields: givenBack(request.body) }) ?? ''
