import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'node-html-parser'
import type { History } from '../src/complaint/history.ts'
import { councilId } from '../src/kernel/ids.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { text } from './browser/reading.ts'
import { newRecord } from './postgres-records.ts'
import { noPostgres, testDatabase, type TestDatabase } from './postgres.ts'
import { workingOffice } from './working-office.ts'

// Two people at two servers of one record send the same form in the same moment.

const WEB = fileURLToPath(new URL('./web-process.ts', import.meta.url))
const HEADERS = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

const COMPLAINT: History = {
  reference: '2025-0007',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' }],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
}
const FORM = `/complaints/${COMPLAINT.reference}/steps/meeting-offered`

describe('Two web processes on one PostgreSQL record', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  const running: ChildProcess[] = []
  after(async () => {
    await Promise.all(running.map(ended))
    await database.stop()
  })

  async function webProcess(folder: string, schema: string) {
    const child = spawn(process.execPath, [WEB, folder, database.url, schema], { stdio: ['pipe', 'pipe', 'inherit'] })
    running.push(child)
    const [address] = await once(child.stdout, 'data')
    const url = new URL(FORM, String(address).trim())
    return {
      /** Opens the form and fills it in; answers what sends it. */
      async opened(purpose: string) {
        const page = parse(await (await fetch(url)).text())
        const kept = page
          .querySelectorAll('input[type=hidden], input[name^=on-]')
          .map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? ''])
        const body = new URLSearchParams({ ...Object.fromEntries(kept), coming: 'take', purpose })
        return async () => {
          const answer = await fetch(url, { method: 'POST', headers: HEADERS, body, redirect: 'manual' })
          return { purpose, status: answer.status, page: parse(await answer.text()) }
        }
      },
    }
  }

  test('of one step taken in both at once one is recorded, and the other is told of it and keeps what they typed', async () => {
    const { folder, schema } = await newRecord(database)
    const store = await openPostgresStore({ folder, url: database.url, schema, council: councilId('anytown') })
    after(() => store.close())
    const { casework, program } = workingOffice('2025-03-12T09:00:00.000Z', store)
    await casework.importChronology(program, COMPLAINT)
    const processes = await Promise.all([webProcess(folder, schema), webProcess(folder, schema)])
    const won: string[] = []
    for (let round = 1; round <= 12; round += 1) {
      const send = await Promise.all(processes.map((one, at) => one.opened(`Round ${round}, to hear person ${at + 1}`)))
      const answers = await Promise.all(send.map((now) => now()))
      assert.deepEqual(
        answers.map(({ status }) => status).sort((a, b) => a - b),
        [303, 400],
      )
      const lost = answers.find(({ status }) => status === 400)
      const main = text(lost?.page.querySelector('main'))
      assert.match(main, /The complaint has changed.*Meeting offered/)
      assert.equal(text(lost?.page.querySelector('#purpose')), lost?.purpose)
      won.push(...answers.flatMap(({ status, purpose }) => (status === 303 ? [purpose] : [])))
    }
    const events = (await casework.read(program, COMPLAINT.reference))?.events ?? []
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'meeting-offered' ? [event.purpose] : [])),
      won,
    )
    assert.equal((await casework.verify()).is, 'sound')
  })
})

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.stdin?.end()
  await exit
}
