import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseError, Pool, type PoolClient, types } from 'pg'
import type { CouncilId } from '../kernel/ids.ts'
import type { Columns } from './columns.ts'
import { AnswerLost, WriteFailed } from './faults.ts'
import { refuseUnsafe, settingsOf } from './postgres-settings.ts'
import { together } from './postgres-together.ts'

export type Statement = {
  readonly sql: string
  readonly values?: readonly unknown[]
  /**
   * A connection is to keep how it goes about this one. Only where that does not depend on how full the tables are: a
   * way that was found while they were empty would be gone for ever after.
   */
  readonly keep?: true
}

/** The rows that each statement found. */
export type Answers = readonly (readonly Columns[])[]

/** One council's part of a database: no statement runs but in a transaction that sees this council and no other. */
export type Database = {
  readonly council: CouncilId
  /** Runs statements on one and the same state of the record. */
  readonly read: (statements: readonly Statement[]) => Promise<Answers>
  /**
   * Asks, lets `decide` say what to write, and writes that: all or nothing. `decide` may be called again where the
   * server went away. Throws `WriteFailed` where nothing was kept, `AnswerLost` where that is not known.
   *
   * What was decided without asking is tried first, once, in one go; it must hold a statement that the data refuse
   * where the record is not as was thought.
   */
  readonly write: <Answer>(
    questions: readonly Statement[],
    decide: Decide<Answer>,
    foretold?: Decided<Answer>,
  ) => Promise<Answer>
  /** One transaction of as many goes as `use` asks for; undone where it throws, and never tried again. */
  readonly steps: <Answer>(access: 'read' | 'write', use: (ask: Ask) => Promise<Answer>) => Promise<Answer>
  readonly close: () => Promise<void>
}

export type Ask = (statements: readonly Statement[]) => Promise<Answers>

export type Decide<Answer> = (found: Answers) => Decided<Answer>
export type Decided<Answer> = { readonly answer: Answer; readonly statements: readonly Statement[] }

const MOST_CONNECTIONS = 10
const CONNECT_MILLISECONDS = 5000
const BETWEEN_MILLISECONDS = 100
/** A connection that holds the council's turn and says nothing is closed, so that it does not hold up everybody. */
const SILENCE_TIMEOUT = '10s'

/** Connections to the database at an address. Nothing is connected before it is used, and none keeps a process alive. */
export function poolFor(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'redress',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    allowExitOnIdle: true,
    keepAlive: true,
    pipeline: true,
    // Positions and counts are numbers here; the driver would give text.
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  })
  // A connection that breaks while nobody uses it is replaced at the next use; whoever uses it is told by the statement.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The server or the way to it failed. `maybeDone` where what was asked may have been done all the same. */
class Away extends Error {
  override name = 'Away'
  readonly maybeDone: boolean
  constructor(cause: unknown, maybeDone: boolean) {
    super(cause instanceof Error && cause.message !== '' ? cause.message : 'no connection', { cause })
    this.maybeDone = maybeDone
  }
}

// Connection exceptions; shutting down, crashed, starting up; too many connections; and, as databases spread over
// several machines answer, a transaction that came between others.
const GOES_BY = /^(08...|57P0[123]|53300|40001|40P01)$/

/** What the data themselves were refused for: a value, a reference, a rule of a table. */
const OF_THE_DATA = /^(22|23|P0)/

/** Whether a write failed for something that it holds, and not for the state of the server. */
export const isOfTheData = (error: unknown): boolean => error instanceof WriteFailed && refusedData(error.cause)

const refusedData = (error: unknown): boolean => error instanceof DatabaseError && OF_THE_DATA.test(error.code ?? '')

/** What an error of the driver means: that the server went away, or what the server says of the statement. */
const meant = (error: unknown, maybeDone: boolean): unknown =>
  error instanceof DatabaseError && !GOES_BY.test(error.code ?? '') ? error : new Away(error, maybeDone)

