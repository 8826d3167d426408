import assert from 'node:assert/strict'
import { copyFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { describe, test } from 'node:test'
import { behindItsBack, newFolder, open, openToRead, refusal, UNGUARD } from './contract/sqlite-folder.ts'
import { AT, command, council, fillTwoStreams, row, streamCalled, viewer, write } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { StoreRefused } from './faults.ts'

describe('A write-ahead log that was cut', () => {
  test('opens without complaint, shorter, and the checkpoint notices', async () => {
    const folder = newFolder()
    const store = await open(folder)
    for (let version = 0; version < 40; version += 1) {
      await store.append(
        command(`c${version}`, [
          write(streamCalled(`s${version % 3}`), Math.floor(version / 3), [`e${version}`], [row('1')]),
        ]),
      )
    }
    const checkpoint = await store.checkpoint(council, AT)
    const files = filesOf(folder, council)
    const length = statSync(`${files.record}-wal`).size

    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9, 0.999]) {
      const cut = newFolder()
      const copies = filesOf(cut, council)
      for (const [from, to] of [
        [files.record, copies.record],
        [`${files.record}-wal`, `${copies.record}-wal`],
        [files.keys, copies.keys],
      ] as const) {
        copyFileSync(from, to)
      }
      truncateSync(`${copies.record}-wal`, Math.floor(length * share))
      // SQLite says nothing: what is left is a whole, older record, and its chain holds.
      if (share > 0.3) {
        const silent = await open(cut)
        const verdict = await silent.verify(council)
        assert.equal(verdict.is, 'sound')
        assert.ok(verdict.is === 'sound' && verdict.events < 40)
        const noticed = await silent.verify(council, checkpoint)
        assert.ok(noticed.is === 'broken' && noticed.because === 'cut-short', `${share}`)
        const next = verdict.events
        assert.match(noticed.says, new RegExp(`ends at event ${next}, but .* counted 40`))
        assert.deepEqual(noticed.at, { kind: 'complaint', stream: 's0', version: Math.ceil(next / 3) + 1 })
        await silent.close()
      }
      copyFileSync(files.checkpoint, copies.checkpoint)
      await assert.rejects(
        open(cut),
        share > 0.3 ? refusal(/counted 40.*redress verify.*move .*checkpoint/) : StoreRefused,
      )
    }
    await store.close()
  })

  test('can still be opened to look at it', async () => {
    const folder = newFolder()
    const store = await open(folder)
    await fillTwoStreams(store)
    await store.checkpoint(council, AT)
    await store.close()
    behindItsBack(folder, (database) =>
      database.exec(`${UNGUARD}; delete from events where position > 3; delete from commands where position > 3`),
    )
    await assert.rejects(
      open(folder),
      refusal(/ends at event 3, but the checkpoint of 2026-03-02T09:30:00.000Z counted 5/),
    )
    const look = await openToRead(folder)
    const verdict = await look.verify(council)
    assert.ok(verdict.is === 'broken' && verdict.because === 'cut-short')
    assert.equal((await look.rows(viewer, { list: 'complaint', limit: 1 })).total, 0)
    await look.close()
    rmSync(filesOf(folder, council).checkpoint)
    await (await open(folder)).close()
  })
})
