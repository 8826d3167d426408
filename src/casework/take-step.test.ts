import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { workingOffice } from '../../test/working-office.ts'
import type { History } from '../complaint/history.ts'
import { readJsonChronology } from '../complaint/chronology/read-json.ts'
import { writeJsonChronology } from '../complaint/chronology/write-json.ts'
import type { ComplaintEvent } from '../complaint/vocabulary.ts'
import { personId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import type { NewComplaint } from './open-complaint.ts'
import type { Store, Viewer } from './ports.ts'
import type { StepAsked } from './take-step.ts'
import { viewerFor } from './viewer.ts'

const folder = mkdtempSync(join(tmpdir(), 'steps-'))
after(() => rmSync(folder, { recursive: true }))
const council = workingOffice('2025-03-03T09:00:00.000Z').program.council

const NEW: NewComplaint = {
  council: 'Anytown',
  people: [{ person: { id: 'p', as: 'complainant', class: 'parent', calledHere: 'Ms Rowan' } }],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
}

const IMPORTED: History = {
  reference: 'CSC-1',
  council: 'Anytown',
  coverage: 'part',
  people: [],
  points: [],
  events: [],
}

const as = (role: Role): Viewer => viewerFor({ council, person: personId(role), roles: [role] })
const MANAGER = as('complaints-manager')

let commands = 0
const asking = (reference: string, event: ComplaintEvent, seen: number, more: Partial<StepAsked> = {}): StepAsked => ({
  reference,
  event,
  seen,
  coming: { to: 'take' },
  command: `c-${(commands += 1)}`,
  ...more,
})

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => memoryStore(council),
  sqlite: () => openSqliteStore({ folder: mkdtempSync(join(folder, 'one-')), council }),
}

