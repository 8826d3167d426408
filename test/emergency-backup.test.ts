import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { JournalledRead } from '../src/casework/emergency-journal-port.ts'
import { personId, streamId } from '../src/kernel/ids.ts'
import { COUNCIL, journalIn } from '../src/office/record.ts'
import { journalledAs } from '../src/people/journalled.ts'
import { filesOf } from '../src/store/data-folder.ts'
import { openSqliteReadRecords } from '../src/store/reads/sqlite.ts'
import { done, generated, inFolder, newFolder } from './backups.ts'

// What was read in an emergency, and could not be recorded then, is in a backup all the same.

const entry = (id: string): JournalledRead => {
  const way = journalledAs(id, personId('mia'))
  const streams = [streamId('a')]
  const read = { council: COUNCIL, person: personId('olu'), at: '2026-03-02T09:30:00.000Z', what: 'emergency' } as const
  const until = '2026-03-02T09:45:00.000Z'
  const by = { id: 'ask', reference: 'CSC-GONE', reason: 'A child', confirmedBy: personId('mia'), until }
  return { id, read: { ...read, way, streams }, by }
}

async function waysIn(folder: string): Promise<readonly string[]> {
  const reads = await openSqliteReadRecords({ folder, council: COUNCIL })
  try {
    return (await reads.ofStream(streamId('a'), 10)).map(({ way }) => way).sort()
  } finally {
    await reads.close()
  }
}

test('a backup first brings the journal of emergencies into the records, each entry once', async () => {
  const folder = newFolder()
  await generated('one.csv', 1, 2025)
  await done(['import', 'one.csv'], inFolder(folder))
  const [one, two] = [entry('one'), entry('two')]
  journalIn({ dataFolder: folder }).append(one)
  journalIn({ dataFolder: folder }).append(two)
  // As after a crash between recording it and taking it out.
  const reads = await openSqliteReadRecords({ folder, council: COUNCIL })
  await reads.record(one.read)
  await reads.close()
  const ways = [one.read.way, two.read.way].sort()
  await done(['backup', 'emergency.backup'], inFolder(folder))
  assert.deepEqual(await waysIn(folder), ways)
  assert.deepEqual(journalIn({ dataFolder: folder }).waiting(), [])
  const restored = newFolder()
  await done(['restore', 'emergency.backup'], inFolder(restored))
  assert.deepEqual(await waysIn(restored), ways)
  // Where the journal was left beside a record that was lost, it says nothing twice.
  journalIn({ dataFolder: restored }).append(one)
  writeFileSync(join(filesOf(restored, COUNCIL).emergency, 'read-spoilt'), 'x')
  await done(['backup', 'again.backup'], inFolder(restored))
  assert.deepEqual(await waysIn(restored), ways)
  assert.deepEqual(journalIn({ dataFolder: restored }).unreadable(), ['read-spoilt'])
  rmSync(restored, { recursive: true })
})
