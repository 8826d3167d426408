import type { ErasureReason } from '../../../casework/erasure.ts'
import type { PersonRead, PersonRefusal } from '../../../casework/person-stream.ts'
import type { Result } from '../../../kernel/result.ts'
import type { EqualityAnswers } from '../../../people/equality.ts'
import type { PersonFact } from '../../../people/person.ts'
import type { Deps } from '../../deps.ts'
import { html } from '../../html.ts'
import type { Ask } from '../../page.ts'
import { REGISTER_PATH, registerPath } from '../../paths.ts'
import type { Place } from './acts-view.ts'
import { crumbs } from './person-view.ts'

type Done = Promise<Result<unknown, PersonRefusal>>

/** Somebody whom pages are about, what keeps what is recorded of them, and where those pages stand. */
export type Keeping = {
  readonly read: PersonRead
  readonly place: Place
  readonly add: (command: string, fact: PersonFact) => Done
  readonly erase: (because: ErasureReason) => Done
  readonly answers: (answers: EqualityAnswers) => Done
  /** Where to go when something was done; `erased` is said where they no longer have a page. */
  readonly after: (done: string) => string
}

/** Somebody on the register. */
export async function registerKeeping(
  { people }: Deps,
  { viewer, params }: Pick<Ask, 'viewer' | 'params'>,
): Promise<Keeping | undefined> {
  const read = await people.read(viewer, params['id'] ?? '')
  if (!read) return undefined
  const { id, person } = read
  return {
    read,
    place: {
      part: 'register',
      home: registerPath(id),
      path: (...what) => registerPath(id, ...what),
      crumbs: (title) => crumbs({ text: person.name, href: registerPath(id) }, { text: title }),
      about: person.name,
      onErasing: html`Complaints in which they are named are not changed. To take them off the register only, <a class="govuk-link" href="${registerPath(id, 'leave')}">record that they left</a>.`,
      unanswered: 'Cancel',
    },
    add: (command, fact) => people.add(viewer, id, command, fact),
    erase: (because) => people.erase(viewer, id, because),
    answers: (answers) => people.giveEqualityAnswers(viewer, id, answers),
    after: (done) => `${done === 'erased' ? REGISTER_PATH : registerPath(id)}?done=${done}`,
  }
}
