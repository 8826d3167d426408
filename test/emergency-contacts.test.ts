import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { emergencyReadingIn } from '../src/casework/emergency-reading.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { type PersonId, personId } from '../src/kernel/ids.ts'
import type { AccessEvent } from '../src/people/access.ts'
import type { Role } from '../src/people/roles.ts'
import { running } from './browser/histories.ts'
import { codeNow, doorOffice, newPerson, type Person } from './door.ts'
import { memoryJournal } from './memory-journal.ts'
import { workingOffice } from './working-office.ts'

// Contacts and risks of one complaint, read by two people while no read can be recorded.

const START = '2026-06-01T09:00:00.000Z'
const PATH = '/emergency/contacts'
const WHY = 'The child may be at that address tonight and nobody answers'
const { reference } = running
const PHONE = '07700 900123'
const UNSAFE = '07700 900456'
const SAYS = 'Never write to the flat'

const main = (body: string) =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** A restricted complaint with somebody to reach, records of reads that fail, and two who may open in an emergency. */
async function atTheDoor(secondRole: Role = 'complaints-manager') {
  const office = workingOffice(START)
  const { casework, program, clock, reads } = office
  const broken = { reads: true, journal: false }
  const journal = memoryJournal(() => {
    if (broken.journal) throw new Error('the disk is full')
  })
  const emergencyReading = emergencyReadingIn({
    reads: { record: (read) => (broken.reads ? Promise.reject(new Error('the disk is full')) : reads.record(read)) },
    journal,
    clock,
    contacts: casework,
  })
  const risk = { type: 'contact-made-safe', on: '2024-09-02', says: SAYS } as const
  await casework.importChronology(program, { ...running, events: [...running.events, risk] })
  const contact = { type: 'contact-recorded', means: 'telephone', value: PHONE, safety: 'safe' } as const
  const facts = [contact, { ...contact, value: UNSAFE, safety: 'not-safe', because: 'He answers it' } as const]
  const whom = { is: 'new', name: 'Rosa Example', facts } as const
  const joined = await casework.joinPerson(program, reference, 'c', {
    whom,
    person: { as: 'complainant', class: 'parent', calledHere: 'The mother' },
  })
  assert.ok(joined.ok, JSON.stringify(joined))
  const say = (event: AccessEvent) => casework.sayWhoMay(program, reference, event)
  await say({ type: 'tie-made', person: personId('deputy'), tie: 'assigned', as: 'complaints-manager' })
  await say({ type: 'complaint-restricted', reason: 'A colleague’s family' })
  const of = doorOffice({}, {}, { ...office.deps('complaints-manager'), emergencyReading })
  const first = await newPerson(of, 'first@anytown.example', ['complaints-officer'], 'Olu Officer')
  const second = await newPerson(of, 'second@anytown.example', [secondRole], 'Mia Manager')
  const idOf = async (name: string): Promise<PersonId> => {
    const found = (await of.door.accounts()).find((one) => one.name === name)?.person
    assert.ok(found)
    return found
  }
  const name = async (who: string) => say({ type: 'tie-made', person: await idOf(who), tie: 'named' })
  const pass = (minutes: number) => {
    of.clock.now += minutes * 60_000
    office.goTo(new Date(of.clock.now).toISOString())
  }
  const recorded = async () => (await reads.between('2026', '2027', 100)).filter(({ way }) => way !== 'role')
  return { ...of, office, journal, broken, first, second, idOf, name, pass, recorded, emergencyReading }
}
type Office = Awaited<ReturnType<typeof atTheDoor>>

async function asks({ visit }: Person, asked = { reference, reason: WHY }) {
  await visit.open(PATH)
  return main((await visit.send(asked)).body)
}

async function confirms(of: Office, { visit }: Person, as = reference) {
  const [ask] = await of.door.emergencyAsks.waiting()
  await visit.open(PATH)
  return main((await visit.send({ 'confirmed-reference': as, ask: ask?.id ?? 'x' })).body)
}

const reads = async ({ visit }: Person) => {
  await visit.open(PATH)
  return visit.send({ step: 'show' }, 'show')
}

