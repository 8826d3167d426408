import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { text } from '../../../../test/browser/reading.ts'
import { worker, workingOffice } from '../../../../test/working-office.ts'
import type { History } from '../../../complaint/history.ts'
import type { Role } from '../../../people/roles.ts'
import { makeServer } from '../../server.ts'

const declared = [{ question: 'part-in-the-case', answer: false }]
const COMPLAINT: History = {
  reference: '2025-0007',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent' }],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [
    { type: 'complaint-received', on: '2025-03-03', channel: 'phone' },
    { type: 'stage-2-requested', on: '2025-03-04', channel: 'email' },
    { type: 'investigating-officer-appointed', on: '2025-03-05', who: 'Ada Quill', independence: declared },
    { type: 'independent-person-appointed', on: '2025-03-05', who: 'Ben Ito', independence: declared },
  ],
}

async function first(role: Role, assigned: boolean) {
  const office = workingOffice('2025-03-12T09:00:00.000Z')
  await office.casework.importChronology(office.program, COMPLAINT)
  const tie = { type: 'tie-made', person: worker(role).person, tie: 'assigned', as: role } as const
  if (assigned) await office.casework.sayWhoMay(office.program, COMPLAINT.reference, tie)
  return parse((await makeServer(office.deps(role)).inject('/')).body)
}

describe('What somebody holds', () => {
  test('comes first for whoever works on single complaints, by when and with the forms', async () => {
    const root = await first('investigating-officer', true)
    assert.match(text(root.querySelector('h1')), /What you hold/)
    const card = text(root.querySelector('.redress-held'))
    assert.match(card, /2025-0007.*You are: investigating officer.*Agree the statement of complaint/)
    assert.ok(root.querySelector('.redress-held a[href="/complaints/2025-0007/steps/statement-drafted"]'))
  })

  test('is nothing for whoever waits for others, and for whoever is assigned to none', async () => {
    const waiting = text((await first('independent-person', true)).querySelector('main'))
    assert.match(waiting, /Nothing waits for you\..*Waiting for others.*investigating officer \(Ada Quill\)/)
    const none = await first('investigating-officer', false)
    assert.match(text(none.querySelector('main')), /Nothing waits for you/)
    assert.ok(!String(none).includes('2025-0007'))
  })

  test('is a part of the list for the office, apart from the views that somebody keeps', async () => {
    const root = await first('complaints-manager', false)
    assert.match(text(root.querySelector('h1')), /^Complaints/)
    const link = root.querySelector('.redress-own a')
    assert.deepEqual(
      [text(link), link?.getAttribute('href')],
      ['What the complaints manager holds', '/?show=live&holder=complaints-manager'],
    )
    assert.equal(root.querySelector('.redress-views'), null)
  })
})
