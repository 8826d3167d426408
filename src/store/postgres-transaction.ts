import type { Done, Job, Row, Stream } from '../casework/ports.ts'
import type { CommandId, CouncilId } from '../kernel/ids.ts'
import {
  COMMAND_COLUMNS,
  EVENT_COLUMNS,
  fromEvent,
  fromRow,
  fromTags,
  fromTies,
  KEY_COLUMNS,
  ROW_COLUMNS,
  streamIn,
  TAG_COLUMNS,
  TIE_COLUMNS,
  text,
  toHead,
  toKnownCommand,
  type Value,
  whole,
} from './columns.ts'
import type { Answers, Database, Statement } from './postgres-connection.ts'
import { dropStrayNames, replaceNames } from './postgres-names.ts'
import { ROW_TABLES } from './postgres-schema.ts'
import type { KnownCommand, StreamHead, Transaction } from './tables.ts'

/** What a piece of work will ask about, so that all of it is known before the work begins. */
export type Needs = { readonly commands: readonly CommandId[]; readonly streams: readonly Stream[] }

/**
 * Does work on the record as it stands while nobody else writes to it: what it needs is asked for in one go, and
 * what it puts is written in one go. The lock on the council's row gives positions in the order of commits, for the
 * next to get it sees what this one committed.
 */
export async function transact<Answer>(
  database: Database,
  needs: Needs,
  work: (transaction: Transaction) => Answer,
): Promise<Answer> {
  const { council } = database
  return database.write(questionsFor(council, needs), (answers) => {
    const found = foundIn(answers)
    const { transaction, after, written } = stagedOn(council, needs, found)
    const answer = work(transaction)
    return { answer, statements: [...moveOn(council, found.last, after().last), ...written()] }
  })
}

/** Takes the council's turn: until the transaction ends, nobody else writes to its record. */
export const takeTurn = (council: CouncilId): Statement => ({
  sql: 'select last_position from councils where council = $1 for update',
  values: [council],
  keep: true,
})

/** What is asked before a piece of work begins, and takes the council's turn. */
export const questionsFor = (council: CouncilId, { commands, streams }: Needs): readonly Statement[] => [
  takeTurn(council),
  {
    sql: 'select command_id, request_hash, answer from commands where council = $1 and command_id = any ($2)',
    values: [council, commands],
  },
  {
    sql: `select key.council, asked.kind, asked.stream, version, hash, case when wrapped is null then null else key_id end as key_id
          from unnest($2::text[], $3::text[]) as asked (kind, stream)
          join stream_keys key on key.council = $1 and key.kind = asked.kind and key.stream = asked.stream
          cross join lateral (
            select version, hash from events e
            where e.council = $1 and e.kind = asked.kind and e.stream = asked.stream order by version desc limit 1
          ) last`,
    values: [council, streams.map(({ kind }) => kind), streams.map(({ stream }) => stream)],
  },
]

/** By which the head of a stream is found. */
export const nameOf = ({ kind, stream }: Pick<Stream, 'kind' | 'stream'>) => `${kind}/${stream}`

/** The record as far as a piece of work needs it. */
export type Found = {
  readonly commands: ReadonlyMap<string, KnownCommand>
  readonly heads: ReadonlyMap<string, StreamHead>
  readonly last: number
}

/** What was found to the questions of `questionsFor`. */
export const foundIn = ([turn, commands = [], heads = []]: Answers): Found => ({
  commands: new Map(commands.map((row) => [text(row, 'command_id'), toKnownCommand(row)])),
  heads: new Map(heads.map((row) => [nameOf(streamIn(row)), toHead(row)])),
  last: whole(turn?.[0], 'last_position'),
})

type Staged = {
  readonly transaction: Transaction
  /** The record as it will be. */
  readonly after: () => Found
  /** What writes all that was put, but for the last position. */
  readonly written: () => readonly Statement[]
}

/** A transaction on the record as it was found, which keeps what is put until it is asked for what writes it. */
export function stagedOn(council: CouncilId, needs: Needs, found: Found): Staged {
  const [known, heads] = [new Map(found.commands), new Map(found.heads)]
  const asked = new Set(needs.streams.map(nameOf))
  const put = newlyPut()
  let { last } = found
  const transaction: Transaction = {
    knownCommand: (_council, id) => known.get(id),
    head(stream) {
      if (!asked.has(nameOf(stream))) throw new Error('A stream is read that was not asked for')
      return heads.get(nameOf(stream))
    },
    lastPosition: () => last,
    putCommand({ commandId, requestTag }, done: Done) {
      known.set(commandId, { requestTag, done })
      put.commands.push([council, commandId, requestTag, JSON.stringify(done), done.position])
    },
    putKey(stream, { keyId, wrapped }) {
      heads.set(nameOf(stream), { version: 0, hash: '', keyId })
      put.keys.push([council, stream.kind, stream.stream, keyId, wrapped])
    },
    putEvent(event) {
      last = event.position
      const { version, hash } = event
      heads.set(nameOf(event), { ...heads.get(nameOf(event)), version, hash })
      put.events.push(fromEvent(event))
    },
    replaceRows: (stream, rows) => put.rows.set(nameOf(stream), { stream, rows }),
    putJob: ({ commandId }, { queue, runAt, dedupeKey, payload }: Job) =>
      put.jobs.push([council, commandId, queue, runAt, dedupeKey, payload]),
  }
  return { transaction, after: () => ({ commands: known, heads, last }), written: () => written(council, put) }
}

