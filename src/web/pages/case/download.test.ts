import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, HISTORIES, hostile, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { readCsvChronologies } from '../../../complaint/chronology/read-csv.ts'
import { readJsonChronology } from '../../../complaint/chronology/read-json.ts'
import { makeServer } from '../../server.ts'

describe('A chronology to keep', () => {
  const server = makeServer(office())
  const file = (reference: string, form: string) =>
    server.inject(`/complaints/${encodeURIComponent(reference)}/chronology.${form}`)

  test('says the same when it is read again, as JSON and as CSV', async () => {
    for (const history of HISTORIES) {
      const json = readJsonChronology((await file(history.reference, 'json')).body)
      assert.deepEqual(json, { ok: true, value: history })
    }
    const csv = readCsvChronologies((await file(finished.reference, 'csv')).body)
    assert.ok(csv.ok)
    assert.equal(csv.value[0]?.events.length, finished.events.length)
  })

  test('is a file named by its reference, of its own type, that nothing on the way keeps', async () => {
    const headers = async (reference: string, form: string) => {
      const { headers } = await file(reference, form)
      return [headers['content-type'], headers['content-disposition'], headers['cache-control']]
    }
    assert.deepEqual(await headers(running.reference, 'csv'), [
      'text/csv; charset=utf-8',
      `attachment; filename="${running.reference}.csv"`,
      'no-store',
    ])
    assert.deepEqual(await headers(hostile.reference, 'json'), [
      'application/json; charset=utf-8',
      'attachment; filename="CSC-2024-x-b-.json"',
      'no-store',
    ])
  })

  test('is not there for a complaint that is not there', async () => {
    assert.equal((await file('CSC-0000-000', 'json')).statusCode, 404)
  })

  test('can be had from the page of its complaint', async () => {
    const { body } = await server.inject(`/complaints/${running.reference}`)
    for (const form of ['json', 'csv'])
      assert.ok(body.includes(`href="/complaints/${running.reference}/chronology.${form}"`))
  })
})
