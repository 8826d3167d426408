import { isFields, type Fields } from './fields.ts'
import { mistake } from './check-value.ts'
import { type Mistake, type Path, quoted } from './problem.ts'

type Placed = { readonly name: string; readonly path: Path }
type PlacedEvent = { readonly event: Fields; readonly path: Path }

/**
 * Every name in a chronology that names nothing, or two things at once: ids of events, people and points; events that
 * others are counted from or correct; and points, where any are stated. Values of a wrong shape are passed over.
 */
export function* checkReferences(chronology: Fields): Iterable<Mistake> {
  const events = listOf(chronology['events'], ['events']).flatMap(asEvent)
  const ids = events.flatMap(({ event, path }) => textAt(event, 'id', path))
  yield* repeats(ids, 'an event')
  yield* repeats(idsIn(chronology['people'], ['people']), 'a person')
  yield* checkEventReferences(events, new Set(ids.map(({ name }) => name)))
  yield* checkCounting(events)
  yield* checkPoints(chronology, events)
}

function* repeats(ids: readonly Placed[], what: string): Iterable<Mistake> {
  const seen = new Set<string>()
  for (const { name, path } of ids) {
    if (seen.has(name)) yield mistake(path, `${quoted(name)} is already the id of ${what}`, 'Give each its own id.')
    seen.add(name)
  }
}

function* checkEventReferences(events: readonly PlacedEvent[], ids: ReadonlySet<string>): Iterable<Mistake> {
  for (const { event, path } of events.flatMap(withCorrected)) {
    const origin = event['after']
    const named = isFields(origin) ? textAt(origin, 'event', [...path, 'after']) : []
    if (event['type'] === 'correction-made') {
      for (const name of ['of', 'now'])
        if (!Object.hasOwn(event, name)) yield mistake(path, `has no ${name}`, `Add "${name}".`)
      named.push(...textAt(event, 'of', path))
      yield* checkCorrection(event, path)
    }
    for (const { name, path: place } of named)
      if (!ids.has(name)) yield mistake(place, `no event has the id ${quoted(name)}`, whatThereIs('The ids are', ids))
  }
}

function* checkCorrection(event: Fields, path: Path): Iterable<Mistake> {
  const { of, now, id } = event
  if (typeof of === 'string' && of === id) yield mistake([...path, 'of'], 'a correction cannot correct itself')
  if (!isFields(now) || !Object.hasOwn(now, 'id') || now['id'] === of) return
  yield mistake([...path, 'now', 'id'], 'a corrected event keeps its id', `Leave the id out or write ${quoted(of)}.`)
}

/** Events counted from one another in a ring have no date; nor has one counted from itself. */
function* checkCounting(events: readonly PlacedEvent[]): Iterable<Mistake> {
  const origins = new Map<string, string>()
  for (const { event } of events) follow(origins, event['id'], event)
  yield* rings(events, origins)
  for (const { event } of events) {
    if (event['type'] !== 'correction-made') continue
    if (typeof event['of'] === 'string') origins.delete(event['of'])
    if (isFields(event['now'])) follow(origins, event['of'], event['now'])
  }
  const corrections = events.filter(({ event }) => event['type'] === 'correction-made')
  yield* rings(
    corrections.flatMap(({ event, path }) =>
      isFields(event['now']) ? [{ event: { ...event['now'], id: event['of'] }, path: [...path, 'now'] }] : [],
    ),
    origins,
  )
}

function follow(origins: Map<string, string>, id: unknown, event: Fields): void {
  const after = event['after']
  if (typeof id === 'string' && isFields(after) && typeof after['event'] === 'string') origins.set(id, after['event'])
}

function* rings(events: readonly PlacedEvent[], origins: ReadonlyMap<string, string>): Iterable<Mistake> {
  const inRing = ringsOf(origins)
  for (const { event, path } of events)
    if (typeof event['id'] === 'string' && inRing.has(event['id']) && isFields(event['after']))
      yield mistake([...path, 'after'], 'is counted from itself, so it has no date')
}

/** Whatever comes back to itself when its origins are followed. Each name is walked over once. */
function ringsOf(origins: ReadonlyMap<string, string>): ReadonlySet<string> {
  const inRing = new Set<string>()
  const walked = new Set<string>()
  for (const start of origins.keys()) {
    const way = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !walked.has(at)) {
      walked.add(at)
      way.add(at)
      at = origins.get(at)
    }
    while (at !== undefined && way.has(at) && !inRing.has(at)) {
      inRing.add(at)
      at = origins.get(at)
    }
  }
  return inRing
}

const MOST_NAMED = 12

/** Ids are often numbers, so the nearest is no likelier than any other to be the one that was meant. */
function whatThereIs(lead: string, ids: ReadonlySet<string>): string {
  if (ids.size === 0) return 'Give that event this id.'
  const named = [...ids].slice(0, MOST_NAMED).join(', ')
  return ids.size > MOST_NAMED ? `${lead} ${named} and others.` : `${lead} ${named}.`
}

/** Where no point is stated the record is in part, and any name of a point is accepted. */
function* checkPoints(chronology: Fields, events: readonly PlacedEvent[]): Iterable<Mistake> {
  yield* repeats(idsIn(chronology['points'], ['points']), 'a point here')
  const stated = new Set(idsIn(chronology['points'], ['points']).map(({ name }) => name))
  const referred = pointsNamed(chronology['points'], ['points'])
  for (const { event, path } of events.flatMap(withCorrected)) {
    const statements = idsIn(event['points'], [...path, 'points'])
    yield* repeats(statements, 'a point here')
    for (const { name } of statements) stated.add(name)
    for (const [key, value] of Object.entries(event))
      if (key !== 'now') referred.push(...pointsNamed(value, [...path, key]))
  }
  if (stated.size === 0) return
  for (const { name, path } of referred)
    if (!stated.has(name))
      yield mistake(path, `no point has the id ${quoted(name)}`, whatThereIs('The points are', stated))
}

/** The points that a value names: what stands under `point`, in a list of `points`, or in `from` of a statement of them. */
function pointsNamed(value: unknown, path: Path): Placed[] {
  const name = path.findLast((step) => typeof step === 'string')
  if (typeof value === 'string') {
    const inStatement = name === 'from' && path.includes('points')
    return name === 'point' || (name === 'points' && typeof path.at(-1) === 'number') || inStatement
      ? [{ name: value, path }]
      : []
  }
  if (Array.isArray(value)) return value.flatMap((item, at) => pointsNamed(item, [...path, at]))
  return isFields(value) ? Object.entries(value).flatMap(([key, held]) => pointsNamed(held, [...path, key])) : []
}

/** The event, and the corrected event within it, and so on inwards. */
function withCorrected({ event, path }: PlacedEvent): PlacedEvent[] {
  const within = { value: event['now'], path: [...path, 'now'] }
  return [{ event, path }, ...asEvent(within).flatMap(withCorrected)]
}

const asEvent = ({ value, path }: { value: unknown; path: Path }): PlacedEvent[] =>
  isFields(value) ? [{ event: value, path }] : []

const listOf = (value: unknown, path: Path): { value: unknown; path: Path }[] =>
  Array.isArray(value) ? value.map((item: unknown, at) => ({ value: item, path: [...path, at] })) : []

const idsIn = (value: unknown, path: Path): Placed[] =>
  listOf(value, path).flatMap((item) => (isFields(item.value) ? textAt(item.value, 'id', item.path) : []))

const textAt = (fields: Fields, name: string, path: Path): Placed[] => {
  const value = fields[name]
  return typeof value === 'string' ? [{ name: value, path: [...path, name] }] : []
}
