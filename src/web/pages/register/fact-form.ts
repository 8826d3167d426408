import type { Person, PersonFact } from '../../../people/person.ts'
import { textarea } from '../../components/textarea.ts'
import type { Html } from '../../html.ts'
import { type Filled, type Typed, type Wrong, wrongAt } from './fields.ts'

/** A form that records one fact about somebody. */
export type FactForm = {
  /** Heads the page, above the name. */
  readonly title: string
  readonly button: string
  /** What is said once it was done. */
  readonly done: string
  readonly lead?: string
  readonly fields: (filled: Filled) => Html
  readonly read: (filled: Omit<Filled, 'wrong'>) => PersonFact | readonly Wrong[]
  /** What stands in the fields when the form is opened. */
  readonly from?: (person: Person) => Typed
}

export const isWrong = (value: unknown): value is Wrong =>
  typeof value === 'object' && value !== null && 'says' in value

/** The days of a fact, or all that is wrong with them. */
export const wrongIn = (...values: readonly unknown[]): readonly Wrong[] => values.filter(isWrong)

/** The text of a day that was read; empty where it is wrong, which `wrongIn` has told. */
export const said = (day: string | Wrong): string => (isWrong(day) ? '' : day)

export const DAY_HINT = 'For example, 27 3 2026'

/** Asks for the reason of what is recorded. */
export const why = ({ typed, wrong }: Filled, text: string, hint?: string): Html =>
  textarea({
    name: 'because',
    label: { text, classes: 'govuk-label--s' },
    ...(hint !== undefined && { hint: { text: hint } }),
    rows: 3,
    value: typed['because'],
    ...wrongAt(wrong, 'because'),
  })
