import { randomBytes } from 'node:crypto'
import type { AccountRow, DoorWork, SessionRow } from '../casework/sign-in-port.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import {
  hashOfId,
  isFresh,
  isSecretId,
  isToTouch,
  type Lasting,
  lastingOf,
  LONGEST,
  stateOf,
} from '../people/sessions.ts'
import { type Caller, newId, type Parts, rolesIn } from './parts.ts'

/** Somebody who has signed in, as every page is told. */
export type SignedIn = {
  readonly person: PersonId
  readonly name: string
  readonly roles: readonly Role[]
  readonly session: {
    readonly handle: string
    readonly way: SessionRow['way']
    readonly startedAt: number
    /** Nothing where it does not end by itself. */
    readonly lasts?: Lasting | undefined
    /** Whether they have just proved who they are: enough for a step that asks for more than a session. */
    readonly fresh: boolean
  }
}

export type SessionShown = Pick<SessionRow, 'handle' | 'way' | 'device' | 'startedAt' | 'seenAt'>

/** Ended and forgotten sessions are known for a day more, so that what their owner was writing can be given back. */
const KEPT_AFTER = LONGEST * 2

/** Begins a session with a new id, whatever id the browser came with. */
export async function begin(
  door: DoorWork,
  { account, caller, way, now }: { account: AccountRow; caller: Caller; way: SessionRow['way']; now: number },
): Promise<string> {
  await door.dropBefore('sessions', 'startedAt', now - KEPT_AFTER)
  const id = newId()
  const handle = randomBytes(12).toString('base64url')
  const { person } = account
  const times = { startedAt: now, seenAt: now, provedAt: now }
  await door.put('sessions', { hash: hashOfId(id), handle, person, way, device: caller.device, ...times })
  await door.put('accounts', { ...account, lastSignInAt: now })
  await door.note({ at: now, kind: 'signed-in', person, what: way })
  return id
}

/** Whose session an id is; nobody's where it has ended, was left alone too long, or never was. */
export async function signedIn({ signIns, now }: Parts, id: string | undefined): Promise<SignedIn | undefined> {
  if (!isSecretId(id)) return undefined
  const hash = hashOfId(id)
  const time = now()
  const found = await signIns.read(async (door) => {
    const row = await door.get('sessions', hash)
    const account = row && (await door.get('accounts', row.person))
    return row && account && { row, account }
  })
  if (!found || stateOf(found.row, time) !== 'alive' || found.account.endedAt !== undefined) return undefined
  const touches = isToTouch(found.row, time)
  if (touches) await signIns.change((door) => touch(door, hash, time))
  const { handle, way, startedAt, seenAt } = found.row
  const { person, name } = found.account
  // The demonstration begins a new one by itself.
  const lasts = way === 'demonstration' ? undefined : lastingOf({ ...found.row, seenAt: touches ? time : seenAt }, time)
  const session = { handle, way, startedAt, lasts, fresh: isFresh(found.row, time) }
  return { person, name, roles: rolesIn(found.account), session }
}

async function touch(door: DoorWork, hash: string, now: number): Promise<void> {
  const row = await door.get('sessions', hash)
  if (row && stateOf(row, now) === 'alive') await door.put('sessions', { ...row, seenAt: now })
}

/** Counts a session as used now, however lately it was written down as used. */
export const stay = ({ signIns, now }: Parts, id: string): Promise<void> =>
  signIns.change((door) => touch(door, hashOfId(id), now()))

/** Whose session an id was, also when it is over: for giving back what they wrote, and for nothing else. */
export async function formerly({ signIns }: Parts, id: string): Promise<PersonId | undefined> {
  if (!isSecretId(id)) return undefined
  return (await signIns.read((door) => door.get('sessions', hashOfId(id))))?.person
}

/** Marks a session as freshly proved and gives it a new id; nothing where it is no longer alive. */
export async function renewed(door: DoorWork, id: string, now: number): Promise<string | undefined> {
  const row = await door.get('sessions', hashOfId(id))
  if (!row || stateOf(row, now) !== 'alive') return undefined
  const next = newId()
  await door.drop('sessions', row.hash)
  await door.put('sessions', { ...row, hash: hashOfId(next), seenAt: now, provedAt: now })
  await door.note({ at: now, kind: 'proved-again', person: row.person })
  return next
}

/** Ends the session of an id. */
export const signOut = ({ signIns, now }: Parts, id: string): Promise<void> =>
  signIns.change(async (door) => {
    const row = await door.get('sessions', hashOfId(id))
    if (!row || row.endedAt !== undefined) return
    await door.put('sessions', { ...row, endedAt: now() })
    await door.note({ at: now(), kind: 'signed-out', person: row.person })
  })

/** The sessions of a person that are alive, the last used first. */
export async function sessionsOf({ signIns, now }: Parts, person: PersonId): Promise<readonly SessionShown[]> {
  const rows = await signIns.read((door) => door.find('sessions', 'person', person))
  return rows.filter((row) => stateOf(row, now()) === 'alive').sort((a, b) => b.seenAt - a.seenAt)
}

type Ending = {
  readonly person: PersonId
  readonly by: PersonId
  readonly now: number
  readonly handle?: string | undefined
  readonly but?: string
}

/** Ends the sessions of a person, or the one of a handle, or all but the one of a handle; nobody else's is touched. */
export async function endSessions(door: DoorWork, { person, by, now, handle, but }: Ending): Promise<void> {
  for (const row of await door.find('sessions', 'person', person)) {
    if (row.endedAt !== undefined || row.handle === but || (handle !== undefined && row.handle !== handle)) continue
    await door.put('sessions', { ...row, endedAt: now })
    await door.note({ at: now, kind: 'session-ended', person, ...(by !== person && { by }) })
  }
}
