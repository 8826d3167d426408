import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { englandAndWales } from '../../test/calendar.ts'
import { anyHistory } from '../../test/histories.ts'
import { assess } from '../complaint/assess.ts'
import { readJsonChronology } from '../complaint/chronology/read-json.ts'
import { writeJsonChronology } from '../complaint/chronology/write-json.ts'
import type { History } from '../complaint/history.ts'
import { day } from '../kernel/day.ts'
import { commandId, councilId, eventId, personId } from '../kernel/ids.ts'
import { DEFAULT_POLICIES } from '../law/policies.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { type Casework, caseworkFor } from './casework.ts'
import { clockAt } from './clock.ts'
import type { Store, Viewer } from './ports.ts'
import { complaintStream } from './recorded-complaint.ts'

const council = councilId('northshire')
const viewer: Viewer = { council, person: personId('officer-7'), sees: 'every-complaint', roles: [] }
const NOW = '2026-03-02T09:30:00.000Z'
const WHOLE = { show: 'all', soon: day('2026-03-16'), skip: 0, limit: 10 } as const
const at = { asOf: day('2026-03-02') }

const caseworkOn = (store: Store): Casework =>
  caseworkFor({
    council,
    store,
    clock: clockAt(NOW),
    law: { calendar: englandAndWales, policies: DEFAULT_POLICIES },
    assess: (history, { asOf, knownAt }) =>
      assess(history, {
        calendar: englandAndWales,
        policies: DEFAULT_POLICIES,
        asOf,
        ...(knownAt !== undefined && { knownAt }),
      }),
  })

