import { historyFromValue } from '../src/complaint/chronology/check-history.ts'
import { isPartyFact } from '../src/casework/recorded-party.ts'
import { fieldsOf } from '../src/complaint/chronology/fields.ts'
import type { FieldShape } from '../src/complaint/field.ts'
import type { History } from '../src/complaint/history.ts'
import { PERSON, POINT } from '../src/complaint/vocabulary.ts'
import { dayText, day, plusDays } from '../src/kernel/day.ts'
import { EVENT_TYPES, type EventType } from '../src/kernel/event-types.ts'
import type { Particulars } from '../src/people/parties.ts'
import type { PersonFact, PersonFactType } from '../src/people/person.ts'
import { finished, fresh, held, neverStarted, running } from './browser/histories.ts'

// Complaints and people in every text of which stands a text of a test's own. The texts of a complaint are found by the
// published vocabulary, those of a person by the types of what can be recorded: a field that is added is planted too.

/** The text for a field (`adjudicated.answers.reason`), of this many letters at most. */
export type Texts = (field: string, most: number) => string

/** As much as a text of any length is given. */
const ANY = 400
/** A complaint takes texts of any length. */
const LONG = 8000
const SHORT = 80

/** Fields by which one thing in a complaint speaks of another: both are given one text, and told apart by what they were. */
const NAMING = new Set(['id', 'point', 'points', 'from', 'recommendation', 'of', 'event', 'actsFor'])

type Shapes = Readonly<Record<string, FieldShape>>
type Fields = Readonly<Record<string, unknown>>
type Place = { readonly at: string; readonly name: string; readonly texts: Texts; readonly named: string }

const within = (place: Place, name: string): Place => ({ ...place, at: `${place.at}.${name}`, name })

const corrected = { type: 'complaint-acknowledged', note: 'As it was', by: 'Somebody' }

/** An event of each type with each of its fields, in the order of the vocabulary, some days after one another. */
const EVERYTHING = {
  reference: 'EVERY-1',
  council: 'Anytown',
  coverage: 'whole',
  people: [sample({ is: 'record', of: PERSON, needs: [] }, 0)],
  points: [sample({ is: 'record', of: POINT, needs: [] }, 0)],
  events: EVENT_TYPES.map(eventOf),
}

function eventOf(type: EventType, nth: number): Fields {
  const first = day('2022-01-10')
  const fields = Object.entries(fieldsOf(type)).map(([name, shape]) => [name, sample(shape, nth, name)])
  const { after, ...rest } = Object.fromEntries(fields)
  const on = dayText(plusDays(first, nth * 8))
  // An event that is counted from another has no date of its own.
  const dated = nth % 20 === 19 ? { after, on: undefined } : { on }
  return { type, ...rest, ...dated, id: `e${nth}`, ...(type === 'correction-made' && { of: 'e1', now: corrected }) }
}

/** A value of a shape, the next one with other choices. */
function sample(shape: FieldShape, nth: number, name = ''): unknown {
  switch (shape.is) {
    case 'text':
      return name === 'event' || (name === 'of' && nth > 0) ? 'e0' : '1'
    case 'flag':
      return nth % 3 > 0
    case 'amount':
      return 250
    case 'whole-number':
      return 1 + (nth % 4)
    case 'date':
    case 'when':
      return dayText(plusDays(day('2022-02-01'), nth * 8))
    case 'instant':
      return '2024-09-01T09:00:00.000Z'
    case 'due':
      return nth % 2 === 0 ? '2024-05-01' : { n: 4, unit: 'weeks' }
    case 'choice':
      return shape.of[nth % shape.of.length]
    case 'list':
      return [sample(shape.of, nth, name)]
    case 'text-or-list':
      return nth % 2 === 0 ? sample(shape.of, nth, name) : [sample(shape.of, nth, name)]
    case 'record':
      return Object.fromEntries(Object.entries(shape.of).map(([each, of]) => [each, sample(of, nth, each)]))
    case 'event':
      return null
  }
}

function planted(shape: FieldShape, value: unknown, place: Place): unknown {
  const { texts, at, name, named } = place
  switch (shape.is) {
    case 'text':
      return NAMING.has(name) ? `${named} ${String(value)}` : texts(at, LONG)
    case 'list':
    case 'text-or-list':
      return Array.isArray(value)
        ? value.map((one: unknown) => planted(shape.of, one, place))
        : planted(shape.of, value, place)
    case 'record':
      return record(shape.of, value as Fields, place)
    case 'event':
      return value === null ? null : event(value as Fields, place)
    default:
      return value
  }
}

