import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { text } from '../../../../test/browser/reading.ts'
import { worker, workingOffice } from '../../../../test/working-office.ts'
import type { History } from '../../../complaint/history.ts'
import { EVENT_TYPES } from '../../../kernel/event-types.ts'
import { TAKEN_BY } from '../../../people/taking.ts'
import { type Role, ROLES } from '../../../people/roles.ts'
import { makeServer } from '../../server.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

const COMPLAINT: History = {
  reference: '2025-0007',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' }],
  points: [
    { id: '1', says: 'Visits were missed', function: 's17' },
    { id: '2', says: 'The assessment was late', function: 's17' },
  ],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
}

async function at(role: Role = 'complaints-manager', history = COMPLAINT) {
  const office = workingOffice('2025-03-12T09:00:00.000Z')
  await office.casework.importChronology(office.program, history)
  const url = (step = '') => `/complaints/${history.reference}/steps${step === '' ? '' : `/${step}`}`
  const server = makeServer(office.deps(role))
  const open = async (step = '') => {
    const answer = await server.inject({ url: url(step) })
    return { status: answer.statusCode, root: parse(answer.body) }
  }
  /** Fills in the form of a step as it is shown, and sends it. */
  const send = async (step: string, fields: Readonly<Record<string, string>>, from = open(step)) => {
    const { root } = await from
    const shown = root.querySelectorAll('input[type=hidden], input[name^=on-]')
    const kept = shown.map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? ''])
    const payload = new URLSearchParams({ ...Object.fromEntries(kept), coming: 'take', ...fields }).toString()
    const answer = await server.inject({ method: 'POST', url: url(step), headers: FORM, payload })
    const page = parse(answer.body)
    return { status: answer.statusCode, to: answer.headers.location, page, main: text(page.querySelector('main')) }
  }
  const events = async () => (await office.casework.read(office.program, history.reference))?.events ?? []
  return { ...office, open, send, events, server }
}

const ANSWER = { 'finding-1': 'upheld', 'finding-2': 'not-upheld', stage2RightExplained: 'yes' }

