import * as client from 'openid-client'
import type { AccountRow, DoorWork } from '../casework/sign-in-port.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import { hashOfId } from '../people/sessions.ts'
import { isCarried } from './carrying.ts'
import { type Caller, type Entry, newPerson, type Parts, rolesIn } from './parts.ts'
import { begin, endSessions, renewed } from './sessions.ts'
import { begun, leavingTry, succeeded } from './tries.ts'

// The council's own sign-in, by OpenID Connect: code flow with PKCE, state and nonce. It vouches for who somebody is,
// with as many factors as the council asks for, and by groups for what they do.

export type SingleSignOnSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that lists groups or app roles. */
  readonly groupsClaim: string
  readonly roles: ReadonlyMap<string, readonly Role[]>
}

export const CALLBACK_PATH = '/sign-in/back'

/** How long somebody may be away at the other sign-in. */
const AWAY = 10 * 60_000
const LONGEST_PATH = 2000

type Kept = {
  readonly caller: string
  readonly verifier: string
  readonly nonce: string
  readonly going: Going
  /** Who is to prove again who they are, where somebody has a session already. */
  readonly proves?: PersonId
}

/** What waits here while somebody is away: where to go next, and what had been typed, as the door sealed it. */
export type Going = { readonly next: string; readonly carry: string }

export type Start =
  /** Where to send the browser. */
  | { readonly is: 'go'; readonly to: string }
  | { readonly is: 'wait'; readonly seconds: number }
  /** The other sign-in cannot be reached. */
  | { readonly is: 'unavailable' }

export type Back = { readonly entry: Entry | { readonly is: 'no-role' }; readonly going: Going }

export type SingleSignOn = {
  /** Anybody may start, and each start is kept for a while: so not without end, and with nothing that is not ours. */
  readonly start: (caller: Caller, going: Going, proves?: PersonId) => Promise<Start>
  /** Takes what the browser came back with: the query of its address. */
  readonly back: (caller: Caller, query: URLSearchParams) => Promise<Back>
}

/** The sign-in of these settings. Its description is fetched when it is first needed, and kept. */
export function singleSignOn(parts: Parts, settings: SingleSignOnSettings): SingleSignOn {
  let known: Promise<client.Configuration> | undefined
  const configuration = () => {
    known ??= discovered(settings).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  const callback = new URL(CALLBACK_PATH, parts.origin).href
  return {
    async start(caller, { next, carry }, proves) {
      const config = await configuration().catch(() => undefined)
      if (!config) return { is: 'unavailable' }
      const seconds = await parts.signIns.change((door) => begun(door, leavingTry(parts, caller), parts.now()))
      if (seconds > 0) return { is: 'wait', seconds }
      const going = { next: next.slice(0, LONGEST_PATH), carry: isCarried(parts, carry) ? carry : '' }
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()]
      await keep(parts, state, { caller: hashOfId(caller.id), verifier, nonce, going, ...(proves && { proves }) })
      const { href } = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(proves && { prompt: 'login', max_age: '0' }),
      })
      return { is: 'go', to: href }
    },
    async back(caller, query) {
      const state = query.get('state') ?? ''
      const kept = await taken(parts, state)
      if (kept?.caller !== hashOfId(caller.id)) return { entry: { is: 'too-late' }, going: { next: '/', carry: '' } }
      const { going } = kept
      const address = new URL(`?${query.toString()}`, callback)
      const claims = await configuration()
        .then((config) => claimsOf(config, address, state, kept))
        .catch(() => undefined)
      return { entry: claims ? await entered({ parts, settings, caller, kept }, claims) : await failed(parts), going }
    },
  }
}

function discovered({ issuer, clientId, clientSecret }: SingleSignOnSettings): Promise<client.Configuration> {
  const url = new URL(issuer)
  // Only a provider on this very machine may be without https: the settings allow no other.
  const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(url, clientId, clientSecret, undefined, { execute, timeout: 10 })
}

const keep = ({ signIns, seals, now }: Parts, state: string, kept: Kept): Promise<void> =>
  signIns.change(async (door) => {
    await door.dropBefore('once', 'expiresAt', now())
    const hash = hashOfId(state)
    const content = seals.seal(JSON.stringify(kept), hash)
    await door.put('once', { hash, kind: 'single-sign-on', content, expiresAt: now() + AWAY })
  })

