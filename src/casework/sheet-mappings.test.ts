import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { councilId, personId } from '../kernel/ids.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { clockAt } from './clock.ts'
import type { Viewer } from './ports.ts'
import { type SheetMeaning, sheetMappingsIn } from './sheet-mappings.ts'

const council = councilId('northshire')
const viewer: Viewer = { council, person: personId('officer-7'), sees: 'every-complaint', roles: [] }
const NOW = '2026-03-02T09:30:00.000Z'
const clock = clockAt(NOW)

const COLUMNS = ['Ref', '', 'Received', 'Age']
const MEANING: SheetMeaning = {
  mapping: { Ref: 'reference', Received: 'complaint-received', Age: null },
  council: 'Northshire Council',
  dates: 'day-first',
}

describe('What the columns of a sheet mean', () => {
  test('is kept for the same columns in any order, and for no others', async () => {
    const mappings = sheetMappingsIn({ store: memoryStore(council), clock })
    assert.equal(await mappings.kept(viewer, COLUMNS), undefined)
    await mappings.keep(viewer, COLUMNS, MEANING)
    assert.deepEqual(await mappings.kept(viewer, COLUMNS.toReversed()), { ...MEANING, keptAt: NOW })
    assert.equal(await mappings.kept(viewer, [...COLUMNS, 'Team']), undefined)
    assert.equal(await mappings.kept(viewer, COLUMNS.slice(0, 3)), undefined)
  })

  test('is replaced by what is kept later, also where two keep one at once', async () => {
    const mappings = sheetMappingsIn({ store: memoryStore(council), clock })
    const later: SheetMeaning = { ...MEANING, council: 'Southshire Council', dates: undefined }
    await Promise.all([mappings.keep(viewer, COLUMNS, MEANING), mappings.keep(viewer, COLUMNS, MEANING)])
    await mappings.keep(viewer, COLUMNS, later)
    assert.deepEqual(await mappings.kept(viewer, COLUMNS), { ...later, keptAt: NOW })
  })

  test('is there after the record was closed, and leaves it sound and without complaints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-mappings-'))
    try {
      const first = await openSqliteStore({ folder, council })
      await sheetMappingsIn({ store: first, clock }).keep(viewer, COLUMNS, MEANING)
      await first.close()
      const store = await openSqliteStore({ folder, council })
      assert.deepEqual(await sheetMappingsIn({ store, clock }).kept(viewer, COLUMNS), { ...MEANING, keptAt: NOW })
      assert.equal((await store.verify(council)).is, 'sound')
      assert.equal((await store.rows(viewer, { list: 'complaint', limit: 9 })).total, 0)
      await store.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('is not used where it names what nobody knows any more', async () => {
    const mappings = sheetMappingsIn({ store: memoryStore(council), clock })
    await mappings.keep(viewer, COLUMNS, { ...MEANING, mapping: { Ref: 'reference', Received: 'complaint-vanished' } })
    assert.equal(await mappings.kept(viewer, COLUMNS), undefined)
  })
})