describe('The form of a step', () => {
  test('shows what the law asks and by when, and records what was typed', async () => {
    const { open, send, events } = await at()
    const asked = text((await open('stage-1-responded')).root.querySelector('.redress-asked'))
    assert.match(asked, /By Monday 17 March 2025\. The complainant has a full written answer within 10 working days/)
    assert.match(asked, /reg 14.*not confirmed at its source/)
    const done = await send('stage-1-responded', { ...ANSWER, 'finding-2-reasons': 'It came on day 40' })
    assert.deepEqual([done.status, done.to], [303, '/complaints/2025-0007?recorded=stage-1-responded'])
    const { type, on, ...last } = (await events()).at(-1) ?? { type: undefined }
    assert.deepEqual([type, on], ['stage-1-responded', '2025-03-12'])
    assert.deepEqual('findings' in last && last.findings, [
      { point: '1', finding: 'upheld' },
      { point: '2', finding: 'not-upheld', reasons: 'It came on day 40' },
    ])
  })

  test('says beside each field what is missing, and keeps what was typed', async () => {
    const { send, events } = await at()
    const again = await send('stage-1-responded', { 'finding-1': 'upheld', offered: 'An apology' })
    assert.equal(again.status, 400)
    assert.match(text(again.page.querySelector('.govuk-error-summary')), /Answer “Does the letter tell of stage 2\?”/)
    assert.equal(again.page.querySelector('[name=finding-1][value=upheld]')?.hasAttribute('checked'), true)
    assert.equal(text(again.page.querySelector('#offered')), 'An apology')
    const missed = await send('stage-1-responded', { ...ANSWER, 'finding-2': '' })
    assert.equal(missed.page.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#finding-2')
    assert.equal((await events()).length, 1)
  })

  test('stops what the law does not allow, says why and what to do, and records it where it has happened', async () => {
    const { send, events } = await at()
    const meeting = { step: 'meeting', inPlaceOf: 'stage-1' }
    const stopped = await send('other-step-taken', meeting)
    assert.equal(stopped.status, 400)
    assert.match(stopped.main, /This step was not taken.*Another step was put in place of a stage/)
    assert.match(stopped.main, /What to do instead: Open the stage that was asked for/)
    const blank = await send('other-step-taken', { ...meeting, coming: 'record' })
    assert.match(text(blank.page.querySelector('.govuk-error-summary')), /Say who let this happen.*Say why/)
    const because = { authorisedBy: 'Head of service', 'reason-despite': 'It was thought kinder' }
    assert.equal((await send('other-step-taken', { ...meeting, ...because, coming: 'record' })).status, 303)
    assert.deepEqual((await events()).at(-1)?.despite, {
      authorisedBy: 'Head of service',
      reason: 'It was thought kinder',
    })
  })

  test('tells what somebody else recorded meanwhile, and keeps what was typed', async () => {
    const { open, send, events } = await at()
    const mine = open('stage-1-responded')
    await mine
    assert.equal((await send('complaint-chased', {})).status, 303)
    const late = await send('stage-1-responded', { ...ANSWER, offered: 'An apology' }, mine)
    assert.match(late.main, /The complaint has changed.*The complainant asked where it had got to/)
    assert.equal(text(late.page.querySelector('#offered')), 'An apology')
    const again = Promise.resolve({ status: 200, root: late.page })
    assert.equal((await send('stage-1-responded', ANSWER, again)).status, 303)
    assert.equal((await events()).length, 3)
  })

  test('leads to the points first, where a finding on each is asked for and there is none', async () => {
    const { open } = await at('complaints-manager', { ...COMPLAINT, points: [] })
    const first = (await open('stage-1-responded')).root.querySelector('#findings a')
    assert.equal(first?.getAttribute('href'), '/complaints/2025-0007/steps/points-stated')
  })

  test('the independent person has the whole report before any question about it, and is told where there is none', async () => {
    const declared = [{ question: 'part-in-the-case', answer: false }]
    const running: History = {
      ...COMPLAINT,
      events: [
        ...COMPLAINT.events,
        { type: 'stage-2-requested', on: '2025-03-04', channel: 'email' },
        { type: 'investigating-officer-appointed', on: '2025-03-05', who: 'Ada Quill', independence: declared },
        { type: 'independent-person-appointed', on: '2025-03-05', who: 'Ben Ito', independence: declared },
      ],
    }
    const none = (await (await at('complaints-manager', running)).open('independent-person-reported')).root
    assert.match(text(none.querySelector('main')), /The investigating officer has not reported yet/)
    const findings = [
      { point: '1', finding: 'upheld', reasons: 'No visit is on file' },
      { point: '2', finding: 'not-upheld' },
    ] as const
    const recommendations = [{ id: 'R1', says: 'Apologise in writing' }]
    const report = { type: 'investigating-officer-reported', on: '2025-03-10', findings, recommendations } as const
    const { open } = await at('complaints-manager', { ...running, events: [...running.events, report] })
    const main = text((await open('independent-person-reported')).root.querySelector('main'))
    const said = [
      '10 March 2025',
      'No visit is on file',
      'R1: Apologise in writing',
      'Do they agree with the findings?',
    ]
    const places = said.map((words) => main.indexOf(words))
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? 0)),
      JSON.stringify(places),
    )
    assert.doesNotMatch(
      text((await open('adjudicated')).root.querySelector('main')),
      /investigating officer’s report, 10/,
    )
  })

  test('sent twice is done once', async () => {
    const { open, send, events } = await at()
    const form = open('complaint-chased')
    await form
    for (const _ of [1, 2]) assert.equal((await send('complaint-chased', {}, form)).status, 303)
    assert.equal((await events()).length, 2)
  })

  test('is there for those whose step it is, and for nobody else', async () => {
    const office = workingOffice('2025-03-12T09:00:00.000Z')
    await office.casework.importChronology(office.program, COMPLAINT)
    for (const role of ROLES) {
      const tie = { type: 'tie-made', person: worker(role).person, tie: 'assigned', as: role } as const
      await office.casework.sayWhoMay(office.program, COMPLAINT.reference, tie)
      const server = makeServer(office.deps(role))
      const team = role === 'complaints-manager' || role === 'complaints-officer'
      for (const type of EVENT_TYPES.filter((one) => one !== 'correction-made')) {
        const { statusCode } = await server.inject({ url: `/complaints/${COMPLAINT.reference}/steps/${type}` })
        const theirs = TAKEN_BY[type].includes(role) || team
        const wanted = theirs && role !== 'auditor' && role !== 'administrator' ? 200 : 404
        assert.equal(statusCode, wanted, `${role}: ${type}`)
      }
    }
  })

  test('every form can be opened, and refuses to be sent empty or records no more than its day', async () => {
    const { open, send } = await at()
    for (const type of EVENT_TYPES.filter((one) => one !== 'correction-made')) {
      const { status, root } = await open(type)
      assert.equal(status, 200, type)
      const labels = root.querySelectorAll('label, legend').map((one) => text(one).trim())
      assert.ok(labels.length > 0 && labels.every((label) => label !== ''), type)
      const empty = await send(type, { 'on-day': '', 'on-month': '', 'on-year': '' })
      assert.equal(empty.status, 400, type)
      assert.ok(empty.page.querySelector('.govuk-error-summary'), type)
    }
  })
})

