import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Assessment, NextStep } from '../complaint/assessment.ts'
import { councilId, personId } from '../kernel/ids.ts'
import { memoryReadRecords } from '../store/reads/memory.ts'
import { clockAt } from './clock.ts'
import { type KnownAccount, lookingIn } from './looking.ts'
import type { Viewer } from './ports.ts'
import { complaintStream } from './recorded-complaint.ts'

const council = councilId('anytown')
const viewer: Viewer = { council, person: personId('auditor'), sees: 'every-complaint', roles: [] }
const person = personId('p1')
const history = { reference: 'R-1', council: 'Anytown', coverage: 'whole', points: [], people: [], events: [] } as const

/** Whether twelve looks of this account at a complaint with these next steps are told of. */
async function isToldOf(account: Omit<KnownAccount, 'person'>, next: readonly Partial<NextStep>[], seen = ['R-1']) {
  const reads = memoryReadRecords(council)
  const { stream } = complaintStream(council, 'R-1')
  for (let at = 0; at < 12; at += 1)
    await reads.record({
      council,
      at: '2026-03-02T10:00:00.000Z',
      person,
      way: 'role',
      what: 'case',
      streams: [stream],
    })
  const looking = lookingIn({
    reads,
    records: [
      {
        read: async (_viewer, reference) => (seen.includes(reference) ? history : undefined),
        references: async () => seen,
        openings: async () => [],
        closeTo: async () => [],
      },
    ],
    people: { read: async () => undefined },
    accounts: async () => [{ person, ...account }],
    clock: clockAt('2026-03-03T10:00:00.000Z'),
    assess: () => ({ next }) as unknown as Assessment,
  })
  return (await looking.unusualReads(viewer)).againAndAgain.length > 0
}

describe('Somebody who looks again and again at one complaint', () => {
  const osei = { name: 'Ruth Osei', roles: ['investigating-officer'] }

  test('is told of, unless the step is theirs by name', async () => {
    assert.equal(await isToldOf(osei, []), true)
    assert.equal(await isToldOf(osei, [{ who: 'investigating-officer', name: 'ruth osei ' }]), false)
    // Another holds it: the role alone does not make it theirs.
    assert.equal(await isToldOf(osei, [{ who: 'investigating-officer', name: 'Mark Ellery' }]), true)
  })

  test('holds a step that names nobody by their role', async () => {
    assert.equal(await isToldOf(osei, [{ who: 'director' }, { who: 'investigating-officer' }]), false)
    assert.equal(await isToldOf(osei, [{ who: 'director' }]), true)
    assert.equal(await isToldOf({ name: 'Owen', roles: ['panel-clerk'] }, [{ who: 'panel' }]), false)
    const watched = [{ who: 'court', watchedBy: 'complaints-manager' }] as const
    assert.equal(await isToldOf({ name: 'Priya', roles: ['complaints-manager'] }, watched), false)
  })

  test('is told of only where whoever asks may see the complaint', async () => {
    assert.equal(await isToldOf(osei, [], []), false)
  })
})
