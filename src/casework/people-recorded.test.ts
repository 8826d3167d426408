import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assessed, LAW } from '../../test/browser/office.ts'
import { running } from '../../test/browser/histories.ts'
import { councilId, personId } from '../kernel/ids.ts'
import { memoryStore } from '../store/memory.ts'
import { audited } from './audited.ts'
import { CASEWORK_RECORDED } from './casework-recorded.ts'
import { caseworkFor } from './casework.ts'
import { clockAt } from './clock.ts'
import type { Viewer } from './ports.ts'
import type { Read } from './read-records-port.ts'
import { complaintStream } from './recorded-complaint.ts'

const council = councilId('northshire')
const viewer: Viewer = { council, person: personId('officer-7'), sees: 'every-complaint', roles: [] }
const clock = clockAt('2024-10-11T09:00:00.000Z')
const person = { as: 'supporter', calledHere: 'Ms X' } as const

/** A record with two complaints and somebody in the first, and all that is recorded of looking at it. */
async function watched(record: (read: Read) => void = () => {}) {
  const casework = caseworkFor({
    council,
    store: memoryStore(council),
    clock,
    law: LAW,
    assess: (history, { asOf }) => assessed(history, asOf),
  })
  for (const reference of ['ONE', 'TWO']) await casework.importChronology(viewer, { ...running, reference, people: [] })
  const joined = await casework.joinPerson(viewer, 'ONE', 'c-1', {
    whom: { is: 'new', name: 'Xanthe Ward', facts: [] },
    person,
  })
  if (!joined.ok || !joined.value.stream) throw new Error('Nobody joined')
  const reads = { record: async (read: Read) => record(read) }
  const looked = audited(casework, CASEWORK_RECORDED, { reads, clock, way: 'role' })
  return { looked, stream: joined.value.stream }
}

const streams = (...references: readonly string[]) => references.map((one) => complaintStream(council, one).stream)

test('whoever looks at people is recorded with each complaint that is named beside them', async () => {
  const all: Read[] = []
  const { looked, stream } = await watched((read) => all.push(read))
  await looked.peopleAlike(viewer, 'TWO', { name: 'Xanthe Ward', contacts: [] })
  await looked.peopleAlike(viewer, 'TWO', { name: 'Nobody', contacts: [] })
  await looked.joinPerson(viewer, 'TWO', 'c-2', { whom: { is: 'known', stream }, person })
  await looked.peopleOf(viewer, 'TWO')
  await looked.peopleOf(viewer, 'ABSENT')
  assert.deepEqual(
    all.map(({ what, streams: of }) => [what, of]),
    [
      ['people', streams('TWO', 'ONE')],
      ['people', []],
      ['people', streams('TWO')],
      ['people', streams('TWO', 'ONE')],
      ['people', []],
    ],
  )
})

test('where that cannot be recorded, nothing of them is shown', async () => {
  const { looked } = await watched(() => {
    throw new Error('the disk is full')
  })
  await assert.rejects(looked.peopleOf(viewer, 'ONE'), /the disk is full/)
  await assert.rejects(looked.peopleAlike(viewer, 'TWO', { name: 'Xanthe Ward', contacts: [] }), /the disk is full/)
})
