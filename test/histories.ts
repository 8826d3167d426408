import * as fc from 'fast-check'
import { COMMON, PERSON, POINT, VOCABULARY, type ComplaintEvent, type Point } from '../src/complaint/vocabulary.ts'
import type { FieldShape } from '../src/complaint/field.ts'
import { UNITS } from '../src/complaint/field.ts'
import type { Coverage, History } from '../src/complaint/history.ts'
import { daysInMonth, dayText, plusDays, spanOf, type Day } from '../src/kernel/day.ts'
import { EVENT_TYPES, type EventType } from '../src/kernel/event-types.ts'

export { plausibleHistory } from './plausible-history.ts'

// Random histories for property tests, drawn from the vocabulary itself: a new event type or field is covered at once.

type Shapes = Readonly<Record<string, FieldShape>>
type Fields = Record<string, unknown>

const two = (value: number) => String(value).padStart(2, '0')

const calendarDates = fc
  .tuple(
    fc.oneof({ arbitrary: fc.integer({ min: 2015, max: 2026 }), weight: 9 }, fc.integer({ min: 1900, max: 2100 })),
    fc.integer({ min: 1, max: 12 }),
    fc.nat(30),
  )
  .map(([year, month, date]) => `${year}-${two(month)}-${two(1 + (date % daysInMonth(year, month)))}`)

const imprecise = fc.tuple(calendarDates, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))

const awkward = [
  '',
  ' ',
  '""',
  '"',
  "'",
  "'tis",
  '=1+1',
  '+44',
  '-',
  '@x',
  "'=x",
  '[',
  '[1]',
  '{',
  'a; b',
  'a=b',
  'a, reasons=b',
  ' padded ',
  'two\nlines',
  'two\r\nlines',
  '\t',
  'yes',
  '2021',
  'null',
  '__proto__',
  '\uFEFF',
  '1=upheld',
  'Ms X’s review, and “why”',
] as const
const prose = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.lorem({ maxCount: 6 }),
)
const saysSomething = (text: string) => text.trim() !== ''
/** What must say something: the reference, the council, an id. */
const named = prose.filter(saysSomething)

const instants = fc
  .tuple(calendarDates, fc.nat(86_399), fc.constantFrom('Z', '.5Z', '.123456789Z', '+01:00'))
  .map(
    ([date, second, end]) =>
      `${date}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}${end}`,
  )

const counted = fc.record({ n: fc.nat(120), unit: fc.constantFrom(...UNITS) }, { noNullPrototype: true })

function valueOf(shape: FieldShape): fc.Arbitrary<unknown> {
  switch (shape.is) {
    case 'text':
      return prose
    case 'flag':
      return fc.boolean()
    case 'date':
      return calendarDates
    case 'when':
      return imprecise
    case 'instant':
      return instants
    case 'due':
      return fc.oneof(calendarDates, counted)
    case 'amount':
      return fc.oneof(fc.nat(50_000), fc.integer({ min: 0, max: 10_000_000_00 })).map((pence) => pence / 100)
    case 'whole-number':
      return fc.nat(40)
    case 'choice':
      return fc.constantFrom(...shape.of)
    case 'list':
      return fc.array(valueOf(shape.of), { maxLength: 3 })
    case 'text-or-list':
      return fc.oneof(valueOf(shape.of), fc.array(valueOf(shape.of), { maxLength: 3 }))
    case 'record':
      return recordOf(shape.of, shape.needs)
    case 'event':
      return fc.constant(null)
  }
}

function recordOf(
  shapes: Shapes,
  needs: readonly string[],
  set: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Fields> {
  const model = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, set[name] ?? (name === 'id' ? named : valueOf(shape))]),
  )
  return fc.record(model, { requiredKeys: [...needs], noNullPrototype: true })
}

/** The same shape with every reference to a point drawn from `points`. */
function pointing(shape: FieldShape, points: readonly string[]): fc.Arbitrary<unknown> {
  if (shape.is === 'list') return fc.array(pointing(shape.of, points), { maxLength: 3 })
  if (shape.is !== 'record') return valueOf(shape)
  return recordOf(shape.of, shape.needs, 'point' in shape.of ? { point: fc.constantFrom(...points) } : {})
}

const statementOf = (id: string, points: readonly string[]): fc.Arbitrary<Fields> =>
  recordOf(POINT, ['id'], { id: fc.constant(id), from: fc.subarray([...points]) })

/** Some of the points, each stated once. */
const statementsOf = (points: readonly string[]): fc.Arbitrary<Fields[]> =>
  fc
    .tuple(fc.tuple(...points.map((id) => statementOf(id, points))), fc.subarray([...points.keys()]))
    .map(([all, kept]) => all.filter((_, i) => kept.includes(i)))

/** An event before its references to other events are settled. */
type Draft = {
  readonly type: EventType
  readonly fields: Fields
  readonly mayHaveId: boolean
  readonly after: Counting | null
  readonly rank: number
  readonly pick: number
  readonly now: Draft | null
}
type Counting = { readonly n: number; readonly unit: string }

const { id: _id, after: _after, points: _points, ...PLAIN } = COMMON

function draftOf(type: EventType, points: readonly string[], now: fc.Arbitrary<Draft | null>): fc.Arbitrary<Draft> {
  const own: Record<string, fc.Arbitrary<unknown>> = { points: fc.subarray([...points]) }
  for (const [name, shape] of Object.entries<FieldShape>(VOCABULARY[type]))
    own[name] = name === 'point' ? fc.constantFrom(...points) : pointing(shape, points)
  if (type === 'points-stated') own['points'] = statementsOf(points)
  const shapes: Shapes = { ...PLAIN, points: COMMON.points, ...VOCABULARY[type] }
  return fc.record({
    type: fc.constant(type),
    fields: fc.oneof({ arbitrary: recordOf(shapes, ['on'], own), weight: 2 }, recordOf(shapes, [], own)),
    mayHaveId: fc.boolean(),
    after: fc.option(counted, { freq: 4 }),
    rank: fc.nat(1000),
    pick: fc.nat(1000),
    now: type === 'correction-made' ? now : fc.constant(null),
  })
}

