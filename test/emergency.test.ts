import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { viewerFor } from '../src/casework/viewer.ts'
import type { Store } from '../src/casework/ports.ts'
import { personId } from '../src/kernel/ids.ts'
import type { AccessEvent } from '../src/people/access.ts'
import type { Role } from '../src/people/roles.ts'
import { newFolder, openStore } from '../src/store/contract/sqlite-folder.ts'
import { memoryStore } from '../src/store/memory.ts'
import { running } from './browser/histories.ts'
import { codeNow, doorOffice, newPerson } from './door.ts'
import { newRecord } from './postgres-records.ts'
import { noPostgres, testDatabase, type TestDatabase } from './postgres.ts'
import { workingOffice } from './working-office.ts'

// A complaint that is opened in an emergency by somebody who may otherwise not see it, and reviewed by somebody else.

const { reference } = running
const START = '2026-06-01T09:00:00.000Z'
const WHY = 'The child may be at that address tonight and her manager is away'
const council = workingOffice(START).program.council

const who = (name: string, ...roles: readonly Role[]) => viewerFor({ council, person: personId(name), roles })
const officer = who('olu', 'complaints-officer')
const service = who('sam', 'stage-1-manager')
const manager = who('mia', 'complaints-manager')
const director = who('dee', 'director')

const deputy: AccessEvent = { type: 'tie-made', person: personId('deputy'), tie: 'assigned', as: 'complaints-manager' }
const restricted: AccessEvent = { type: 'complaint-restricted', reason: 'A colleague’s family' }
const named = (person: typeof officer.person): AccessEvent => ({ type: 'tie-made', person, tie: 'named' })

async function restrictedIn(store?: Store) {
  const office = workingOffice(START, store)
  await office.casework.importChronology(office.program, running)
  for (const event of [deputy, restricted]) await office.casework.sayWhoMay(office.program, reference, event)
  return office
}

const asked = { reference, reason: WHY }

function storyIn(name: string, store: () => Promise<Store>): void {
  test(`${name}: is open for an hour to whoever opened it, and reviewed by somebody else`, async () => {
    const office = await restrictedIn(await store())
    const { casework } = office
    assert.equal(await casework.see(officer, reference), undefined)
    const opened = await casework.openInEmergency(officer, asked)
    assert.deepEqual(opened, { ok: true, value: { reference, until: '2026-06-01T10:00:00.000Z' } })
    const seen = await casework.see(officer, reference)
    assert.equal(seen?.history.reference, reference)
    assert.equal(seen?.openedUntil, '2026-06-01T10:00:00.000Z')
    assert.deepEqual([...(await casework.allowed(officer, reference))], ['read', 'see-contacts'])
    assert.equal(await casework.standing(officer, reference), undefined)
    assert.equal(await casework.export(officer, reference), undefined)
    assert.deepEqual(await casework.references(officer), [])
    // It is open to nobody else, and asked for again it is the same opening.
    assert.equal(await casework.see(manager, reference), undefined)
    assert.equal(await casework.see(service, reference), undefined)
    office.goTo('2026-06-01T09:59:59.999Z')
    assert.deepEqual((await casework.openInEmergency(officer, asked)).ok, true)
    assert.deepEqual(await casework.openNow(officer), [{ reference, until: '2026-06-01T10:00:00.000Z' }])
    assert.deepEqual(await casework.openNow(service), [])
    // It closes by itself.
    office.goTo('2026-06-01T10:00:00.000Z')
    assert.equal(await casework.see(officer, reference), undefined)
    assert.equal((await casework.allowed(officer, reference)).size, 0)
    assert.deepEqual(await casework.openNow(officer), [])

    for (const viewer of [manager, director]) assert.equal(await casework.openingsToReview(viewer), 1)
    assert.equal(await casework.openingsToReview(officer), 0)
    const [opening] = await casework.openings(manager)
    assert.deepEqual([opening?.reason, opening?.own, opening?.reference], [WHY, false, reference])
    const id = opening?.opening ?? ''
    const review = { found: 'justified', says: 'Her manager was ill that day' } as const
    assert.equal((await casework.reviewOpening(officer, id, review)).ok, false)
    assert.equal((await casework.reviewOpening(manager, id, { ...review, says: 'fine' })).ok, false)
    assert.equal(await casework.openingsToReview(manager), 1)
    assert.equal((await casework.reviewOpening(manager, id, review)).ok, true)
    for (const viewer of [manager, director]) assert.equal(await casework.openingsToReview(viewer), 0)
    const again = await casework.reviewOpening(director, id, { ...review, found: 'not-justified' })
    assert.equal(!again.ok && again.error.because, 'reviewed')
    assert.deepEqual(
      (await casework.openings(director)).map((one) => [one.review?.found, one.review?.by]),
      [['justified', manager.person]],
    )
    // Nothing of it is in the chronology, and the rows made afresh say the same.
    assert.deepEqual((await casework.read(office.program, reference))?.events.length, running.events.length)
    await casework.rebuild()
    assert.equal((await casework.openings(manager)).length, 1)
    assert.equal((await casework.verify()).is, 'sound')
  })
}

