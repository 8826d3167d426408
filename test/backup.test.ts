import assert from 'node:assert/strict'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { councilId } from '../src/kernel/ids.ts'
import { COUNCIL } from '../src/office/record.ts'
import { intoBackup } from '../src/store/backup-file.ts'
import { type CopyTarget, copyTables } from '../src/store/copying.ts'
import { inspected } from '../src/store/inspection.ts'
import { fromSqlite } from '../src/store/sqlite-copying.ts'
import { one } from '../src/store/contract/subject.ts'
import { besideRecord, filesOf } from '../src/store/data-folder.ts'
import { newKeyTexts } from '../src/store/keys.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import {
  keptBesideIn,
  done,
  eventsIn,
  generated,
  here,
  inFolder,
  killed,
  newFolder,
  PASSPHRASE,
  refused,
  restoringIn,
  sealedIn,
} from './backups.ts'

const first = newFolder()
const FILES = ['door.sqlite', 'redress.checkpoint.json', 'redress.keys.json', 'redress.reads.sqlite', 'redress.sqlite']
const late = join(here, 'late.backup')
let besideLate: Awaited<ReturnType<typeof keptBesideIn>> | undefined
const lateCheckpoint = join(here, 'late.checkpoint.json')

before(async () => {
  await generated('some.csv', 20, 2025)
  await generated('many.csv', 100, 2024)
  await done(['import', 'some.csv'], inFolder(first))
  await done(['administrator', 'add', 'ada@example.org', '--name', 'Ada O’Neill'], inFolder(first))
  await done(['backup', 'early.backup'], inFolder(first))
  await done(['import', 'many.csv'], inFolder(first))
  await whileWriting(async (events) => {
    const before = events()
    const count = eventsIn(await done(['backup', 'during.backup'], inFolder(first)))
    assert.ok(before < count && count < events(), `${before}, ${count}, ${events()}: nothing was written meanwhile`)
  })
  await done(['backup', 'late.backup'], inFolder(first))
  copyFileSync(filesOf(first, COUNCIL).checkpoint, lateCheckpoint)
  besideLate = await keptBesideIn(first)
})

/** Adds to the record as a server would, until what is to be done is done; hands over how many events there are. */
async function whileWriting(work: (events: () => number) => Promise<void>): Promise<void> {
  const store = await openSqliteStore({ folder: first, council: COUNCIL })
  let events = (await store.sealed(COUNCIL, 0, 1_000_000)).length
  const ended = new AbortController()
  const write = async () => {
    for (let version = 0; !ended.signal.aborted; version += 1) {
      const { writes } = one(`p${version}`, 'officer', version)
      const person = writes.map((each) => ({ ...each, kind: 'person' as const }))
      await store.append({ ...one(`p${version}`, 'officer', version), council: COUNCIL, writes: person })
      events += 1
      await wait(2)
    }
  }
  const writing = write()
  await work(() => events).finally(() => ended.abort())
  await writing
  await store.checkpoint(COUNCIL, new Date().toISOString())
  await store.close()
}

