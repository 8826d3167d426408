import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { rowsOf, text } from '../../../../test/browser/reading.ts'
import { personId } from '../../../kernel/ids.ts'
import type { Colleague } from '../../colleagues.ts'
import { makeServer } from '../../server.ts'

const URL_OF = `/complaints/${running.reference}/who-may`
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

const DEPUTY: Colleague = { person: personId('deputy-1'), name: 'A deputy', roles: ['complaints-manager'] }
const DIRECTOR: Colleague = { person: personId('director-1'), name: 'A director', roles: ['director'] }

function visiting() {
  const deps = office()
  if (!('everybodyIs' in deps.door)) throw new Error('The office has a door')
  const server = makeServer({ ...deps, door: { ...deps.door, beside: [DEPUTY, DIRECTOR] } })
  const get = async () => parse((await server.inject({ url: URL_OF })).body)
  const post = (fields: Record<string, string>) =>
    server.inject({ method: 'POST', url: URL_OF, headers: FORM, payload: new URLSearchParams(fields).toString() })
  return { server, get, post }
}

describe('Who may see a complaint', () => {
  test('says who sees every complaint, and that nobody is tied to this one', async () => {
    const { get } = visiting()
    const main = text((await get()).querySelector('main'))
    assert.match(main, /The complaints team, the Director, .* see every complaint that is not restricted/)
    assert.match(main, /Nobody is assigned to this complaint or kept away from it/)
  })

  test('somebody is assigned, and the assignment ends and is remembered', async () => {
    const { get, post } = visiting()
    const done = await post({ change: 'assigned', person: 'officer-1' })
    assert.deepEqual([done.statusCode, done.headers.location], [303, URL_OF])
    assert.deepEqual(rowsOf((await get()).querySelector('table')), [
      ['An officer', 'Complaints manager', 'Assigned to it', 'End this'],
    ])
    await post({ change: 'end-assigned', person: 'officer-1' })
    assert.deepEqual(rowsOf((await get()).querySelector('table')), [
      ['An officer', 'Complaints manager', 'Was assigned to it', ''],
    ])
  })

  test('whoever is named in it no longer finds it', async () => {
    const { server, post } = visiting()
    await post({ change: 'named', person: 'officer-1', deputy: 'deputy-1' })
    for (const url of [URL_OF, `/complaints/${running.reference}`])
      assert.equal((await server.inject({ url })).statusCode, 404, url)
    assert.ok(!(await server.inject({ url: '/' })).body.includes(running.reference))
  })

  test('where a complaints manager or Director is kept away, a deputy of that role is named and assigned', async () => {
    const { get, post } = visiting()
    const refused = async (fields: Record<string, string>) => {
      const answer = await post(fields)
      assert.equal(answer.statusCode, 400)
      const root = parse(answer.body)
      assert.equal(root.querySelector('.govuk-error-summary__list a')?.getAttribute('href'), '#deputy')
      assert.match(text(root.querySelector('.govuk-error-summary__list')), /Name a deputy: another/)
      assert.equal(root.querySelector('#person option[selected]')?.getAttribute('value'), fields['person'])
    }
    for (const change of ['named', 'conflicted']) {
      await refused({ change, person: 'director-1' })
      await refused({ change, person: 'deputy-1', deputy: 'deputy-1' })
      await refused({ change, person: 'deputy-1', deputy: 'director-1' })
    }
    assert.match(text(await get()), /Nobody is assigned to this complaint or kept away from it/)
    await post({ change: 'named', person: 'deputy-1', deputy: 'officer-1' })
    assert.deepEqual(rowsOf((await get()).querySelector('table')), [
      ['A deputy', 'Complaints manager', 'Named in it: kept away from it', 'End this'],
      ['An officer', 'Complaints manager', 'Assigned to it', 'End this'],
    ])
    // Whoever acts cannot be let go while the other is kept away.
    assert.match((await post({ change: 'end-assigned', person: 'officer-1' })).body, /Name a deputy/)
    assert.equal((await post({ change: 'end-named', person: 'deputy-1' })).statusCode, 303)
    assert.equal((await post({ change: 'end-assigned', person: 'officer-1' })).statusCode, 303)
  })

  test('is restricted with a reason, and a missing one is asked for', async () => {
    const { get, post } = visiting()
    const refused = parse((await post({ change: 'restrict', reason: ' ' })).body)
    assert.equal(text(refused.querySelector('.govuk-error-summary__list')), 'Enter the reason')
    const alone = await post({ change: 'restrict', reason: 'A colleague’s child' })
    assert.match(alone.body, /Assign a complaints manager first/)
    await post({ change: 'assigned', person: 'officer-1' })
    await post({ change: 'restrict', reason: 'A colleague’s child' })
    assert.match(
      (await post({ change: 'end-assigned', person: 'officer-1' })).body,
      /Assign a complaints manager first/,
    )
    for (const change of ['named', 'conflicted'])
      assert.match((await post({ change, person: 'officer-1' })).body, /Assign a complaints manager first/)
    assert.match(text(await get()), /Restricted: only those who are assigned to it see that it exists/)
    await post({ change: 'lift', reason: 'The colleague left' })
    assert.doesNotMatch(text((await get()).querySelector('main')), /Restricted: only/)
  })

  test('a person has to be chosen', async () => {
    const { post } = visiting()
    for (const person of ['', 'somebody-else']) {
      const answer = await post({ change: 'assigned', person })
      assert.equal(answer.statusCode, 400)
      assert.match(answer.body, /Choose a person/)
    }
  })

  test('what was chosen and written is still there after a refusal', async () => {
    const { post } = visiting()
    const kept = parse((await post({ change: 'conflicted', person: '' })).body)
    assert.equal(kept.querySelector('#change option[selected]')?.getAttribute('value'), 'conflicted')
    const alone = parse((await post({ change: 'restrict', reason: 'A colleague’s child' })).body)
    assert.equal(alone.querySelector('#reason')?.getAttribute('value'), 'A colleague’s child')
  })
})