describe('A restricted complaint that is opened in an emergency', () => {
  storyIn('in memory', async () => memoryStore(council))
  storyIn('in SQLite', async () => openStore({ folder: newFolder(), council }))

  test('is not opened without a reason in words, by a role that may not, or by whom it is kept away from', async () => {
    const { casework, program } = await restrictedIn()
    const because = async (...[viewer, wanted]: Parameters<typeof casework.openInEmergency>) => {
      const done = await casework.openInEmergency(viewer, wanted)
      return done.ok ? 'opened' : done.error.because
    }
    for (const reason of ['', ' \n ', 'urgent', 'very urgent'])
      assert.equal(await because(officer, { reference, reason }), 'no-reason')
    assert.equal(await because(officer, { reference, reason: `a b ${'c'.repeat(600)}` }), 'too-long')
    for (const role of [
      'administrator',
      'auditor',
      'advocate',
      'investigating-officer',
      'adjudicating-officer',
    ] as const)
      assert.equal(await because(who('x', role), asked), 'not-there', role)
    assert.equal(await because(who('deputy', 'complaints-manager'), asked), 'seen-anyway')
    await casework.sayWhoMay(program, reference, named(officer.person))
    const [kept, absent] = await Promise.all([
      casework.openInEmergency(officer, asked),
      casework.openInEmergency(officer, { ...asked, reference: 'CSC-ABSENT-1' }),
    ])
    assert.deepEqual(kept, absent)
    assert.equal(await because(service, asked), 'opened')
  })

  test('closes at once for whoever is named in it meanwhile, and where it is found not justified', async () => {
    const { casework, program } = await restrictedIn()
    await casework.openInEmergency(officer, asked)
    await casework.openInEmergency(service, asked)
    await casework.sayWhoMay(program, reference, named(officer.person))
    assert.equal(await casework.see(officer, reference), undefined)
    assert.deepEqual(await casework.openNow(officer), [])
    const found = { found: 'not-justified', says: 'She wanted to know who complained' } as const
    const ofService = (await casework.openings(manager)).find((one) => one.person === service.person)
    assert.ok(await casework.see(service, reference))
    assert.equal((await casework.reviewOpening(manager, ofService?.opening ?? '', found)).ok, true)
    assert.equal(await casework.see(service, reference), undefined)
  })

  test('is reviewed by another manager or the Director where a manager opened it, and by nobody whom it is about', async () => {
    const { casework, program } = await restrictedIn()
    await casework.openInEmergency(manager, asked)
    assert.equal(await casework.openingsToReview(manager), 0)
    const [own] = await casework.openings(manager)
    assert.equal(own?.own, true)
    const found = { found: 'justified', says: 'I was quite right' } as const
    const done = await casework.reviewOpening(manager, own?.opening ?? '', found)
    assert.equal(!done.ok && done.error.because, 'own')
    assert.equal(await casework.openingsToReview(who('max', 'complaints-manager')), 1)
    await casework.sayWhoMay(program, reference, named(director.person))
    assert.equal(await casework.openingsToReview(director), 0)
    const barred = await casework.reviewOpening(director, own?.opening ?? '', found)
    assert.equal(!barred.ok && barred.error.because, 'not-there')
    assert.equal((await casework.reviewOpening(who('max', 'complaints-manager'), own?.opening ?? '', found)).ok, true)
  })

  test('takes nothing from whoever may see it anyway, once it is no longer restricted', async () => {
    const { casework, program } = await restrictedIn()
    await casework.openInEmergency(officer, asked)
    await casework.sayWhoMay(program, reference, { type: 'restriction-lifted', reason: 'The colleague left' })
    const seen = await casework.see(officer, reference)
    assert.deepEqual(Object.keys(seen ?? {}), ['history'])
    assert.ok((await casework.allowed(officer, reference)).has('take-steps'))
  })
})

