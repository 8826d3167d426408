import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { open as openFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Checkpoint, Store } from '../casework/ports.ts'
import { councilId } from '../kernel/ids.ts'
import { chunkWriter } from './backup-chunks.ts'
import { intoBackup, openBackup } from './backup-file.ts'
import { keyFor, newHeader } from './backup-header.ts'
import { WRITER } from './contract/duress.ts'
import { behindItsBack, newFolder, open, refusal, UNGUARD } from './contract/sqlite-folder.ts'
import { AT, command, council, event, fillTwoStreams, one, streamCalled } from './contract/subject.ts'
import { copyTables } from './copying.ts'
import { besideRecord, filesOf, replaceWhole } from './data-folder.ts'
import { inspected } from './inspection.ts'
import { beginRestoring } from './restoring.ts'
import { fromSqlite, intoSqlite } from './sqlite-copying.ts'

const PASSPHRASE = 'five words nobody would guess'
const CHUNK = 64 * 1024 + 16
/** Nobody guesses at these. */
const stretching = { memory: 128, passes: 1, lanes: 1 }

/** Backs a record up as the command does; answers the checkpoint of it. */
async function backUp(folder: string, file: string, passphrase = PASSPHRASE) {
  const { keys, texts, checkpoint: kept } = besideRecord(folder, council)
  const record = inspected(fromSqlite({ folder, council }), { council, keys, kept })
  const checkpoint = () => record.checkpoint(AT)
  await copyTables(
    record.source,
    intoBackup({ file, passphrase, stretching, keys: texts, council, takenAt: AT, checkpoint }),
    () => {},
  )
  return record.found()
}

/** Restores a backup into a folder of its own; answers that. */
async function restore(file: string, passphrase = PASSPHRASE): Promise<string> {
  const folder = beginRestoring(newFolder(), council)
  const backup = await openBackup({ file, name: 'it', passphrase, council })
  try {
    const files = filesOf(folder, council)
    replaceWhole(files.keys, JSON.stringify(backup.keys))
    await copyTables(backup.source, intoSqlite({ folder, council }), () => {})
    replaceWhole(files.checkpoint, JSON.stringify(backup.end().checkpoint))
  } finally {
    await backup.close()
  }
  return folder
}

const all = async (store: Store, last = Number.MAX_SAFE_INTEGER) =>
  (await store.sealed(council, 0, 1_000_000)).filter(({ position }) => position <= last)