describe('redress backup and redress restore', () => {
  test('give back what was recorded to the byte, also what was backed up while another process recorded', async () => {
    const whole = await sealedIn(first)
    for (const file of ['during.backup', 'late.backup']) {
      const folder = newFolder()
      const said = await done(['restore', file], inFolder(folder))
      const count = eventsIn(said)
      assert.deepEqual(readdirSync(folder).sort(), FILES)
      for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
      assert.deepEqual(await sealedIn(folder), whole.slice(0, count), file)
    }
  })

  test('the restored record is listed, goes on, and its lists are those of the old one', async () => {
    const folder = newFolder()
    const said = await done(['restore', 'late.backup', '--checkpoint', lateCheckpoint], inFolder(folder))
    assert.match(
      said,
      /^Restored to .*: \d+ events of 120 complaints, .*, as the record stood on 20.*Z\. .* and against the one of 20/,
    )
    assert.equal(await done(['export', '--csv'], inFolder(folder)), await done(['export', '--csv'], inFolder(first)))
    assert.match(await done(['verify'], inFolder(folder)), /The record is sound: .* holds against the checkpoint/)
    assert.match(await done(['import', 'some.csv'], inFolder(folder)), /0 complaints recorded, 20 there already/)
  })

  test('whoever had an account has it again, and who looked at what is known', async () => {
    const folder = newFolder()
    assert.match(
      await done(['restore', 'late.backup'], inFolder(folder)),
      /, 1 account and 120 records of who looked, as/,
    )
    assert.deepEqual(await keptBesideIn(folder), besideLate)
    assert.equal(besideLate?.accounts.length, 1)
    assert.match(await done(['administrator', 'add', 'ada@example.org', '--name', 'x'], inFolder(folder)), /set-up/)
    assert.equal((await keptBesideIn(folder)).accounts.length, 1)
  })

  test('a backup whose accounts are not those that were counted is refused', async () => {
    const { keys, texts, checkpoint: kept } = besideRecord(first, COUNCIL)
    const takenAt = new Date().toISOString()
    const record = inspected(fromSqlite({ folder: first, council: COUNCIL }), { council: COUNCIL, keys, kept })
    const file = join(here, 'other.backup')
    const place = { file, passphrase: PASSPHRASE, council: COUNCIL, takenAt, keys: texts }
    const backup = intoBackup({ ...place, checkpoint: () => record.checkpoint(takenAt) })
    const another: CopyTarget = (use, last) =>
      backup(
        (put) =>
          use((table, rows) =>
            put(table, table.name === 'door_accounts' ? rows.map((row) => row.with(2, 'Mallory')) : rows),
          ),
        last,
      )
    await copyTables(record.source, another, () => {})
    const folder = newFolder()
    await refused(['restore', 'other.backup'], inFolder(folder), /not whole\. Nothing was restored\. .*door_accounts/)
    assert.deepEqual(readdirSync(folder), [])
  })

  test('a backup is refused that ends before a checkpoint, or that has nothing to do with it', async () => {
    const folder = newFolder()
    const settings = inFolder(folder)
    const older =
      /early\.backup is older than the checkpoint that you gave\. The record ends at event \d+.*Nothing was restored\. Look for a later backup\./
    await refused(['restore', 'early.backup', '--checkpoint', lateCheckpoint], settings, older)
    const other = newFolder()
    await done(['import', 'some.csv'], inFolder(other))
    const theirs = filesOf(other, COUNCIL).checkpoint
    await refused(['restore', 'late.backup', '--checkpoint', theirs], settings, /does not fit .*Nothing was restored/)
    await refused(['restore', 'late.backup', '--checkpoint', 'some.csv'], settings, /no checkpoint: it is not JSON/)
    assert.deepEqual(readdirSync(folder), [])
    copyFileSync(lateCheckpoint, filesOf(folder, COUNCIL).checkpoint)
    await refused(
      ['restore', 'early.backup'],
      settings,
      /is older than .*redress\.checkpoint\.json.*move .* incident log/,
    )
    await done(['restore', 'late.backup'], settings)
  })

  test('a folder that holds anything is left as it is', async () => {
    const bytes = readFileSync(filesOf(first, COUNCIL).keys)
    await refused(['restore', 'early.backup'], inFolder(first), /something in .*: door\.sqlite.*new or empty/)
    assert.deepEqual(readFileSync(filesOf(first, COUNCIL).keys), bytes)
    const foreign = newFolder()
    mkdirSync(foreign)
    writeFileSync(filesOf(foreign, COUNCIL).keys, JSON.stringify(newKeyTexts()), { mode: 0o600 })
    await refused(['restore', 'early.backup'], inFolder(foreign), /holds other keys than the backup/)
    assert.deepEqual(readdirSync(foreign), ['redress.keys.json'])
  })

  test('no backup is made without a passphrase that is long enough, nor under a name that is taken', async () => {
    const settings = inFolder(first)
    const none = { ...settings, REDRESS_BACKUP_PASSPHRASE: 'too short' }
    await refused(['backup', 'new.backup'], none, /REDRESS_BACKUP_PASSPHRASE is too short.*15 characters/)
    await refused(['backup', 'late.backup'], settings, /already there and is not written over/)
    await refused(['backup', 'new.backup'], inFolder(newFolder()), /There is no record in/)
    assert.ok(!existsSync(join(here, 'new.backup')))
  })

  test('the passphrase may stand in a file that nobody else can read', async () => {
    const secret = join(here, 'secret')
    writeFileSync(secret, 'another five words, for a file\r\nand a note\n', { mode: 0o600 })
    const [settings, wrong] = [inFolder(first), inFolder(newFolder())]
    await done(['backup', 'by-file.backup', '--passphrase-file', 'secret'], settings)
    await refused(['restore', 'by-file.backup'], wrong, /passphrase does not open by-file\.backup/)
    await done(['restore', 'by-file.backup', '--passphrase-file', 'secret'], wrong)
    chmodSync(secret, 0o640)
    await refused(['backup', 'x.backup', '--passphrase-file', 'secret'], settings, /Others .* chmod 600 secret/)
    await refused(
      ['backup', 'x.backup', '--passphrase-file', 'nowhere'],
      settings,
      /cannot be read from there \(ENOENT\)/,
    )
  })

  test('a file that is cut, changed or of another council is refused, and the folder stays empty', async () => {
    const folder = newFolder()
    const bytes = readFileSync(late)
    const middle = bytes.length >> 1
    writeFileSync(join(here, 'cut.backup'), bytes.subarray(0, middle))
    await refused(['restore', 'cut.backup'], inFolder(folder), /cut\.backup .*cut short.*Nothing was restored/)
    bytes[middle] = (bytes[middle] ?? 0) ^ 4
    writeFileSync(join(here, 'changed.backup'), bytes)
    await refused(['restore', 'changed.backup'], inFolder(folder), /changed\.backup was altered or damaged in part \d+/)
    const council = councilId('southshire')
    const file = join(here, 'southshire.backup')
    const checkpoint = () => assert.fail('it is empty')
    const place = { file, passphrase: PASSPHRASE, council, takenAt: '2026-11-29T09:30:00.000Z', keys: newKeyTexts() }
    await intoBackup({ ...place, checkpoint: () => ({}) as ReturnType<typeof checkpoint> })(async () => ({}), 0)
    await refused(['restore', 'southshire.backup'], inFolder(folder), /a backup of southshire, not of redress/)
    await refused(['restore', 'nowhere.backup'], inFolder(folder), /no such file/)
    assert.deepEqual(existsSync(folder) ? readdirSync(folder) : [], [])
  })

  test('a backup that is killed leaves nothing under its name', async () => {
    let cut = 0
    for (let delay = 0; delay < 5; delay += 1) {
      const name = `killed-${delay}.backup`
      const begun = () => globSync(`${name}*`, { cwd: here }).length > 0
      await killed(['backup', name], inFolder(first), { begun, delay: delay * 150 })
      if (existsSync(join(here, name))) {
        // It was done by then, and so it is whole.
        await done(['restore', name], inFolder(newFolder()))
        break
      }
      cut += 1
    }
    assert.ok(cut > 0, 'none was killed in time')
  })

  test('a restore that is killed leaves a folder that can be restored into again', async () => {
    const whole = await sealedIn(first)
    let cut = 0
    for (const delay of [0, 100, 300, 600]) {
      const folder = newFolder()
      await killed(['restore', 'late.backup'], inFolder(folder), { begun: restoringIn(folder), delay })
      if (existsSync(join(folder, 'redress.sqlite'))) continue
      cut += 1
      await done(['restore', 'late.backup'], inFolder(folder))
      assert.deepEqual(readdirSync(folder).sort(), FILES)
      assert.deepEqual(await sealedIn(folder), whole)
    }
    assert.ok(cut > 0, 'none was killed in time')
  })

  test('one that was cut off between its last steps does not open as an empty record', async () => {
    const folder = newFolder()
    await done(['restore', 'late.backup'], inFolder(folder))
    rmSync(filesOf(folder, COUNCIL).record)
    const work = join(folder, 'redress.restoring')
    mkdirSync(work)
    const again = newFolder()
    mkdirSync(again)
    for (const which of ['keys', 'checkpoint'] as const) {
      copyFileSync(filesOf(folder, COUNCIL)[which], filesOf(again, COUNCIL)[which])
    }
    await refused(['import', 'some.csv'], inFolder(again), /ends at event 0, but the checkpoint/)
    // Accounts that nobody knows where they come from are left alone.
    await refused(['restore', 'late.backup'], inFolder(folder), /something in .*: door\.sqlite, redress\.reads\.sqlite/)
    for (const name of ['door.sqlite', 'redress.reads.sqlite']) linkSync(join(folder, name), join(work, name))
    await done(['restore', 'late.backup'], inFolder(folder))
    assert.deepEqual(readdirSync(folder).sort(), FILES)
    assert.deepEqual(await sealedIn(folder), await sealedIn(first))
  })
})
