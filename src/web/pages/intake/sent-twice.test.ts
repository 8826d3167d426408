import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'node-html-parser'
import { fieldsOf } from '../../../../test/sent-forms.ts'
import { workingOffice } from '../../../../test/working-office.ts'
import { makeServer } from '../../server.ts'

test('a complaint whose form was sent before with something else in it is refused in words, with what was typed', async () => {
  const office = workingOffice('2024-10-11T09:00:00.000Z')
  const server = makeServer(office.deps('complaints-manager'))
  const form = fieldsOf(parse((await server.inject('/new-complaint')).body).querySelector('main form'))
  const send = (more: Readonly<Record<string, string>>) =>
    server.inject({
      method: 'POST',
      url: '/new-complaint',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams({ ...form, ...DATED, ...more }).toString(),
    })
  const first = await send({ 'point-1-says': 'Nobody answered the telephone' })
  assert.equal(first.statusCode, 303)
  assert.equal(
    (await send({ 'point-1-says': 'Nobody answered the telephone' })).headers.location,
    first.headers.location,
  )
  const other = await send({ 'point-1-says': 'Nobody answered the letters' })
  assert.equal(other.statusCode, 400)
  assert.match(other.body, /This form was sent before with something else in it/)
  assert.match(other.body, /Nobody answered the letters/)
  assert.equal((await office.casework.references(office.program)).length, 1)
})

const DATED = {
  harm: 'no',
  kind: 'complaint',
  channel: 'phone',
  'on-day': '10',
  'on-month': '10',
  'on-year': '2024',
}
