import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilId } from '../kernel/ids.ts'
import { complaintStream } from './recorded-complaint.ts'
import { equalityStream, erasuresStream, newPersonStream } from './recorded-person.ts'

test('the streams of a record keep the ids under which they were written', () => {
  const council = councilId('redress')
  const person = newPersonStream(council, 'a wish').stream
  assert.deepEqual(
    [
      complaintStream(council, 'AC-1').stream,
      person,
      equalityStream(council, person).stream,
      erasuresStream(council).stream,
    ],
    [
      '4f13501fccd8984f56ddabf909813ca0',
      '6862726d8180263de41ab38e0c289c70',
      'da02da22e360241bbd84a4c5698ddb14',
      'abc6f60c6ef5c08d1282afd33af55a68',
    ],
  )
})
