import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { councilId, personId } from '../kernel/ids.ts'
import { audited, type Recordings } from './audited.ts'
import { clockAt } from './clock.ts'
import type { Viewer } from './ports.ts'
import type { Read } from './read-records-port.ts'
import { complaintStream } from './recorded-complaint.ts'

const viewer: Viewer = { council: councilId('anytown'), person: personId('p1'), sees: 'every-complaint', roles: [] }
const streamOf = (reference: string) => complaintStream(viewer.council, reference).stream

type Uses = {
  readonly story: (viewer: Viewer, reference: string) => Promise<string | undefined>
  readonly count: () => Promise<number>
}

const uses: Uses = {
  story: async (_viewer, reference) => (reference === 'R-1' ? 'What happened' : undefined),
  count: async () => 3,
}

const RECORDED: Recordings<Uses> = {
  story: { reads: (found, _viewer, reference) => ({ what: 'case', references: found ? [reference] : [] }) },
  count: { holdsNothingPersonal: 'a number' },
}

function subject(given: Uses = uses, record?: (read: Read) => Promise<void>) {
  const reads: Read[] = []
  const parts = { clock: clockAt('2026-03-02T09:30:00.000Z'), way: 'role' as const }
  const writing = record ?? (async (read: Read) => void reads.push(read))
  return { reads, casework: audited(given, RECORDED, { ...parts, reads: { record: writing } }) }
}

describe('A use case that is recorded', () => {
  test('gives its answer, and says who was given what, when and why', async () => {
    const { casework, reads } = subject()
    assert.equal(await casework.story(viewer, 'R-1'), 'What happened')
    const at = '2026-03-02T09:30:00.000Z'
    const { council, person } = viewer
    assert.deepEqual(reads, [{ council, at, person, way: 'role', what: 'case', streams: [streamOf('R-1')] }])
  })

  test('gives nothing before the record is written', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { casework } = subject(uses, () => promise)
    let given = false
    const asked = casework.story(viewer, 'R-1').then(() => (given = true))
    await new Promise((later) => setTimeout(later, 20))
    assert.equal(given, false)
    resolve()
    await asked
    assert.equal(given, true)
  })

  test('gives nothing at all where it cannot be written', async () => {
    const { casework } = subject(uses, () => Promise.reject(new Error('the disk is full')))
    await assert.rejects(casework.story(viewer, 'R-1'), /disk is full/)
  })

  test('records an attempt that found nothing in the same way, of no complaint', async () => {
    const { casework, reads } = subject()
    assert.equal(await casework.story(viewer, 'R-2'), undefined)
    assert.deepEqual(
      reads.map(({ what, streams }) => [what, streams]),
      [['case', []]],
    )
  })

  test('is not recorded where it failed, for nothing was shown', async () => {
    const { casework, reads } = subject({ ...uses, story: () => Promise.reject(new Error('broken')) })
    await assert.rejects(casework.story(viewer, 'R-1'), /broken/)
    assert.deepEqual(reads, [])
  })

  test('holds nothing personal where it says so, and then nothing is written', async () => {
    const { casework, reads } = subject(uses, () => Promise.reject(new Error('the disk is full')))
    assert.equal(await casework.count(), 3)
    assert.deepEqual(reads, [])
  })

  test('is there only where it is listed, and one that is not does not compile', () => {
    const { casework } = subject({ ...uses, more: async () => 'a name' } as Uses)
    assert.deepEqual(Object.keys(casework), ['story', 'count'])
    // @ts-expect-error A use case is missing.
    const missing: Recordings<Uses> = { count: RECORDED.count }
    // @ts-expect-error Without a viewer nobody could be named.
    const nobody: Recordings<Uses> = { ...RECORDED, count: { reads: () => ({ what: 'list', references: [] }) } }
    assert.ok(missing && nobody)
  })
})
