import { randomUUID } from 'node:crypto'
import type { PersonFact } from '../../../people/person.ts'
import { refusalOf } from '../../../people/refusal.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, show } from '../../page.ts'
import { registerPath } from '../../paths.ts'
import { boxOfPart, type Filled, type Typed, typedIn, type Wrong } from './fields.ts'
import { contactIn } from './forms.ts'
import { answersPage, termsPage, whoPage } from './new-view.ts'
import { termsIn } from './register-forms.ts'

type Read<Fact> = { readonly fact?: Fact; readonly wrong: readonly Wrong[] }

/** The first page, empty. A wish to add somebody has its id from here on, so that it is done once. */
export const beginNew = ({ law }: Deps): Answer =>
  show(whoPage({ typed: { command: randomUUID() }, wrong: [], bounds: law.calendar }))

/** The next page, or the one on which something has to be put right. */
export async function stepOfNew(deps: Deps, posted: Posted): Promise<Answer> {
  const { typed } = posted
  const filled = (wrong: readonly Wrong[] = []): Filled => ({ typed, wrong, bounds: deps.law.calendar })
  const [who, contact, terms] = [nameIn(deps, typed), contactOf(deps, typed), termsOf(deps, filled())]
  const wrongWho = [...who.wrong, ...contact.wrong]
  const { step } = typed
  if (step === 'who-again') return show(whoPage(filled()))
  if (wrongWho.length > 0 || !who.fact || !contact.fact) return show(whoPage(filled(wrongWho)))
  if (step === 'who' || step === 'terms-again') {
    const alike = await alikeTo(deps, posted)
    return show(termsPage(filled(), alike))
  }
  if (!terms.fact) return show(termsPage(filled(terms.wrong), []))
  const facts = { name: who.fact.name, contact: contact.fact, entered: terms.fact }
  if (step !== 'keep') return show(answersPage(filled(), facts))
  const done = await deps.people.record(posted.viewer, commandIn(typed), [who.fact, contact.fact, terms.fact])
  if (done.ok) return redirect(`${registerPath(done.value)}?done=new`)
  return show(answersPage(filled([{ field: 'main-content', says: done.error.says }]), facts))
}

/** The id of a wish as a form brings it back; a new one where it brings none of ours. */
export const commandIn = (typed: Typed): string => {
  const given = typed['command'] ?? ''
  return /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID()
}

const alikeTo = ({ people }: Deps, { typed, viewer }: Posted) =>
  people.alike(viewer, { name: typedIn(typed, 'name'), contacts: [typedIn(typed, 'value')] })

function judged<Fact extends PersonFact>({ today }: Deps, fact: Fact): Read<Fact> {
  const refused = refusalOf(fact, today())
  return refused
    ? { wrong: [{ field: refused.part, says: refused.says, box: boxOfPart(refused.part) }] }
    : { fact, wrong: [] }
}

const nameIn = (deps: Deps, typed: Typed) =>
  judged(deps, { type: 'person-recorded', name: typedIn(typed, 'name') } as const)

const contactOf = (deps: Deps, typed: Typed) => judged(deps, contactIn(typed))

function termsOf(deps: Deps, filled: Filled): Read<Extract<PersonFact, { type: 'register-entered' }>> {
  const read = termsIn(filled)
  return 'type' in read ? judged(deps, read) : { wrong: read }
}