describe('PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())
  storyIn('in PostgreSQL', async () => (await newRecord(database)).open({ council }))
})

describe('The page that opens a complaint in an emergency', () => {
  async function atTheDoor(...roles: readonly Role[]) {
    const office = await restrictedIn()
    const of = doorOffice({}, {}, office.deps('complaints-manager'))
    const opener = await newPerson(of, 'opener@anytown.example', roles, 'Olu Officer')
    const reviewer = await newPerson(of, 'reviewer@anytown.example', ['complaints-manager'], 'Mia Manager')
    const pass = (minutes: number) => {
      of.clock.now += minutes * 60_000
      office.goTo(new Date(of.clock.now).toISOString())
    }
    const looks = async () =>
      (await office.reads.between('2026', '2027', 1000)).map(({ what, way, streams }) => [what, way, streams.length])
    return { ...of, office, opener, reviewer, pass, looks }
  }
  const main = (body: string) =>
    (/<main[^]*<\/main>/.exec(body)?.[0] ?? body).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

  test('asks for a fresh proof, opens, tells the reviewers at once, and records each read as what it is', async () => {
    const of = await atTheDoor('complaints-officer')
    const { visit, secret } = of.opener
    of.pass(6)
    assert.match(main((await visit.open('/emergency')).body), /Prove it is you/i)
    assert.match(main((await visit.send({ code: codeNow(of, secret) })).body), /Open a complaint in an emergency/)
    assert.match(main((await visit.send({ reference, reason: 'now' })).body), /Say in a few words why/)
    assert.match(main(visit.last().body), new RegExp(`value="${reference}"|now`))
    const opened = await visit.send({ reference, reason: WHY })
    assert.match(main(opened.body), /You opened this complaint in an emergency\. It is open to you until 11:06/)
    assert.ok(!opened.body.includes(`/complaints/${reference}/steps"`))
    assert.equal((await visit.open(`/complaints/${reference}/people`)).statusCode, 200)
    for (const path of ['/steps', '/chronology.csv', '/who-may', '/readers'])
      assert.equal((await visit.open(`/complaints/${reference}${path}`)).statusCode, 404, path)
    assert.deepEqual(
      (await of.looks()).filter(([, way]) => way === 'emergency'),
      [
        ['emergency', 'emergency', 1],
        ['case', 'emergency', 1],
        ['people', 'emergency', 1],
      ],
    )

    const review = of.reviewer.visit
    assert.match(main((await review.open('/')).body), /A complaint was opened in an emergency\. Review it/)
    assert.match(
      main((await review.open('/emergency/openings')).body),
      new RegExp(`${reference} .*Olu Officer .*${WHY}.* Review`),
    )
    const link = /\/emergency\/openings\/[\w-]+/.exec(review.last().body)?.[0] ?? ''
    assert.match(main((await review.open(link)).body), /Opened the complaint.*Looked at its people/)
    assert.match(main((await review.send({ found: '', says: WHY })).body), /Choose whether it was justified/)
    assert.match(
      main((await review.send({ found: 'justified', says: 'ok' })).body),
      /Say in a few words what you found/,
    )
    const done = await review.send({ found: 'justified', says: 'Her manager was ill that day' })
    assert.match(main(done.body), /The review is recorded.*No opening waits.*Justified/)
    assert.doesNotMatch(main((await review.open('/')).body), /opened in an emergency\. Review/)
    assert.equal((await visit.open('/emergency/openings')).statusCode, 403)

    of.pass(10)
    await visit.open('/')
    for (const minutes of [14, 14, 14, 7]) {
      of.pass(minutes)
      await visit.open('/')
    }
    assert.equal((await visit.open(`/complaints/${reference}`)).statusCode, 200)
    of.pass(1)
    assert.equal((await visit.open(`/complaints/${reference}`)).statusCode, 404)
  })

  test('gives back what was written where the proof was no longer fresh', async () => {
    const of = await atTheDoor('complaints-officer')
    const { visit, secret } = of.opener
    await visit.open('/emergency')
    of.pass(6)
    assert.match(main((await visit.send({ reference, reason: WHY })).body), /Prove it is you/i)
    const back = await visit.send({ code: codeNow(of, secret) })
    assert.ok(back.body.includes(WHY) && back.body.includes(reference))
    assert.equal((await of.office.casework.openings(manager)).length, 0)
    assert.match(main((await visit.send({}, 'reason')).body), /You opened this complaint in an emergency/)
  })

  test('answers alike, byte by byte, for what is not there and what is kept away, and makes whoever guesses wait', async () => {
    const of = await atTheDoor('complaints-officer')
    const { visit } = of.opener
    const person = (await of.door.accounts()).find(({ name }) => name === 'Olu Officer')?.person
    assert.ok(person)
    await of.office.casework.sayWhoMay(of.office.program, reference, named(person))
    await visit.open('/emergency')
    const answer = async (asked: string) => {
      const { statusCode, body } = await visit.send({ reference: asked, reason: WHY })
      return [statusCode, body.replaceAll(asked, 'IT')]
    }
    const [kept, absent] = [await answer(reference), await answer('CSC-ABSENT-1')]
    assert.deepEqual(kept, absent)
    assert.match(main(String(kept[1])), /No complaint with this reference can be opened here/)
    for (let more = 0; more < 3; more += 1) await answer(`CSC-GUESS-${more}`)
    const [waiting, waitingAbsent] = [await answer(reference), await answer('CSC-ABSENT-1')]
    assert.deepEqual(waiting, waitingAbsent)
    assert.match(main(String(waiting[1])), /Too many tries\. Wait/)
    assert.deepEqual(
      (await of.looks()).filter(([what]) => what === 'emergency'),
      Array.from({ length: 5 }, () => ['emergency', 'role', 0]),
    )
  })

  test('counts what was not found whatever was opened in between', async () => {
    const of = await atTheDoor('complaints-officer')
    const { visit } = of.opener
    let waits = false
    for (let nth = 0; nth < 6 && !waits; nth += 1) {
      await visit.open('/emergency')
      await visit.send({ reference, reason: WHY })
      await visit.open('/emergency')
      waits = main((await visit.send({ reference: `CSC-GUESS-${nth}`, reason: WHY })).body).includes('Too many tries')
    }
    assert.ok(waits)
  })

  test('is for nobody who looks after accounts', async () => {
    const of = await atTheDoor('administrator')
    assert.equal((await of.opener.visit.open('/emergency')).statusCode, 403)
  })
})
