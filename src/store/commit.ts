import type { Done, Stream } from '../casework/ports.ts'
import { eventHash, GENESIS } from './event-hash.ts'
import type { CommitOutcome, ReadyCommand, ReadyWrite, StreamHead, StreamRows, Transaction } from './tables.ts'

const streamOf = (command: ReadyCommand, { kind, stream }: ReadyWrite): Stream => ({
  council: command.council,
  kind,
  stream,
})

/**
 * Puts one command into the record, within a transaction of the caller. Every check comes before the first
 * change, so a refusal has nothing to undo.
 */
export function commitIn(transaction: Transaction, command: ReadyCommand): CommitOutcome {
  const known = transaction.knownCommand(command.council, command.commandId)
  if (known) return { is: 'known', ...known }

  const heads: (StreamHead | undefined)[] = []
  for (const write of command.writes) {
    const stream = streamOf(command, write)
    const head = transaction.head(stream)
    const version = head?.version ?? 0
    if (version !== write.expectedVersion) return { is: 'changed-meanwhile', stream, version }
    if (head && head.keyId !== write.keyId) return { is: 'key-destroyed', stream }
    heads.push(head)
  }
  return { is: 'committed', done: write(transaction, command, heads) }
}

function write(transaction: Transaction, command: ReadyCommand, heads: readonly (StreamHead | undefined)[]): Done {
  let position = transaction.lastPosition()
  const done: Done = {
    position: position + command.writes.reduce((count, { events }) => count + events.length, 0),
    versions: command.writes.map(({ kind, stream, expectedVersion, events }) => ({
      kind,
      stream,
      version: expectedVersion + events.length,
    })),
  }
  transaction.putCommand(command, done)
  for (const [index, write] of command.writes.entries()) {
    const stream = streamOf(command, write)
    if (write.newKey) transaction.putKey(stream, write.newKey)
    let previousHash = heads[index]?.hash ?? GENESIS
    let version = write.expectedVersion
    for (const { bodyHash, ...event } of write.events) {
      position += 1
      version += 1
      const placed = { ...stream, ...event, version, position, commandId: command.commandId, previousHash }
      const hash = eventHash(placed, previousHash, bodyHash)
      transaction.putEvent({ ...placed, hash })
      previousHash = hash
    }
    transaction.replaceRows(stream, write.rows)
  }
  for (const job of command.jobs) transaction.putJob(command, job)
  return done
}

/** Replaces the rows of each stream that has not moved on, nor lost its key, since they were worked out. */
export function replaceRowsIn(transaction: Transaction, of: readonly StreamRows[]): void {
  for (const { stream, version, rows } of of) {
    const head = transaction.head(stream)
    if (head?.version === version) transaction.replaceRows(stream, head.keyId === undefined ? [] : rows)
  }
}
