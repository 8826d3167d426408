import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { fresh, held, neverStarted, running } from '../../test/browser/histories.ts'
import { assessed, LAW } from '../../test/browser/office.ts'
import { plausibleHistory } from '../../test/histories.ts'
import { dayToJudge } from '../complaint/day-to-judge.ts'
import type { History } from '../complaint/history.ts'
import { type Day, day, dayText, plusDays } from '../kernel/day.ts'
import { councilId, personId } from '../kernel/ids.ts'
import { memoryStore } from '../store/memory.ts'
import { entryOf } from '../worklist/entry.ts'
import { type Casework, caseworkFor } from './casework.ts'
import type { Store, Viewer } from './ports.ts'

const council = councilId('northshire')
const viewer: Viewer = { council, person: personId('officer-7'), sees: 'every-complaint', roles: [] }

/** An office whose day can be moved on. */
function officeOn(text: string, store: Store = memoryStore(council), lawIs = 'law') {
  let today = day(text)
  const clock = { now: () => `${dayText(today)}T09:30:00.000Z`, today: () => today }
  const casework = caseworkFor({
    council,
    store,
    clock,
    lawIs,
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  return { casework, store, goTo: (then: Day) => (today = then), today: () => today }
}

const all = async (casework: Casework, today: Day, asked: object = {}) => {
  const found = await casework.worklist(viewer, {
    show: 'all',
    soon: plusDays(today, 14),
    skip: 0,
    limit: 100,
    ...asked,
  })
  return { ...found, references: found.listed.map(({ entry }) => entry.reference) }
}

describe('The list of complaints', () => {
  test('follows the days: what was due becomes overdue, and the counts with it', async () => {
    const { casework, goTo, today } = officeOn('2024-10-11')
    for (const history of [running, fresh, held]) await casework.importChronology(viewer, history)
    const before = await all(casework, today())
    assert.deepEqual([before.counts.overdue, before.counts.live, before.counts.held], [0, 3, 1])
    goTo(day('2024-11-29'))
    const after = await all(casework, today())
    const entry = after.listed.find((one) => one.entry.reference === running.reference)?.entry
    assert.equal(entry?.owed[entry.clock ?? -1]?.standing, 'overdue')
    assert.ok(after.counts.overdue >= 2)
    assert.deepEqual((await all(casework, today(), { show: 'overdue' })).references.includes(running.reference), true)
  })

  test('is the same as judging every complaint afresh, on any later day', async () => {
    const days = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(plausibleHistory(), { minLength: 1, maxLength: 6 }), days, async (drawn, gaps) => {
        const histories = drawn.map((history, n): History => ({ ...history, reference: `R-${n}` }))
        const { casework, goTo, today } = officeOn('2021-03-01')
        for (const history of histories) await casework.importChronology(viewer, history)
        for (const gap of gaps) {
          goTo(plusDays(today(), gap))
          const { listed } = await all(casework, today())
          for (const { entry } of listed) {
            const history = await casework.read(viewer, entry.reference)
            assert.ok(history)
            const { holdsUntil: _made, ...now } = entryOf(history, assessed(history, dayToJudge(history, today())))
            const { holdsUntil: _then, ...kept } = entry
            assert.deepEqual(JSON.parse(JSON.stringify(kept)), JSON.parse(JSON.stringify(now)))
          }
        }
      }),
      { seed: 20_261_129, numRuns: 40 },
    )
  })

  test('is worked out afresh when the law or its calendar is another, and not when nothing changed', async () => {
    const store = memoryStore(council)
    let rebuilt = 0
    const counting: Store = {
      ...store,
      rebuild: (...asked) => {
        rebuilt += 1
        return store.rebuild(...asked)
      },
    }
    const first = officeOn('2024-10-11', counting)
    await first.casework.importChronology(viewer, neverStarted)
    await all(first.casework, first.today())
    await all(first.casework, first.today())
    assert.equal(rebuilt, 1)
    await officeOn('2024-10-12', counting).casework.keepUp()
    assert.equal(rebuilt, 1)
    await officeOn('2024-10-12', counting, 'another calendar').casework.keepUp()
    assert.equal(rebuilt, 2)
  })

  test('counts the complaints that a rule touches', async () => {
    const { casework } = officeOn('2024-10-11')
    for (const history of [running, fresh]) await casework.importChronology(viewer, history)
    assert.deepEqual(await casework.touchedBy(viewer, ['S1.respond', 'S2.complete', 'S3.report']), [1, 1, 0])
  })
})
