import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { type FieldShape, UNITS } from '../field.ts'
import { COMMON } from '../vocabulary.ts'
import { type Reason, whyNoDate, whyNoInstant } from './check-date.ts'
import { EVERY_FIELD, fieldsOf, isEventType, isFields, shapeIn, type Fields, type Shapes } from './fields.ts'
import { didYouMean } from '../../kernel/nearest.ts'
import { type Mistake, type Path, quoted, suggesting } from './problem.ts'

type Mistakes = Iterable<Mistake>

/** A correction of a correction is rare; of a correction of a correction of a correction, a broken file. */
const DEEPEST_CORRECTION = 8

/** Every way in which a value differs from the shape it should have. */
export function* checkValue(shape: FieldShape, value: unknown, path: Path): Mistakes {
  switch (shape.is) {
    case 'text':
      return yield* checkText(value, path)
    case 'flag':
      if (typeof value !== 'boolean') yield mistake(path, `should be true or false, not ${named(value)}`)
      return
    case 'date':
      return yield* checkWritten(value, path, 'a date', (text) => whyNoDate(text, true))
    case 'when':
      return yield* checkWritten(value, path, 'a date', (text) => whyNoDate(text, false))
    case 'instant':
      return yield* checkWritten(value, path, 'a moment', whyNoInstant)
    case 'due':
      return yield* isFields(value)
        ? checkRecord(COUNTED.of, COUNTED.needs, value, path)
        : checkWritten(value, path, 'a date, or a number and a unit', (text) => whyNoDate(text, true))
    case 'amount':
      return yield* checkAmount(value, path)
    case 'whole-number':
      return yield* checkWholeNumber(value, path)
    case 'choice':
      return yield* checkChoice(shape.of, value, path)
    case 'list':
      return yield* checkList(shape.of, value, path)
    case 'text-or-list':
      return yield* Array.isArray(value) ? checkList(shape.of, value, path) : checkValue(shape.of, value, path)
    case 'record':
      if (isFields(value)) return yield* checkRecord(shape.of, shape.needs, value, path)
      return yield mistake(path, `should be an object with ${Object.keys(shape.of).join(', ')}, not ${named(value)}`)
    case 'event':
      if (value !== null) yield* checkEvent(value, path)
      return
  }
}

const COUNTED = {
  of: { n: { is: 'whole-number' }, unit: { is: 'choice', of: UNITS } },
  needs: ['n', 'unit'],
} as const satisfies { of: Shapes; needs: readonly string[] }

/** Checks an event of any type: its type, its fields and what they hold. */
export function* checkEvent(value: unknown, path: Path): Mistakes {
  if (!isFields(value)) return yield mistake(path, `should be an event, not ${named(value)}`)
  if (path.filter((step) => step === 'now').length > DEEPEST_CORRECTION)
    return yield mistake(path, 'corrects a correction too many times over')
  const { type, ...fields } = value
  if (isEventType(type)) return yield* checkRecord(fieldsOf(type), [], fields, path, `a field of ${type}`)
  yield noSuchType(type, value, path)
  // What the type allows is not known, so only what holds for every type can be said of its fields.
  for (const [name, held] of Object.entries(fields)) {
    const shape = name === 'points' ? undefined : shapeIn(COMMON, name)
    if (shape !== undefined) yield* checkValue(shape, held, [...path, name])
    else if (!EVERY_FIELD.has(name)) yield noSuchKey(name, EVERY_FIELD, path, 'a field of any event')
  }
}

function noSuchType(type: unknown, event: Fields, path: Path): Mistake {
  if (!Object.hasOwn(event, 'type')) return mistake(path, 'has no type', 'Add "type" with the name of what happened.')
  const meant = typeof type === 'string' ? didYouMean(type, EVENT_TYPES) : undefined
  return mistake([...path, 'type'], `${quoted(type)} is not an event type`, meant)
}

/** Checks the fields of a record; `what` says in a message what a key should have been. */
export function* checkRecord(
  of: Shapes,
  needs: readonly string[],
  value: Fields,
  path: Path,
  what = `one of ${Object.keys(of).join(', ')}`,
): Mistakes {
  for (const name of needs) if (!Object.hasOwn(value, name)) yield mistake(path, `has no ${name}`, `Add "${name}".`)
  for (const [name, held] of Object.entries(value)) {
    const shape = shapeIn(of, name)
    if (shape === undefined) yield noSuchKey(name, Object.keys(of), path, what)
    else yield* checkValue(shape, held, [...path, name])
    if (name === 'id' && typeof held === 'string' && held.trim() === '') yield mistake([...path, name], 'is empty')
  }
}

const noSuchKey = (name: string, known: Iterable<string>, path: Path, what: string): Mistake => ({
  ...mistake([...path, name], `${quoted(name)} is not ${what}`, didYouMean(name, known)),
  ofKey: true,
})

function* checkText(value: unknown, path: Path): Mistakes {
  if (typeof value !== 'string') yield mistake(path, `should be text, not ${named(value)}`)
  else if (!value.isWellFormed()) yield mistake(path, 'holds half of a character')
}

function* checkWritten(value: unknown, path: Path, what: string, why: (text: string) => Reason | undefined): Mistakes {
  if (typeof value !== 'string')
    return yield mistake(path, `should be ${what}, not ${named(value)}`, why('')?.suggestion)
  const reason = why(value)
  if (reason !== undefined) yield { path, ...reason }
}

function* checkAmount(value: unknown, path: Path): Mistakes {
  const pounds = 'Write pounds as a number, such as 300 or 250.50.'
  if (typeof value !== 'number') return yield mistake(path, `should be an amount, not ${named(value)}`, pounds)
  if (value < 0 || Object.is(value, -0)) yield mistake(path, 'should not be less than nothing', pounds)
  if (Number(value.toFixed(2)) !== value) yield mistake(path, 'has more than two decimals', pounds)
  else if (!Number.isSafeInteger(Math.round(value * 100))) yield mistake(path, 'is too large an amount', pounds)
}

function* checkWholeNumber(value: unknown, path: Path): Mistakes {
  if (!Number.isSafeInteger(value) || Object.is(value, -0) || Number(value) < 0)
    yield mistake(path, `should be a whole number, not ${named(value)}`, 'Write 0, 1, 2 or more, in figures.')
}

function* checkChoice(of: readonly string[], value: unknown, path: Path): Mistakes {
  if (typeof value === 'string' && of.includes(value)) return
  const meant = typeof value === 'string' ? didYouMean(value, of) : undefined
  yield mistake(path, `${quoted(value)} is not one of the words for this`, meant ?? `Choose one of ${of.join(', ')}.`)
}

function* checkList(of: FieldShape, value: unknown, path: Path): Mistakes {
  if (!Array.isArray(value)) return yield mistake(path, `should be a list, not ${named(value)}`)
  for (const [at, item] of value.entries()) yield* checkValue(of, item, [...path, at])
}

export const mistake = (path: Path, says: string, suggestion?: string): Mistake => ({
  path,
  says,
  ...suggesting(suggestion),
})

/** What kind of thing a value is, in a message. */
export function named(value: unknown): string {
  if (value === null) return 'null (leave out what is not known)'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `the text ${quoted(value)}`
  return `${typeof value === 'number' ? 'the number ' : ''}${JSON.stringify(value)}`
}
