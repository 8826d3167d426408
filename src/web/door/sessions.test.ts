import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { codeNow, doorOffice, newPerson, PASSWORD, signIn, visitor } from '../../../test/door.ts'
import { secretId } from '../../people/sessions.ts'

const MINUTE = 60_000
const mainOf = (answer: { body: string }) => parse(answer.body).querySelector('main')?.text ?? ''
const isList = (answer: { body: string }) => answer.body.includes('<title>Complaints')

describe('A session', () => {
  test('has an id of its own: one planted before, or held before, opens nothing', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const planted = secretId(Buffer.alloc(32, 9))
    const victim = await signIn(of, person, visitor(of, '198.51.100.7', planted))
    assert.ok(isList(victim.last()))
    assert.notEqual(victim.id, planted)
    assert.match(mainOf(await visitor(of, '203.0.113.1', planted).open('/')), /Sign in/)
  })

  test('is over at the service when its owner signs out: a copy of the cookie opens nothing', async () => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['auditor'])
    const copy = visitor(of, '203.0.113.1', visit.id)
    assert.ok(isList(await copy.open('/')))
    await visit.open('/account')
    const out = await visit.send({}, 'form-token')
    assert.match(mainOf(out), /You have signed out/)
    assert.match(mainOf(await copy.open('/')), /Sign in/)
    assert.match(mainOf(await visit.open('/')), /Sign in/)
  })

  test('ends after 15 minutes without use and 12 hours with it', async () => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['auditor'])
    for (let at = 0; at < 3; at += 1) {
      of.clock.now += 14 * MINUTE
      assert.ok(isList(await visit.open('/')))
    }
    of.clock.now += 15 * MINUTE
    assert.match(mainOf(await visit.open('/')), /Sign in/)

    const long = await newPerson(of, 'b@anytown.example', ['auditor'])
    for (let at = 0; at < 71; at += 1) {
      of.clock.now += 10 * MINUTE
      assert.ok(isList(await long.visit.open('/')), `after ${at} times`)
    }
    of.clock.now += 10 * MINUTE
    assert.match(mainOf(await long.visit.open('/')), /Sign in/)
  })

  test('is listed for its owner, who ends the others one by one', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const other = await signIn(of, person)
    await person.visit.open('/account')
    assert.match(mainOf(person.visit.last()), /Firefox on Linux \(this one\)/)
    const handles = [...person.visit.last().body.matchAll(/name="handle" value="([^"]+)"/g)].map(([, handle]) => handle)
    assert.equal(handles.length, 2)
    const here = await of.door.signedIn(person.visit.id ?? '')
    const theirs = handles.find((handle) => handle !== here?.session.handle) ?? ''
    await person.visit.send({}, theirs)
    assert.match(mainOf(await other.open('/')), /Sign in/)
    assert.ok(isList(await person.visit.open('/')))
  })

  test('of somebody else is not ended by its handle', async () => {
    const of = doorOffice()
    const [mine, theirs] = [
      await newPerson(of, 'a@x.example', ['auditor']),
      await newPerson(of, 'b@x.example', ['auditor']),
    ]
    const other = await of.door.signedIn(theirs.visit.id ?? '')
    await mine.visit.open('/account')
    await mine.visit.send({ handle: other?.session.handle ?? '' }, 'handle')
    assert.ok(isList(await theirs.visit.open('/')))
  })

  test('is only kept as a hash', async () => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['auditor'])
    const rows = JSON.stringify(await of.parts.signIns.read((door) => door.find('sessions')))
    assert.ok(visit.id && !rows.includes(visit.id))
  })

  test('has a cookie that only this host gets, only over https, and no script', async () => {
    const of = doorOffice()
    const cookie = String((await of.server.inject('/sign-in')).headers['set-cookie'])
    assert.match(cookie, /^__Host-redress=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    const plain = doorOffice({}, { origin: 'http://localhost:3000' })
    assert.match(
      String((await plain.server.inject('/sign-in')).headers['set-cookie']),
      /^redress=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })
})

