import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { assessed, LAW } from '../../test/browser/office.ts'
import { day } from '../kernel/day.ts'
import { councilId, personId, streamId } from '../kernel/ids.ts'
import type { PersonFact } from '../people/person.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { caseworkFor } from './casework.ts'
import { clockAt } from './clock.ts'
import { type People, peopleIn, type RegisterAsked } from './people.ts'
import type { Store, Viewer } from './ports.ts'
import { equalityStream, erasuresStream, personStream } from './recorded-person.ts'
import { saveView, savedViews } from './saved-views.ts'

const council = councilId('northshire')
const viewer: Viewer = { council, person: personId('officer-7'), sees: 'every-complaint', roles: [] }
const clock = clockAt('2026-03-02T09:30:00.000Z')
const PAGE = { skip: 0, limit: 10 } as const

const entered = (more: Partial<Extract<PersonFact, { type: 'register-entered' }>> = {}): PersonFact => ({
  type: 'register-entered',
  on: '2025-01-06',
  as: ['independent-person'],
  skills: [],
  ...more,
})
const contact = (value: string): PersonFact => ({ type: 'contact-recorded', means: 'email', value, safety: 'safe' })
const dbs = (expires: string): PersonFact => ({ type: 'check-recorded', kind: 'dbs', on: '2025-01-06', expires })
const declared: PersonFact = { type: 'declaration-made', on: '2026-01-05', answers: [] }

async function recorded(people: People, name: string, ...facts: readonly PersonFact[]): Promise<string> {
  const done = await people.record(viewer, name.replaceAll(' ', '-'), [{ type: 'person-recorded', name }, ...facts])
  if (!done.ok) throw new Error(done.error.says)
  return done.value
}

const folder = mkdtempSync(join(tmpdir(), 'redress-people-'))
const opened: Store[] = []
let files = 0
after(async () => {
  for (const store of opened) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const STORES = {
  memory: async () => memoryStore(council),
  SQLite: async () => openSqliteStore({ folder: join(folder, String((files += 1))), council, access: 'write' }),
} as const

for (const [kind, open] of Object.entries(STORES)) {
  const office = async () => {
    const store = await open()
    opened.push(store)
    const people = peopleIn({ store, clock })
    const names = async (asked: Partial<RegisterAsked> = {}) =>
      (await people.register(viewer, { ...PAGE, ...asked })).people.map(({ person }) => person.name)
    return { store, people, names }
  }

  describe(`People in a ${kind} record`, () => {
    test('are recorded once, however often the form is sent', async () => {
      const { people, names } = await office()
      const facts = [{ type: 'person-recorded', name: 'Marian Ellery' }, entered()] as const
      const first = await people.record(viewer, 'c-1', facts)
      const again = await people.record(viewer, 'c-1', facts)
      assert.deepEqual(again, first)
      assert.deepEqual(await names(), ['Marian Ellery'])
      const other = await people.record(viewer, 'c-1', [{ type: 'person-recorded', name: 'Somebody Else' }])
      assert.equal(other.ok ? undefined : other.error.because, 'sent-before')
    })

    test('are not recorded where something cannot stand', async () => {
      const { people, names } = await office()
      const done = await people.record(viewer, 'c-1', [{ type: 'person-recorded', name: 'M' }, entered({ as: [] })])
      assert.deepEqual(done.ok ? undefined : done.error.part, 'as')
      assert.deepEqual(await names(), [])
      const gone = await people.add(viewer, 'f'.repeat(32), 'c-2', declared)
      assert.equal(gone.ok ? undefined : gone.error.because, 'not-there')
    })

    test('are found by role, skill, supplier, name, contact and what expires', async () => {
      const { people, names } = await office()
      await recorded(people, 'Marian Ellery', entered({ supplier: 'Fairway' }), dbs('2026-04-01'), declared)
      await recorded(people, 'Idris Vaughan', entered({ skills: ['care-leavers'] }), dbs('2028-04-01'), declared)
      await recorded(people, 'Tess Ellery', entered({ as: ['panel-chair'] }), contact('tess@ellery.example'))
      await recorded(people, 'Only Named')
      // Whoever never had a check comes first, then by what expires.
      assert.deepEqual(await names(), ['Tess Ellery', 'Marian Ellery', 'Idris Vaughan'])
      assert.deepEqual(await names({ role: 'panel-chair' }), ['Tess Ellery'])
      assert.deepEqual(await names({ skill: 'care-leavers' }), ['Idris Vaughan'])
      assert.deepEqual(await names({ supplier: 'Fairway' }), ['Marian Ellery'])
      assert.deepEqual(await names({ words: 'elle' }), ['Tess Ellery', 'Marian Ellery'])
      assert.deepEqual(await names({ words: 'Tess@Ellery.example ' }), ['Tess Ellery'])
      assert.deepEqual(await names({ dueBy: day('2026-05-01') }), ['Tess Ellery', 'Marian Ellery'])
      assert.deepEqual(await people.suppliers(viewer), [{ name: 'Fairway', rows: 1 }])
    })

    test('are known again under their name or a contact, whether on the register or not', async () => {
      const { people } = await office()
      await recorded(people, 'Marian Ellery', contact('m@ellery.example'))
      const alike = async (name: string, ...contacts: string[]) =>
        (await people.alike(viewer, { name, contacts })).map(({ person }) => person.name)
      assert.deepEqual(await alike('Ms Marian ELLERY'), ['Marian Ellery'])
      assert.deepEqual(await alike('M E', 'M@ellery.example'), ['Marian Ellery'])
      assert.deepEqual(await alike('Marian Vaughan', 'v@ellery.example'), [])
    })

    test('are put right and leave, and the list follows', async () => {
      const { people, names } = await office()
      const id = await recorded(people, 'Marian Elery', entered(), dbs('2028-01-05'))
      await people.add(viewer, id, 'c-1', { type: 'person-corrected', name: 'Marian Ellery', because: 'Misspelt' })
      assert.deepEqual(await names({ words: 'ellery' }), ['Marian Ellery'])
      const check = (await people.read(viewer, id))?.person.checks[0]
      await people.add(viewer, id, 'c-2', { type: 'person-corrected', withdraws: check?.id ?? '', because: 'Not hers' })
      assert.deepEqual((await people.read(viewer, id))?.person.checks, [])
      await people.add(viewer, id, 'c-3', { type: 'register-left', on: '2026-02-02', because: 'Retired' })
      assert.deepEqual([await names(), await names({ left: true })], [[], ['Marian Ellery']])
    })

    test('written to by two at once keep what both recorded', async () => {
      const { people } = await office()
      const id = await recorded(people, 'Marian Ellery')
      await Promise.all([people.add(viewer, id, 'c-1', entered()), people.add(viewer, id, 'c-2', dbs('2028-01-05'))])
      const person = (await people.read(viewer, id))?.person
      assert.deepEqual([person?.checks.length, person?.register?.as], [1, ['independent-person']])
    })

    test('are the same when all rows are worked out afresh, beside complaints and kept views', async () => {
      const { store, people, names } = await office()
      const casework = caseworkFor({
        council,
        store,
        clock,
        law: LAW,
        assess: (history, { asOf }) => assessed(history, asOf),
      })
      await recorded(people, 'Marian Ellery', entered({ supplier: 'Fairway' }))
      await saveView(store, clock, viewer, { name: 'Mine', show: 'live', narrowing: {} })
      await casework.rebuild()
      assert.deepEqual(await names({ words: 'marian', supplier: 'Fairway' }), ['Marian Ellery'])
      assert.deepEqual((await savedViews(store, viewer)).length, 1)
      assert.deepEqual(await casework.references(viewer), [])
    })

    test('once erased are unreadable, in no list, and noted without their name', async () => {
      const { store, people, names } = await office()
      const id = await recorded(people, 'Marian Ellery', entered(), contact('m@ellery.example'))
      await people.giveEqualityAnswers(viewer, id, { age: '45-to-64' })
      assert.equal((await people.erase(viewer, id, 'asked-for')).ok, true)
      assert.equal(await people.read(viewer, id), undefined)
      assert.deepEqual(await names(), [])
      assert.deepEqual(await people.alike(viewer, { name: 'Marian Ellery', contacts: ['m@ellery.example'] }), [])
      for (const stream of [personStream(council, streamId(id)), equalityStream(council, streamId(id))])
        assert.ok((await store.read(stream)).every(({ body }) => body === undefined))
      const [note, ...more] = await store.read(erasuresStream(council))
      assert.deepEqual(
        [note?.type, JSON.parse(note?.body ?? ''), more],
        ['person-erased', { person: id, because: 'asked-for' }, []],
      )
      assert.equal((await people.erase(viewer, id, 'asked-for')).ok, false)
      assert.equal((await store.verify(council)).is, 'sound')
    })

    test('are erased by asking again where an erasure was cut off', async () => {
      const { store, people } = await office()
      const id = await recorded(people, 'Marian Ellery')
      await people.giveEqualityAnswers(viewer, id, { age: '45-to-64' })
      let left = 1
      const cutOff: Store = {
        ...store,
        destroyKey: async (stream) => {
          if (left === 0) throw new Error('cut off')
          left -= 1
          return store.destroyKey(stream)
        },
      }
      await assert.rejects(peopleIn({ store: cutOff, clock }).erase(viewer, id, 'asked-for'))
      assert.equal((await people.giveEqualityAnswers(viewer, id, { age: '25-to-44' })).ok, false)
      assert.equal((await people.erase(viewer, id, 'asked-for')).ok, true)
      for (const stream of [personStream(council, streamId(id)), equalityStream(council, streamId(id))])
        assert.ok((await store.read(stream)).every(({ body }) => body === undefined))
    })

    test('give equality answers that only figures show, and small numbers not even there', async () => {
      const { store, people } = await office()
      for (let n = 1; n <= 14; n += 1) {
        const id = await recorded(people, `Person ${n}`)
        if (n > 11) continue
        await people.giveEqualityAnswers(viewer, id, { disabled: 'no' })
        await people.giveEqualityAnswers(viewer, id, { disabled: n <= 4 ? 'yes' : 'no' })
      }
      const figures = await people.equalityFigures(viewer)
      assert.ok(figures.is === 'figures')
      assert.equal(figures.people, 14)
      const disabled = figures.questions.find(({ question }) => question === 'disabled')
      assert.deepEqual(
        disabled?.cells.map(({ answer, people }) => [answer, people]),
        [
          ['yes', undefined],
          ['no', 7],
          ['prefer-not-to-say', undefined],
          ['not-known', undefined],
        ],
      )
      const { rows } = await store.rows(viewer, { list: 'equality', limit: 10 })
      assert.ok(rows.every((row) => Object.keys(row.facts).length === 0 && (row.tags ?? []).length === 0))
    })
  })
}
