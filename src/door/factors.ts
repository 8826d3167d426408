import { randomBytes } from 'node:crypto'
import type { CredentialRow, DoorWork } from '../casework/sign-in-port.ts'
import type { PersonId } from '../kernel/ids.ts'
import { CODE_BYTES, hashOfCode, HOW_MANY, recoveryCode } from '../people/recovery-codes.ts'
import { matchingStep, SECRET_BYTES } from '../people/totp.ts'
import type { Parts } from './parts.ts'

export const passwordIdOf = (person: PersonId): string => `password/${person}`
const totpIdOf = (person: PersonId): string => `totp/${person}`
const recoveryIdOf = (person: PersonId, hash: string): string => `recovery/${person}/${hash}`

/** A new secret for an app. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** Keeps a secret, sealed for this person, with the step whose code showed that their app has it. */
export async function keepTotp(
  { seals }: Parts,
  door: DoorWork,
  { person, secret, step, now }: { person: PersonId; secret: Buffer; step: number; now: number },
): Promise<void> {
  const id = totpIdOf(person)
  const sealed = seals.seal(secret.toString('base64'), id)
  await door.put('credentials', { id, person, kind: 'totp', secret: sealed, counter: step, createdAt: now })
}

/** Makes new recovery codes in place of those before, and answers them: they are shown once and kept as hashes. */
export async function newRecoveryCodes(door: DoorWork, person: PersonId, now: number): Promise<readonly string[]> {
  for (const { id, kind } of await door.find('credentials', 'person', person)) {
    if (kind === 'recovery-code') await door.drop('credentials', id)
  }
  const codes = Array.from({ length: HOW_MANY }, () => recoveryCode(randomBytes(CODE_BYTES)))
  for (const code of codes) {
    const hash = hashOfCode(code) ?? ''
    await door.put('credentials', {
      id: recoveryIdOf(person, hash),
      person,
      kind: 'recovery-code',
      secret: hash,
      createdAt: now,
    })
  }
  return codes
}

/** Whether what was typed is the code of the person's app or one of their recovery codes; either counts once. */
export async function usedCode(
  { seals }: Parts,
  door: DoorWork,
  { person, typed, now }: { person: PersonId; typed: string; now: number },
): Promise<'code' | 'recovery-code' | undefined> {
  const row = await door.get('credentials', totpIdOf(person))
  const step = row && stepOf(seals, row, typed, now)
  if (row && step !== undefined) {
    await door.put('credentials', { ...row, counter: step, usedAt: now })
    return 'code'
  }
  const hash = hashOfCode(typed)
  if (hash === undefined || !(await door.drop('credentials', recoveryIdOf(person, hash)))) return undefined
  await door.note({ at: now, kind: 'recovery-code-used', person })
  return 'recovery-code'
}

function stepOf(seals: Parts['seals'], row: CredentialRow, typed: string, now: number): number | undefined {
  const secret = seals.open(row.secret, row.id)
  if (secret === undefined) throw new Error('The secret of an app cannot be opened: it was moved or altered')
  return matchingStep(Buffer.from(secret, 'base64'), typed, now, row.counter)
}

/** The ways in which a person can prove who they are, without their secrets. */
export type FactorsShown = {
  readonly password: boolean
  readonly app: boolean
  readonly recoveryCodes: number
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdAt: number }[]
}

export async function factorsOf({ signIns }: Parts, person: PersonId): Promise<FactorsShown> {
  const rows = await signIns.read((door) => door.find('credentials', 'person', person))
  const of = (kind: CredentialRow['kind']) => rows.filter((row) => row.kind === kind)
  return {
    password: of('password').length > 0,
    app: of('totp').length > 0,
    recoveryCodes: of('recovery-code').length,
    passkeys: of('passkey').map(({ id, about, createdAt }) => ({ id, name: about ?? 'Passkey', createdAt })),
  }
}
