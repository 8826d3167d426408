import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { codeNow, doorOffice, newPerson, PASSWORD, signIn, visitor } from '../../../test/door.ts'
import { FIRST_FOR, invite, inviteAgain } from '../../door/accounts.ts'
import { codeAt, stepAt } from '../../people/totp.ts'

const MINUTE = 60_000
const mainOf = (answer: { body: string }) => parse(answer.body).querySelector('main')?.text ?? ''
const isList = (answer: { body: string }) => answer.body.includes('<title>Complaints')

describe('Signing in with a password and a code', () => {
  test('whoever was invited sets up, signs out, and comes in again', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'ayesha@anytown.example', ['complaints-manager'])
    assert.equal(person.recoveryCodes.length, 10)
    assert.ok(isList(await person.visit.open('/')))
    await person.visit.send({}, 'Sign out').catch(() => undefined)
    const visit = await signIn(of, person)
    assert.ok(isList(visit.last()), mainOf(visit.last()))
    assert.match(visit.last().body, /ayesha<\/a>, complaints manager/)
  })

  test('the password alone opens nothing, and a code opens once', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const visit = visitor(of)
    of.clock.now += MINUTE
    await visit.open('/sign-in')
    await visit.send({ email: person.email, password: PASSWORD })
    assert.match(mainOf(visit.last()), /Enter your code/)
    const form = visit.last()
    assert.match(mainOf(await visit.open('/')), /Sign in/)
    assert.match(mainOf(form), /Enter your code/)

    const code = codeNow(of, person.secret)
    const first = await signInWith(of, person.email, code)
    assert.ok(isList(first.last()))
    const second = await signInWith(of, person.email, code)
    assert.match(mainOf(second.last()), /not right, or it was used already/)
  })

  test('a recovery code takes the place of the app, once', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const code = person.recoveryCodes[3] ?? ''
    assert.ok(isList((await signInWith(of, person.email, code.toLowerCase().replaceAll('-', ' '))).last()))
    assert.match(mainOf((await signInWith(of, person.email, code)).last()), /not right/)
    const journal = await of.door.journal(100)
    assert.equal(journal.filter(({ kind }) => kind === 'recovery-code-used').length, 1)
  })

  test('the second step is bound to the browser that gave the password, and to five minutes', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    of.clock.now += MINUTE
    const [mine, theirs] = [visitor(of), visitor(of)]
    for (const visit of [mine, theirs]) {
      await visit.open('/sign-in')
      await visit.send({ email: person.email, password: PASSWORD })
    }
    const half = /name="half" value="([^"]+)"/.exec(theirs.last().body)?.[1] ?? ''
    await mine.send({ code: codeNow(of, person.secret), half })
    assert.match(mainOf(mine.last()), /took too long/)
    of.clock.now += 5 * MINUTE
    await theirs.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(theirs.last()), /took too long/)
  })
})

async function signInWith(of: ReturnType<typeof doorOffice>, email: string, code: string) {
  const visit = visitor(of)
  await visit.open('/sign-in')
  await visit.send({ email, password: PASSWORD })
  await visit.send({ code })
  return visit
}

describe('An invitation', () => {
  test('works once, and for as long as it says', async () => {
    const of = doorOffice()
    const link = await invite(
      of.parts,
      { name: 'A', email: 'a@anytown.example', roles: ['auditor'] },
      { lasts: FIRST_FOR },
    )
    assert.ok(link.ok)
    const visit = visitor(of)
    assert.match(mainOf(await visit.open(`/set-up/${link.value}`)), /Set up your sign-in/)
    of.clock.now += FIRST_FOR
    const late = await visit.open(`/set-up/${link.value}`)
    assert.deepEqual([late.statusCode, /no longer works/.test(mainOf(late))], [404, true])

    const person = await newPerson(of, 'b@anytown.example', ['auditor'])
    const [account] = (await of.door.accounts()).filter(({ email }) => email === person.email)
    const used = [...(await of.parts.signIns.read((door) => door.find('once')))].filter(
      ({ kind, expiresAt }) => kind === 'invitation' && expiresAt > of.clock.now,
    )
    assert.ok(account)
    assert.deepEqual(used, [])
  })

  test('made anew takes the place of the one before, which lets nobody in', async () => {
    const of = doorOffice()
    const first = await invite(of.parts, { name: 'A', email: 'a@x.example', roles: ['auditor'] }, { lasts: FIRST_FOR })
    const [account] = await of.door.accounts()
    assert.ok(first.ok && account)
    const other = await invite(of.parts, { name: 'B', email: 'b@x.example', roles: ['auditor'] }, { lasts: FIRST_FOR })
    const second = await inviteAgain(of.parts, account.person, { lasts: FIRST_FOR })
    assert.ok(other.ok && second)
    const visit = visitor(of)
    const statusOf = async (link: string) => (await visit.open(`/set-up/${link}`)).statusCode
    assert.deepEqual(
      [await statusOf(first.value), await statusOf(second), await statusOf(other.value)],
      [404, 200, 200],
    )
  })

  for (const [password, says] of [
    ['short', /15 characters or more/],
    ['passwordpassword', /easy to guess/],
    ['Anytown Council 2026!', /easy to guess/],
  ] as const) {
    test(`the password “${password}” is refused, and the key of the app stays the same`, async () => {
      const of = doorOffice()
      const link = await invite(of.parts, { name: 'A', email: 'a@x.example', roles: ['auditor'] }, { lasts: FIRST_FOR })
      assert.ok(link.ok)
      const visit = visitor(of)
      const keyOn = () => parse(visit.last().body).querySelector('.redress-key')?.text
      await visit.open(`/set-up/${link.value}`)
      const key = keyOn()
      await visit.send({ password, code: '000000' })
      assert.match(mainOf(visit.last()), says)
      assert.equal(keyOn(), key)
    })
  }
})