/** What nobody may be shown of it before two have said so. */
const tells = (body: string): boolean => [PHONE, UNSAFE, SAYS, 'Rosa'].some((word) => body.includes(word))

describe('While no read can be recorded', () => {
  test('two people read contacts and risks, each look journalled first, and recorded and reviewed afterwards', async () => {
    const of = await atTheDoor()
    const { first, second, journal } = of
    assert.match(await asks(first, { reference: '', reason: 'now' }), /Enter the reference.*Say in a few words why/)
    assert.match(await asks(first), /You have asked.*Nobody has confirmed it yet/)
    assert.ok(!tells(first.visit.last().body))
    const offered = main((await second.visit.open(PATH)).body)
    assert.match(offered, /Who asked you\?.*Olu Officer/)
    assert.ok(!second.visit.last().body.includes(reference) && !offered.includes(WHY))
    assert.match(await confirms(of, second), /You have confirmed it/)
    assert.match(main((await first.visit.open(PATH)).body), /Confirmed for you.*confirmed by Mia Manager/)
    const before = journal.waiting().length
    const shown = await reads(first)
    assert.equal(shown.statusCode, 200)
    assert.match(
      main(shown.body),
      /make contact agreed.*Never write to the flat.*Rosa Example.*07700 900123.*Not safe: do not use 07700 900456/,
    )
    for (const { says } of running.points) assert.ok(says !== undefined && !shown.body.includes(says))
    const last = journal.waiting().at(-1)
    assert.equal(journal.waiting().length, before + 1)
    assert.deepEqual([last?.by?.reason, last?.read.streams.length], [WHY, 2])
    assert.equal((await of.recorded()).length, 0)
    // Only whoever asked reads it, and only for a while.
    assert.ok(!tells((await second.visit.open(PATH)).body))

    of.broken.reads = false
    await second.visit.open(PATH)
    await of.emergencyReading.idle()
    assert.match(main(second.visit.last().body), /not needed now.*Open a complaint in an emergency/)
    assert.deepEqual(journal.waiting(), [])
    const recorded = await of.recorded()
    assert.equal(recorded.filter(({ streams }) => streams.length === 2).length, 1)
    assert.ok(recorded.some(({ way }) => way.endsWith(`:${last?.by?.confirmedBy}`)))
    // It is reviewed by neither of the two, and the complaint was never open by it.
    const reviewer = (person: PersonId) =>
      viewerFor({ council: of.office.program.council, person, roles: ['complaints-manager'] })
    const { casework } = of.office
    const [own] = await casework.openings(reviewer(await of.idOf('Mia Manager')))
    assert.deepEqual([own?.own, own?.reason], [true, WHY])
    assert.equal(await casework.openingsToReview(reviewer(await of.idOf('Mia Manager'))), 0)
    assert.equal(await casework.openingsToReview(reviewer(personId('max'))), 1)
    const opener = viewerFor({
      council: of.office.program.council,
      person: await of.idOf('Olu Officer'),
      roles: ['complaints-officer'],
    })
    assert.equal(await casework.see(opener, reference), undefined)
    assert.deepEqual(await casework.openNow(opener), [])
    const looked = await of.office
      .deps('complaints-manager')
      .casework.looksDuring(reviewer(personId('max')), own?.opening ?? '')
    assert.equal(looked?.looks.length, 1)
    await of.emergencyReading.reconcile()
    assert.equal((await of.recorded()).length, recorded.length)
  })

  test('nobody confirms their own asking, and nobody reads what was not confirmed or is over', async () => {
    const of = await atTheDoor()
    const { first, second } = of
    await asks(first)
    const [ask] = await of.door.emergencyAsks.waiting()
    const own = await of.idOf('Olu Officer')
    assert.equal(await of.door.emergencyAsks.confirm(own, { id: ask?.id ?? '', reference }), false)
    await first.visit.open(PATH)
    const typed = { step: 'confirm', ask: ask?.id ?? '', 'confirmed-reference': reference }
    assert.match(main((await first.visit.send(typed, 'ask')).body), /They did not ask/)
    await first.visit.open(PATH)
    assert.ok(!tells((await first.visit.send({ step: 'show', ask: ask?.id ?? '' }, 'ask')).body))
    await confirms(of, second)
    await first.visit.open(PATH)
    const id = /name="ask" value="([^"]+)"/.exec(first.visit.last().body)?.[1] ?? ''
    assert.equal(id, ask?.id)
    await second.visit.open(PATH)
    assert.ok(!tells((await second.visit.send({ step: 'show', ask: id }, 'ask')).body))
    for (const _ of [1, 2, 3, 4]) {
      of.pass(4)
      await first.visit.open('/rules')
    }
    assert.match(main((await first.visit.open(PATH)).body), /Prove it is you/i)
    await first.visit.send({ code: codeNow(of, first.secret) })
    assert.ok(!first.visit.last().body.includes('Confirmed for you'))
    await first.visit.open(PATH)
    assert.ok(!tells((await first.visit.send({ step: 'show', ask: id }, 'ask')).body))
  })

  test('each of the two must just have proved who they are', async () => {
    const of = await atTheDoor()
    const { first, second } = of
    await first.visit.open(PATH)
    of.pass(6)
    assert.match(main((await first.visit.send({ reference, reason: WHY })).body), /Prove it is you/i)
    assert.deepEqual(await of.door.emergencyAsks.waiting(), [])
    await first.visit.send({ code: codeNow(of, first.secret) })
    await asks(first)
    assert.equal((await of.door.emergencyAsks.waiting()).length, 1)
    assert.match(main((await second.visit.open(PATH)).body), /Prove it is you/i)
    const person = await of.idOf('Olu Officer')
    assert.deepEqual(await of.door.emergencyAsks.confirmedFor(person), [])
    await second.visit.send({ code: codeNow(of, second.secret) })
    await confirms(of, second)
    of.pass(6)
    await first.visit.open(PATH)
    assert.match(main(first.visit.last().body), /Prove it is you/i)
    assert.ok(!tells(first.visit.last().body))
  })

  test('whoever is named asks and confirms nothing, and is answered as for what is not there', async () => {
    const of = await atTheDoor()
    const { first, second } = of
    await asks(first)
    await of.name('Mia Manager')
    const plain = (text: string, asked: string) => text.replaceAll(asked, 'IT')
    const kept = plain(await confirms(of, second), reference)
    assert.equal(kept, plain(await confirms(of, second, 'CSC-ABSENT-1'), 'CSC-ABSENT-1'))
    assert.match(kept, /They did not ask for a complaint with this reference, or it cannot be read here/)
    const barred = plain(await asks(second), reference)
    const absent = plain(await asks(second, { reference: 'CSC-ABSENT-1', reason: WHY }), 'CSC-ABSENT-1')
    assert.equal(barred, absent)
    assert.match(barred, /No complaint with this reference can be read here/)
    // One who is named once it was confirmed reads nothing either.
    const other = await newPerson(of, 'third@anytown.example', ['director'], 'Dee Director')
    assert.match(await confirms(of, other), /You have confirmed it/)
    await of.name('Olu Officer')
    assert.ok(!tells((await reads(first)).body))
    await asks(second, { reference: 'CSC-ABSENT-2', reason: WHY })
    assert.match(await asks(second), /Too many tries/)
  })

  test('nobody whose role opens nothing in an emergency has a part in it', async () => {
    for (const role of ['auditor', 'advocate', 'administrator'] as const) {
      const of = await atTheDoor(role)
      await asks(of.first)
      assert.equal((await of.second.visit.open(PATH)).statusCode, 403, role)
    }
  })

  test('nothing is shown where the journal cannot be written either', async () => {
    const of = await atTheDoor()
    await asks(of.first)
    await confirms(of, of.second)
    of.broken.journal = true
    const shown = await reads(of.first)
    assert.equal(shown.statusCode, 500)
    assert.ok(!tells(shown.body))
    await of.second.visit.open(PATH)
    assert.equal((await of.second.visit.send({ reference, reason: WHY })).statusCode, 500)
  })
})
