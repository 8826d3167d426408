import { EVENT_TYPES, type EventType } from '../../kernel/event-types.ts'
import { type FieldShape, list, record } from '../field.ts'
import { COMMON, PERSON, POINT, VOCABULARY } from '../vocabulary.ts'

export type Shapes = Readonly<Record<string, FieldShape>>
export type Fields = Readonly<Record<string, unknown>>

export const FORMAT = 'redress-chronology/1'
export const COVERAGES = ['part', 'whole'] as const

export const person: FieldShape = record(PERSON, [])
export const people: FieldShape = list(person)
export const point: FieldShape = record(POINT, ['id'])
export const points: FieldShape = list(point)

const { as: _as, ...COMPLAINANT } = PERSON
/** The shorthand for one person who complains. */
export const complainant: FieldShape = record(COMPLAINANT, [])

const types: ReadonlySet<string> = new Set(EVENT_TYPES)
export const isEventType = (value: unknown): value is EventType => typeof value === 'string' && types.has(value)

// A field of the type's own stands before a common one of the same name.
const shapes = new Map<EventType, Shapes>(EVENT_TYPES.map((type) => [type, { ...COMMON, ...VOCABULARY[type] }]))

/** Every field that an event of this type may carry, without `type` itself. */
export const fieldsOf = (type: EventType): Shapes => shapes.get(type) ?? COMMON

/** Every field that any event may carry. */
export const EVERY_FIELD: ReadonlySet<string> = new Set(EVENT_TYPES.flatMap((type) => Object.keys(fieldsOf(type))))

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The shape of a field, never mistaking an inherited name for one. */
export const shapeIn = (of: Shapes, name: string): FieldShape | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined
