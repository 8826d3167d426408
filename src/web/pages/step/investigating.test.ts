import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { text } from '../../../../test/browser/reading.ts'
import { workingOffice } from '../../../../test/working-office.ts'
import type { History } from '../../../complaint/history.ts'
import { personId } from '../../../kernel/ids.ts'
import { makeServer } from '../../server.ts'

// The pages of an investigation: who leaves it and who does it again, and what it rests on.

const NONE = [{ question: 'part-in-the-case', answer: false }]
const REFERENCE = '2025-0011'

const INVESTIGATED: History = {
  reference: REFERENCE,
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' }],
  points: [
    { id: '1', says: 'Visits were missed', function: 's17' },
    { id: '2', says: 'The assessment was late', function: 's17' },
  ],
  events: [
    { type: 'complaint-received', on: '2025-01-06', channel: 'email' },
    { type: 'stage-2-requested', on: '2025-02-03', channel: 'email' },
    { type: 'investigating-officer-appointed', on: '2025-02-06', who: 'Ada Quill', independence: NONE },
    { type: 'independent-person-appointed', on: '2025-02-06', who: 'Ben Ito', independence: NONE },
    { type: 'statement-agreed', on: '2025-02-14', version: 1 },
    { type: 'files-requested', on: '2025-02-17', what: 'The visiting record' },
    { type: 'files-requested', on: '2025-02-17', what: 'Supervision notes' },
    { type: 'files-supplied', on: '2025-02-20', what: 'the visiting record' },
    { type: 'interview-planned', on: '2025-02-17', who: 'The team manager' },
    { type: 'interview-planned', on: '2025-02-17', who: 'Ms Rowan' },
    { type: 'interview-held', on: '2025-02-24', who: 'Ms Rowan' },
    { type: 'evidence-registered', on: '2025-02-25', what: 'No visit between 3 May and 28 June', points: ['1'] },
  ],
}

async function office() {
  const working = workingOffice('2025-03-03T09:00:00.000Z')
  const { casework, program } = working
  await casework.importChronology(program, INVESTIGATED)
  const server = makeServer(working.deps('complaints-manager'))
  const open = async (url: string) => parse((await server.inject({ url: `/complaints/${REFERENCE}${url}` })).body)
  const send = async (step: string, fields: Readonly<Record<string, string>>) => {
    const root = await open(`/steps/${step}`)
    const shown = root.querySelectorAll('input[type=hidden], input[name^=on-]')
    const kept = shown.map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? ''])
    const answer = await server.inject({
      method: 'POST',
      url: `/complaints/${REFERENCE}/steps/${step}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams({ ...Object.fromEntries(kept), coming: 'take', ...fields }).toString(),
    })
    return { status: answer.statusCode, main: text(parse(answer.body).querySelector('main')) }
  }
  return { ...working, open, send }
}

const main = (root: ReturnType<typeof parse>) => text(root.querySelector('main'))

describe('An investigation', () => {
  test('shows what is still to come, who is still to be heard, and which point nothing is registered on', async () => {
    const { open } = await office()
    const page = main(await open(''))
    assert.match(page, /The visiting record ?asked for 17 February 2025, supplied 20 February 2025/)
    assert.match(page, /Supervision notes ?Still to come: asked for 17 February 2025/)
    assert.match(page, /The team manager ?Not yet heard: planned 17 February 2025/)
    assert.match(page, /Ms Rowan ?planned 17 February 2025, heard 24 February 2025/)
    assert.match(page, /1\. Visits were missed ?No visit between 3 May and 28 June \(25 February 2025\)/)
    assert.match(page, /2\. The assessment was late ?Nothing is registered yet/)
    const report = main(await open('/steps/investigating-officer-reported'))
    assert.match(report, /1\. Visits were missed.*Evidence on point 1: 1 entry/)
    assert.doesNotMatch(report, /Evidence on point 2/)
  })

  test('goes on with somebody else where an appointment ends: whose it is, is chosen among those who have one', async () => {
    const { open, send, casework, program } = await office()
    const form = main(await open('/steps/appointment-ended'))
    assert.match(form, /Whose appointment ends\?.*Ada Quill ?Investigating officer ?Ben Ito ?Independent person/)
    assert.match((await send('appointment-ended', { reason: 'Ill' })).main, /Choose whose appointment ends/)
    assert.equal((await send('appointment-ended', { who: '0', reason: 'Ill' })).status, 303)
    const last = (await casework.read(program, REFERENCE))?.events.at(-1)
    assert.deepEqual(last?.type === 'appointment-ended' && [last.who, last.role], [
      'Ada Quill',
      'investigating-officer',
    ])
    assert.match(main(await open('')), /Complaints manager ?Appoint an investigating officer/)
  })

  test('is done again by other people, and those who did it no longer see it', async () => {
    const { open, send, casework, program } = await office()
    const ada = personId('ada')
    const tie = { person: ada, tie: 'assigned' } as const
    await casework.sayWhoMay(program, REFERENCE, { type: 'tie-made', ...tie, as: 'investigating-officer' })
    assert.equal((await send('stage-2-restarted', { reason: 'A witness was not heard' })).status, 303)
    const tied = (await casework.whoMay(program, REFERENCE))?.tied
    assert.deepEqual(tied, [{ ...tie, tie: 'was-assigned', as: 'investigating-officer' }])
    assert.match(main(await open('')), /Appoint an investigating officer and an independent person/)
    const declared = Object.fromEntries(
      [
        'member-or-officer',
        'spouse-of-member-or-officer',
        'works-in-the-service',
        'part-in-the-case',
        'knows-those-involved',
      ].map((question) => [`independence-${question}`, 'no']),
    )
    const again = await send('investigating-officer-appointed', { who: 'Ada Quill', ...declared })
    assert.match(again.main, /Ada Quill had this post before\. The investigation is done again by other people/)
    assert.equal((await send('investigating-officer-appointed', { who: 'Cleo Hart', ...declared })).status, 303)
  })

  test('may not change a finding unseen when its draft was checked for facts', async () => {
    const { send, open } = await office()
    const draft = { 'finding-1': 'not-upheld', 'finding-2': 'upheld', changes: 'The date of a visit; the team asked' }
    assert.equal((await send('draft-report-checked', draft)).status, 303)
    assert.match(
      main(await open('/steps/investigating-officer-reported')),
      /Draft, as it was checked for facts ?Not upheld/,
    )
    const report = { 'finding-1': 'upheld', 'finding-2': 'upheld' }
    const refused = await send('investigating-officer-reported', report)
    assert.match(refused.main, /Say why this differs from the checked draft’s finding on point 1/)
    const reasoned = { ...report, 'finding-1-reasons': 'The diary came later' }
    assert.equal((await send('investigating-officer-reported', reasoned)).status, 303)
    assert.match(main(await open('')), /In the draft that was checked for facts: not upheld/)
  })
})
