import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FIRST_ROLE } from '../door/demonstration.ts'
import type { Door } from '../door/door.ts'
import { type Caller, newId } from '../door/parts.ts'
import type { SignedIn } from '../door/sessions.ts'
import type { Deps } from './deps.ts'
import { type DoorAnswer, pathIn } from './door/ask.ts'
import { deviceIn, giveId, idIn } from './door/cookie.ts'
import { afterTheEnd } from './door/sign-in.ts'
import { writtenPage, type WrittenShown } from './door/written-view.ts'
import { fileCalledIn, givenBack, isFromOurPages, onlyTexts, TOKEN_FIELD } from './forms.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Page } from './layout.ts'
import { fromElsewhere, tooOldForm } from './pages/problem/view.ts'
import { signInPath } from './paths.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers without a session. Every other route needs one. */
    open?: true
    /** A file that is the same for everybody: who asks is not looked at. */
    file?: true
  }
}

export type Send = (reply: FastifyReply, status: number, page: Page) => FastifyReply

/** Who asks, and by which id their browser is known. */
type Met = { id: string | undefined; readonly who: SignedIn | undefined }

export type Gate = {
  readonly whoOf: (request: FastifyRequest) => SignedIn | undefined
  readonly callerOf: (request: FastifyRequest) => Caller
  /** Whose session the browser's id was, also when it is over. */
  readonly formerly: (request: FastifyRequest) => Promise<PersonId | undefined>
  /** What the forms on a page that answers this request have to bring back; nothing where none is looked for. */
  readonly tokenFor: (request: FastifyRequest) => string | undefined
  /** Gives the browser another id, and its next forms the token of that. */
  readonly give: (reply: FastifyReply, id: string) => void
  /** Shows the answer to this request as to somebody without a session: theirs has just ended. */
  readonly letGo: (request: FastifyRequest) => void
  readonly meet: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly isOurForm: (request: FastifyRequest) => boolean
}

/** Knows who asks, from the id that their browser sends. */
export function gateOf({ door }: Deps): Gate {
  const known = new WeakMap<FastifyRequest, Met>()
  const always = 'everybodyIs' in door ? door.everybodyIs : undefined
  const real = 'everybodyIs' in door ? undefined : door
  const origin = real?.origin ?? ''
  const give = (reply: FastifyReply, id: string) => {
    giveId(reply, origin, id)
    known.set(reply.request, { id, who: known.get(reply.request)?.who })
  }
  const tokenFor = (request: FastifyRequest) => {
    const id = known.get(request)?.id
    return real && id !== undefined ? real.formToken(id) : undefined
  }
  return {
    give,
    tokenFor,
    whoOf: (request) => known.get(request)?.who,
    callerOf: (request) => ({
      id: known.get(request)?.id ?? '',
      address: request.ip,
      device: deviceIn(request.headers['user-agent']),
    }),
    letGo: (request) => void known.set(request, { id: known.get(request)?.id, who: always }),
    formerly: async (request) => real?.formerly(known.get(request)?.id ?? ''),
    async meet(request, reply) {
      const id = idIn(request, origin)
      const who = always ?? (id === undefined ? undefined : await real?.signedIn(id))
      known.set(request, { id, who })
      if (real && !who) await begun(real, request, reply, { known, give })
    },
    isOurForm(request) {
      if (!real) return true
      const given = Buffer.from(onlyTexts(request.body)[TOKEN_FIELD] ?? '')
      const wanted = Buffer.from(tokenFor(request) ?? '')
      return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
    },
  }
}

/** A browser without a session gets an id for its forms; in the demonstration, a session. */
async function begun(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { known, give }: { known: WeakMap<FastifyRequest, Met>; give: Gate['give'] },
): Promise<void> {
  if (request.is404) return
  if (door.demonstration && !isOpen(request)) {
    const caller = { id: '', address: request.ip, device: deviceIn(request.headers['user-agent']) }
    const id = await door.demonstration.be(caller, FIRST_ROLE)
    give(reply, id)
    known.set(request, { id, who: await door.signedIn(id) })
  } else if (known.get(request)?.id === undefined && SAFE.has(request.method)) give(reply, newId())
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const isOpen = (request: FastifyRequest): boolean => request.routeOptions.config.open === true

/**
 * Lets nobody past who has no session, on any route that does not say that it is open; and reads no form that was not
 * shown to the browser that sends it. Three things speak for a form: what the browser says of where it was filled in,
 * the origin that it names, and a token that is bound to its id.
 */
export function guard(server: FastifyInstance, gate: Gate, { door }: Deps, send: Send): void {
  server.addHook('onRequest', async (request, reply) => {
    const unsafe = !SAFE.has(request.method)
    if (unsafe && !isFromOurPages(request)) return send(reply, 403, fromElsewhere)
    if (isOpen(request) && isFile(request)) return undefined
    await gate.meet(request, reply)
    if (unsafe || gate.whoOf(request) || isOpen(request)) return undefined
    if (!('everybodyIs' in door) && door.demonstration) return undefined
    return reply.redirect(signInPath(pathIn(request.url)), 303)
  })
  server.addHook('preHandler', async (request, reply) => {
    if (SAFE.has(request.method) || request.is404 || 'everybodyIs' in door) return undefined
    const who = gate.whoOf(request)
    if (gate.isOurForm(request)) {
      if (who || isOpen(request)) return undefined
      const over = { written: writtenIn(request), status: 401 }
      const { status, page } = stayingHere(await afterTheEnd(door, gate.callerOf(request), over))
      return send(reply, status, page)
    }
    return who && !isOpen(request) && saysWhere(request)
      ? send(reply, 403, writtenPage(writtenIn(request)))
      : send(reply, 403, tooOldForm)
  })
}

const isFile = ({ routeOptions }: FastifyRequest): boolean => routeOptions.config.file === true

/** Whether the browser itself said that the form was filled in here: not every old one does. */
const saysWhere = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined

const writtenIn = (request: FastifyRequest): WrittenShown => ({
  path: pathIn(request.url),
  fields: givenBack(request.body),
  file: fileCalledIn(request),
})

function stayingHere(answer: DoorAnswer): Extract<DoorAnswer, { readonly page: Page }> {
  if ('to' in answer) throw new Error('The sign-in page leads elsewhere')
  return answer
}