type Put = {
  readonly commands: Value[][]
  readonly keys: Value[][]
  readonly events: Value[][]
  readonly rows: Map<string, { readonly stream: Stream; readonly rows: readonly Row[] }>
  readonly jobs: Value[][]
}

const newlyPut = (): Put => ({ commands: [], keys: [], events: [], rows: new Map(), jobs: [] })

export const moveOn = (council: CouncilId, before: number, last: number): readonly Statement[] =>
  last === before ? [] : [{ sql: 'update councils set last_position = $2 where council = $1', values: [council, last] }]

const JOB_COLUMNS = 'council, command_id, queue, run_at, dedupe_key, payload'
const NUMBERS = new Set(['position', 'version', 'attempts', 'rank'])

function written(council: CouncilId, { commands, keys, events, rows, jobs }: Put): readonly Statement[] {
  const streams = [...rows.values()]
  return [
    ...insertInto('commands', COMMAND_COLUMNS, commands),
    ...insertInto('stream_keys', KEY_COLUMNS, keys),
    ...insertInto('events', EVENT_COLUMNS, events),
    ...dropRowsOf(
      council,
      streams.map(({ stream }) => stream),
    ),
    ...insertRows(streams),
    ...replaceNames(council, streams),
    ...insertInto('jobs', JOB_COLUMNS, jobs, 'on conflict (council, queue, dedupe_key) do nothing'),
  ]
}

/** One statement for any number of rows, so that its text stays the same. */
export function insertInto(
  table: string,
  names: string,
  rows: readonly (readonly Value[])[],
  then = '',
  numbers: ReadonlySet<string> = NUMBERS,
): readonly Statement[] {
  if (rows.length === 0) return []
  const columns = names.split(', ')
  const lists = columns.map((column, at) => `$${at + 1}::${numbers.has(column) ? 'bigint' : 'text'}[]`)
  return [
    {
      sql: `insert into ${table} (${names}) select * from unnest(${lists.join(', ')}) ${then}`,
      values: columns.map((_, at) => rows.map((row) => row[at])),
      keep: true,
    },
  ]
}

type RowsOf = { readonly stream: Stream; readonly rows: readonly Row[] }

function insertRows(streams: readonly RowsOf[]): readonly Statement[] {
  const each = <Out>(of: (stream: Stream, row: Row) => Out): Out[] =>
    streams.flatMap(({ stream, rows }) => rows.map((row) => of(stream, row)))
  return [
    ...insertInto('projection_rows', ROW_COLUMNS, each(fromRow)),
    ...insertInto('row_tags', TAG_COLUMNS, each(fromTags).flat()),
    ...insertInto('row_ties', TIE_COLUMNS, each(fromTies).flat()),
  ]
}

function dropRowsOf(council: CouncilId, streams: readonly Stream[]): readonly Statement[] {
  if (streams.length === 0) return []
  return [
    rowsChanged(council),
    ...ROW_TABLES.map((table) => ({
      sql: `delete from ${table} where council = $1
          and (kind, stream) in (select * from unnest($2::text[], $3::text[]))`,
      values: [council, streams.map(({ kind }) => kind), streams.map(({ stream }) => stream)],
    })),
  ]
}

/** Says to every process that what it counted no longer holds. */
const rowsChanged = (council: CouncilId): Statement => ({
  sql: 'update councils set rows_changed = rows_changed + 1 where council = $1',
  values: [council],
})

/** Makes a stream's bodies unreadable, in the council's turn, so that no writer has its key from before. */
export const destroyKey = (database: Database, { council, kind, stream }: Stream): Promise<void> =>
  database.write([takeTurn(council)], () => {
    const place = [council, kind, stream]
    const one = 'council = $1 and kind = $2 and stream = $3'
    return {
      answer: undefined,
      statements: [
        { sql: `update stream_keys set wrapped = null where ${one}`, values: place },
        rowsChanged(council),
        ...ROW_TABLES.map((table) => ({ sql: `delete from ${table} where ${one}`, values: place })),
        ...replaceNames(council, [{ stream: { council, kind, stream }, rows: [] }]),
        {
          sql: `update commands set request_hash = ''
                where council = $1 and command_id in (select command_id from events where ${one})`,
          values: place,
        },
      ],
    }
  })

/** Drops the rows of streams that hold no event. */
export const dropStrayRows = (database: Database): Promise<void> =>
  database.write([takeTurn(database.council)], () => ({
    answer: undefined,
    statements: [
      dropStrayNames(database.council),
      ...ROW_TABLES.map((table) => ({
        sql: `delete from ${table} r where council = $1 and not exists (
              select 1 from events e where e.council = r.council and e.kind = r.kind and e.stream = r.stream)`,
        values: [database.council],
      })),
    ],
  }))

/** Notes the way in which all rows were worked out. */
export const setRebuiltAs = (database: Database, as: string): Promise<void> =>
  database.write([takeTurn(database.council)], () => ({
    answer: undefined,
    statements: [
      {
        sql: `insert into projections (council, rebuilt_as) values ($1, $2)
              on conflict (council) do update set rebuilt_as = excluded.rebuilt_as`,
        values: [database.council, as],
      },
    ],
  }))
