import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Stream } from '../casework/ports.ts'
import { commitIn, replaceRowsIn } from './commit.ts'
import { askedFor, connect } from './sqlite-connection.ts'
import { attachNames, dropStrayNames } from './sqlite-names.ts'
import { ROW_TABLES } from './sqlite-rows.ts'
import { destroyKeyIn, transactionOn } from './sqlite-transaction.ts'
import type { CommitOutcome, ReadyCommand, StreamRows, Transaction } from './tables.ts'

// The thread that writes. It waits for the disk so that nobody else has to, and it never sees a key: what
// reaches it is sealed already.

export type Work =
  | { readonly is: 'commit'; readonly command: ReadyCommand }
  | { readonly is: 'replace-rows'; readonly of: readonly StreamRows[] }
  | { readonly is: 'drop-stray-rows' }
  | { readonly is: 'rebuilt-as'; readonly as: string }
  | { readonly is: 'destroy-key'; readonly stream: Stream }

export type Asked = { readonly ticket: number; readonly work: Work }
export type Request = readonly Asked[] | 'close'

export type Answer =
  | { readonly ticket: number; readonly is: 'done'; readonly outcome?: CommitOutcome }
  | { readonly ticket: number; readonly is: 'failed'; readonly says: string }
export type Reply =
  | { readonly is: 'ready' }
  | { readonly is: 'answers'; readonly answers: readonly Answer[] }
  /** Nothing is written any more. What was asked and not answered may or may not have been recorded. */
  | { readonly is: 'stopped'; readonly says: string }

const says = (error: unknown) => (error instanceof Error ? error.message : String(error))

type Writer = {
  readonly database: DatabaseSync
  readonly transaction: Transaction
  readonly step: Readonly<Record<'begin' | 'savepoint' | 'release' | 'keepUp' | 'commit', StatementSync>>
}

const writerOn = (database: DatabaseSync): Writer => ({
  database,
  transaction: transactionOn(database),
  step: {
    begin: database.prepare('begin immediate'),
    savepoint: database.prepare('savepoint work'),
    release: database.prepare('release work'),
    // The index of names says up to which event it goes: an older one, or one of another record, is known by it.
    keepUp: database.prepare(
      `update names.state set last_hash = coalesce((select hash from events order by position desc limit 1), '')`,
    ),
    commit: database.prepare('commit'),
  },
})

function perform({ database, transaction }: Writer, work: Work): CommitOutcome | undefined {
  switch (work.is) {
    case 'commit':
      return commitIn(transaction, work.command)
    case 'replace-rows':
      replaceRowsIn(transaction, work.of)
      return undefined
    case 'drop-stray-rows':
      for (const table of ROW_TABLES) {
        database.exec(
          `delete from ${table} as r where not exists (select 1 from events e where e.council = r.council
           and e.kind = r.kind and e.stream = r.stream)`,
        )
      }
      dropStrayNames(database)
      return undefined
    case 'rebuilt-as':
      database.prepare('update names.state set rebuilt_as = ?').run(work.as)
      return undefined
    case 'destroy-key':
      destroyKeyIn(database, work.stream)
      return undefined
  }
}

/** One piece of work, undone by itself where it fails for a reason of its own. */
function attempt(writer: Writer, { ticket, work }: Asked): Answer {
  const { database, step } = writer
  step.savepoint.run()
  try {
    const outcome = perform(writer, work)
    step.release.run()
    return outcome ? { ticket, is: 'done', outcome } : { ticket, is: 'done' }
  } catch (error) {
    if (askedFor(error) !== 'skip') throw error
    database.exec('rollback to work; release work')
    return { ticket, is: 'failed', says: says(error) }
  }
}

/** All that waits goes into one transaction, and nobody is answered before it is on the disk. */
function commitTogether(writer: Writer, waiting: readonly Asked[]): readonly Answer[] {
  const { database, step } = writer
  try {
    step.begin.run()
    const answers = waiting.map((asked) => attempt(writer, asked))
    step.keepUp.run()
    step.commit.run()
    if (waiting.some(({ work }) => work.is === 'destroy-key')) database.exec('pragma wal_checkpoint(truncate)')
    return answers
  } catch (error) {
    if (askedFor(error) !== 'retry-later') throw error
    if (database.isTransaction) database.exec('rollback')
    return waiting.map(({ ticket }) => ({ ticket, is: 'failed', says: says(error) }))
  }
}

const MOST_TOGETHER = 256

function serve(port: MessagePort, path: string): void {
  const database = connect(path, { readOnly: false })
  attachNames(database, path)
  const writer = writerOn(database)
  const reply = (message: Reply) => port.postMessage(message)

  const take = (first: Request) => {
    const waiting: Asked[] = []
    let next: Request | undefined = first
    while (next !== undefined && next !== 'close') {
      waiting.push(...next)
      next = waiting.length < MOST_TOGETHER ? receiveMessageOnPort(port)?.message : undefined
    }
    if (waiting.length > 0) reply({ is: 'answers', answers: commitTogether(writer, waiting) })
    if (next !== 'close') return
    database.close()
    port.close()
  }
  port.on('message', (message: Request) => {
    try {
      take(message)
    } catch (error) {
      reply({ is: 'stopped', says: says(error) })
      port.close()
    }
  })
  reply({ is: 'ready' })
}

if (parentPort) serve(parentPort, String(workerData))
