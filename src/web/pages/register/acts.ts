import { randomUUID } from 'node:crypto'
import { ERASURE_REASONS } from '../../../casework/erasure.ts'
import type { PersonRead, PersonRefusal } from '../../../casework/person-stream.ts'
import { EQUALITY_QUESTIONS, type EqualityAnswers, type EqualityQuestion } from '../../../people/equality.ts'
import type { PersonFact } from '../../../people/person.ts'
import { refusalOf } from '../../../people/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, show } from '../../page.ts'
import { notFound } from '../problem/view.ts'
import { equalityPage, erasePage, factPage, takeBackPage } from './acts-view.ts'
import type { FactForm } from './fact-form.ts'
import { boxOfPart, type Filled, oneOf, type Typed, typedIn, type Wrong } from './fields.ts'
import type { Keeping } from './keeping.ts'
import { commandIn } from './new.ts'

type Of<A extends Ask = Ask> = {
  readonly deps: Deps
  readonly ask: A
  /** Whom the page is about; nothing where they are not there for whoever asks. */
  readonly keeping: Keeping | undefined
}
type Sent = Of<Posted>

export const filledWith = ({ law }: Deps, typed: Typed, wrong: readonly Wrong[] = []): Filled => ({
  typed: { ...typed, command: wrong.length > 0 ? commandIn(typed) : randomUUID() },
  wrong,
  bounds: law.calendar,
})

export const wrongOf = ({ part, says }: Pick<PersonRefusal, 'part' | 'says'>): readonly Wrong[] => [
  { field: part ?? 'main-content', says, box: part === undefined ? 'main-content' : boxOfPart(part) },
]

const backWith = (
  result: Result<unknown, PersonRefusal>,
  to: string,
  again: (wrong: readonly Wrong[]) => Answer,
): Answer => {
  if (result.ok) return redirect(to)
  return result.error.because === 'not-there' ? notFound : again(wrongOf(result.error))
}

type Named = { readonly name: string; readonly form: FactForm }

/** The form of a fact, with what stands now in its fields. */
export function openFact({ deps, keeping }: Of, { name, form }: Named): Answer {
  if (!keeping) return notFound
  const filled = filledWith(deps, form.from?.(keeping.read.person) ?? {})
  return show(factPage({ ...keeping, filled }, name, form))
}

/** Records a fact, or shows the form again with what is wrong beside it. */
export async function takeFact({ deps, ask: { typed }, keeping }: Sent, { name, form }: Named): Promise<Answer> {
  if (!keeping) return notFound
  const again = (wrong: readonly Wrong[]) =>
    show(factPage({ ...keeping, filled: filledWith(deps, typed, wrong) }, name, form))
  const fact = form.read({ typed, bounds: deps.law.calendar })
  if (!('type' in fact)) return again(fact)
  return backWith(await keeping.add(commandIn(typed), fact), keeping.after(name), again)
}

/** The entry that an address names, unless it was taken back or gave the name. */
function entryIn(read: PersonRead, id: string | undefined): PersonRead['facts'][number] | undefined {
  const gone = read.facts.some((fact) => fact.type === 'person-corrected' && fact.withdraws === id)
  return gone ? undefined : read.facts.find((fact) => fact.id === id && fact.type !== 'person-recorded')
}

export function openTakeBack({ deps, ask, keeping }: Of): Answer {
  const entry = keeping && entryIn(keeping.read, ask.params['entry'])
  return entry ? show(takeBackPage({ ...keeping, filled: filledWith(deps, {}) }, entry)) : notFound
}

export async function takeBack({ deps, ask, keeping }: Sent): Promise<Answer> {
  const entry = keeping && entryIn(keeping.read, ask.params['entry'])
  if (!entry) return notFound
  const fact: PersonFact = {
    type: 'person-corrected',
    withdraws: entry.id,
    because: typedIn(ask.typed, 'because'),
  }
  const again = (wrong: readonly Wrong[]) =>
    show(takeBackPage({ ...keeping, filled: filledWith(deps, ask.typed, wrong) }, entry))
  const refused = refusalOf(fact, deps.today())
  if (refused) return again(wrongOf(refused))
  return backWith(await keeping.add(commandIn(ask.typed), fact), keeping.after('taken-back'), again)
}

export const openErase = ({ deps, keeping }: Of): Answer =>
  keeping ? show(erasePage({ ...keeping, filled: filledWith(deps, {}) })) : notFound

export async function erase({ deps, ask, keeping }: Sent): Promise<Answer> {
  if (!keeping) return notFound
  const because = oneOf(ERASURE_REASONS, ask.typed['reason'])
  if (!because) {
    const wrong = [{ field: 'reason', says: 'Choose why they are erased' }]
    return show(erasePage({ ...keeping, filled: filledWith(deps, ask.typed, wrong) }))
  }
  const done = await keeping.erase(because)
  return done.ok ? redirect(keeping.after('erased')) : notFound
}

export const openEquality = ({ deps, keeping }: Of): Answer =>
  keeping ? show(equalityPage({ ...keeping, filled: filledWith(deps, {}) })) : notFound

export async function takeEquality({ ask, keeping }: Sent): Promise<Answer> {
  if (!keeping) return notFound
  const done = await keeping.answers(answersIn(ask.typed))
  return done.ok ? redirect(keeping.after('equality')) : notFound
}

function answersIn(typed: Typed): EqualityAnswers {
  const given = (Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[]).flatMap((question) => {
    const answer = oneOf<string>(EQUALITY_QUESTIONS[question], typed[question])
    return answer === undefined ? [] : [[question, answer] as const]
  })
  return Object.fromEntries(given)
}
