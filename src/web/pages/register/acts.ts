import { randomUUID } from 'node:crypto'
import { ERASURE_REASONS } from '../../../casework/erasure.ts'
import type { PersonRead, PersonRefusal } from '../../../casework/person-stream.ts'
import { EQUALITY_QUESTIONS, type EqualityAnswers, type EqualityQuestion } from '../../../people/equality.ts'
import type { PersonFact } from '../../../people/person.ts'
import { refusalOf } from '../../../people/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, show } from '../../page.ts'
import { REGISTER_PATH, registerPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { equalityPage, erasePage, factPage, takeBackPage } from './acts-view.ts'
import type { FactForm } from './fact-form.ts'
import { boxOfPart, type Filled, oneOf, type Typed, typedIn, type Wrong } from './fields.ts'
import { commandIn } from './new.ts'

type Of = { readonly deps: Deps; readonly ask: Ask }

/** A page about one person; not found where there is none. */
export async function about({ deps, ask }: Of, page: (read: PersonRead) => Promise<Answer> | Answer): Promise<Answer> {
  const read = await deps.people.read(ask.viewer, ask.params['id'] ?? '')
  return read ? page(read) : notFound
}

const filledWith = ({ law }: Deps, typed: Typed, wrong: readonly Wrong[] = []): Filled => ({
  typed: { ...typed, command: wrong.length > 0 ? commandIn(typed) : randomUUID() },
  wrong,
  bounds: law.calendar,
})

const wrongOf = ({ part, says }: Pick<PersonRefusal, 'part' | 'says'>): readonly Wrong[] => [
  { field: part ?? 'main-content', says, box: part === undefined ? 'main-content' : boxOfPart(part) },
]

const backWith = (result: Result<string, PersonRefusal>, done: string, again: (wrong: readonly Wrong[]) => Answer) => {
  if (result.ok) return redirect(`${registerPath(result.value)}?done=${done}`)
  return result.error.because === 'not-there' ? notFound : again(wrongOf(result.error))
}

type Named = { readonly name: string; readonly form: FactForm }

/** The form of a fact, with what stands now in its fields. */
export const openFact = (of: Of, { name, form }: Named): Promise<Answer> =>
  about(of, (read) => show(factPage({ read, filled: filledWith(of.deps, form.from?.(read.person) ?? {}) }, name, form)))

/** Records a fact, or shows the form again with what is wrong beside it. */
export const takeFact = (of: Of & { readonly ask: Posted }, { name, form }: Named): Promise<Answer> =>
  about(of, async (read) => {
    const { deps, ask } = of
    const again = (wrong: readonly Wrong[]) =>
      show(factPage({ read, filled: filledWith(deps, ask.typed, wrong) }, name, form))
    const fact = form.read({ typed: ask.typed, bounds: deps.law.calendar })
    if (!('type' in fact)) return again(fact)
    return backWith(await deps.people.add(ask.viewer, read.id, commandIn(ask.typed), fact), name, again)
  })

/** The entry that an address names, unless it was taken back or gave the name. */
function entryIn(read: PersonRead, id: string | undefined): PersonRead['facts'][number] | undefined {
  const gone = read.facts.some((fact) => fact.type === 'person-corrected' && fact.withdraws === id)
  return gone ? undefined : read.facts.find((fact) => fact.id === id && fact.type !== 'person-recorded')
}

export const openTakeBack = (of: Of): Promise<Answer> =>
  about(of, (read) => {
    const entry = entryIn(read, of.ask.params['entry'])
    return entry ? show(takeBackPage({ read, filled: filledWith(of.deps, {}) }, entry)) : notFound
  })

export const takeBack = (of: Of & { readonly ask: Posted }): Promise<Answer> =>
  about(of, async (read) => {
    const { deps, ask } = of
    const entry = entryIn(read, ask.params['entry'])
    if (!entry) return notFound
    const fact: PersonFact = {
      type: 'person-corrected',
      withdraws: entry.id,
      because: typedIn(ask.typed, 'because'),
    }
    const again = (wrong: readonly Wrong[]) =>
      show(takeBackPage({ read, filled: filledWith(deps, ask.typed, wrong) }, entry))
    const refused = refusalOf(fact, deps.today())
    if (refused) return again(wrongOf(refused))
    return backWith(await deps.people.add(ask.viewer, read.id, commandIn(ask.typed), fact), 'taken-back', again)
  })

export const openErase = (of: Of): Promise<Answer> =>
  about(of, (read) => show(erasePage({ read, filled: filledWith(of.deps, {}) })))

export async function erase(of: Of & { readonly ask: Posted }): Promise<Answer> {
  const { deps, ask } = of
  return about(of, async (read) => {
    const because = oneOf(ERASURE_REASONS, ask.typed['reason'])
    if (!because) {
      const wrong = [{ field: 'reason', says: 'Choose why they are erased' }]
      return show(erasePage({ read, filled: filledWith(deps, ask.typed, wrong) }))
    }
    const done = await deps.people.erase(ask.viewer, read.id, because)
    return done.ok ? redirect(`${REGISTER_PATH}?done=erased`) : notFound
  })
}

export const openEquality = (of: Of): Promise<Answer> =>
  about(of, (read) => show(equalityPage({ read, filled: filledWith(of.deps, {}) })))

export const takeEquality = (of: Of & { readonly ask: Posted }): Promise<Answer> =>
  about(of, async (read) => {
    const { deps, ask } = of
    const done = await deps.people.giveEqualityAnswers(ask.viewer, read.id, answersIn(ask.typed))
    return done.ok ? redirect(`${registerPath(done.value)}?done=equality`) : notFound
  })

function answersIn(typed: Typed): EqualityAnswers {
  const given = (Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[]).flatMap((question) => {
    const answer = oneOf<string>(EQUALITY_QUESTIONS[question], typed[question])
    return answer === undefined ? [] : [[question, answer] as const]
  })
  return Object.fromEntries(given)
}
