import type { Done, Job, Row, SealedEvent, StoredRow, Stream, StreamKind } from '../casework/ports.ts'
import type { CommandId, CouncilId, EventId, PersonId, StreamId } from '../kernel/ids.ts'
import type { StreamKeyRow } from './keys.ts'
import type { KnownCommand, PlacedHead, PlacedKey, StreamHead } from './tables.ts'

// Between columns and values, the same for every database. A column that is not of its type means that the record
// was changed by hand.

export type Columns = Readonly<Record<string, unknown>>
/** What goes into a column. */
export type Value = string | number | null

export function text(row: Columns, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`The column ${column} of the record is not text`)
  return value
}

export function whole(row: Columns | undefined, column: string): number {
  const value = row?.[column]
  if (typeof value !== 'number') throw new Error(`The column ${column} of the record is not a number`)
  return value
}

/** A column as it is. */
export function valueIn(row: Columns, column: string): Value {
  const value = row[column]
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new Error(`The column ${column} of the record is neither text nor a number`)
}

type Ids = {
  readonly council: CouncilId
  readonly kind: StreamKind
  readonly stream: StreamId
  readonly id: EventId
  readonly recorded_by: PersonId
  readonly command_id: CommandId
}

// What an id says is vouched for by the hash, not checked here: an event that was altered must be read to be named.
const idIn = <Column extends keyof Ids>(row: Columns, column: Column): Ids[Column] => text(row, column) as Ids[Column]

export const streamIn = (row: Columns): Stream => ({
  council: idIn(row, 'council'),
  kind: idIn(row, 'kind'),
  stream: idIn(row, 'stream'),
})

export const COMMAND_COLUMNS = 'council, command_id, request_hash, answer, position'
export const KEY_COLUMNS = 'council, kind, stream, key_id, wrapped'

export const EVENT_COLUMNS =
  'position, council, kind, stream, version, id, type, on_text, recorded_at, recorded_by, command_id, body, previous_hash, hash'

export const toEvent = (row: Columns): SealedEvent => ({
  ...streamIn(row),
  version: whole(row, 'version'),
  position: whole(row, 'position'),
  id: idIn(row, 'id'),
  type: text(row, 'type'),
  ...(row['on_text'] !== null && { on: text(row, 'on_text') }),
  recordedAt: text(row, 'recorded_at'),
  recordedBy: idIn(row, 'recorded_by'),
  commandId: idIn(row, 'command_id'),
  body: text(row, 'body'),
  previousHash: text(row, 'previous_hash'),
  hash: text(row, 'hash'),
})

export const fromEvent = (event: SealedEvent): Value[] => [
  event.position,
  event.council,
  event.kind,
  event.stream,
  event.version,
  event.id,
  event.type,
  event.on ?? null,
  event.recordedAt,
  event.recordedBy,
  event.commandId,
  event.body,
  event.previousHash,
  event.hash,
]

export const ROW_COLUMNS = 'council, kind, stream, list, key, rank, due, turns, tags, facts'
export const TAG_COLUMNS = 'council, list, tag, rank, due, kind, stream, key'
export const TIE_COLUMNS = 'council, list, person, tie, kind, stream, key'

/** Comes after every date that can be written, so that rows without one come last. */
export const UNDATED = '~'

export const toRow = (row: Columns): StoredRow => ({
  ...streamIn(row),
  list: text(row, 'list'),
  key: text(row, 'key'),
  ...(whole(row, 'rank') !== 0 && { rank: whole(row, 'rank') }),
  ...(row['due'] !== UNDATED && { due: text(row, 'due') }),
  ...(row['turns'] !== null && { turns: text(row, 'turns') }),
  ...(row['tags'] !== '' && { tags: text(row, 'tags').split(' ') }),
  facts: JSON.parse(text(row, 'facts')),
})

export const fromRow = (stream: Stream, row: Row): Value[] => [
  ...placeOf(stream),
  row.list,
  row.key,
  row.rank ?? 0,
  row.due ?? UNDATED,
  row.turns ?? null,
  (row.tags ?? []).join(' '),
  JSON.stringify(row.facts),
]

export const fromTags = ({ council, kind, stream }: Stream, row: Row): Value[][] =>
  [...new Set(row.tags)].map((tag) => [
    council,
    row.list,
    tag,
    row.rank ?? 0,
    row.due ?? UNDATED,
    kind,
    stream,
    row.key,
  ])

export const fromTies = ({ council, kind, stream }: Stream, row: Row): Value[][] =>
  (row.ties ?? []).map(({ person, tie }) => [council, row.list, person, tie, kind, stream, row.key])

const BETWEEN_NAMES = '\n'

/** All names of a row as one text, each once; a name holds no line break. */
export const namesText = ({ names = [] }: Pick<Row, 'names'>): string =>
  [...new Set(names)].map((name) => name.replaceAll(BETWEEN_NAMES, ' ')).join(BETWEEN_NAMES)

export const namesIn = (text: string): readonly string[] => (text === '' ? [] : text.split(BETWEEN_NAMES))

export const toKey = (row: Columns): StreamKeyRow => ({
  keyId: text(row, 'key_id'),
  ...(row['wrapped'] !== null && { wrapped: text(row, 'wrapped') }),
})

export const toPlacedKey = (row: Columns): PlacedKey => ({
  kind: idIn(row, 'kind'),
  stream: idIn(row, 'stream'),
  ...toKey(row),
})

export const toHead = (row: Columns): StreamHead => ({
  version: whole(row, 'version'),
  hash: text(row, 'hash'),
  ...(row['key_id'] !== null && { keyId: text(row, 'key_id') }),
})

export const toPlacedHead = (row: Columns): PlacedHead => ({
  kind: idIn(row, 'kind'),
  stream: idIn(row, 'stream'),
  version: whole(row, 'version'),
  hash: text(row, 'hash'),
  position: whole(row, 'position'),
})

export const toJob = (row: Columns): Job => ({
  queue: text(row, 'queue'),
  runAt: text(row, 'run_at'),
  dedupeKey: text(row, 'dedupe_key'),
  payload: text(row, 'payload'),
})

export function toKnownCommand(row: Columns): KnownCommand {
  const done: Done = JSON.parse(text(row, 'answer'))
  return { requestTag: text(row, 'request_hash'), done }
}

export const placeOf = ({ council, kind, stream }: Stream): [CouncilId, StreamKind, StreamId] => [council, kind, stream]
