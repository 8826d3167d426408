import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { codeNow, doorOffice, newPerson, PASSWORD, visitor } from '../../../test/door.ts'

// What a page says of the end of its session, and the two answers to it. The script is tried in a browser.

const MINUTE = 60_000
const mainOf = (answer: { body: string }) => parse(answer.body).querySelector('main')?.text ?? ''
const dialogOf = (answer: { body: string }) => parse(answer.body).querySelector('dialog#session-ending')

const auditor = async () => {
  const of = doorOffice()
  const person = await newPerson(of, 'a@anytown.example', ['auditor'])
  return { of, person, visit: person.visit }
}

describe('A page of somebody who has signed in', () => {
  test('knows how long the session lasts, and may load the script that warns and ask this service', async () => {
    const { of, visit } = await auditor()
    const lasts = (answer: { body: string }) => {
      const data = dialogOf(answer)?.attributes ?? {}
      return ['idle', 'left', 'longest', 'warning'].map((name) => Number(data[`data-${name}`]))
    }
    const twelve = 12 * 3600
    of.clock.now += MINUTE / 2
    const page = await visit.open('/check')
    assert.deepEqual(lasts(page), [900, 870, twelve - 30, 120])
    of.clock.now += MINUTE
    assert.deepEqual(lasts(await visit.open('/check')), [900, 900, twelve - 90, 120])
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'; connect-src 'self'$/)
    assert.match(page.body, /<script src="\/assets\/ending-[0-9a-f]{16}\.js" defer><\/script>/)
    const script = /\/assets\/ending-[0-9a-f]+\.js/.exec(page.body)?.[0] ?? ''
    assert.equal((await of.server.inject(script)).statusCode, 200)
  })

  test('of nobody, and of the demonstration, says nothing of it and allows no script', async () => {
    const nobody = await visitor(doorOffice()).open('/set-up/x')
    const demonstration = await visitor(doorOffice({ demonstration: true })).open('/')
    for (const answer of [nobody, demonstration]) {
      assert.equal(dialogOf(answer), null)
      assert.doesNotMatch(String(answer.headers['content-security-policy']), /script-src/)
    }
  })
})

describe('Staying signed in', () => {
  test('keeps the session for another quarter of an hour, by a form that works without a script', async () => {
    const { of, visit } = await auditor()
    await visit.open('/check')
    for (let at = 0; at < 3; at += 1) {
      of.clock.now += 14 * MINUTE
      assert.match(mainOf(await visit.send({}, '/stay-signed-in')), /You are still signed in/)
    }
    of.clock.now += 30_000
    await visit.send({}, '/stay-signed-in')
    of.clock.now += 14 * MINUTE + 45_000
    assert.match((await visit.open('/')).body, /<title>Complaints/)
  })

  test('does not go beyond twelve hours, nor bring back a session that is over', async () => {
    const { of, visit } = await auditor()
    await visit.open('/check')
    for (let at = 0; at < 51; at += 1) {
      of.clock.now += 14 * MINUTE
      assert.equal((await visit.send({}, '/stay-signed-in')).statusCode, 200, `after ${at} times`)
    }
    of.clock.now += 6 * MINUTE
    assert.equal((await visit.send({}, '/stay-signed-in')).statusCode, 401)
    assert.match(mainOf(await visit.open('/')), /Sign in/)
  })

  test('asks for the token of the form', async () => {
    const { visit } = await auditor()
    await visit.open('/check')
    assert.equal((await visit.send({ 'form-token': 'x' }, '/stay-signed-in')).statusCode, 403)
  })
})

describe('A page that leaves because its session is over', () => {
  const typed = { path: '/check', fields: JSON.stringify({ text: 'Respite care', 'form-token': 'y' }) }

  test('takes along what was typed, to be given back, and ends the session', async () => {
    const { of, person, visit } = await auditor()
    const copy = visitor(of, '203.0.113.1', visit.id)
    await visit.open('/check')
    const over = await visit.send({ ...typed, file: 'letter.pdf' }, 'fields')
    assert.match(mainOf(over), /What you wrote is kept in this page/)
    assert.ok(!over.body.includes('Respite') && !over.body.includes(person.email.split('@')[0] + '</a>'))
    assert.equal(dialogOf(over), null)
    assert.match(mainOf(await copy.open('/')), /Sign in/)
    of.clock.now += MINUTE
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    const back = parse(visit.last().body).querySelectorAll('main form [name]')
    assert.deepEqual(back.map(({ attributes: { name, value } }) => [name, value]).slice(1), [['text', 'Respite care']])
    assert.match(mainOf(visit.last()), /letter\.pdf is not here/)
  })

  test('comes back to where it was when nothing was typed', async () => {
    const { of, person, visit } = await auditor()
    await visit.open('/calendar')
    of.clock.now += 16 * MINUTE
    const over = await visit.send({ path: '/calendar?year=2025', fields: '' }, 'fields')
    assert.match(mainOf(over), /You were signed out/)
    await visit.send({ email: person.email, password: PASSWORD })
    await visit.send({ code: codeNow(of, person.secret) })
    assert.match(visit.last().body, /<title>Calendar|2025/)
  })

  test('leads nowhere else, and takes nothing that is no fields', async () => {
    for (const fields of ['{', '[]', 'null', '{"a":1}', '{"name":"x","password":"y"}']) {
      const { visit } = await auditor()
      await visit.open('/check')
      const over = await visit.send({ path: 'https://elsewhere.example/', fields }, 'fields')
      assert.match(mainOf(over), /You were signed out/)
      assert.ok(!over.body.includes('elsewhere'))
    }
  })
})
