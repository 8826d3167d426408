import { EVENT_TYPES, type EventType } from '../../kernel/event-types.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { isEventType, isFields } from './fields.ts'
import { didYouMean } from '../../kernel/nearest.ts'
import { type Problem, quoted, suggesting } from './problem.ts'
import { FACTS, ROW_KINDS, type RowKind, shapesOf } from './rows.ts'

// A sheet with one row a complaint has a column for each date. A mapping says, once, what each column holds.

/**
 * From the name of a column to what it holds. `complaint-received` is the day of that event, `stage-1-extended.until` a
 * field of it and `complaint-chased#2` the second event of its kind; `reference`, `council` and `coverage` are the
 * complaint's own, `person.class` and `point.says` its people's and its points'. Null: left out on purpose.
 */
export type Mapping = Readonly<Record<string, string | null>>

/** A field of the complaint itself, of its nth person, point or event of a type. */
export type Target = { readonly type: RowKind | EventType; readonly nth: number; readonly field: string }

/** The field that is meant where an event is named alone. */
export const DAY = 'on'
/** In the place of `findings`: a finding on the one point that a row has room for. */
export const FINDING = 'finding'

type Doubt = Pick<Problem, 'says' | 'suggestion'>

/** What a word of a mapping stands for, or why it stands for nothing. */
export function targetOf(word: string): Result<Target, Doubt> {
  const [, name = '', number = '1', field] = /^([^#.]*)(?:#([1-9]\d?))?(?:\.(.+))?$/u.exec(word.trim()) ?? []
  if (OWN.includes(name) && word.trim() === name) return ok({ type: 'complaint', nth: 1, field: name })
  const type = isEventType(name) ? name : ROW_KINDS.find((kind) => kind === name && kind !== 'complaint')
  if (type === undefined) return fail(unknown(name, [...OWN, 'person', 'point', ...EVENT_TYPES], 'an event type'))
  const known = fieldsIn(type)
  const meant = field ?? (isEventType(type) ? DAY : '')
  if (!known.includes(meant)) return fail(unknown(meant, known, `a field of ${type}`))
  return ok({ type, nth: Number(number), field: meant })
}

const OWN: readonly string[] = ['reference', ...FACTS]

/** Events are told apart by their place in the row, so a column cannot hold an id of one, nor count from one. */
function fieldsIn(type: RowKind | EventType): readonly string[] {
  const fields = Object.keys(shapesOf(type) ?? {})
  if (!isEventType(type)) return fields
  return [
    ...fields.filter((field) => field !== 'id' && field !== 'after'),
    ...(fields.includes('findings') ? [FINDING] : []),
  ]
}

const unknown = (word: string, known: readonly string[], what: string): Doubt => ({
  says: `${quoted(word)} is not ${what}`,
  ...suggesting(didYouMean(word, known)),
})

/** The word for a target; one word for each. */
export function wordFor({ type, nth, field }: Target): string {
  if (type === 'complaint') return field
  const name = nth === 1 ? type : `${type}#${nth}`
  return field === DAY && isEventType(type) ? name : `${name}.${field}`
}

/** Reads a mapping as it was kept. The error holds everything that is wrong with it, `where` naming the column. */
export function readMapping(value: unknown): Result<Mapping, readonly Problem[]> {
  if (!isFields(value)) return fail([problem('', 'a mapping should be an object from columns to what they hold')])
  const problems: Problem[] = []
  const mapping: [string, string | null][] = []
  const taken = new Map<string, string>()
  for (const [column, held] of Object.entries(value)) {
    const target = typeof held === 'string' ? targetOf(held) : undefined
    if (target?.ok === true) {
      const word = wordFor(target.value)
      const before = taken.get(word)
      if (before !== undefined) problems.push(alreadyHeld(column, before, target.value))
      taken.set(word, column)
      mapping.push([column, word])
    } else if (held === null) mapping.push([column, null])
    else if (target === undefined) problems.push(problem(column, 'should hold a text, or null to leave the column out'))
    else problems.push({ ...problem(column), ...target.error })
  }
  if (!taken.has('reference')) problems.push(problem('', 'no column holds the reference', 'Map one to "reference".'))
  return problems.length === 0 ? ok(Object.fromEntries(mapping)) : fail(problems)
}

const problem = (column: string, says = '', suggestion?: string): Problem => ({
  line: 1,
  where: column,
  says,
  ...suggesting(suggestion),
})

const alreadyHeld = (column: string, before: string, target: Target): Problem =>
  problem(
    column,
    `holds the same as ${quoted(before)}`,
    isEventType(target.type) && target.field === DAY
      ? `Where it is another event, map it to "${wordFor({ ...target, nth: target.nth + 1 })}".`
      : 'Leave one of the two out, with null.',
  )
