import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { assessed, LAW } from '../../test/browser/office.ts'
import { newRecord } from '../../test/postgres-records.ts'
import { noPostgres, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import type { History } from '../complaint/history.ts'
import { personId, type StreamId } from '../kernel/ids.ts'
import type { Particulars } from '../people/parties.ts'
import type { Role } from '../people/roles.ts'
import { council } from '../store/contract/subject.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { type Casework, caseworkFor } from './casework.ts'
import { clockAt } from './clock.ts'
import { peopleIn } from './people.ts'
import type { Store, Viewer } from './ports.ts'
import { complaintStream } from './recorded-complaint.ts'
import type { PartyFact, Whom } from './recorded-party.ts'
import { personStream } from './recorded-person.ts'
import { viewerFor } from './viewer.ts'

const program: Viewer = { council, person: personId('program'), sees: 'every-complaint', roles: [] }
const as = (role: Role): Viewer => viewerFor({ council, person: personId(role), roles: [role] })
const manager = as('complaints-manager')
const officer = as('complaints-officer')
const clock = clockAt('2026-03-02T09:30:00.000Z')

const complaint = (reference: string, people: History['people'] = []): History => ({
  reference,
  council: 'Northshire',
  coverage: 'whole',
  people,
  points: [{ id: '1', says: 'Nobody came.', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2026-02-02', channel: 'letter' }],
})
const ONE = 'CSC-1'
const TWO = 'CSC-2'
const MOTHER: Particulars = { as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms X' }

const contact = (value: string, safety: 'safe' | 'not-safe' = 'safe'): PartyFact => ({
  type: 'contact-recorded',
  means: 'telephone',
  value,
  safety,
  ...(safety !== 'safe' && { because: 'Answered by another' }),
})
const anew = (name: string, ...facts: readonly PartyFact[]): Whom => ({ is: 'new', name, facts })
const known = (stream: StreamId | undefined): Whom => {
  if (stream === undefined) throw new Error('There is no stream')
  return { is: 'known', stream }
}

const folder = mkdtempSync(join(tmpdir(), 'redress-parties-'))
const opened: Store[] = []
let files = 0
let database: TestDatabase | undefined
before(async () => {
  if (!noPostgres) database = await testDatabase()
})
after(async () => {
  for (const store of opened) await store.close()
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const STORES = {
  memory: { skip: false, open: async () => memoryStore(council) },
  SQLite: {
    skip: false,
    open: async () => openSqliteStore({ folder: join(folder, String((files += 1))), council, access: 'write' }),
  },
  PostgreSQL: {
    skip: noPostgres,
    open: async () => {
      if (!database) throw new Error('The database was not started')
      return (await newRecord(database)).open()
    },
  },
} as const

async function officeOn(store: Store) {
  opened.push(store)
  const casework = caseworkFor({
    council,
    store,
    clock,
    law: LAW,
    assess: (history, { asOf }) => assessed(history, asOf),
  })
  await casework.importChronology(
    program,
    complaint(ONE, [{ id: 'jay', as: 'child', class: 'child', calledHere: 'Jay' }]),
  )
  await casework.importChronology(program, complaint(TWO))
  return { store, casework }
}

const restricted = async (casework: Casework, reference: string) => {
  const deputy = { person: personId('deputy'), tie: 'assigned', as: 'complaints-manager' } as const
  await casework.sayWhoMay(program, reference, { type: 'tie-made', ...deputy })
  await casework.sayWhoMay(program, reference, { type: 'complaint-restricted', reason: 'A colleague’s child' })
}

async function joinedTo(casework: Casework, reference: string, whom: Whom, person: Particulars = MOTHER) {
  const done = await casework.joinPerson(
    manager,
    reference,
    `join-${reference}-${person.calledHere?.replaceAll(' ', '-')}`,
    { whom, person },
  )
  if (!done.ok) throw new Error(done.error.says)
  return done.value
}

const because = (done: {
  readonly ok: boolean
  readonly error?: { readonly because: string; readonly part?: string }
}) => done.error && [done.error.because, done.error.part]

for (const [kind, { skip, open }] of Object.entries(STORES)) {
  const office = async () => officeOn(await open())

  describe(`The people of complaints in a ${kind} record`, { skip }, () => {
    test('join with a stream of their own, once, and are in the header of the complaint', async () => {
      const { casework } = await office()
      const who = { whom: anew('Xanthe Ward', contact('01632 960001')), person: MOTHER }
      const first = await casework.joinPerson(manager, ONE, 'c-1', who)
      assert.deepEqual(await casework.joinPerson(manager, ONE, 'c-1', who), first)
      assert.equal(because(await casework.joinPerson(manager, TWO, 'c-1', who))?.[0], 'sent-before')
      const read = await casework.peopleOf(officer, ONE)
      assert.deepEqual(
        read?.parties.map(({ place, person, known: of }) => [
          place,
          person.calledHere,
          of !== 'erased' && of?.person.name,
        ]),
        [
          [1, 'Jay', undefined],
          [2, 'Ms X', 'Xanthe Ward'],
        ],
      )
      const [, mother] = (await casework.read(officer, ONE))?.people ?? []
      assert.deepEqual(mother, { ...MOTHER, id: read?.parties[1]?.stream })
      assert.doesNotMatch(JSON.stringify(await casework.export(officer, ONE)), /Xanthe|01632/)
      assert.equal((await casework.worklist(officer, { ...LIST, words: 'ms x' })).total, 1)
    })

    test('are described again and leave, and what was there before stays to be seen', async () => {
      const { casework } = await office()
      await joinedTo(casework, ONE, anew('Xanthe Ward'))
      const person = { ...MOTHER, class: 'foster-carer' } as const
      assert.ok((await casework.describePerson(manager, ONE, 'c-2', { place: 2, person })).ok)
      assert.equal((await casework.read(officer, ONE))?.people[1]?.class, 'foster-carer')
      assert.equal(because(await casework.removePerson(manager, ONE, 'c-3', { place: 2, reason: ' ' }))?.[1], 'because')
      const gone = { place: 2, reason: 'Another Ms X' }
      const left = await casework.removePerson(manager, ONE, 'c-3', gone)
      assert.deepEqual(await casework.removePerson(manager, ONE, 'c-3', gone), left)
      assert.deepEqual(
        (await casework.read(officer, ONE))?.people.map(({ calledHere }) => calledHere),
        ['Jay'],
      )
      const read = await casework.peopleOf(officer, ONE)
      assert.deepEqual(
        read?.changes.map((change) => [change.type, change.recordedBy, 'person' in change && change.person.class]),
        [
          ['person-joined', 'complaints-manager', 'parent'],
          ['person-described', 'complaints-manager', 'foster-carer'],
          ['person-left', 'complaints-manager', false],
        ],
      )
      assert.equal(read?.parties[1]?.left, 'Another Ms X')
    })

    test('of an imported chronology are linked to a stream, and nothing that was imported changes', async () => {
      const { casework } = await office()
      const imported = await casework.export(officer, ONE)
      assert.ok((await casework.linkPerson(manager, ONE, 'c-1', { place: 1, whom: anew('Jay Ward') })).ok)
      assert.deepEqual(await casework.export(officer, ONE), imported)
      const [jay] = (await casework.peopleOf(officer, ONE))?.parties ?? []
      assert.ok(jay?.known && jay.known !== 'erased' && jay.known.person.party)
      assert.equal(because(await casework.linkPerson(manager, ONE, 'c-2', { place: 1, whom: anew('J') }))?.[1], 'who')
    })

    test('are found again under a name or a contact, and are then in both complaints', async () => {
      const { casework } = await office()
      const { stream } = await joinedTo(casework, ONE, anew('Xanthe Ward', contact('01632 960001')))
      const alike = await casework.peopleAlike(officer, TWO, { name: 'Ms Xanthe WARD', contacts: [] })
      assert.deepEqual(
        alike.map(({ id, references }) => [id, references]),
        [[stream, [ONE]]],
      )
      const byNumber = await casework.peopleAlike(officer, TWO, { name: 'X', contacts: ['+44 1632 960001'] })
      assert.deepEqual(
        byNumber.map(({ id }) => id),
        [stream],
      )
      assert.deepEqual(await casework.peopleAlike(manager, 'CSC-404', { name: 'Xanthe Ward', contacts: [] }), [])
      // Whoever is in it already is not offered again, and cannot be added.
      assert.deepEqual(await casework.peopleAlike(officer, ONE, { name: 'Xanthe Ward', contacts: [] }), [])
      assert.equal(
        because(await casework.joinPerson(manager, ONE, 'c-9', { whom: known(stream), person: MOTHER }))?.[1],
        'who',
      )
      await joinedTo(casework, TWO, known(stream), { ...MOTHER, calledHere: 'Ms W' })
      const also = async (viewer: Viewer) => (await casework.peopleOf(viewer, TWO))?.parties[0]?.alsoIn
      assert.deepEqual(await also(officer), [ONE])
      // The same when all rows are worked out afresh.
      await casework.rebuild()
      assert.deepEqual(await also(officer), [ONE])
    })

    test('who are only in a complaint that is not to be seen look as if they were not there', async () => {
      const { casework } = await office()
      const { stream } = await joinedTo(casework, ONE, anew('Xanthe Ward'))
      await joinedTo(casework, TWO, known(stream))
      await restricted(casework, ONE)
      assert.equal(await casework.peopleOf(officer, ONE), undefined)
      assert.deepEqual((await casework.peopleOf(officer, TWO))?.parties[0]?.alsoIn, [])
      await casework.removePerson(manager, TWO, 'c-2', { place: 1, reason: 'Another' })
      // They were in a complaint that the officer sees, so the officer knows them.
      assert.deepEqual(
        (await casework.peopleAlike(officer, TWO, { name: 'Xanthe Ward', contacts: [] })).map(
          ({ references }) => references,
        ),
        [[]],
      )
      const { stream: other } = await casework
        .joinPerson(program, ONE, 'c-3', { whom: anew('Yves Ward'), person: { as: 'supporter', calledHere: 'Mr Y' } })
        .then((done) => (done.ok ? done.value : { stream: undefined }))
      assert.deepEqual(await casework.peopleAlike(officer, TWO, { name: 'Yves Ward', contacts: [] }), [])
      assert.equal(
        because(await casework.joinPerson(officer, TWO, 'c-4', { whom: known(other), person: MOTHER }))?.[1],
        'who',
      )
    })

    test('are kept apart from the register, both ways', async () => {
      const { store, casework } = await office()
      const register = peopleIn({ store, clock })
      const { stream = '' } = await joinedTo(casework, ONE, anew('Marian Ellery', contact('01632 960001')))
      const independent = await register.record(manager, 'r-1', [{ type: 'person-recorded', name: 'Marian Ellery' }])
      assert.ok(independent.ok)
      const who = { name: 'Marian Ellery', contacts: ['01632960001'] }
      assert.deepEqual(
        (await register.alike(manager, who)).map(({ id }) => id),
        [independent.value],
      )
      assert.deepEqual(
        (await casework.peopleAlike(manager, TWO, who)).map(({ id }) => id),
        [stream],
      )
      assert.equal(await register.read(manager, stream), undefined)
      assert.equal((await register.erase(manager, stream, 'asked-for')).ok, false)
      const whom = known(independent.value)
      assert.equal(because(await casework.joinPerson(manager, TWO, 'c-1', { whom, person: MOTHER }))?.[1], 'who')
    })

    test('are shown with how to reach them to those who have to, and to no others', async () => {
      const { casework } = await office()
      await joinedTo(casework, ONE, anew('Xanthe Ward', contact('01632 960001', 'not-safe')))
      const roles = ['director', 'auditor', 'investigating-officer', 'panel-clerk', 'advocate', 'panel-member'] as const
      for (const role of roles)
        await casework.sayWhoMay(program, ONE, { type: 'tie-made', person: personId(role), tie: 'assigned', as: role })
      const shown = async (role: Role) => {
        const read = await casework.peopleOf(as(role), ONE)
        return [read?.contacts, /01632|Answered by/.test(JSON.stringify(read)), /Xanthe/.test(JSON.stringify(read))]
      }
      for (const role of ['director', 'investigating-officer', 'panel-clerk'] as const)
        assert.deepEqual(await shown(role), [true, true, true], role)
      for (const role of ['auditor', 'advocate', 'panel-member'] as const)
        assert.deepEqual(await shown(role), [false, false, true], role)
      assert.equal(await casework.peopleOf(as('independent-person'), ONE), undefined)
    })

    test('are changed by those who keep them, and by nobody else', async () => {
      const { casework } = await office()
      const { place } = await joinedTo(casework, ONE, anew('Xanthe Ward'))
      for (const role of ['director', 'auditor', 'investigating-officer', 'administrator'] as const) {
        const viewer = as(role)
        const tried = [
          casework.joinPerson(viewer, ONE, 'd-1', { whom: anew('Y'), person: MOTHER }),
          casework.linkPerson(viewer, ONE, 'd-2', { place: 1, whom: anew('Y') }),
          casework.describePerson(viewer, ONE, 'd-3', { place, person: MOTHER }),
          casework.removePerson(viewer, ONE, 'd-4', { place, reason: 'x' }),
          casework.recordAboutPerson(viewer, ONE, 'd-5', { place, fact: contact('01') }),
          casework.erasePerson(viewer, ONE, { place, because: 'asked-for' }),
          casework.answersOfPerson(viewer, ONE, { place, answers: {} }),
        ]
        for (const done of await Promise.all<Awaited<(typeof tried)[number]>>(tried))
          assert.equal(because(done)?.[0], 'not-there', role)
        assert.deepEqual(await casework.peopleAlike(viewer, TWO, { name: 'Xanthe Ward', contacts: [] }), [])
      }
      const there = (await casework.peopleOf(officer, ONE))?.parties
      assert.deepEqual([there?.length, there?.[1]?.left], [2, undefined])
    })

    test('written to by two at once are all there', async () => {
      const { casework } = await office()
      const whom = (name: string) => ({ whom: anew(name), person: { ...MOTHER, calledHere: name } })
      await Promise.all(['A', 'B', 'C'].map((name) => casework.joinPerson(manager, TWO, `c-${name}`, whom(name))))
      const read = await casework.peopleOf(officer, TWO)
      assert.deepEqual(read?.parties.map(({ person }) => person.calledHere).sort(), ['A', 'B', 'C'])
      assert.ok(read?.parties.every(({ known: of }) => of && of !== 'erased'))
    })

    test('act for others of the complaint alone, and never for themselves', async () => {
      const { casework } = await office()
      const aunt = { as: 'representative', calledHere: 'Mrs A', actsFor: ['jay'] } as const
      const { place, id } = await joinedTo(casework, ONE, anew('Ada Ward'), aunt)
      for (const stray of [[id], ['nobody']]) {
        const done = await casework.describePerson(manager, ONE, `c-${stray.join()}`, {
          place,
          person: { ...aunt, actsFor: stray },
        })
        assert.equal(because(done)?.[1], 'actsFor')
      }
    })

    test('once erased are in the complaint as somebody erased, with what they were', async () => {
      const { store, casework } = await office()
      const { place, stream } = await joinedTo(casework, ONE, anew('Xanthe Ward', contact('01632 960001')))
      await casework.answersOfPerson(manager, ONE, { place, answers: { age: '45-to-64' } })
      assert.ok((await casework.erasePerson(manager, ONE, { place, because: 'asked-for' })).ok)
      const party = (await casework.peopleOf(officer, ONE))?.parties[1]
      assert.deepEqual([party?.known, party?.person.as, party?.left], ['erased', 'complainant', undefined])
      assert.equal((await casework.read(officer, ONE))?.people[1]?.calledHere, 'Ms X')
      assert.deepEqual(await casework.peopleAlike(officer, TWO, { name: 'Xanthe Ward', contacts: ['01632960001'] }), [])
      assert.ok(stream && (await store.read(personStream(council, stream))).every(({ body }) => body === undefined))
      const more = await casework.recordAboutPerson(manager, ONE, 'c-9', { place, fact: contact('02') })
      assert.equal(because(more)?.[0], 'not-there')
      assert.equal((await store.verify(council)).is, 'sound')
    })

    test('are counted in the equality figures, also where they did not answer', async () => {
      const { store, casework } = await office()
      for (let n = 1; n <= 12; n += 1) {
        const { place } = await joinedTo(casework, TWO, anew(`Person ${n}`), { ...MOTHER, calledHere: `Ms ${n}` })
        if (n <= 6) await casework.answersOfPerson(manager, TWO, { place, answers: { sex: 'female' } })
      }
      const { people, questions } = await peopleIn({ store, clock }).equalityCounts(manager)
      const sex = questions.find(({ question }) => question === 'sex')
      assert.deepEqual([people, sex?.cells.map((cell) => cell.people)], [12, [6, 0, 0, 6]])
    })

    test('leave nothing behind where one of the two streams cannot be written', async () => {
      const { store, casework } = await office()
      const before = (await store.readAll(council, 0, 1000)).length
      const bad = { whom: anew('Xanthe Ward', contact(' ')), person: MOTHER }
      assert.equal(because(await casework.joinPerson(manager, ONE, 'c-1', bad))?.[1], 'value')
      const wrong = { whom: anew('Xanthe Ward'), person: { ...MOTHER, calledHere: ' ' } }
      assert.equal(because(await casework.joinPerson(manager, ONE, 'c-2', wrong))?.[1], 'calledHere')
      assert.equal((await store.readAll(council, 0, 1000)).length, before)
      await joinedTo(casework, ONE, anew('Xanthe Ward'))
      const events = await store.readAll(council, before, 10)
      assert.deepEqual(new Set(events.map(({ commandId }) => commandId)).size, 1)
      assert.deepEqual(
        events.map(({ kind: of, type }) => [of, type]),
        [
          ['complaint', 'person-joined'],
          ['person', 'person-recorded'],
        ],
      )
      assert.equal(events[0]?.stream, complaintStream(council, ONE).stream)
    })
  })
}

const LIST = { show: 'all', soon: clock.today(), skip: 0, limit: 10 } as const