describe('A step that asks for a fresh proof', () => {
  test('is let through in the first five minutes, then asks, and renews the id', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['administrator'])
    const { visit } = person
    assert.match(mainOf(await visit.open('/people')), /Invite somebody/)
    of.clock.now += 5 * MINUTE
    assert.match(mainOf(await visit.open('/people')), /Prove it is you/)
    const before = visit.id
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(visit.last()), /Invite somebody/)
    assert.notEqual(visit.id, before)
    assert.match(mainOf(await visitor(of, '203.0.113.1', before).open('/')), /Sign in/)
  })

  test('gives back what was typed when the proof had grown old meanwhile', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['administrator'])
    const { visit } = person
    await visit.open('/people')
    of.clock.now += 6 * MINUTE
    await visit.send({ name: 'Beth Jones', email: 'beth@anytown.example', 'role-auditor': 'yes' })
    assert.match(mainOf(visit.last()), /Prove it is you/)
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(visit.last().body, /value="Beth Jones"/)
    await visit.send({}, 'Beth Jones')
    assert.match(mainOf(visit.last()), /Pass this link on to Beth Jones/)
  })
})

describe('Administrators', () => {
  test('are the only ones to whom the pages on people exist', async () => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['complaints-manager', 'auditor', 'director'])
    assert.equal((await visit.open('/people')).statusCode, 404)
    assert.equal((await visit.open('/people/p-1')).statusCode, 404)
  })

  test('end the account of a leaver, whose sessions and ways in end at once', async () => {
    const of = doorOffice()
    const admin = await newPerson(of, 'admin@anytown.example', ['administrator'])
    const leaver = await newPerson(of, 'leaver@anytown.example', ['complaints-officer'])
    const account = (await of.door.accounts()).find(({ email }) => email === leaver.email)
    await admin.visit.open(`/people/${account?.person ?? ''}`)
    await admin.visit.send({}, 'end-account')
    assert.match(mainOf(await leaver.visit.open('/')), /Sign in/)
    of.clock.now += MINUTE
    const again = visitor(of)
    await again.open('/sign-in')
    assert.match(mainOf(await again.send({ email: leaver.email, password: PASSWORD })), /do not match an account/)
  })

  test('change roles, which count at the next request and are journalled', async () => {
    const of = doorOffice()
    const admin = await newPerson(of, 'admin@anytown.example', ['administrator'])
    const officer = await newPerson(of, 'officer@anytown.example', ['auditor'])
    const person = (await of.door.accounts()).find(({ email }) => email === officer.email)?.person ?? ''
    await admin.visit.open(`/people/${person}`)
    const boxes = admin.visit.last()
    assert.match(boxes.body, /name="role-auditor" type="checkbox" value="yes" checked/)
    await admin.visit.send({ 'role-director': 'yes', 'role-auditor': '' })
    assert.match(mainOf(await officer.visit.open('/')), /Sign in/)
    const visit = await signIn(of, officer)
    assert.match(visit.last().body, /officer<\/a>, director/)
    const changes = (await of.door.journal(100))
      .filter(({ by }) => by !== undefined)
      .map(({ kind, what }) => [kind, what])
    assert.deepEqual(changes, [
      ['session-ended', undefined],
      ['role-ended', 'auditor'],
      ['role-given', 'director'],
    ])
  })

  test('are never none: the last one keeps the role and the account', async () => {
    const of = doorOffice()
    const admin = await newPerson(of, 'admin@anytown.example', ['administrator'])
    const [account] = await of.door.accounts()
    await admin.visit.open(`/people/${account?.person ?? ''}`)
    await admin.visit.send({}, 'end-account')
    assert.match(mainOf(admin.visit.last()), /There must be an administrator/)
    await admin.visit.send({ 'role-auditor': 'yes', 'role-administrator': '' })
    assert.match(mainOf(admin.visit.last()), /There must be an administrator/)
    const ticked = parse(admin.visit.last().body).querySelectorAll('input[checked]')
    assert.deepEqual(
      ticked.map((box) => box.attributes['name']),
      ['role-auditor'],
    )
  })
})

