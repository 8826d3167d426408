import type { FieldShape } from '../field.ts'
import type { History } from '../history.ts'
import { fieldsOf, FORMAT, isEventType, isFields, person, point, shapeIn, type Fields } from './fields.ts'

/**
 * Writes a chronology in the published form, one event, person or point a line and keys always in the same order, so
 * that two versions can be compared. Reading it back gives an equal history.
 */
export function writeJsonChronology({ reference, council, coverage, people, points, events }: History): string {
  const parts = [
    ...Object.entries({ format: FORMAT, reference, council, coverage }).map(([key, value]) =>
      entry(key, JSON.stringify(value)),
    ),
    ...lines(
      'people',
      people.map((one) => inline(person, one)),
    ),
    ...lines(
      'points',
      points.map((one) => inline(point, one)),
    ),
    entry('events', listed(events.map((event) => inline({ is: 'event' }, event)))),
  ]
  return `{\n${parts.join(',\n')}\n}\n`
}

const entry = (key: string, value: string) => `  ${JSON.stringify(key)}: ${value}`

const lines = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [entry(key, listed(items))]

const listed = (items: readonly string[]) => (items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`)

/** A value on one line, keys in the order of its shape; a key that the shape does not know comes last. */
export function inline(shape: FieldShape | undefined, value: unknown): string {
  if (Array.isArray(value)) {
    const of = shape?.is === 'list' || shape?.is === 'text-or-list' ? shape.of : undefined
    return `[${value.map((item) => inline(of, item)).join(', ')}]`
  }
  if (!isFields(value)) return JSON.stringify(value)
  const shapes = shapesFor(shape, value)
  const order = ['id', 'on', 'after', 'madeOn', 'reachedThemOn', 'type', ...Object.keys(shapes)]
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const given = Object.keys(value).filter((key) => value[key] !== undefined)
  const keys = given.toSorted((a, b) => rank(a) - rank(b))
  if (keys.length === 0) return '{}'
  return `{ ${keys.map((key) => `${JSON.stringify(key)}: ${inline(shapeIn(shapes, key), value[key])}`).join(', ')} }`
}

function shapesFor(shape: FieldShape | undefined, value: Fields): Readonly<Record<string, FieldShape>> {
  if (shape?.is === 'record') return shape.of
  const { type } = value
  return shape?.is === 'event' && isEventType(type) ? fieldsOf(type) : {}
}
