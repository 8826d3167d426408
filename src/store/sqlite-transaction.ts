import type { DatabaseSync } from 'node:sqlite'
import type { Stream } from '../casework/ports.ts'
import {
  COMMAND_COLUMNS,
  EVENT_COLUMNS,
  fromEvent,
  KEY_COLUMNS,
  placeOf,
  toHead,
  toKnownCommand,
  whole,
} from './columns.ts'
import { namesOn } from './sqlite-names.ts'
import { marks, ONE_STREAM, ROW_TABLES, rowsOn } from './sqlite-rows.ts'
import type { Transaction } from './tables.ts'

/** The statements of a command, prepared once. The caller begins and ends the transaction. */
export function transactionOn(database: DatabaseSync): Transaction {
  const knownCommand = database.prepare(
    'select request_hash, answer from commands where council = ? and command_id = ?',
  )
  const head = database.prepare(
    `select version, hash, iif(wrapped is null, null, key_id) as key_id
     from events join stream_keys using (council, kind, stream)
     where ${ONE_STREAM} order by version desc limit 1`,
  )
  const last = database.prepare('select coalesce(max(position), 0) as position from events')
  const putCommand = database.prepare(`insert into commands (${COMMAND_COLUMNS}) values (${marks(COMMAND_COLUMNS)})`)
  const putKey = database.prepare(`insert into stream_keys (${KEY_COLUMNS}) values (${marks(KEY_COLUMNS)})`)
  const putEvent = database.prepare(`insert into events (${EVENT_COLUMNS}) values (${marks(EVENT_COLUMNS)})`)
  const putJob = database.prepare(
    `insert into jobs (council, command_id, queue, run_at, dedupe_key, payload) values (?, ?, ?, ?, ?, ?)
     on conflict (council, queue, dedupe_key) do nothing`,
  )
  return {
    knownCommand(council, id) {
      const row = knownCommand.get(council, id)
      return row && toKnownCommand(row)
    },
    head(stream) {
      const row = head.get(...placeOf(stream))
      return row && toHead(row)
    },
    lastPosition: () => whole(last.get(), 'position'),
    putCommand({ council, commandId, requestTag }, done) {
      putCommand.run(council, commandId, requestTag, JSON.stringify(done), done.position)
    },
    putKey(stream, { keyId, wrapped }) {
      putKey.run(...placeOf(stream), keyId, wrapped)
    },
    putEvent(event) {
      putEvent.run(...fromEvent(event))
    },
    replaceRows: rowsOn(database),
    putJob({ council, commandId }, job) {
      putJob.run(council, commandId, job.queue, job.runAt, job.dedupeKey, job.payload)
    },
  }
}

/**
 * Makes a stream's bodies unreadable: the key goes, and so do the tags of its commands (by which a guess at
 * their content could be tested), its rows, and the copies of these that wait in the write-ahead log.
 */
export function destroyKeyIn(database: DatabaseSync, stream: Stream): void {
  const place = placeOf(stream)
  database.prepare(`update stream_keys set wrapped = null where ${ONE_STREAM}`).run(...place)
  for (const table of ROW_TABLES) database.prepare(`delete from ${table} where ${ONE_STREAM}`).run(...place)
  namesOn(database)(stream, [])
  database
    .prepare(
      `update commands set request_hash = ''
       where council = ? and command_id in (select command_id from events where ${ONE_STREAM})`,
    )
    .run(stream.council, ...place)
}