describe('The correction of an entry', () => {
  const correct = async () => {
    const all = await at()
    await all.send('stage-1-extended', {
      'until-day': '31',
      'until-month': '3',
      'until-year': '2025',
      reason: 'complex',
    })
    const place = (await all.events()).length
    const url = `/complaints/${COMPLAINT.reference}/entries/${place}/correct`
    const page = async () => parse((await all.server.inject({ url })).body)
    const put = async (fields: Readonly<Record<string, string>>) => {
      const shown = (await page()).querySelectorAll(
        'form input[type=hidden], form input[type=text], form input[checked]',
      )
      const kept = shown.map((box) => [box.getAttribute('name') ?? '', box.getAttribute('value') ?? ''])
      const payload = new URLSearchParams({ ...Object.fromEntries(kept), ...fields }).toString()
      return all.server.inject({ method: 'POST', url, headers: FORM, payload })
    }
    return { ...all, page, put }
  }
  const caseOf = async (all: Awaited<ReturnType<typeof at>>) =>
    parse((await all.server.inject({ url: `/complaints/${COMPLAINT.reference}` })).body)

  test('shows what it holds, asks why, and both stay', async () => {
    const all = await correct()
    const shown = await all.page()
    assert.equal(shown.querySelector('#until-day')?.getAttribute('value'), '31')
    assert.equal(shown.querySelector('[name=reason][value=complex]')?.hasAttribute('checked'), true)
    assert.match((await all.put({ 'until-day': '28' })).body, /Say why it is corrected/)
    assert.equal((await all.put({ 'until-day': '28', 'why-corrected': 'Misread' })).statusCode, 303)
    const timeline = text((await caseOf(all)).querySelector('#timeline')?.parentNode ?? null)
    assert.match(timeline, /Stage 1: told that it needs longer \(corrected\).*31 March 2025/)
    assert.match(timeline, /28 March 2025.*Misread/)
    assert.equal((await all.page()).querySelector('#until-day')?.getAttribute('value'), '28')
  })

  test('takes back what never happened, and is there for the complaints team alone', async () => {
    const all = await correct()
    assert.equal((await all.put({ happened: 'no', 'why-corrected': 'Another complaint' })).statusCode, 303)
    const last = (await all.events()).at(-1)
    assert.ok(last?.type === 'correction-made' && last.now === null)
    const url = `/complaints/${COMPLAINT.reference}/entries/2/correct`
    for (const none of ['0', '9', 'x', '-1', encodeURIComponent(last.of ?? '')])
      assert.equal((await all.server.inject({ url: url.replace('/2/', `/${none}/`) })).statusCode, 404, none)
    assert.equal((await all.server.inject({ url })).statusCode, 404)
    const director = makeServer(all.deps('director'))
    assert.equal((await director.inject({ url })).statusCode, 404)
  })
})