describe('A backup', () => {
  let folder = ''
  let file = ''
  let whole: Buffer = Buffer.alloc(0)
  let body = 0
  before(async () => {
    folder = newFolder()
    const store = await open(folder)
    await fillTwoStreams(store)
    for (let at = 0; at < 60; at += 1) {
      const long = event(`l${at}`, { body: JSON.stringify({ note: 'x'.repeat(4000) }) })
      const { kind, stream } = streamCalled('long')
      await store.append(command(`long-${at}`, [{ kind, stream, expectedVersion: at, events: [long], rows: [] }]))
    }
    await store.destroyKey(streamCalled('b'))
    await store.checkpoint(council, AT)
    await store.close()
    file = join(newFolder(), 'whole.backup')
    assert.deepEqual(await backUp(folder, file), { events: 65, complaints: 3, erased: 1 })
    whole = readFileSync(file)
    body = whole.indexOf('\n') + 1
    assert.ok(whole.length > body + 4 * CHUNK, 'there are chunks to exchange')
  })

  const refused = async (bytes: Buffer, says: RegExp, what: string) => {
    const changed = join(newFolder(), 'changed.backup')
    writeFileSync(changed, bytes)
    await assert.rejects(restore(changed), refusal(says), what)
  }

  test('is whole to the byte, and what was erased stays erased', async () => {
    const [before, after] = [await open(folder), await open(await restore(file))]
    assert.deepEqual(await all(after), await all(before))
    assert.deepEqual(await after.readAll(council, 0, 100), await before.readAll(council, 0, 100))
    assert.equal((await after.read(streamCalled('b')))[0]?.body, undefined)
    assert.equal((await after.append(one('more', 'b', 2))).is, 'key-destroyed')
    assert.equal((await after.append(one('first', 'a', 0, ['a1']))).is, 'already-done')
    assert.deepEqual(await after.verify(council), { is: 'sound', events: 65, checkedAgainst: AT })
  })

  test('is for its owner only, shows nothing inside, and never the same twice', async () => {
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const inside = whole.subarray(body).toString('latin1')
    for (const known of ['complaint', 'update-sent', 'redress-envelope', 'master']) assert.ok(!inside.includes(known))
    const again = join(newFolder(), 'again.backup')
    await backUp(folder, again)
    const second = readFileSync(again)
    assert.notDeepEqual(second.subarray(second.indexOf('\n') + 1, 4096), whole.subarray(body, 4096))
    // A part of another backup of the same record under the same passphrase.
    const spliced = Buffer.concat([
      whole.subarray(0, body + CHUNK),
      second.subarray(body + CHUNK, body + 2 * CHUNK),
      whole.subarray(body + 2 * CHUNK),
    ])
    await refused(spliced, /altered or damaged in part 2\. .*Nothing was restored/, 'spliced')
  })

  test('that was cut anywhere is refused', async () => {
    const chunks = Math.floor((whole.length - body) / CHUNK)
    await refused(whole.subarray(0, 0), /not a backup that Redress made/, 'empty')
    await refused(whole.subarray(0, 40), /beginning of it was altered/, 'in the header')
    for (const length of [body, body + 15]) await refused(whole.subarray(0, length), /cut short/, `${length}`)
    await refused(whole.subarray(0, body + 100), /cut short near its beginning/, 'in the first chunk')
    for (let chunk = 1; chunk <= chunks; chunk += 1) {
      const end = body + chunk * CHUNK
      await refused(whole.subarray(0, end), /its end is missing/, `after chunk ${chunk}`)
      await refused(whole.subarray(0, end + 10), /cut short/, `in the tag after chunk ${chunk}`)
      await refused(whole.subarray(0, end - 1), /cut short/, `within chunk ${chunk}`)
    }
    await refused(whole.subarray(0, -1), /at its end, or is cut short there/, 'by one byte')
  })

  test('of which one bit was changed is refused, wherever it is', async () => {
    const flipped = (at: number, bit: number) => {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      return bytes
    }
    for (let at = 0; at < body; at += 7) await refused(flipped(at, at % 8), /./, `byte ${at} of the header`)
    const places: readonly (readonly [number, RegExp])[] = [
      [body, /near its beginning/],
      [body + CHUNK - 1, /near its beginning/],
      [body + CHUNK, /in part 2/],
      [body + 2 * CHUNK - 1, /in part 2/],
      [body + 3 * CHUNK - 8, /in part 3/],
      [whole.length - 17, /at its end/],
      [whole.length - 1, /at its end/],
    ]
    for (const [at, says] of places) await refused(flipped(at, 0), says, `byte ${at}`)
  })

  test('whose parts were exchanged, left out, repeated or added to is refused', async () => {
    const part = (number: number) => whole.subarray(body + number * CHUNK, body + (number + 1) * CHUNK)
    const head = whole.subarray(0, body)
    const rest = (from: number) => whole.subarray(body + from * CHUNK)
    await refused(Buffer.concat([head, part(0), part(2), part(1), rest(3)]), /in part 2/, 'exchanged')
    await refused(Buffer.concat([head, part(0), rest(2)]), /in part 2/, 'left out')
    await refused(Buffer.concat([head, part(0), part(0), rest(1)]), /in part 2/, 'repeated')
    const padded = Buffer.alloc(CHUNK - ((whole.length - body) % CHUNK))
    await refused(Buffer.concat([whole, padded]), /altered or damaged/, 'filled up')
    await refused(Buffer.concat([whole, Buffer.from('x')]), /altered or damaged/, 'one byte added')
  })

  test('ends with a last chunk, also where that is full', async () => {
    const { texts } = besideRecord(folder, council)
    const openIt = (file: string) => openBackup({ file, name: 'it', passphrase: PASSPHRASE, council })
    /** A backup of nothing, with as long a signature. */
    const ofLength = async (length: number) => {
      const file = join(newFolder(), 'padded.backup')
      const checkpoint = () => ({ signature: 'x'.repeat(length) }) as Checkpoint
      const place = { file, passphrase: PASSPHRASE, stretching, council, takenAt: AT, keys: texts, checkpoint }
      await intoBackup(place)(async () => ({}), 0)
      const bytes = readFileSync(file)
      const start = bytes.indexOf('\n') + 1
      return { file, bytes, start, inside: bytes.length - start }
    }
    const twoFull = 2 * (CHUNK - 16) - ((await ofLength(0)).inside - 16)
    const sizes: number[] = []
    for (const more of [-1, 0, 1]) {
      const { file, inside } = await ofLength(twoFull + more)
      sizes.push(inside)
      const backup = await openIt(file)
      await backup.source(async () => {})
      assert.equal(backup.end().checkpoint.signature.length, twoFull + more)
      await backup.close()
    }
    assert.deepEqual(sizes, [2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 17])

    const { file, bytes, start } = await ofLength(twoFull)
    writeFileSync(file, bytes.subarray(0, start + CHUNK))
    await assert.rejects(openIt(file), refusal(/its end is missing/))
    writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(40)]))
    const longer = await openIt(file)
    const read = longer.source(async () => {})
    await assert.rejects(read, refusal(/Something was added to the end/))
    await longer.close()
  })

  test('does not open with another passphrase, nor for another council, nor in a form not known', async () => {
    await assert.rejects(restore(file, `${PASSPHRASE}.`), refusal(/passphrase does not open it.*Nothing was restored/))
    const other = councilId('southshire')
    await assert.rejects(
      openBackup({ file, name: 'it', passphrase: PASSPHRASE, council: other }),
      refusal(/a backup of northshire, not of southshire/),
    )
    await refused(
      Buffer.concat([Buffer.from('{"format":"redress-backup/3"}\n'), whole.subarray(body)]),
      /written by a newer Redress/,
      'newer',
    )
    const greedy = whole.toString('latin1').replace('"memory":128', '"memory":99999999')
    await refused(Buffer.from(greedy, 'latin1'), /beginning of it was altered/, 'all memory')
  })

  test('that was made before accounts were in it is read as one that has none', async () => {
    const old = join(newFolder(), 'old.backup')
    const opened = await openBackup({ file, name: 'it', passphrase: PASSPHRASE, council })
    const header = newHeader(opened.of, stretching).replace('redress-backup/2', 'redress-backup/1')
    writeFileSync(old, header)
    const handle = await openFile(old, 'a')
    const chunks = chunkWriter(handle, await keyFor(header, PASSPHRASE))
    const put = (line: unknown) => chunks.write(Buffer.from(`${JSON.stringify(line)}\n`))
    await put({ keys: opened.keys })
    await copyTables(
      opened.source,
      async (use) =>
        void (await use(async ({ name, columns, file: of }, rows) => {
          if (of === 'record') await put({ table: name, columns, rows })
        })),
      () => {},
    )
    await put({ checkpoint: opened.end().checkpoint })
    await chunks.end()
    await Promise.all([handle.close(), opened.close()])
    const [before, after] = [await open(folder), await open(await restore(old))]
    assert.deepEqual(await all(after), await all(before))
    writeFileSync(old, readFileSync(old, 'latin1').replace('redress-backup/1', 'redress-backup/2'), 'latin1')
    await assert.rejects(restore(old), refusal(/does not open it/))
  })

  test('opens with the same words, however the keyboard composed them', async () => {
    const composed = join(newFolder(), 'accents.backup')
    await backUp(folder, composed, 'caf\u00e9 au lait twice daily')
    await restore(composed, 'cafe\u0301 au lait twice daily')
  })

  test('is not made of a record that is not sound, and leaves nothing behind', async () => {
    const target = newFolder()
    const broken = newFolder()
    const store = await open(broken)
    await fillTwoStreams(store)
    await store.checkpoint(council, AT)
    await store.close()
    const tries: readonly (readonly [string, RegExp])[] = [
      ["update events set type = 'letter-issued' where position = 2", /Event 2 .*hash is not that of what it holds/],
      ['delete from events where position > 4', /ends at event 4, but the checkpoint .* counted 5/],
      ['delete from events where position > 2; update stream_keys set wrapped = null', /Event 2|ends at event 2/],
    ]
    for (const [sql, says] of tries) {
      behindItsBack(broken, (database) => database.exec(`${UNGUARD}; ${sql}`))
      await assert.rejects(backUp(broken, join(target, 'x.backup')), refusal(says), sql)
      assert.deepEqual(readdirSync(target), [])
      behindItsBack(broken, (database) => database.exec("update events set type = 'update-sent'"))
    }
    const swapped = newFolder()
    const other = await open(swapped)
    await fillTwoStreams(other)
    await other.close()
    behindItsBack(swapped, (database) =>
      database.exec(`update stream_keys set wrapped = (select wrapped from stream_keys where stream = 'b')`),
    )
    await assert.rejects(backUp(swapped, join(target, 'x.backup')), refusal(/key of complaint a was altered/))
    assert.deepEqual(readdirSync(target), [])
  })

  test('is never written over a file', async () => {
    const there = join(newFolder(), 'there')
    writeFileSync(there, 'mine')
    await assert.rejects(backUp(folder, there), refusal(/already there and is not written over/))
    assert.equal(readFileSync(there, 'utf8'), 'mine')
    await assert.rejects(backUp(folder, join(there, 'below')), refusal(/no such folder/))
  })
})