/** Connects, and makes sure on every new connection that the record can be kept safely. */
async function connected(pool: Pool, checked: WeakSet<PoolClient>): Promise<PoolClient> {
  const client = await pool.connect().catch((error: unknown) => {
    throw meant(error, false)
  })
  if (checked.has(client)) return client
  try {
    const settings = await settingsOf(client).catch((error: unknown) => {
      throw meant(error, false)
    })
    refuseUnsafe(settings)
    checked.add(client)
    return client
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** A statement to be kept has a name, by which a connection that has seen it knows it again. */
const queryOf = ({ sql, values = [], keep }: Statement) => ({
  text: sql,
  values: [...values],
  ...(keep && { name: hash('sha256', sql).slice(0, 32) }),
})

/** Sends statements one behind the other, without waiting for each answer. Throws the first error. */
async function send(client: PoolClient, statements: readonly Statement[], ends: boolean): Promise<Answers> {
  const sent = await Promise.allSettled(
    statements.map(async (statement) => (await client.query<Columns>(queryOf(statement))).rows),
  )
  return sent.map((each) => {
    if (each.status === 'fulfilled') return each.value
    throw meant(each.reason, ends)
  })
}

/** Sends a whole transaction in one go. Whether it was done: the server has undone it where the data refused it. */
const holds = (client: PoolClient, statements: readonly Statement[]): Promise<boolean> =>
  send(client, statements, true).then(
    () => true,
    (error: unknown) => {
      if (refusedData(error)) return false
      throw error
    },
  )

const COMMIT: Statement = { sql: 'commit' }

type Mode = 'isolation level repeatable read read only' | 'isolation level read committed'

export type Part = {
  readonly council: CouncilId
  /** Where the tables are. */
  readonly schema: string
  /** Milliseconds that a server may be away, or another process hold the council's turn, before the caller is told. */
  readonly patience: number
}

function begin(mode: Mode, { council, schema, patience }: Part): readonly Statement[] {
  const settings = {
    'redress.council': council,
    search_path: schema,
    lock_timeout: `${patience}ms`,
    idle_in_transaction_session_timeout: SILENCE_TIMEOUT,
  }
  const set = Object.keys(settings).map((name, at) => `set_config('${name}', $${at + 1}, true)`)
  return [{ sql: `begin ${mode}` }, { sql: `select ${set.join(', ')}`, values: Object.values(settings), keep: true }]
}

/** One council's part of what `pool` connects to. */
export function databaseOn(pool: Pool, part: Part): Database {
  const { council, patience } = part
  const checked = new WeakSet<PoolClient>()
  let ended: Promise<void> | undefined

  const withClient = async <Answer>(use: (client: PoolClient) => Promise<Answer>): Promise<Answer> => {
    const client = await connected(pool, checked)
    try {
      const answer = await use(client)
      client.release()
      return answer
    } catch (error) {
      // Whatever state it is in: closing the connection undoes what was not committed.
      client.release(true)
      throw error
    }
  }
  const opening = begin('isolation level repeatable read read only', part)
  const writing = begin('isolation level read committed', part)
  return {
    council,
    read: together((statements) =>
      patiently(patience, () =>
        withClient(async (client) => {
          const found = await send(client, [...opening, ...statements, COMMIT], false)
          return found.slice(opening.length, -1)
        }),
      ),
    ),
    write(questions, decide, foretold) {
      let untried = foretold
      return told(() =>
        patiently(patience, () =>
          withClient(async (client) => {
            const now = untried
            untried = undefined
            if (now && (await holds(client, [...writing, ...now.statements, COMMIT]))) return now.answer
            const found = await send(client, [...writing, ...questions], false)
            const { answer, statements } = decide(found.slice(writing.length))
            await send(client, [...statements, COMMIT], true)
            return answer
          }),
        ),
      )
    },
    steps(access, use) {
      const go = () =>
        withClient(async (client) => {
          await send(client, access === 'read' ? opening : writing, false)
          const answer = await use((statements) => send(client, statements, false))
          await send(client, [COMMIT], true)
          return answer
        })
      return access === 'read' ? go() : told(go)
    },
    close: () => (ended ??= pool.end()),
  }
}

/** Repeats what was cut off because the server went away. */
async function patiently<Answer>(patience: number, work: () => Promise<Answer>): Promise<Answer> {
  const until = performance.now() + patience
  for (let maybeDone = false; ;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Away)) throw error
      maybeDone ||= error.maybeDone
      if (performance.now() > until) throw new Away(error.cause, maybeDone)
      await wait(BETWEEN_MILLISECONDS)
    }
  }
}

/** Says of a write that failed what became of it. */
async function told<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Away && error.maybeDone) {
      throw new AnswerLost(
        `The database went away before it answered (${error.message}): this may have been recorded or not. ` +
          'Ask for it again; nothing is recorded twice.',
      )
    }
    if (error instanceof Away || error instanceof DatabaseError) {
      throw new WriteFailed(`This was not recorded: ${error.message}.`, { cause: error })
    }
    throw error
  }
}
