import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { codeNow, type DoorOffice, doorOffice, newPerson, PASSWORD, signIn, visitor } from '../../../test/door.ts'
import { FIRST_FOR, inviteAgain } from '../../door/accounts.ts'

// Whoever has left is out at once, by every way in that they had or had begun.

const MINUTE = 60_000
const mainOf = (answer: { body: string }) => parse(answer.body).querySelector('main')?.text ?? ''

async function leaving() {
  const of = doorOffice()
  const admin = await newPerson(of, 'admin@anytown.example', ['administrator'])
  const leaver = await newPerson(of, 'leaver@anytown.example', ['complaints-manager'])
  const person = (await of.door.accounts()).find(({ email }) => email === leaver.email)?.person
  assert.ok(person)
  const end = async () => {
    await admin.visit.open(`/people/${person}`)
    await admin.visit.send({}, 'end-account')
    assert.match(mainOf(admin.visit.last()), /this account was ended/)
  }
  return { of, admin, leaver, person, end }
}

const enter = async (of: DoorOffice, email: string, password = PASSWORD) => {
  const visit = visitor(of, '203.0.113.9')
  await visit.open('/sign-in')
  await visit.send({ email, password })
  return visit
}

describe('Whoever has left', () => {
  test('has no session from the next request on, wherever they were signed in', async () => {
    const { of, leaver, end } = await leaving()
    const other = await signIn(of, leaver)
    for (const visit of [leaver.visit, other]) assert.match((await visit.open('/')).body, /<title>Complaints/)
    await end()
    for (const visit of [leaver.visit, other]) {
      for (const path of ['/', '/check', '/account', '/complaints/CSC-1', '/stay-signed-in'])
        assert.match(mainOf(await visit.open(path)), /Sign in/, path)
    }
  })

  test('sends no form that was open, and gets nothing back that they wrote', async () => {
    const { of, leaver, end } = await leaving()
    await leaver.visit.open('/check')
    await end()
    const over = await leaver.visit.send({ text: 'A list of complaints' })
    assert.equal(over.statusCode, 401)
    of.clock.now += MINUTE
    await leaver.visit.send({ email: leaver.email, password: PASSWORD })
    assert.match(mainOf(leaver.visit.last()), /do not match an account/)
    assert.ok(!leaver.visit.last().body.includes('A list of complaints'))
  })

  test('does not come in by the password, nor by a code whose password came before the end', async () => {
    const { of, leaver, end } = await leaving()
    of.clock.now += MINUTE
    const half = await enter(of, leaver.email)
    assert.match(mainOf(half.last()), /Enter your code/)
    await end()
    assert.match(mainOf(await half.send({ code: codeNow(of, leaver.secret) })), /not right/)
    assert.match(mainOf(await half.open('/')), /Sign in/)
    assert.match(mainOf((await enter(of, leaver.email)).last()), /do not match an account/)
  })

  test('does not come in by a link, made before the end or opened before it', async () => {
    const { of, person, end } = await leaving()
    const link = await inviteAgain(of.parts, person, { lasts: FIRST_FOR })
    const visit = visitor(of)
    await visit.open(`/set-up/${link ?? ''}`)
    await end()
    await visit.send({ password: 'seven lanterns drift over quarry', code: '123456' })
    assert.match(mainOf(visit.last()), /This link no longer works/)
    assert.match(mainOf(await visit.open(`/set-up/${link ?? ''}`)), /This link no longer works/)
    assert.equal(await inviteAgain(of.parts, person, { lasts: FIRST_FOR }), undefined)
  })

  test('leaves no password, app, recovery code, passkey or link behind', async () => {
    const { of, person, end } = await leaving()
    const link = await inviteAgain(of.parts, person, { lasts: FIRST_FOR })
    const row = { id: 'passkey/x', person, kind: 'passkey', secret: 'x', createdAt: 0 } as const
    await of.parts.signIns.change((door) => door.put('credentials', row))
    assert.ok(link)
    await end()
    const left = await of.parts.signIns.read(async (door) => [
      ...(await door.find('credentials', 'person', person)),
      ...(await door.find('once')).filter(({ kind }) => kind === 'invitation'),
    ])
    assert.deepEqual(left, [])
  })

  test('is not invited a second time as somebody else, whom no complaint would keep away', async () => {
    const { of, admin, leaver, end } = await leaving()
    await end()
    await admin.visit.open('/people')
    await admin.visit.send({ name: 'Lee Again', email: leaver.email.toUpperCase(), 'role-auditor': 'yes' })
    assert.match(mainOf(admin.visit.last()), /Somebody who has left had this address/)
    assert.equal((await of.door.accounts()).length, 2)
  })

  test('comes back as the same person, with nothing but what is given anew', async () => {
    const { of, admin, leaver, person, end } = await leaving()
    await end()
    await admin.visit.send({}, 'reopen-account')
    assert.deepEqual((await of.door.account(person))?.roles, [])
    assert.match(mainOf((await enter(of, leaver.email)).last()), /do not match an account/)
    assert.match(mainOf(await leaver.visit.open('/')), /Sign in/)
    await admin.visit.send({ 'role-auditor': 'yes' })
    await admin.visit.send({}, 'invite-again')
    const link = parse(admin.visit.last().body).querySelector('#link')?.text ?? ''
    assert.match(mainOf(await visitor(of).open(new URL(link).pathname)), /Set up your sign-in/)
    const kinds = (await of.door.journal(5)).map(({ kind, by }) => [kind, by !== undefined])
    assert.deepEqual(kinds, [
      ['invited', true],
      ['role-given', true],
      ['sign-in-failed', false],
      ['account-reopened', true],
      ['account-ended', true],
    ])
  })
})