const record = (of: Shapes, value: Fields, place: Place): Fields =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, held]): [string, unknown][] => {
      const shape = of[name]
      if (held === undefined) return []
      return [[name, shape ? planted(shape, held, within(place, name)) : held]]
    }),
  )

const event = (value: Fields, place: Place): Fields => {
  const type = value['type'] as EventType
  return record(fieldsOf(type), value, { ...place, at: type })
}

/** The same complaint with a text of the test in every text that it has. */
export function withTexts(history: Fields & Pick<History, 'reference'>, texts: Texts): History {
  const place: Place = { at: 'complaint', name: '', texts, named: texts('an id', SHORT) }
  const { people, points, events, coverage } = history
  const each = (of: Shapes, list: unknown, at: string) =>
    (list as readonly Fields[]).map((one) => record(of, one, { ...place, at }))
  const read = historyFromValue({
    format: 'redress-chronology/1',
    reference: texts('complaint.reference', SHORT),
    council: texts('complaint.council', LONG),
    coverage,
    people: each(PERSON, people, 'person'),
    points: each(POINT, points, 'point'),
    events: (events as readonly Fields[]).map((one) => event(one, place)),
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 3)))
  return read.value
}

const COMPLAINTS = [EVERYTHING, running, neverStarted, finished, held, fresh] as const

/** Complaints in every state, one with all that can be recorded of any, and so many more that have just begun. */
export const plantedComplaints = (texts: Texts, more: number): readonly History[] =>
  [...COMPLAINTS, ...Array.from({ length: more }, () => fresh)].map((history) => withTexts(history, texts))

/** All that can be recorded of a person but who they are and what was taken back, each with all that it may say. */
type EveryFact = {
  readonly [T in PersonFactType]: () => Required<
    Omit<Extract<PersonFact, { readonly type: T }>, 'type' | 'withdraws' | 'party'>
  >
}

function everyFact(texts: Texts, whose: string): EveryFact {
  const text = (field: string, most = ANY) => texts(`${whose}.${field}`, most)
  const on = '2024-01-08'
  return {
    'person-recorded': () => ({ name: text('name', SHORT) }),
    'person-corrected': () => ({ name: text('corrected name', SHORT), because: text('corrected because') }),
    'contact-recorded': () => ({
      means: 'post',
      value: text('contact'),
      safety: 'only-by',
      because: text('contact because'),
    }),
    'adjustment-recorded': () => ({ says: text('adjustment') }),
    'language-recorded': () => ({ language: text('language'), interpreter: true }),
    'register-entered': () => ({
      on,
      as: ['independent-person'],
      supplier: text('supplier', SHORT),
      skills: ['care-leavers'],
      hours: 20,
      feePence: 4000,
    }),
    'check-recorded': () => ({ kind: 'dbs', on, expires: '2026-01-08' }),
    'declaration-made': () => ({ on, answers: [{ question: 'member-or-officer', answer: false }] }),
    'availability-recorded': () => ({
      available: false,
      from: on,
      until: '2024-02-01',
      because: text('absence because'),
    }),
    'register-left': () => ({ on: '2024-09-02', because: text('left because') }),
  }
}

type Recorded = Extract<PersonFact, { readonly type: 'person-recorded' }>

/** What is recorded of somebody on the register, or of somebody who left it. */
export function plantedPerson(texts: Texts, left: boolean): readonly [Recorded, ...PersonFact[]] {
  const { 'person-recorded': named, 'register-left': gone, ...facts } = everyFact(texts, 'person')
  const rest = Object.entries(facts).map(([type, fact]) => ({ type, ...fact() }) as PersonFact)
  return [
    { type: 'person-recorded', ...named() },
    ...rest,
    ...(left ? [{ type: 'register-left' as const, ...gone() }] : []),
  ]
}

/**
 * Who somebody in a complaint is, and each thing that can be recorded of them. Which things those are is asked of the
 * program, and what they are called there of the vocabulary: a field that is added is planted too.
 */
export function plantedParty(texts: Texts): {
  readonly name: string
  readonly facts: readonly PersonFact[]
  readonly particulars: () => Particulars
} {
  const { 'person-recorded': named, ...rest } = everyFact(texts, 'party')
  const facts = Object.entries(rest).flatMap(([type, fact]) => {
    const made = { type } as PersonFact
    return isPartyFact(made) ? [{ ...fact(), type } as PersonFact] : []
  })
  const written = Object.entries(PERSON).filter(([name, shape]) => shape.is === 'text' && name !== 'id')
  const particulars = () => ({
    as: 'complainant' as const,
    class: 'parent' as const,
    ...Object.fromEntries(written.map(([name]) => [name, texts(`party.${name}`, SHORT)])),
  })
  return { name: named().name, facts, particulars }
}
