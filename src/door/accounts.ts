import type { AccountRow, DoorWork } from '../casework/sign-in-port.ts'
import { type PersonId, personId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type PasswordProblem, problemOf } from '../people/passwords.ts'
import type { Role } from '../people/roles.ts'
import { hashOfId, isSecretId } from '../people/sessions.ts'
import { matchingStep } from '../people/totp.ts'
import { keepTotp, newRecoveryCodes, newTotpSecret, passwordIdOf } from './factors.ts'
import { BUSY_SECONDS, hashOfPassword, whenFree } from './hashing.ts'
import { accountOf, type Caller, newId, newPerson, type Parts, plainEmail, rolesIn } from './parts.ts'
import { openedStep, sealedStep } from './sealed-steps.ts'
import { begin, endSessions } from './sessions.ts'

/** An invitation by an administrator may be taken up for this long; the first one, from the command line, for an hour. */
export const INVITED_FOR = 24 * 3_600_000
export const FIRST_FOR = 3_600_000

export type AccountShown = {
  readonly person: PersonId
  readonly name: string
  readonly email?: string | undefined
  readonly roles: readonly Role[]
  /** Whether the council's own sign-in vouches for them; their roles then come from there. */
  readonly elsewhere: boolean
  readonly lastSignInAt?: number | undefined
  readonly ended: boolean
}

const shown = (row: AccountRow): AccountShown => ({
  person: row.person,
  name: row.name,
  email: row.email,
  roles: rolesIn(row),
  elsewhere: row.subject !== undefined,
  lastSignInAt: row.lastSignInAt,
  ended: row.endedAt !== undefined,
})

