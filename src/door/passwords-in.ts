import type { PersonId } from '../kernel/ids.ts'
import { personId } from '../kernel/ids.ts'
import { passwordIdOf, usedCode } from './factors.ts'
import { BUSY_SECONDS, isPassword, NOBODYS, whenFree } from './hashing.ts'
import { accountOf, type Caller, type Entry, letsIn, type Parts } from './parts.ts'
import { openedStep, sealedStep } from './sealed-steps.ts'
import { begin } from './sessions.ts'
import { begun, codeTry, passwordTry, succeeded, takenBack } from './tries.ts'

const STEP = 'second-factor'
const NOBODY = personId('nobody')

export type FirstStep =
  | { readonly is: 'second-factor'; readonly step: string }
  | { readonly is: 'refused' }
  | { readonly is: 'wait'; readonly seconds: number }

/**
 * Takes an email address and a password. What it does and how long that takes is the same whether there is such an
 * account or not; only the right password is answered otherwise.
 */
export async function takePassword(
  parts: Parts,
  caller: Caller,
  typed: { readonly email: string; readonly password: string },
): Promise<FirstStep> {
  const { signIns, now } = parts
  const attempt = passwordTry(parts, typed.email, caller)
  const seconds = await signIns.change((door) => begun(door, attempt, now()))
  if (seconds > 0) return { is: 'wait', seconds }
  const { account, stored } = await signIns.read(async (door) => {
    const account = await accountOf(door, typed.email)
    const row = await door.get('credentials', passwordIdOf(account?.person ?? NOBODY))
    return { account, stored: row?.secret ?? NOBODYS }
  })
  const right = await whenFree(() => isPassword(typed.password, stored))
  if (right === 'busy') {
    await signIns.change((door) => takenBack(door, attempt))
    return { is: 'wait', seconds: BUSY_SECONDS }
  }
  if (right && account && letsIn(account, now())) {
    await signIns.change((door) => succeeded(door, attempt))
    return { is: 'second-factor', step: sealedStep(parts, STEP, caller.id, account.person) }
  }
  await signIns.change((door) =>
    door.note({ at: now(), kind: 'sign-in-failed', what: 'password', ...(account && { person: account.person }) }),
  )
  return { is: 'refused' }
}

/** Who has given the right password in this browser, a few minutes ago at most. */
export const halfIn = (parts: Parts, caller: Caller, step: string): PersonId | undefined => {
  const person = openedStep(parts, STEP, caller.id, step)
  return person === undefined ? undefined : personId(person)
}

/** Takes the code that follows the password, and begins the session. */
export async function takeCode(
  parts: Parts,
  caller: Caller,
  { step, code }: { readonly step: string; readonly code: string },
): Promise<Entry> {
  const person = halfIn(parts, caller, step)
  if (person === undefined) return { is: 'too-late' }
  const now = parts.now()
  const attempt = codeTry(parts, person)
  // Counted by itself first: it stays counted whatever comes of the rest.
  const seconds = await parts.signIns.change((door) => begun(door, attempt, now))
  if (seconds > 0) return { is: 'wait', seconds }
  return parts.signIns.change(async (door): Promise<Entry> => {
    const account = await door.get('accounts', person)
    if (!account || !letsIn(account, now)) return { is: 'refused' }
    if (!(await usedCode(parts, door, { person, typed: code, now }))) {
      await door.note({ at: now, kind: 'sign-in-failed', person, what: 'code' })
      return { is: 'refused' }
    }
    await succeeded(door, attempt)
    return { is: 'in', person, id: await begin(door, { account, caller, way: 'password', now }) }
  })
}
