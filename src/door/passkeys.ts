import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { CredentialRow, DoorWork } from '../casework/sign-in-port.ts'
import type { PersonId } from '../kernel/ids.ts'
import { type Caller, type Entry, letsIn, type Parts } from './parts.ts'
import { openedStep, sealedStep, usedFirst } from './sealed-steps.ts'
import { begin } from './sessions.ts'
import { addressTry, begun, succeeded } from './tries.ts'

// A passkey is asked to check its owner (by finger, face or number), so that it counts as two factors.

const idOf = (credential: string): string => `passkey/${credential}`
const hostIn = ({ origin }: Parts): string => new URL(origin).hostname

/** What the browser is to ask the passkey, as JSON, and the challenge in it, sealed, for the form to bring back. */
export type Asked = { readonly options: string; readonly challenge: string }

const asked = (parts: Parts, step: string, caller: Caller, options: { readonly challenge: string }): Asked => ({
  options: JSON.stringify(options),
  challenge: sealedStep(parts, step, caller.id, options.challenge),
})

/** Asks for any passkey of this service. */
export async function askForPasskey(parts: Parts, caller: Caller): Promise<Asked> {
  const options = await generateAuthenticationOptions({ rpID: hostIn(parts), userVerification: 'required' })
  return asked(parts, 'passkey', caller, options)
}

/** Asks for a new passkey for somebody who has just proved who they are. */
export async function askForNewPasskey(
  parts: Parts,
  caller: Caller,
  { person, name }: { readonly person: PersonId; readonly name: string },
): Promise<Asked> {
  const rows = await parts.signIns.read((door) => door.find('credentials', 'person', person))
  const options = await generateRegistrationOptions({
    rpName: parts.service,
    rpID: hostIn(parts),
    userID: new Uint8Array(Buffer.from(person)),
    userName: name,
    userDisplayName: name,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: rows
      .filter(({ kind }) => kind === 'passkey')
      .map(({ id }) => ({ id: id.slice(idOf('').length) })),
  })
  return asked(parts, `new-passkey/${person}`, caller, options)
}

export type Answered = { readonly challenge: string; readonly response: string }

/** Keeps a new passkey; says whether the browser's answer was good. */
export async function keepPasskey(
  parts: Parts,
  caller: Caller,
  { person, called, challenge, response }: Answered & { readonly person: PersonId; readonly called: string },
): Promise<boolean> {
  const expected = openedStep(parts, `new-passkey/${person}`, caller.id, challenge)
  const given = parsed(response)
  if (expected === undefined || !given) return false
  const verified = await verifyRegistrationResponse({
    response: given as RegistrationResponseJSON,
    expectedChallenge: expected,
    expectedOrigin: parts.origin,
    expectedRPID: hostIn(parts),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return false
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const now = parts.now()
  return parts.signIns.change(async (door) => {
    if (!(await usedFirst(door, expected, now)) || (await door.get('credentials', idOf(id)))) return false
    const secret = Buffer.from(publicKey).toString('base64url')
    const about = called.trim().slice(0, 60) || 'Passkey'
    await door.put('credentials', { id: idOf(id), person, kind: 'passkey', secret, about, counter, createdAt: now })
    await door.note({ at: now, kind: 'factor-added', person, what: 'passkey' })
    return true
  })
}

/** Takes the answer of a passkey as a way in, and begins the session. */
export async function takePasskey(parts: Parts, caller: Caller, answer: Answered): Promise<Entry> {
  const attempt = addressTry(parts, caller)
  const now = parts.now()
  const seconds = await parts.signIns.change((door) => begun(door, attempt, now))
  if (seconds > 0) return { is: 'wait', seconds }
  const row = await provedBy(parts, caller, answer)
  if (row === 'too-late') return { is: 'too-late' }
  return parts.signIns.change(async (door): Promise<Entry> => {
    const account = row && (await door.get('accounts', row.person))
    if (!row || !account || !letsIn(account, now)) {
      await door.note({ at: now, kind: 'sign-in-failed', what: 'passkey', ...(row && { person: row.person }) })
      return { is: 'refused' }
    }
    await succeeded(door, attempt)
    return { is: 'in', person: account.person, id: await begin(door, { account, caller, way: 'passkey', now }) }
  })
}

/** The passkey that gave a good answer, its count moved on; nothing where the answer is not good. */
export async function provedBy(
  parts: Parts,
  caller: Caller,
  { challenge, response }: Answered,
): Promise<CredentialRow | 'too-late' | undefined> {
  const expected = openedStep(parts, 'passkey', caller.id, challenge)
  if (expected === undefined) return 'too-late'
  const given = parsed(response)
  const row = given && (await parts.signIns.read((door) => door.get('credentials', idOf(given.id))))
  if (!given || row?.kind !== 'passkey') return undefined
  const verified = await verifyAuthenticationResponse({
    response: given as AuthenticationResponseJSON,
    expectedChallenge: expected,
    expectedOrigin: parts.origin,
    expectedRPID: hostIn(parts),
    requireUserVerification: true,
    credential: {
      id: given.id,
      publicKey: new Uint8Array(Buffer.from(row.secret, 'base64url')),
      counter: row.counter ?? 0,
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  return parts.signIns.change((door) =>
    movedOn(door, row, expected, verified.authenticationInfo.newCounter, parts.now()),
  )
}

async function movedOn(
  door: DoorWork,
  { id }: CredentialRow,
  challenge: string,
  counter: number,
  now: number,
): Promise<CredentialRow | undefined> {
  const row = await door.get('credentials', id)
  if (!row || !(await usedFirst(door, challenge, now))) return undefined
  await door.put('credentials', { ...row, counter, usedAt: now })
  return row
}

/** Takes a passkey away from its owner's account. */
export const removePasskey = ({ signIns, now }: Parts, person: PersonId, id: string): Promise<void> =>
  signIns.change(async (door) => {
    const row = await door.get('credentials', id)
    if (row?.person !== person || row.kind !== 'passkey') return
    await door.drop('credentials', id)
    await door.note({ at: now(), kind: 'factor-removed', person, what: 'passkey' })
  })

/** What a browser gave, if it is an object with an id at all; the library checks all that is in it. */
function parsed(text: string): { readonly id: string } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isGiven = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    return isGiven ? { ...value, id: String(value.id) } : undefined
  } catch {
    return undefined
  }
}