/** Every account, by name. */
export async function accountsOf({ signIns }: Parts): Promise<readonly AccountShown[]> {
  const rows = await signIns.read((door) => door.find('accounts'))
  return rows.map(shown).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

export async function accountWith({ signIns }: Parts, person: string): Promise<AccountShown | undefined> {
  const row = await signIns.read((door) => door.get('accounts', person))
  return row && shown(row)
}

export type Invited = { readonly name: string; readonly email: string; readonly roles: readonly Role[] }

/** Makes an account and the secret of its one-time link. `by` is nobody where it comes from the command line. */
export const invite = (
  parts: Parts,
  { name, email, roles }: Invited,
  { by, lasts }: { readonly by?: PersonId; readonly lasts: number },
): Promise<Result<string, 'there-is-one' | 'has-left'>> =>
  parts.signIns.change(async (door) => {
    const there = await accountOf(door, email)
    if (there) return fail(there.endedAt === undefined ? ('there-is-one' as const) : ('has-left' as const))
    const now = parts.now()
    const person = newPerson()
    const row = { person, name, email: plainEmail(email), roles: JSON.stringify(roles), createdAt: now }
    await door.put('accounts', row)
    await door.note({ at: now, kind: 'invited', person, ...(by && { by }) })
    for (const what of roles) await door.note({ at: now, kind: 'role-given', person, what, ...(by && { by }) })
    return ok(await newLink(parts, door, person, lasts))
  })

/** A new link for somebody who lost every way in, or who was away for long. What they have works until they use it. */
export const inviteAgain = (
  parts: Parts,
  person: PersonId,
  { by, lasts }: { readonly by?: PersonId; readonly lasts: number },
): Promise<string | undefined> =>
  parts.signIns.change(async (door) => {
    const row = await door.get('accounts', person)
    if (!row || row.endedAt !== undefined || row.subject !== undefined) return undefined
    await door.note({ at: parts.now(), kind: 'invited', person, ...(by && { by }) })
    return newLink(parts, door, person, lasts)
  })

/** A link in the place of any before it: of two, the one that went astray would stay a way in. */
async function newLink(parts: Parts, door: DoorWork, person: PersonId, lasts: number): Promise<string> {
  const { seals, now } = parts
  await door.dropBefore('once', 'expiresAt', now())
  await dropLinks(parts, door, person)
  const id = newId()
  const hash = hashOfId(id)
  await door.put('once', { hash, kind: 'invitation', content: seals.seal(person, hash), expiresAt: now() + lasts })
  return id
}

/** Drops the one-time links of somebody. */
export async function dropLinks({ seals }: Parts, door: DoorWork, person: PersonId): Promise<void> {
  for (const { hash, kind, content } of await door.find('once')) {
    if (kind === 'invitation' && seals.open(content, hash) === person) await door.drop('once', hash)
  }
}

async function invitedBy({ seals, now }: Parts, door: DoorWork, link: string): Promise<AccountRow | undefined> {
  if (!isSecretId(link)) return undefined
  const row = await door.get('once', hashOfId(link))
  if (row?.kind !== 'invitation' || row.expiresAt <= now()) return undefined
  const person = seals.open(row.content, row.hash)
  const account = person === undefined ? undefined : await door.get('accounts', person)
  return account?.endedAt === undefined ? account : undefined
}

export type SettingUp = {
  readonly name: string
  readonly email: string
  readonly secret: Buffer
  readonly sealed: string
}

/** Opens an invitation: who it is for, and a new secret for their app, which the form brings back sealed. */
export async function openInvitation(
  parts: Parts,
  caller: Caller,
  link: string,
  before?: string,
): Promise<SettingUp | undefined> {
  const account = await parts.signIns.read((door) => invitedBy(parts, door, link))
  if (!account) return undefined
  const kept = before === undefined ? undefined : openedStep(parts, `set-up/${link}`, caller.id, before)
  const secret = kept === undefined ? newTotpSecret() : Buffer.from(kept, 'base64')
  const sealed = sealedStep(parts, `set-up/${link}`, caller.id, secret.toString('base64'))
  return { name: account.name, email: account.email ?? '', secret, sealed }
}

export type SetUp =
  | { readonly is: 'in'; readonly id: string; readonly recoveryCodes: readonly string[] }
  | { readonly is: 'password'; readonly problem: PasswordProblem }
  | { readonly is: 'code' }
  | { readonly is: 'no-invitation' }
  | { readonly is: 'wait'; readonly seconds: number }

/** Sets the password and the app of whoever was invited, in place of all they had before, and signs them in. */
export async function setUp(
  parts: Parts,
  caller: Caller,
  { link, password, code, sealed }: { link: string; password: string; code: string; sealed: string },
): Promise<SetUp> {
  const now = parts.now()
  const account = await parts.signIns.read((door) => invitedBy(parts, door, link))
  if (!account) return { is: 'no-invitation' }
  const problem = problemOf(password, [account.name, account.email ?? '', parts.service, 'redress'])
  if (problem) return { is: 'password', problem }
  const kept = openedStep(parts, `set-up/${link}`, caller.id, sealed)
  const secret = kept === undefined ? undefined : Buffer.from(kept, 'base64')
  const step = secret && matchingStep(secret, code, now, undefined)
  if (!secret || step === undefined) return { is: 'code' }
  const hash = await whenFree(() => hashOfPassword(password))
  if (hash === 'busy') return { is: 'wait', seconds: BUSY_SECONDS }
  return parts.signIns.change(async (door): Promise<SetUp> => {
    // Asked again: they may have left, or the link been used, while the password was hashed.
    const invited = await invitedBy(parts, door, link)
    if (!invited || !(await door.drop('once', hashOfId(link)))) return { is: 'no-invitation' }
    const { person } = invited
    for (const { id } of await door.find('credentials', 'person', person)) await door.drop('credentials', id)
    await endSessions(door, { person, by: person, now })
    await door.put('credentials', { id: passwordIdOf(person), person, kind: 'password', secret: hash, createdAt: now })
    await keepTotp(parts, door, { person, secret, step, now })
    await door.note({ at: now, kind: 'set-up', person })
    const recoveryCodes = await newRecoveryCodes(door, person, now)
    return { is: 'in', id: await begin(door, { account: invited, caller, way: 'password', now }), recoveryCodes }
  })
}

export type Change = { readonly person: PersonId; readonly by: PersonId }

/** Gives and ends roles; whoever's roles change signs in again. Nobody takes the last administrator's role away. */
export const changeRoles = (
  parts: Parts,
  { person, by }: Change,
  roles: readonly Role[],
): Promise<Result<void, string>> =>
  parts.signIns.change(async (door) => {
    const row = await door.get('accounts', person)
    if (!row || row.subject !== undefined) return fail('Their roles come from the council’s own sign-in')
    const before = rolesIn(row)
    if (!roles.includes('administrator') && (await isLastAdministrator(door, row))) {
      return fail('There must be an administrator: give another person that role first')
    }
    const now = parts.now()
    const given = roles.filter((role) => !before.includes(role))
    const ended = before.filter((role) => !roles.includes(role))
    if (given.length + ended.length === 0) return ok(undefined)
    await door.put('accounts', { ...row, roles: JSON.stringify(roles) })
    for (const what of given) await door.note({ at: now, kind: 'role-given', person, by, what })
    for (const what of ended) await door.note({ at: now, kind: 'role-ended', person, by, what })
    await endSessions(door, { person, by, now })
    return ok(undefined)
  })

/** Ends an account with all its sessions, ways in and invitations, at once. */
export const endAccount = (parts: Parts, { person, by }: Change): Promise<Result<void, string>> =>
  parts.signIns.change(async (door) => {
    const row = await door.get('accounts', person)
    if (!row || row.endedAt !== undefined) return fail('There is no such account')
    if (await isLastAdministrator(door, row)) {
      return fail('There must be an administrator: give another person that role first')
    }
    const now = parts.now()
    await endSessions(door, { person, by, now })
    for (const { id } of await door.find('credentials', 'person', person)) await door.drop('credentials', id)
    await dropLinks(parts, door, person)
    await door.put('accounts', { ...row, endedAt: now })
    await door.note({ at: now, kind: 'account-ended', person, by })
    return ok(undefined)
  })

/**
 * Opens the account of somebody again who has come back. They are the person whom complaints know, kept away from what
 * they were kept away from; of roles and ways in they have none until they are given them anew.
 */
export const reopenAccount = (parts: Parts, { person, by }: Change): Promise<Result<void, string>> =>
  parts.signIns.change(async (door) => {
    const row = await door.get('accounts', person)
    if (row?.endedAt === undefined) return fail('There is no such account')
    const { endedAt: _endedAt, lastSignInAt: _lastSignInAt, ...again } = row
    const now = parts.now()
    await door.put('accounts', { ...again, roles: '[]', createdAt: now })
    await door.note({ at: now, kind: 'account-reopened', person, by })
    return ok(undefined)
  })

async function isLastAdministrator(door: DoorWork, row: AccountRow): Promise<boolean> {
  if (!rolesIn(row).includes('administrator')) return false
  const all = await door.find('accounts')
  return !all.some(
    (one) => one.person !== row.person && one.endedAt === undefined && rolesIn(one).includes('administrator'),
  )
}

/** Who a text from a form or an address names; nobody where it cannot. */
export const personIn = (text: string): PersonId | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(text) ? personId(text) : undefined