const taken = ({ signIns, seals, now }: Parts, state: string): Promise<Kept | undefined> =>
  signIns.change(async (door) => {
    const hash = hashOfId(state)
    const row = await door.get('once', hash)
    if (row?.kind !== 'single-sign-on' || !(await door.drop('once', hash)) || row.expiresAt <= now()) return undefined
    const kept = seals.open(row.content, hash)
    return kept === undefined ? undefined : (JSON.parse(kept) as Kept)
  })

type Claims = { readonly iss: string; readonly sub: string; readonly [claim: string]: unknown }

/** Exchanges the code and checks the answer: signature, issuer, audience, nonce, state, and how fresh the proof is. */
async function claimsOf(
  config: client.Configuration,
  url: URL,
  expectedState: string,
  { verifier, nonce, proves }: Kept,
): Promise<Claims | undefined> {
  const tokens = await client.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState,
    idTokenExpected: true,
    ...(proves && { maxAge: 60 }),
  })
  const claims = tokens.claims()
  if (!claims) return undefined
  const more = config.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}))
    : {}
  return { ...more, ...claims }
}

async function failed({ signIns, now }: Parts): Promise<Entry> {
  await signIns.change((door) => door.note({ at: now(), kind: 'sign-in-failed', what: 'single-sign-on' }))
  return { is: 'refused' }
}

type Entering = {
  readonly parts: Parts
  readonly settings: SingleSignOnSettings
  readonly caller: Caller
  readonly kept: Kept
}

const entered = ({ parts, settings, caller, kept }: Entering, claims: Claims): Promise<Back['entry']> =>
  parts.signIns.change(async (door): Promise<Back['entry']> => {
    const now = parts.now()
    const subject = `${claims.iss} ${claims.sub}`
    const [found] = await door.find('accounts', 'subject', subject)
    const roles = rolesFor(settings, claims)
    if (found?.endedAt !== undefined || roles.length === 0) {
      const person = found && { person: found.person }
      // Whose last group was taken away is let out where they still are.
      if (found && found.endedAt === undefined)
        await brought(door, found, { subject, name: nameIn(claims), roles, now })
      await door.note({ at: now, kind: 'sign-in-failed', what: 'single-sign-on', ...person })
      return { is: found?.endedAt === undefined ? 'no-role' : 'refused' }
    }
    await succeeded(door, leavingTry(parts, caller))
    const account = await brought(door, found, { subject, name: nameIn(claims), roles, now })
    const { person } = account
    if (kept.proves === undefined)
      return { is: 'in', person, id: await begin(door, { account, caller, way: 'single-sign-on', now }) }
    const id = kept.proves === person ? await renewed(door, caller.id, now) : undefined
    return id === undefined ? { is: 'refused' } : { is: 'in', person, id }
  })

/** The account with the name and the roles that the other sign-in gives it now. */
async function brought(
  door: DoorWork,
  found: AccountRow | undefined,
  { subject, name, roles, now }: { subject: string; name: string; roles: readonly Role[]; now: number },
): Promise<AccountRow> {
  const before = found ? rolesIn(found) : []
  const person = found?.person ?? newPerson()
  const account = { createdAt: now, ...found, person, subject, name, roles: JSON.stringify(roles) }
  await door.put('accounts', account)
  const given = roles.filter((role) => !before.includes(role))
  const ended = before.filter((role) => !roles.includes(role))
  for (const what of given) await door.note({ at: now, kind: 'role-given', person, what })
  for (const what of ended) await door.note({ at: now, kind: 'role-ended', person, what })
  if (found && ended.length > 0) await endSessions(door, { person, by: person, now })
  return account
}

function rolesFor({ groupsClaim, roles }: SingleSignOnSettings, claims: Claims): readonly Role[] {
  const claim = claims[groupsClaim]
  const groups = (Array.isArray(claim) ? claim : [claim]).filter((one) => typeof one === 'string')
  return [...new Set(groups.flatMap((group) => roles.get(group) ?? []))]
}

const nameIn = (claims: Claims): string =>
  [claims['name'], claims['preferred_username'], claims['email']]
    .find((name) => typeof name === 'string' && name !== '')
    ?.toString() ?? 'Without a name'
