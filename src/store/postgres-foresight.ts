import type { Stream } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import type { Database, Decided, Statement } from './postgres-connection.ts'
import {
  type Found,
  foundIn,
  moveOn,
  nameOf,
  type Needs,
  questionsFor,
  stagedOn,
  takeTurn,
} from './postgres-transaction.ts'
import type { CommitOutcome, StreamHead, Transaction } from './tables.ts'

// To ask the server how the record stands, and then to tell it what to write, are two ways there and back, and every
// other writer waits meanwhile. A process that wrote last knows how the record stands: it tells the server at once,
// and with it what it took for granted. Where that does not hold, nothing is written, and it asks.

/** Performs commands in one transaction. */
export type Foresight = (needs: Needs, work: Work) => Promise<readonly CommitOutcome[]>

type Work = (transaction: Transaction) => readonly CommitOutcome[]
type Worked = { readonly outcomes: readonly CommitOutcome[]; readonly before: Found; readonly after: Found }

/** Streams whose heads are remembered: those written last. */
const HELD = 1000

export function foresightOn(database: Database): Foresight {
  const { council } = database
  const heads = new Map<string, StreamHead>()
  let last: number | undefined
  /** Whether nobody else wrote between the last two times that this process did. */
  let alone = true

  const remember = ({ before, after }: Worked) => {
    alone = last === undefined || before.last === last
    last = after.last
    for (const [name, head] of after.heads) {
      heads.delete(name)
      heads.set(name, head)
    }
    for (const name of heads.keys()) {
      if (heads.size <= HELD) break
      heads.delete(name)
    }
  }
  const foreseen = ({ streams }: Needs): Found | undefined => {
    if (last === undefined || !alone) return undefined
    const known = streams.map(nameOf).flatMap((name) => {
      const head = heads.get(name)
      return head ? [[name, head] as const] : []
    })
    return { commands: new Map(), heads: new Map(known), last }
  }
  const performed = (needs: Needs, work: Work, before: Found): Decided<Worked> => {
    const { transaction, after, written } = stagedOn(council, needs, before)
    const answer = { outcomes: work(transaction), before, after: after() }
    return { answer, statements: written() }
  }
  return async (needs, work) => {
    const before = foreseen(needs)
    const foretold = before && performed(needs, work, before)
    const worked = await database.write(
      questionsFor(council, needs),
      (answers) => {
        const { answer, statements } = performed(needs, work, foundIn(answers))
        return { answer, statements: [...moveOn(council, answer.before.last, answer.after.last), ...statements] }
      },
      foretold && onlyWhereItHolds(council, needs, foretold),
    )
    remember(worked)
    return worked.outcomes
  }
}

/** What was foreseen, with what the server has to find true; nothing where a command would be refused. */
function onlyWhereItHolds(
  council: CouncilId,
  { streams }: Needs,
  { answer, statements }: Decided<Worked>,
): Decided<Worked> | undefined {
  // A refusal is said only of the record as it was found.
  if (!answer.outcomes.every(({ is }) => is === 'committed')) return undefined
  const checked = moveOnFrom(council, answer.before, answer.after, streams)
  return { answer, statements: [takeTurn(council), checked, ...statements] }
}

/**
 * Moves the last position on from where it was thought to be. It becomes null, which the table refuses, where the
 * record is not there, or a stream has another head or lost its key. What is thought to be new needs no look: a
 * command, a stream or a version that is there already is refused by its own table.
 */
function moveOnFrom(council: CouncilId, before: Found, after: Found, streams: readonly Stream[]): Statement {
  const told = streams.flatMap(({ kind, stream }) => {
    const head = before.heads.get(nameOf({ kind, stream }))
    return head ? [{ kind, stream, ...head }] : []
  })
  return {
    sql: `update councils set last_position = case when last_position = $2 and not exists (
            select from unnest($4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
              as told (kind, stream, version, hash, key_id)
            where told.hash is distinct from (
              select hash from events e where e.council = $1 and e.kind = told.kind and e.stream = told.stream
                and e.version = told.version)
            or told.key_id is distinct from (
              select key_id from stream_keys k where k.council = $1 and k.kind = told.kind and k.stream = told.stream
                and k.wrapped is not null)
            ) then $3::bigint end
          where council = $1`,
    values: [
      council,
      before.last,
      after.last,
      told.map(({ kind }) => kind),
      told.map(({ stream }) => stream),
      told.map(({ version }) => version),
      told.map(({ hash }) => hash),
      told.map(({ keyId }) => keyId),
    ],
  }
}
