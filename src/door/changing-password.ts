import type { PersonId } from '../kernel/ids.ts'
import { normalised, type PasswordProblem, problemOf } from '../people/passwords.ts'
import { dropLinks } from './accounts.ts'
import { passwordIdOf } from './factors.ts'
import { BUSY_SECONDS, hashOfPassword, isPassword, whenFree } from './hashing.ts'
import type { Caller, Parts } from './parts.ts'
import { endSessions } from './sessions.ts'
import { begun, passwordTry, succeeded, takenBack } from './tries.ts'

export type PasswordChanged =
  | { readonly is: 'changed' }
  /** The password that they have was not given. */
  | { readonly is: 'wrong' }
  | { readonly is: 'problem'; readonly problem: PasswordProblem | 'the-same' }
  | { readonly is: 'wait'; readonly seconds: number }

type Changing = {
  readonly person: PersonId
  /** The session that goes on; all others of theirs end. */
  readonly handle: string
  readonly password: string
  readonly next: string
}

/**
 * Changes the password of somebody who has just proved who they are and gives the one that they have. A link that was
 * made for them no longer works, and every other session of theirs is over: whoever has one need not be them.
 */
export async function changePassword(parts: Parts, caller: Caller, changing: Changing): Promise<PasswordChanged> {
  const { signIns, now, service } = parts
  const { person, handle, password, next } = changing
  const [account, credential] = await signIns.read((door) =>
    Promise.all([door.get('accounts', person), door.get('credentials', passwordIdOf(person))]),
  )
  if (!account || !credential) return { is: 'wrong' }
  const problem = problemOf(next, [account.name, account.email ?? '', service, 'redress'])
  if (problem) return { is: 'problem', problem }
  const attempt = passwordTry(parts, account.email ?? person, caller)
  const seconds = await signIns.change((door) => begun(door, attempt, now()))
  if (seconds > 0) return { is: 'wait', seconds }
  const right = await whenFree(() => isPassword(password, credential.secret))
  const hash = right === true ? await whenFree(() => hashOfPassword(next)) : undefined
  if (right === 'busy' || hash === 'busy') {
    await signIns.change((door) => takenBack(door, attempt))
    return { is: 'wait', seconds: BUSY_SECONDS }
  }
  return signIns.change(async (door): Promise<PasswordChanged> => {
    const before = await door.get('credentials', passwordIdOf(person))
    // It may have been set anew, or the account have ended, while the hashes were made.
    if (hash === undefined || before?.secret !== credential.secret) {
      await door.note({ at: now(), kind: 'proof-failed', person, what: 'password' })
      return { is: 'wrong' }
    }
    await succeeded(door, attempt)
    if (normalised(next) === normalised(password)) return { is: 'problem', problem: 'the-same' }
    await door.put('credentials', { ...before, secret: hash, createdAt: now() })
    await dropLinks(parts, door, person)
    await endSessions(door, { person, by: person, now: now(), but: handle })
    await door.note({ at: now(), kind: 'password-changed', person })
    return { is: 'changed' }
  })
}
