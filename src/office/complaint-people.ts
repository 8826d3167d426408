import { readFileSync } from 'node:fs'
import type { Casework } from '../casework/casework.ts'
import type { PartyFact, Whom } from '../casework/recorded-party.ts'
import type { StreamId } from '../kernel/ids.ts'
import type { Particulars } from '../people/parties.ts'
import { fileIn } from './law.ts'
import { VIEWER } from './record.ts'

/** Somebody of an invented complaint: new, or one who was brought before under that key. */
type Who =
  | { readonly key: string; readonly name: string; readonly facts: readonly PartyFact[] }
  | { readonly again: string }
/** One whom its chronology names by this id, or who joins it with these particulars. */
type Part = { readonly id: string } | { readonly person: Particulars }
type Invented = { readonly reference: string } & Who & Part

/** Brings the people of the invented complaints, each with a record of their own. */
export async function bringPeople(casework: Casework): Promise<void> {
  const all: readonly Invented[] = JSON.parse(readFileSync(fileIn('people.json'), 'utf8'))
  const brought = new Map<string, StreamId>()
  for (const [at, one] of all.entries()) {
    const done = await bring(casework, one, { command: `invented-${at}`, whom: whomOf(one, brought) })
    if (!done.ok) throw new Error(`Somebody who comes with the program cannot be recorded: ${done.error.says}`)
    if ('key' in one && done.value.stream) brought.set(one.key, done.value.stream)
  }
}

function whomOf(one: Who, brought: ReadonlyMap<string, StreamId>): Whom {
  if ('key' in one) return { is: 'new', name: one.name, facts: one.facts }
  const stream = brought.get(one.again)
  if (stream === undefined) throw new Error('Somebody who comes with the program was not brought before')
  return { is: 'known', stream }
}

async function bring(
  casework: Casework,
  one: Invented,
  { command, whom }: { readonly command: string; readonly whom: Whom },
) {
  const { reference } = one
  if ('person' in one) return casework.joinPerson(VIEWER, reference, command, { whom, person: one.person })
  const read = await casework.peopleOf(VIEWER, reference)
  const place = read?.parties.find(({ id }) => id === one.id)?.place ?? 0
  return casework.linkPerson(VIEWER, reference, command, { place, whom })
}
