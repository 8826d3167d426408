import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, HISTORIES, hostile, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { readCsvChronologies } from '../../../complaint/chronology/read-csv.ts'
import { readJsonChronology } from '../../../complaint/chronology/read-json.ts'
import { readSheet } from '../../../complaint/chronology/read-sheet.ts'
import { makeFileReader } from '../../../documents/file-reader.ts'
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
    for (const form of ['json', 'csv', 'xlsx'])
      for (const what of ['chronology', 'assessment'])
        assert.ok(body.includes(`href="/complaints/${running.reference}/${what}.${form}"`))
  })

  test('says the same as a workbook', async () => {
    const { headers, rawPayload } = await file(finished.reference, 'xlsx')
    assert.match(String(headers['content-type']), /spreadsheetml/)
    const read = await makeFileReader().readFile(rawPayload, 'x.xlsx')
    assert.ok(read.ok && read.value.is === 'rows')
    const [sheet] = read.value.sheets
    assert.ok(sheet)
    assert.deepEqual(readSheet(sheet, { is: 'row-an-event' }), { histories: [finished], problems: [], leftOut: [] })
  })
})

describe('An assessment to keep', () => {
  const server = makeServer(office())
  const get = (rest: string) => server.inject(`/complaints/${running.reference}/assessment.${rest}`)

  test('is that of the day of its page, in each form', async () => {
    const today = JSON.parse((await get('json')).body)
    assert.deepEqual([today.format, today.asOf], ['redress-assessment/1', '2024-10-11'])
    const then = JSON.parse((await get('json?day=16&month=9&year=2024')).body)
    assert.equal(then.asOf, '2024-09-16')
    assert.match((await get('csv')).body, /S2\.complete/)
    const read = await makeFileReader().readFile((await get('xlsx')).rawPayload, 'x.xlsx')
    assert.ok(read.ok && read.value.is === 'rows')
    const rows = read.value.sheets[0]?.rows ?? []
    assert.equal(rows.filter(({ cells }) => cells['what'] === 'duty').length, today.duties.length)
    const page = await server.inject(`/complaints/${running.reference}?day=16&month=9&year=2024`)
    assert.ok(page.body.includes('/assessment.csv?day=16&amp;month=9&amp;year=2024"'))
  })

  test('is not there for a day that is none, or a complaint that is not there', async () => {
    assert.equal((await get('json?day=31&month=9&year=2024')).statusCode, 404)
    assert.equal((await server.inject('/complaints/none/assessment.json')).statusCode, 404)
  })
})