describe('A backup that is made while others write', () => {
  test('is the record of one moment, to the byte', async () => {
    const folder = newFolder()
    const said = join(newFolder(), 'said')
    const writer = spawn(process.execPath, [WRITER, '1', folder], { stdio: ['ignore', openSync(said, 'w'), 'inherit'] })
    const ended = once(writer, 'exit')
    while (statSync(said).size === 0) await wait(20)
    const made: { file: string; events: number }[] = []
    const target = newFolder()
    for (let at = 0; at < 4; at += 1) {
      await wait(150)
      const file = join(target, `${at}.backup`)
      made.push({ file, events: (await backUp(folder, file)).events })
    }
    await wait(100)
    writer.kill('SIGKILL')
    await ended
    const store = await open(folder)
    const total = (await all(store)).length
    for (const [at, { file, events }] of made.entries()) {
      assert.ok(events > (made[at - 1]?.events ?? 0) && events < total, `${events} of ${total}`)
      const restored = await open(await restore(file))
      assert.deepEqual(await all(restored), await all(store, events))
      assert.deepEqual(await restored.verify(council), { is: 'sound', events, checkedAgainst: AT })
      await restored.close()
    }
    assert.deepEqual(globSync('*.part', { cwd: target }), [])
    assert.ok(made.every(({ file }) => existsSync(file)))
  })
})
