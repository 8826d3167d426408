import { hash } from 'node:crypto'

/** SHA-256 of a value as JSON with its keys in order, so that the same content asked for twice is the same request. */
export const requestHash = (value: unknown): string => hash('sha256', JSON.stringify(ordered(value)))

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  )
}
