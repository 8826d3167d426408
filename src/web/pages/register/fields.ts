import { type Day, dayText } from '../../../kernel/day.ts'
import { type DateAsked, readDate, readOptionalDate } from '../../as-of.ts'
import { errorSummary } from '../../components/messages.ts'
import { dateBoxes, firstWrongBox } from '../../date-boxes.ts'
import type { Html } from '../../html.ts'

// What the forms about people have in common: fields as they were typed, and what is wrong beside each.

export type Typed = Readonly<Record<string, string | undefined>>

/** What is wrong, the field where it is put right, and the box to go to. */
export type Wrong = { readonly field: string; readonly says: string; readonly box?: string }

export type Bounds = { readonly from: Day; readonly to: Day }

/** What a form shows: what was typed, and what is wrong with it. */
export type Filled = { readonly typed: Typed; readonly wrong: readonly Wrong[]; readonly bounds: Bounds }

export const typedIn = (typed: Typed, field: string): string => (typed[field] ?? '').trim()

/** The text of a field; nothing where it was left empty. */
export const textIn = (typed: Typed, field: string): string | undefined => typedIn(typed, field) || undefined

export const wrongAt = (wrong: readonly Wrong[], field: string) => {
  const found = wrong.find((one) => one.field === field)
  return found ? { errorMessage: { text: found.says } } : {}
}

export const wrongSummary = (wrong: readonly Wrong[]): Html | false =>
  wrong.length > 0 &&
  errorSummary({
    title: 'There is a problem',
    errorList: wrong.map(({ says, field, box = field }) => ({ text: says, href: `#${box}` })),
  })

/** The one of these words that a field gives. */
export const oneOf = <Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined =>
  words.find((word) => word === text)

/** The boxes of this name that were ticked. Each has a name of its own: a form counts a name that is given twice once. */
export const ticked = <Word extends string>(words: readonly Word[], typed: Typed, name: string): readonly Word[] =>
  words.filter((word) => typed[`${name}-${word}`] === 'yes')

export const boxesOf = <Word extends string>(words: Readonly<Record<Word, string>>, typed: Typed, name: string) =>
  (Object.keys(words) as Word[]).map((word) => ({
    name: `${name}-${word}`,
    value: 'yes',
    text: words[word],
    checked: typed[`${name}-${word}`] === 'yes',
  }))

export const itemsOf = <Word extends string>(words: Readonly<Record<Word, string>>) =>
  (Object.keys(words) as Word[]).map((value) => ({ value, text: words[value] }))

/** A day that must be given, as text, or what is wrong with it. */
export function dayIn({ typed, bounds }: Pick<Filled, 'typed' | 'bounds'>, field: string): string | Wrong {
  const asked = readDate({ [`${field}-day`]: '', ...typed }, bounds, `${field}-`)
  return asked.is === 'day' ? dayText(asked.day) : wrongDay(field, asked)
}

/** A day that may be left out. */
export function optionalDayIn(
  { typed, bounds }: Pick<Filled, 'typed' | 'bounds'>,
  field: string,
): string | Wrong | undefined {
  const asked = readOptionalDate(typed, bounds, `${field}-`)
  if (asked.is === 'nothing') return undefined
  return asked.is === 'day' ? dayText(asked.day) : wrongDay(field, asked)
}

const wrongDay = (field: string, asked: DateAsked): Wrong => ({
  field,
  says: asked.is === 'wrong' ? asked.says : 'Enter a day, month and year',
  box: firstWrongBox(field, asked),
})

/** Three boxes for a day. */
export function dayField({ typed, wrong, bounds }: Filled, field: string, legend: string, hint: string): Html {
  const asked = readOptionalDate(typed, bounds, `${field}-`)
  const problem = wrong.find((one) => one.field === field)?.says
  return dateBoxes({ id: field, namePrefix: field, legend, hint, asked, problem })
}

/** Where a refusal of a part is put right: a day has three boxes. */
export const boxOfPart = (part: string): string =>
  ['on', 'from', 'until', 'expires'].includes(part) ? `${part}-day` : part