describe('Nobody learns who has an account', () => {
  const answerTo = async (of: ReturnType<typeof doorOffice>, email: string, address: string) => {
    const visit = visitor(of, address)
    await visit.open('/sign-in')
    const { statusCode, body, headers } = await visit.send({ email, password: 'a wrong one, quite long' })
    const { date: _date, ...others } = headers
    return { statusCode, length: body.length, text: mainOf({ body }).replaceAll(/[a-z]{3}@/g, 'xxx@'), headers: others }
  }

  test('a wrong password is answered alike, to the byte, whether there is an account, none, or one that ended', async () => {
    const of = doorOffice()
    await newPerson(of, 'abc@anytown.example', ['auditor'])
    await newPerson(of, 'adm@anytown.example', ['administrator'])
    await newPerson(of, 'old@anytown.example', ['auditor'])
    const old = (await of.door.accounts()).find(({ email }) => email?.startsWith('old'))
    assert.ok(old && (await of.door.endAccount({ person: old.person, by: old.person })).ok)
    const answers = await Promise.all(
      ['abc', 'xyz', 'old'].map((name, at) => answerTo(of, `${name}@anytown.example`, `198.51.100.${at}`)),
    )
    assert.equal(answers[0]?.statusCode, 400)
    assert.deepEqual(answers[1], answers[0])
    assert.deepEqual(answers[2], answers[0])
  })

  test('whoever goes on guessing waits longer and longer, alike for both; the owner elsewhere comes in', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'abc@anytown.example', ['auditor'])
    for (const email of ['abc@anytown.example', 'xyz@anytown.example']) {
      const statuses: number[] = []
      for (let at = 0; at < 7; at += 1) statuses.push((await answerTo(of, email, '203.0.113.9')).statusCode)
      assert.deepEqual(statuses, [400, 400, 400, 400, 400, 429, 429])
      const { headers, text } = await answerTo(of, email, '203.0.113.9')
      assert.equal(headers['retry-after'], '1')
      assert.match(text, /Wait 1 second, then try again/)
    }
    assert.ok(isList((await signIn(of, person)).last()))
  })

  test('codes are guessed no faster', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    const visit = visitor(of)
    of.clock.now += MINUTE
    await visit.open('/sign-in')
    await visit.send({ email: person.email, password: PASSWORD })
    const wrong = codeAt(person.secret, stepAt(of.clock.now) + 100)
    for (let at = 0; at < 5; at += 1) await visit.send({ code: wrong })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(mainOf(visit.last()), /Wait 1 second/)
    of.clock.now += 1000
    await visit.send({ code: codeNow(of, person.secret) })
    assert.ok(isList(visit.last()))
  })
})

describe('An account that nobody used for 45 days', () => {
  test('lets nobody in, until an administrator gives a new link', async () => {
    const of = doorOffice()
    const person = await newPerson(of, 'a@anytown.example', ['auditor'])
    of.clock.now += 45 * 24 * 60 * MINUTE
    const visit = visitor(of)
    await visit.open('/sign-in')
    assert.match(mainOf(await visit.send({ email: person.email, password: PASSWORD })), /do not match/)
  })
})
