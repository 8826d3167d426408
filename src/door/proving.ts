import type { PersonId } from '../kernel/ids.ts'
import { usedCode } from './factors.ts'
import { type Answered, provedBy } from './passkeys.ts'
import type { Caller, Entry, Parts } from './parts.ts'
import { renewed } from './sessions.ts'
import { begun, codeTry, succeeded } from './tries.ts'

// A step that asks for more than a session: whoever has it proves again who they are, and its id is renewed.

const into = (person: PersonId, id: string | undefined): Entry =>
  id === undefined ? { is: 'too-late' } : { is: 'in', person, id }

/** Proves it again with a code. */
export async function proveByCode(parts: Parts, caller: Caller, person: PersonId, code: string): Promise<Entry> {
  const now = parts.now()
  const attempt = codeTry(parts, person)
  const seconds = await parts.signIns.change((door) => begun(door, attempt, now))
  if (seconds > 0) return { is: 'wait', seconds }
  return parts.signIns.change(async (door): Promise<Entry> => {
    if (!(await usedCode(parts, door, { person, typed: code, now }))) {
      await door.note({ at: now, kind: 'proof-failed', person, what: 'code' })
      return { is: 'refused' }
    }
    await succeeded(door, attempt)
    return into(person, await renewed(door, caller.id, now))
  })
}

/** Proves it again with a passkey of the same person. */
export async function proveByPasskey(parts: Parts, caller: Caller, person: PersonId, answer: Answered): Promise<Entry> {
  const row = await provedBy(parts, caller, answer)
  if (row === 'too-late') return { is: 'too-late' }
  return parts.signIns.change(async (door): Promise<Entry> => {
    const now = parts.now()
    if (row?.person !== person) {
      await door.note({ at: now, kind: 'proof-failed', person, what: 'passkey' })
      return { is: 'refused' }
    }
    return into(person, await renewed(door, caller.id, now))
  })
}