describe('What somebody wrote while their session ended', () => {
  const written = { text: 'A complaint about the respite care.\nIt has two lines.', kind: 'decision' }

  test('comes back after they sign in again, and is sent', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const { visit } = person
    await visit.open('/check')
    of.clock.now += 16 * MINUTE
    const over = await visit.send(written)
    assert.equal(over.statusCode, 401)
    assert.match(mainOf(over), /What you wrote is kept in this page/)
    assert.ok(!over.body.includes('respite'))
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(visit.last()), /What you wrote is still here/)
    assert.match(visit.last().body, /A complaint about the respite care\.\r?\nIt has two lines\./)
    await visit.send({}, 'text')
    assert.match(visit.last().body, /<title>Error: Check/)
    assert.ok(visit.last().body.includes('A complaint about the respite care.'))
  })

  test('comes back without the file that was chosen with it, which is named', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const { visit } = person
    await visit.open('/check')
    of.clock.now += 16 * MINUTE
    const secret = 'Wagtail '.repeat(100_000)
    await visit.send(written, 'text', { name: 'Wagtail <report>.csv', text: secret })
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(visit.last().body, /A complaint about the respite care\.\r?\nIt has two lines\./)
    assert.match(mainOf(visit.last()), /The file Wagtail <report>\.csv is not here/)
    assert.ok(!visit.last().body.includes('Wagtail Wagtail'))
  })

  test('is said to be too long where it cannot be kept', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    await person.visit.open('/check')
    of.clock.now += 16 * MINUTE
    const text = Array.from({ length: 5_000_000 }, (_, at) => String.fromCodePoint(97 + (at % 26))).join('')
    const over = await person.visit.send({ text })
    assert.equal(over.statusCode, 401)
    assert.match(mainOf(over), /too long to be kept here/)
  })

  test('is not read from a browser that never had a session here', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    await person.visit.open('/check')
    const form = person.visit.last()
    const stranger = visitor(of)
    await stranger.open('/sign-in')
    assert.ok(form)
    person.visit.id = stranger.id
    const answer = await person.visit.send(written)
    assert.equal(answer.statusCode, 403)
    assert.match(mainOf(answer), /can no longer be sent/)
  })

  test('leads on where nothing was written', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const { visit } = person
    await visit.open('/check')
    of.clock.now += 16 * MINUTE
    await visit.send({ text: '' })
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(visit.last().body, /<title>Check/)
  })

  test('comes back to nobody else who signs in from that page', async () => {
    const of = doorOffice()
    const mine = await newPerson(of, 'a@anytown.example', ['auditor'])
    const theirs = await newPerson(of, 'b@anytown.example', ['auditor'])
    await mine.visit.open('/check')
    of.clock.now += 16 * MINUTE
    await mine.visit.send(written)
    await mine.visit.send({ email: theirs.email, password: PASSWORD })
    await mine.visit.send({ code: codeNow(of, theirs.secret) })
    assert.ok(!mine.visit.last().body.includes('respite'))
    assert.match(mine.visit.last().body, /<title>Check/)
  })

  test('comes back also where they signed in anew in another tab', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    await person.visit.open('/check')
    const tab = person.visit.last()
    const { id } = await signIn(of, person)
    person.visit.id = id
    assert.ok(tab)
    const stale = await person.visit.send(written)
    assert.equal(stale.statusCode, 403)
    assert.match(mainOf(stale), /What you wrote is still here/)
    await person.visit.send({}, 'text')
    assert.match(person.visit.last().body, /<title>Error: Check/)
  })
})
