import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assessed, LAW } from '../../test/browser/office.ts'
import { day, plusDays } from '../kernel/day.ts'
import { councilId, personId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import { newFolder } from '../store/contract/sqlite-folder.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { caseworkFor } from './casework.ts'
import { clockAt } from './clock.ts'
import { coversIn } from './covers.ts'
import type { Store, Viewer } from './ports.ts'
import { viewerFor } from './viewer.ts'

const council = councilId('anytown')
const TODAY = day('2026-06-01')
const clock = clockAt('2026-06-01T09:00:00.000Z')
const [grace, sam, ann] = [personId('grace'), personId('sam'), personId('ann')]
const as = (person: typeof grace, role: Role): Viewer => viewerFor({ council, person, roles: [role] })
const GRACE = as(grace, 'stage-1-manager')
const MANAGER = as(personId('priya'), 'complaints-manager')
const roles = { away: ['stage-1-manager'], by: ['stage-1-manager'] } as const
const week = { away: grace, by: sam, from: TODAY, to: plusDays(TODAY, 6), roles }

const casework = (store: Store) =>
  caseworkFor({ council, store, clock, law: LAW, assess: (history, { asOf }) => assessed(history, asOf) })

describe('Covers', () => {
  test('are there again once all rows were worked out afresh, and when the record is opened again', async () => {
    const folder = newFolder()
    const open = () => openSqliteStore({ folder, council })
    const first = await open()
    const covers = coversIn({ store: first, clock })
    assert.ok((await covers.arrange(GRACE, { ...week, command: 'one' })).ok)
    const later = { ...week, from: plusDays(TODAY, 20), to: plusDays(TODAY, 21), command: 'two' }
    const second = await covers.arrange(GRACE, later)
    assert.ok(second.ok)
    await covers.end(MANAGER, second.value, 'by-mistake')
    const before = await covers.all(MANAGER)
    assert.equal(before.length, 1)
    await first.close()
    const again = await open()
    await casework(again).rebuild()
    const after = coversIn({ store: again, clock })
    assert.deepEqual(await after.all(MANAGER), before)
    assert.deepEqual(
      (await after.on(council, sam, TODAY)).map(({ away }) => away),
      [grace],
    )
    assert.deepEqual(await after.on(council, sam, plusDays(TODAY, 7)), [])
    await again.close()
  })

  test('are told to the two, and all of them to complaints managers alone', async () => {
    const covers = coversIn({ store: memoryStore(council), clock })
    await covers.arrange(GRACE, { ...week, command: 'one' })
    const counted = async (viewer: Viewer) => {
      const { away, by } = await covers.own(viewer)
      return [away.length, by.length, (await covers.all(viewer)).length]
    }
    assert.deepEqual(await counted(GRACE), [1, 0, 0])
    assert.deepEqual(await counted(as(sam, 'stage-1-manager')), [0, 1, 0])
    assert.deepEqual(await counted(as(ann, 'stage-1-manager')), [0, 0, 0])
    assert.deepEqual(await counted(as(ann, 'director')), [0, 0, 0])
    assert.deepEqual(await counted(MANAGER), [0, 0, 1])
  })

  test('are arranged and ended by nobody but those whom the table lets', async () => {
    const covers = coversIn({ store: memoryStore(council), clock })
    for (const viewer of [as(ann, 'stage-1-manager'), as(ann, 'director'), as(grace, 'auditor')])
      assert.equal((await covers.arrange(viewer, { ...week, command: 'one' })).ok, false, viewer.roles.join())
    const arranged = await covers.arrange(MANAGER, { ...week, command: 'one' })
    assert.ok(arranged.ok)
    for (const viewer of [as(ann, 'stage-1-manager'), as(sam, 'stage-1-manager'), as(ann, 'director')])
      assert.equal(await covers.end(viewer, arranged.value, 'came-back'), false)
    assert.equal(await covers.end(GRACE, arranged.value, 'came-back'), true)
    assert.equal(await covers.end(GRACE, arranged.value, 'came-back'), false)
    assert.deepEqual(await covers.on(council, sam, TODAY), [])
  })

  test('say where whoever covers goes away afterwards', async () => {
    const covers = coversIn({ store: memoryStore(council), clock })
    await covers.arrange(GRACE, { ...week, command: 'one' })
    const SAM = as(sam, 'stage-1-manager')
    assert.deepEqual(
      (await covers.own(SAM)).by.map(({ isGap }) => isGap),
      [false],
    )
    assert.ok((await covers.arrange(SAM, { ...week, away: sam, by: ann, command: 'two' })).ok)
    assert.deepEqual(
      [...(await covers.own(SAM)).by, ...(await covers.own(GRACE)).away].map(({ isGap }) => isGap),
      [true, true],
    )
  })
})