function reading(text: string): History {
  const read = readJsonChronology(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const PUBLISHED = globSync('data/reference/*.json')
  .sort()
  .map((file) => reading(readFileSync(file, 'utf8')))

const chronology: History = {
  reference: 'CSC-2026-014 Smith',
  council: 'Northshire Council',
  coverage: 'part',
  people: [
    { id: 'x', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms X' },
    { id: 'y', as: 'child', class: 'child', actsFor: ['x'] },
  ],
  points: [{ id: '1', says: 'Nobody came.', function: 's17', arose: '2025', significant: false }],
  events: [
    { type: 'complaint-received', on: '2025-11-03', channel: 'letter', points: ['1'], by: 'Ms X' },
    { type: 'stage-1-responded', id: 'reply', on: '2025-12', reachedThemOn: '2025-12-20', stage2RightExplained: true },
    { type: 'stage-2-requested', after: { event: 'reply', n: 2, unit: 'weeks' }, recordedAt: '2026-01-09T10:00:00Z' },
    { type: 'complaint-chased', note: '' },
  ],
}

describe('Taking in a chronology', () => {
  test('records it as imported, and reads it back with who recorded each event and when', async () => {
    const casework = caseworkOn(memoryStore(council))
    const { reference } = chronology
    assert.deepEqual(await casework.importChronology(viewer, chronology), {
      ok: true,
      value: { reference, outcome: 'added' },
    })
    const imported = { recordedAt: NOW, recordedBy: 'officer-7', source: 'imported' }
    const [received, replied, requested, chased] = chronology.events
    assert.deepEqual(await casework.read(viewer, reference), {
      ...chronology,
      events: [
        { ...imported, id: '#1', ...received },
        { ...imported, ...replied },
        { ...imported, id: '#3', ...requested },
        { ...imported, id: '#4', ...chased },
      ],
    })
    assert.equal(await casework.read(viewer, 'CSC-2026-015'), undefined)
  })

  test('gives it out as it came in', async () => {
    const casework = caseworkOn(memoryStore(council))
    for (const history of [chronology, ...PUBLISHED]) {
      await casework.importChronology(viewer, history)
      assert.deepEqual(await casework.export(viewer, history.reference), history)
    }
    assert.deepEqual(
      await casework.references(viewer),
      (await casework.references(viewer)).toSorted(() => 0),
    )
    assert.deepEqual(
      (await casework.references(viewer)).toSorted(),
      [chronology, ...PUBLISHED].map(({ reference }) => reference).toSorted(),
    )
  })

  test('lists every reference, however many there are', async () => {
    const casework = caseworkOn(memoryStore(council))
    const references = Array.from({ length: 510 }, (_, which) => `R ${which}`)
    for (const reference of references)
      await casework.importChronology(viewer, { ...chronology, reference, events: [] })
    assert.deepEqual((await casework.references(viewer)).toSorted(), references.toSorted())
  })

  test('loses nothing of any chronology that the vocabulary allows', async () => {
    const store = memoryStore(council)
    await fc.assert(
      fc.asyncProperty(anyHistory(), fc.uuid(), async (history, reference) => {
        const casework = caseworkOn(store)
        const given = { ...history, reference }
        await casework.importChronology(viewer, given)
        assert.deepEqual(await casework.export(viewer, reference), JSON.parse(JSON.stringify(given)))
      }),
      { seed: 20_260_302, numRuns: 60 },
    )
    assert.equal((await store.verify(council)).is, 'sound')
  })

  test('changes no answer: what is read back is assessed as what was taken in', async () => {
    const casework = caseworkOn(memoryStore(council))
    for (const history of [chronology, ...PUBLISHED]) {
      await casework.importChronology(viewer, history)
      const read = await casework.readCase(viewer, history.reference, at)
      const direct = assess(history, { calendar: englandAndWales, policies: DEFAULT_POLICIES, ...at })
      assert.deepEqual(plain(read?.assessment), plain(direct))
    }
  })

  test('knows of it only from when it was recorded', async () => {
    const casework = caseworkOn(memoryStore(council))
    await casework.importChronology(viewer, chronology)
    const before = await casework.readCase(viewer, chronology.reference, { ...at, knownAt: '2026-03-02T09:29:59Z' })
    // The third event says itself that it was recorded in January.
    assert.deepEqual(
      before?.assessment.timeline.map(({ ref }) => ref),
      ['#3'],
    )
    const after = await casework.readCase(viewer, chronology.reference, { ...at, knownAt: NOW })
    assert.deepEqual(
      after?.assessment.timeline.map(({ ref }) => ref),
      ['#1', 'reply', '#3', '#4'],
    )
  })
})

/** Without prototypes and the order of keys. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('Taking in a chronology again', () => {
  test('changes nothing where it says the same, in whatever order its keys come', async () => {
    const store = memoryStore(council)
    const casework = caseworkOn(store)
    await casework.importChronology(viewer, chronology)
    const { events, ...header } = chronology
    const turned = { events: events.map((event) => Object.fromEntries(Object.entries(event).toReversed())), ...header }
    const again = await caseworkOn(store).importChronology(viewer, turned as unknown as History)
    assert.deepEqual(again, { ok: true, value: { reference: chronology.reference, outcome: 'already-there' } })
    const written = reading(writeJsonChronology(chronology))
    assert.equal((await casework.importChronology(viewer, written)).ok, true)
    assert.equal((await store.readAll(council, 0, 100)).length, 5)
  })

  test('is refused where anything differs, with what to do', async () => {
    const casework = caseworkOn(memoryStore(council))
    await casework.importChronology(viewer, chronology)
    const [first, ...rest] = chronology.events
    const changed: History[] = [
      { ...chronology, coverage: 'whole' },
      { ...chronology, people: chronology.people.toReversed() },
      { ...chronology, events: rest },
      { ...chronology, events: first ? [{ ...first, note: 'New' }, ...rest] : [] },
    ]
    for (const history of changed) {
      const refused = await casework.importChronology(viewer, history)
      assert.ok(!refused.ok && refused.error.because === 'differs')
      assert.match(refused.error.says, /CSC-2026-014 Smith is in the record already.*Export it to compare/)
    }
    assert.deepEqual(await casework.export(viewer, chronology.reference), chronology)
  })

  test('is refused after it was erased', async () => {
    const store = memoryStore(council)
    const casework = caseworkOn(store)
    await casework.importChronology(viewer, chronology)
    await store.destroyKey(complaintStream(council, chronology.reference))
    assert.equal(await casework.read(viewer, chronology.reference), undefined)
    assert.equal(await casework.export(viewer, chronology.reference), undefined)
    assert.deepEqual(await casework.references(viewer), [])
    const refused = await casework.importChronology(viewer, chronology)
    assert.ok(!refused.ok && refused.error.because === 'erased')
  })
})

describe('What was recorded here', () => {
  test('is read and given out with its id, who recorded it and when', async () => {
    const store = memoryStore(council)
    const casework = caseworkOn(store)
    await casework.importChronology(viewer, chronology)
    const { kind, stream } = complaintStream(council, chronology.reference)
    const recordedAt = '2026-03-03T12:00:00.000Z'
    const event = { id: eventId('e-9'), recordedAt, recordedBy: personId('officer-8') }
    const sent = { type: 'update-sent', on: '2026-03-03', ...event, body: '{"note":"Sorry"}' }
    const write = { kind, stream, expectedVersion: 5, events: [sent], rows: [] }
    await store.append({ council, commandId: commandId('c'), requestHash: 'a'.repeat(64), writes: [write], jobs: [] })

    const recorded = { type: 'update-sent', on: '2026-03-03', note: 'Sorry', ...event, source: 'recorded' }
    assert.deepEqual((await casework.read(viewer, chronology.reference))?.events.at(-1), recorded)
    const given = await casework.export(viewer, chronology.reference)
    assert.deepEqual(given, { ...chronology, events: [...chronology.events, recorded] })
    assert.deepEqual(reading(writeJsonChronology(given ?? chronology)), given)
  })
})

describe('The record in a file', () => {
  test('holds nothing in clear but types, dates, ids and the references of the list', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-casework-'))
    try {
      const store = await openSqliteStore({ folder, council })
      const casework = caseworkOn(store)
      await casework.importChronology(viewer, { ...chronology, reference: 'R-1' })
      for (const history of PUBLISHED) await casework.importChronology(viewer, history)
      const rows = await casework.worklist(viewer, WHOLE)
      assert.equal(await casework.rebuild(), 1 + PUBLISHED.length)
      assert.deepEqual(await casework.worklist(viewer, WHOLE), rows)
      await casework.checkpoint()
      assert.deepEqual(await casework.verify(), {
        is: 'sound',
        events: [chronology, ...PUBLISHED].reduce((count, { events }) => count + events.length + 1, 0),
        checkedAgainst: NOW,
      })
      await store.close()

      const bytes = readFileSync(join(folder, 'northshire.sqlite')).toString('latin1')
      assert.ok(bytes.includes('stage-2-requested') && bytes.includes('22 006 612'))
      for (const secret of ['Ms X', 'Northshire Council', 'Oxfordshire', 'Nobody came', 'calledHere']) {
        assert.ok(!bytes.includes(secret), secret)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