for (const [name, opened] of Object.entries(STORES)) {
  describe(`Steps in a record in ${name}`, () => {
    const open = async () => {
      const store = await opened()
      const office = workingOffice('2025-03-03T09:00:00.000Z', store)
      const found = await office.casework.open(MANAGER, { complaint: NEW, command: `o-${(commands += 1)}` })
      assert.ok(found.ok)
      return { ...office, reference: found.value }
    }

    test('a complaint is opened under the next reference of the year, once for one wish', async () => {
      const { casework, store } = await open()
      const wish = { complaint: NEW, command: 'wish' }
      assert.deepEqual(await casework.open(MANAGER, wish), { ok: true, value: '2025-0002' })
      assert.deepEqual(await casework.open(MANAGER, wish), { ok: true, value: '2025-0002' })
      assert.deepEqual(await casework.references(MANAGER), ['2025-0001', '2025-0002'])
      const later = { ...NEW, events: [{ type: 'complaint-received', on: '2025-03-04', channel: 'phone' }] } as const
      const refused = await casework.open(MANAGER, { complaint: later, command: 'too early' })
      assert.ok(!refused.ok && refused.error.refusal.because === 'malformed')
      await store.close()
    })

    test('what is taken is in the record, in the list and in the assessment', async () => {
      const { casework, reference, store, goTo } = await open()
      const asked = await casework.takeStep(
        MANAGER,
        asking(reference, { type: 'stage-2-requested', on: '2025-03-03', channel: 'email' }, 2),
      )
      assert.deepEqual(asked, { ok: true, value: { reference, type: 'stage-2-requested' } })
      goTo('2025-03-10T09:00:00.000Z')
      const standing = await casework.standing(MANAGER, reference)
      assert.equal(standing?.assessment.stage, 'stage-2')
      assert.equal(standing?.history.events.at(-1)?.recordedBy, 'complaints-manager')
      assert.equal((await casework.verify()).is, 'sound')
      await store.close()
    })

    test('several steps of one wish are recorded together, or none of them', async () => {
      const { casework, reference, store } = await open()
      const chosen = (point: string): ComplaintEvent => ({
        type: 'procedure-chosen',
        on: '2025-03-03',
        procedure: 'statutory',
        reason: 'Section 17',
        points: [point],
      })
      const wish = (command: string, ...and: readonly ComplaintEvent[]) =>
        casework.takeStep(MANAGER, asking(reference, chosen('1'), 2, { and, command }))
      const refused = await wish('a', { type: 'point-routed', on: '2025-03-03', point: '1', procedure: 'corporate' })
      assert.ok(!refused.ok && refused.error.because === 'malformed' && refused.error.at === 1)
      assert.equal((await casework.standing(MANAGER, reference))?.seen, 2)
      const both = await wish('b', { type: 'complaint-acknowledged', on: '2025-03-03' })
      assert.deepEqual(both, await wish('b', { type: 'complaint-acknowledged', on: '2025-03-03' }))
      const after = await casework.standing(MANAGER, reference)
      assert.deepEqual(
        [both.ok, after?.seen, after?.history.events.slice(-2).map(({ type }) => type)],
        [true, 4, ['procedure-chosen', 'complaint-acknowledged']],
      )
      await store.close()
    })

    test('of two who take a step at once one wins, and the other is told what changed', async () => {
      const { casework, reference, store } = await open()
      const chased: ComplaintEvent = { type: 'complaint-chased', on: '2025-03-03' }
      const both = await Promise.all([1, 2].map(() => casework.takeStep(MANAGER, asking(reference, chased, 2))))
      assert.equal(both.filter(({ ok }) => ok).length, 1)
      const lost = both.find(({ ok }) => !ok)
      assert.ok(lost && !lost.ok && lost.error.because === 'changed-meanwhile')
      assert.deepEqual([lost.error.since.map(({ type }) => type), lost.error.seen], [['complaint-chased'], 3])
      await store.close()
    })

    test('a part that is given lets somebody see the complaint, and ends with it', async () => {
      const { casework, reference, store } = await open()
      const io = as('investigating-officer')
      assert.equal(await casework.standing(io, reference), undefined)
      await casework.takeStep(
        MANAGER,
        asking(reference, { type: 'stage-2-requested', on: '2025-03-03', channel: 'email' }, 2),
      )
      const tie = { person: io.person, tie: 'assigned' } as const
      const appointed: ComplaintEvent = {
        type: 'investigating-officer-appointed',
        on: '2025-03-03',
        who: 'Ada Quill',
        independence: [{ question: 'part-in-the-case', answer: false }],
      }
      const done = await casework.takeStep(
        MANAGER,
        asking(reference, appointed, 3, { ties: [{ type: 'tie-made', ...tie, as: 'investigating-officer' }] }),
      )
      assert.ok(done.ok)
      const seen = await casework.standing(io, reference)
      assert.ok(seen?.steps.includes('investigating-officer-reported') && !seen.steps.includes('adjudicated'))
      assert.equal(seen?.seen, 5)
      const ended: ComplaintEvent = {
        type: 'appointment-ended',
        on: '2025-03-03',
        role: 'investigating-officer',
        who: 'Ada Quill',
        reason: 'Ill',
      }
      await casework.takeStep(MANAGER, asking(reference, ended, 5, { ties: [{ type: 'tie-ended', ...tie }] }))
      assert.equal(await casework.standing(io, reference), undefined)
      await store.close()
    })

    test('a correction of what was imported without a name is given out so that it can be taken in again', async () => {
      const { casework, store, program } = await open()
      const history: History = { ...IMPORTED, events: [{ type: 'complaint-received', on: '2025-02-03' }] }
      await casework.importChronology(program, history)
      const now = { type: 'complaint-received', on: '2025-02-04' }
      const put: ComplaintEvent = { type: 'correction-made', on: '2025-03-03', of: '#1', reason: 'Misread', now }
      assert.ok((await casework.takeStep(MANAGER, asking(IMPORTED.reference, put, 2))).ok)
      const given = await casework.export(program, IMPORTED.reference)
      assert.ok(given)
      const read = readJsonChronology(writeJsonChronology(given))
      assert.deepEqual(read.ok ? [] : read.error, [])
      assert.equal(read.ok && read.value.events[0]?.id, '#1')
      await store.close()
    })

    test('is refused to whoever it does not belong to, is kept away, or is given to somebody who is', async () => {
      const { casework, reference, store, program } = await open()
      const refusal = async (viewer: Viewer, asked: StepAsked) => {
        const done = await casework.takeStep(viewer, asked)
        return done.ok ? 'taken' : done.error.because
      }
      const chased: ComplaintEvent = { type: 'complaint-chased', on: '2025-03-03' }
      assert.equal(await refusal(as('stage-1-manager'), asking(reference, chased, 2)), 'not-there')
      assert.equal(await refusal(as('auditor'), asking(reference, chased, 2)), 'not-there')
      assert.equal(await refusal(MANAGER, asking('2025-9999', chased, 2)), 'not-there')
      const closed: ComplaintEvent = {
        type: 'complaint-closed',
        on: '2025-03-03',
        reason: 'error',
        ombudsmanRightExplained: true,
      }
      assert.equal(await refusal(as('complaints-officer'), asking(reference, closed, 2)), 'not-theirs')
      const named = personId('named')
      await casework.sayWhoMay(program, reference, { type: 'tie-made', person: named, tie: 'named' })
      const [on, who] = ['2025-03-03', 'Somebody']
      const parts: readonly (readonly [ComplaintEvent, Role])[] = [
        [{ type: 'stage-1-allocated', on, to: who, due: '2025-03-10' }, 'stage-1-manager'],
        [{ type: 'investigating-officer-appointed', on, who }, 'investigating-officer'],
        [{ type: 'independent-person-appointed', on, who }, 'independent-person'],
        [{ type: 'adjudicating-officer-appointed', on, who }, 'adjudicating-officer'],
      ]
      for (const [given, role] of parts) {
        const ties = [{ type: 'tie-made', person: named, tie: 'assigned', as: role }] as const
        assert.equal(await refusal(MANAGER, asking(reference, given, 3, { ties })), 'barred', role)
      }
      // Whoever it is about answers nothing in it, whatever part they had before they were named.
      const parted = (as: Role) => ({ type: 'tie-made', person: named, tie: 'assigned', as }) as const
      const answers = [
        ['stage-1-manager', 'stage-1-responded'],
        ['investigating-officer', 'investigating-officer-reported'],
        ['independent-person', 'independent-person-reported'],
        ['adjudicating-officer', 'adjudicated'],
      ] as const
      for (const [role, type] of answers) {
        await casework.sayWhoMay(program, reference, parted(role))
        const viewer = viewerFor({ council: program.council, person: named, roles: [role] })
        assert.equal(await refusal(viewer, asking(reference, { type, on }, 4)), 'not-there', role)
        assert.equal(await casework.standing(viewer, reference), undefined, role)
      }
      await store.close()
    })
  })
}
