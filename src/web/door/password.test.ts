import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { codeNow, type DoorOffice, doorOffice, newPerson, PASSWORD, signIn, visitor } from '../../../test/door.ts'
import { FIRST_FOR, inviteAgain } from '../../door/accounts.ts'

// Changing one's own ways in, by somebody who has signed in.

const MINUTE = 60_000
const NEXT = 'seven lanterns drift over quarry'
const FACTORS = '/account/factors'
const mainOf = (answer: { body: string }) => parse(answer.body).querySelector('main')?.text ?? ''
const errorsOf = (answer: { body: string }) =>
  parse(answer.body)
    .querySelectorAll('main .govuk-error-message')
    .map(({ text }) => text.replace('Error:', '').trim())

const kindsOf = async ({ door }: DoorOffice) => (await door.journal(100)).map(({ kind }) => kind)

async function auditor() {
  const of = doorOffice()
  const person = await newPerson(of, 'a@anytown.example', ['auditor'])
  await person.visit.open(FACTORS)
  return { of, person, visit: person.visit }
}

async function first(of: DoorOffice, password: string) {
  const visit = visitor(of, '203.0.113.9')
  await visit.open('/sign-in')
  return mainOf(await visit.send({ email: 'a@anytown.example', password }))
}

describe('Changing a password', () => {
  test('takes the new one from then on, ends every other session and link, and is recorded', async () => {
    const { of, person, visit } = await auditor()
    const other = await signIn(of, person)
    const [account] = await of.door.accounts()
    const link = account && (await inviteAgain(of.parts, account.person, { lasts: FIRST_FOR }))
    await visit.open(FACTORS)
    const done = await visit.send({ password: PASSWORD, 'new-password': NEXT })
    assert.match(mainOf(done), /Your password was changed, and you were signed out everywhere else/)
    assert.match(mainOf(await other.open('/')), /Sign in/)
    assert.match((await visit.open('/')).body, /<title>Complaints/)
    assert.equal((await visit.open(`/set-up/${link ?? ''}`)).statusCode, 404)
    assert.match(await first(of, PASSWORD), /do not match an account/)
    assert.match(await first(of, NEXT), /Enter your code/)
    assert.deepEqual((await kindsOf(of)).slice(0, 3), ['sign-in-failed', 'password-changed', 'session-ended'])
  })

  test('asks for the one they have, and not without end', async () => {
    const { of, visit } = await auditor()
    for (let at = 0; at < 5; at += 1) {
      await visit.open(FACTORS)
      const wrong = await visit.send({ password: `${PASSWORD}${at}`, 'new-password': NEXT })
      assert.deepEqual(errorsOf(wrong), ['That is not the password that you have now'])
      assert.ok(!wrong.body.includes(NEXT))
    }
    const waits = await visit.send({ password: PASSWORD, 'new-password': NEXT })
    assert.match(errorsOf(waits).join(), /^Too many tries\. Wait 1 second/)
    assert.equal((await kindsOf(of)).filter((kind) => kind === 'proof-failed').length, 5)
    of.clock.now += MINUTE
    assert.match(await first(of, PASSWORD), /Enter your code/)
  })

  for (const [password, next, says] of [
    ['', NEXT, 'Enter the password that you have now'],
    [PASSWORD, '', 'Enter a new password'],
    [PASSWORD, 'short', /^Use 15 characters or more/],
    [PASSWORD, 'Anytown Council 2026!', /^This is easy to guess/],
    [PASSWORD, PASSWORD, 'This is the password that you have now. Choose another'],
  ] as const) {
    test(`is refused from “${password}” to “${next}”, and nothing is changed`, async () => {
      const { of, visit } = await auditor()
      const refused = await visit.send({ password, 'new-password': next })
      assert.equal(refused.statusCode, 400)
      const [error, ...more] = errorsOf(refused)
      assert.deepEqual(more, [])
      if (typeof says === 'string') assert.equal(error, says)
      else assert.match(error ?? '', says)
      assert.match(await first(of, PASSWORD), /Enter your code/)
    })
  }

  test('asks for a fresh proof, and gives no password back after it', async () => {
    const { of, person, visit } = await auditor()
    of.clock.now += 6 * MINUTE
    await visit.send({ password: PASSWORD, 'new-password': NEXT })
    assert.match(mainOf(visit.last()), /Prove it is you/)
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(visit.last()), /Change how you sign in/)
    assert.ok(!visit.last().body.includes(NEXT))
    assert.match(await first(of, PASSWORD), /Enter your code/)
  })

  test('gives no password back after the session has ended', async () => {
    const { of, person, visit } = await auditor()
    of.clock.now += 16 * MINUTE
    await visit.send({ password: PASSWORD, 'new-password': NEXT })
    assert.match(mainOf(visit.last()), /You were signed out/)
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(visit.last()), /Change how you sign in/)
    assert.ok(!visit.last().body.includes(NEXT))
  })
})

describe('New recovery codes', () => {
  test('take the place of the old, and that is recorded', async () => {
    const { of, person, visit } = await auditor()
    await visit.send({}, 'new-codes')
    const codes = parse(visit.last().body).querySelectorAll('.redress-codes li')
    assert.equal(codes.length, 10)
    assert.equal((await kindsOf(of))[0], 'recovery-codes-made')
    const enter = async (code: string) => {
      const fresh = visitor(of, '203.0.113.9')
      await fresh.open('/sign-in')
      await fresh.send({ email: person.email, password: PASSWORD })
      return fresh.send({ code })
    }
    assert.match(mainOf(await enter(person.recoveryCodes[0] ?? '')), /not right/)
    assert.match((await enter(codes[0]?.text ?? '')).body, /<title>Complaints/)
  })
})