const anyDraft = (points: readonly string[], now: fc.Arbitrary<Draft | null>): fc.Arbitrary<Draft> =>
  fc.oneof(...EVENT_TYPES.map((type) => draftOf(type, points, now)))

type Where = 'nowhere' | 'in the header' | 'by an event'
type Parts = {
  reference: string
  council: string
  coverage: Coverage
  people: Fields[]
  header: Fields[]
  stated: Fields[]
  where: Where
  at: number
  ids: string[]
  drafts: Draft[]
}

const people = fc.array(recordOf(PERSON, []), { maxLength: 3 }).map((list) => withoutRepeats(list))

function withoutRepeats(list: Fields[]): Fields[] {
  const seen = new Set<unknown>()
  return list.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)))
}

const MOST_EVENTS = 12

function historyOver(points: readonly string[]): fc.Arbitrary<History> {
  const all = fc.tuple(...points.map((id) => statementOf(id, points)))
  const corrected = fc.option(anyDraft(points, fc.option(anyDraft(points, fc.constant(null)))), { freq: 4 })
  const parts: fc.Arbitrary<Parts> = fc.record({
    reference: named,
    council: named,
    coverage: fc.constantFrom<Coverage>('whole', 'part'),
    people,
    header: all,
    stated: all,
    where: fc.constantFrom<Where>('nowhere', 'in the header', 'by an event'),
    at: fc.nat(MOST_EVENTS),
    ids: fc.uniqueArray(fc.oneof(named, fc.string({ minLength: 1 }).filter(saysSomething)), {
      minLength: MOST_EVENTS + 1,
      maxLength: MOST_EVENTS + 1,
    }),
    drafts: fc.array(anyDraft(points, corrected), { maxLength: MOST_EVENTS }),
  })
  return parts.map(settled)
}

/** Gives ids, and points every reference at an event that is there. An event is only counted from one of lower rank, so never from itself. */
function settled({ reference, council, coverage, people, header, stated, where, at, ids, drafts }: Parts): History {
  const allDrafts = where === 'by an event' ? drafts.toSpliced(at, 0, statementDraft(stated)) : drafts
  const places = allDrafts.map((draft, place) => ({
    draft,
    id: draft.mayHaveId ? ids[place] : undefined,
    rank: draft.rank * 100 + place,
  }))
  const withIds = places.flatMap(({ id, rank }) => (id === undefined ? [] : [{ id, rank }]))
  const eventOf = (draft: Draft, id: string | undefined, rank: number): Fields => {
    const fields: Fields = { type: draft.type, ...draft.fields, ...(id === undefined ? {} : { id }) }
    const earlier = withIds.filter((other) => other.rank < rank && other.id !== id)
    const origin = earlier[draft.pick % earlier.length]
    if (draft.after !== null && origin !== undefined) fields['after'] = { event: origin.id, ...draft.after }
    if (where === 'nowhere' && draft.type === 'points-stated') delete fields['points']
    if (draft.type !== 'correction-made') return fields
    const others = withIds.filter((other) => other.id !== id)
    const of = others[draft.pick % others.length]
    if (of === undefined) return { type: 'complaint-chased', ...(id === undefined ? {} : { id }) }
    const now = draft.now === null ? null : eventOf(draft.now, draft.now.mayHaveId ? of.id : undefined, of.rank)
    return { ...fields, of: of.id, now }
  }
  const events = places.map(({ draft, id, rank }) => eventOf(draft, id, rank))
  // Drawn from the vocabulary's own shapes, which the compiler cannot follow through a random choice of them.
  return {
    reference,
    council,
    coverage,
    people,
    points: (where === 'in the header' ? header : []) as Point[],
    events: events as ComplaintEvent[],
  }
}

const statementDraft = (points: Fields[]): Draft => ({
  type: 'points-stated',
  fields: { points },
  mayHaveId: false,
  after: null,
  rank: 0,
  pick: 0,
  now: null,
})

const POOLS = [['1'], ['1', '2'], ['1', '2', '3', '2a'], ['a=b; c', '=2', ' x ', '""']] as const

/**
 * Any history that the published form allows: any events in any order, dates of any precision or none, dates counted
 * from other events, corrections, points stated in the header, by an event or not at all.
 */
export const anyHistory = (): fc.Arbitrary<History> => histories
const histories = fc.oneof(...POOLS.map((points) => historyOver(points)))

/** The same history with the date of one event known less precisely: a day becomes its month, a month its year. */
export function widen(history: History, index: number): History {
  return redate(history, index, (on) => (on.length === 10 ? on.slice(0, 7) : on.slice(0, 4)))
}

/** The same history with the date of one event known to the day: `pick`, from 0 up to 1, chooses it within what was known. */
export function withinRange(history: History, index: number, pick: number): History {
  return redate(history, index, (on) => {
    const span = spanOf(on)
    if (span === undefined) return on
    const days = span.latest - span.earliest + 1
    return dayText(plusDays(span.earliest, Math.min(days - 1, Math.floor(pick * days))) satisfies Day)
  })
}

function redate(history: History, index: number, change: (on: string) => string): History {
  const events = history.events.map((event, place) =>
    place === index && event.on !== undefined ? { ...event, on: change(event.on) } : event,
  )
  return { ...history, events }
}
