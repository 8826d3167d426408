import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { assessed } from '../../../../test/browser/office.ts'
import { rowsOf, text } from '../../../../test/browser/reading.ts'
import { englandAndWales } from '../../../../test/calendar.ts'
import { worker, workingOffice } from '../../../../test/working-office.ts'
import { audited } from '../../../casework/audited.ts'
import { lookingIn } from '../../../casework/looking.ts'
import type { History } from '../../../complaint/history.ts'
import type { SignedIn } from '../../../door/sessions.ts'
import { personId } from '../../../kernel/ids.ts'
import { complaintsShown } from '../../../office/complaints-shown.ts'
import { PAGES_RECORDED } from '../../../office/pages-recorded.ts'
import type { AccessEvent } from '../../../people/access.ts'
import type { Role } from '../../../people/roles.ts'
import { memoryReadRecords } from '../../../store/reads/memory.ts'
import { makeServer } from '../../server.ts'

const HELD: History = {
  reference: '2025-0007',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent' }],
  points: [{ id: '1', says: 'Visits were missed by Wagtail', function: 's17' }],
  events: [
    { type: 'complaint-received', on: '2025-03-03', channel: 'phone' },
    { type: 'stage-1-allocated', on: '2025-03-04', to: 'Grace Adebayo' },
  ],
}
const OTHER: History = { ...HELD, reference: '2025-0008' }

const person = (id: string, name: string, ...roles: readonly Role[]): SignedIn => ({
  ...worker('auditor'),
  person: personId(id),
  name,
  roles,
})
const GRACE = person('grace', 'Grace Adebayo', 'stage-1-manager')
const SAM = person('sam', 'Sam Okoro', 'stage-1-manager')
const MANAGER = person('priya', 'Priya Shah', 'complaints-manager')
const OFFICER = person('ruth', 'Ruth Osei', 'investigating-officer')
const EVERYBODY = [GRACE, SAM, MANAGER, OFFICER]

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** An office with two stage 1 managers, of whom Grace holds one complaint of two. */
async function twoManagers() {
  const office = workingOffice('2025-04-07T09:00:00.000Z')
  const { casework, program, clock } = office
  for (const history of [HELD, OTHER]) await casework.importChronology(program, history)
  const tie = (event: AccessEvent, reference = HELD.reference) => casework.sayWhoMay(program, reference, event)
  await tie({ type: 'tie-made', person: GRACE.person, tie: 'assigned', as: 'stage-1-manager' })
  const reads = memoryReadRecords(program.council)
  const looking = lookingIn({
    reads,
    records: [casework],
    people: office.people,
    accounts: async () => EVERYBODY,
    clock,
    assess: (history) => assessed(history, clock.today()),
  })
  const shown = { ...complaintsShown([casework], englandAndWales, clock), ...looking }
  const audit = { reads, clock, way: 'role', covered: casework.covered } as const
  const servers = new Map<string, ReturnType<typeof makeServer>>()
  const serverOf = (who: SignedIn, able: readonly SignedIn[]) => {
    const name = [who, ...able].map((one) => one.person).join(' ')
    const beside = able.filter((one) => one !== who)
    const pages = { ...office.deps('auditor'), casework: audited(shown, PAGES_RECORDED, audit) }
    const server = servers.get(name) ?? makeServer({ ...pages, door: { everybodyIs: who, beside } })
    servers.set(name, server)
    return server
  }
  const as = (who: SignedIn, able = EVERYBODY) => {
    const server = serverOf(who, able)
    const get = async (url: string) => {
      const answer = await server.inject({ url })
      return { status: answer.statusCode, main: parse(answer.body).querySelector('main') }
    }
    const post = (fields: Record<string, string>, url = '/cover') =>
      server.inject({ method: 'POST', url, headers: FORM, payload: new URLSearchParams(fields).toString() })
    return { get, post }
  }
  return { ...office, as, tie, reads }
}

const dates = (from: string, to: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ from, to }).flatMap(([field, day]) => {
      const [year = '', month = '', date = ''] = day.split('-')
      return [
        [`${field}-day`, date],
        [`${field}-month`, month],
        [`${field}-year`, year],
      ]
    }),
  )
const WEEK = { do: 'arrange', by: 'sam', ...dates('2025-04-08', '2025-04-11') }
const CASE = `/complaints/${HELD.reference}`

describe('Cover', () => {
  test('lends what somebody holds from its first day to its last in London, and leaks nothing before or after', async () => {
    const { as, goTo } = await twoManagers()
    const sam = as(SAM)
    assert.equal((await as(GRACE).post(WEEK)).headers.location, '/cover?done=arranged')
    const seen = async () => {
      const [home, one, steps, other] = await Promise.all(
        ['/', CASE, `${CASE}/steps/stage-1-responded`, `/complaints/${OTHER.reference}`].map(sam.get),
      )
      assert.equal(other?.status, 404)
      return [text(home?.main).includes(HELD.reference), one?.status, steps?.status]
    }
    const [NO, YES] = [
      [false, 404, 404],
      [true, 200, 200],
    ]
    assert.deepEqual(await seen(), NO)
    for (const [then, expected] of [
      ['2025-04-07T22:59:59.000Z', NO],
      ['2025-04-07T23:00:00.000Z', YES],
      ['2025-04-11T22:59:59.000Z', YES],
      ['2025-04-11T23:00:00.000Z', NO],
    ] as const) {
      goTo(then)
      assert.deepEqual(await seen(), expected, then)
    }
  })

  test('is told on the first page of both, with the complaint, the step and its date', async () => {
    const { as, goTo } = await twoManagers()
    await as(GRACE).post(WEEK)
    assert.match(
      text((await as(GRACE).get('/')).main),
      /Sam Okoro will cover for you from 8 April 2025 to 11 April 2025/,
    )
    goTo('2025-04-08T09:00:00.000Z')
    assert.match(text((await as(GRACE).get('/')).main), /Sam Okoro covers for you up to and including 11 April 2025/)
    const home = (await as(SAM).get('/')).main
    assert.match(text(home), /You cover for Grace Adebayo up to and including 11 April 2025/)
    const card = home?.querySelector('.redress-held')
    assert.match(text(card), /2025-0007.*For Grace Adebayo, as stage 1 manager, up to and including 11 April 2025/)
    assert.ok(card?.querySelector('a[href="/complaints/2025-0007/steps/stage-1-responded"]'))
    // Somebody who no longer can sign in holds nothing that could be lent.
    assert.equal((await as(SAM, [SAM, MANAGER]).get(CASE)).status, 404)
  })

  test('lets the step be taken that the other holds, and every look says for whom', async () => {
    const { as, goTo, casework, program, reads } = await twoManagers()
    await as(GRACE).post(WEEK)
    goTo('2025-04-09T09:00:00.000Z')
    const url = `${CASE}/steps/complaint-chased`
    const form = (await as(SAM).get(url)).main?.querySelector('form[method=post]')
    const hidden = Object.fromEntries(
      (form?.querySelectorAll('input[type=hidden]') ?? []).map((one) => [
        one.getAttribute('name') ?? '',
        one.getAttribute('value') ?? '',
      ]),
    )
    const sent = await as(SAM).post(
      { ...hidden, 'on-day': '9', 'on-month': '4', 'on-year': '2025', channel: 'phone', by: 'complainant' },
      url,
    )
    assert.equal(sent.statusCode, 303)
    const told = await casework.read(program, HELD.reference)
    assert.deepEqual(
      told?.events.slice(-1).map(({ type, recordedBy }) => [type, recordedBy]),
      [['complaint-chased', SAM.person]],
    )
    await as(MANAGER).get(CASE)
    const looks = await reads.between('2025', '2026', 100)
    const ways = new Set(
      looks.flatMap(({ person: who, way, streams }) => (streams.length > 0 ? [`${who} ${way}`] : [])),
    )
    assert.deepEqual([...ways].sort(), ['priya role', 'sam covering:grace'])
    assert.match(text((await as(MANAGER).get(`${CASE}/readers`)).main), /Sam Okoro, covering for Grace Adebayo/)
  })

  test('does not reach a complaint that is about whoever covers, that they watched over, or that is restricted', async () => {
    const [priya, sam] = [MANAGER.person, SAM.person]
    const kept: readonly (readonly AccessEvent[])[] = [
      [{ type: 'tie-made', person: sam, tie: 'named' }],
      [{ type: 'tie-made', person: sam, tie: 'conflicted' }],
      [
        { type: 'tie-made', person: sam, tie: 'assigned', as: 'independent-person' },
        { type: 'tie-ended', person: sam, tie: 'assigned' },
      ],
      [
        { type: 'tie-made', person: priya, tie: 'assigned', as: 'complaints-manager' },
        { type: 'complaint-restricted', reason: 'Staff family' },
      ],
    ]
    for (const events of kept) {
      const { as, goTo, tie } = await twoManagers()
      await as(GRACE).post(WEEK)
      goTo('2025-04-09T09:00:00.000Z')
      assert.equal((await as(SAM).get(CASE)).status, 200)
      for (const event of events) await tie(event)
      assert.equal((await as(SAM).get(CASE)).status, 404, JSON.stringify(events))
      assert.doesNotMatch(text((await as(SAM).get('/')).main), /2025-0007/)
    }
  })

  test('is refused in plain words, with what was typed still there', async () => {
    const { as } = await twoManagers()
    const grace = as(GRACE)
    await grace.post(WEEK)
    const refused = async (fields: Record<string, string>, says: RegExp, of = grace) => {
      const answer = await of.post({ ...WEEK, ...fields })
      const main = parse(answer.body).querySelector('main')
      assert.equal(answer.statusCode, 400, String(says))
      assert.match(text(main?.querySelector('.govuk-error-summary')), says)
      const box = main?.querySelector('.govuk-error-summary a')?.getAttribute('href') ?? ''
      assert.ok(main?.querySelector(box), box)
      return main
    }
    const main = await refused(dates('2025-04-11', '2025-04-20'), /Somebody covers on one of these days already/)
    assert.equal(main?.querySelector('#to-day')?.getAttribute('value'), '20')
    assert.equal(main?.querySelector('#by option[selected]')?.getAttribute('value'), 'sam')
    await refused({ by: 'grace' }, /nobody covers for themselves/)
    await refused({ by: 'priya' }, /has the same part: a cover lends nobody a role/)
    await refused({ by: 'ruth' }, /has the same part/)
    await refused({ by: 'gone' }, /Choose who covers/)
    await refused(dates('2025-04-06', '2025-04-07'), /The first day must be today or later/)
    await refused(dates('2025-05-20', '2025-05-19'), /The last day must be the first day or later/)
    await refused(dates('2025-05-20', '2026-05-21'), /within a year/)
    await refused({ 'to-day': '' }, /must include a day/)
    await refused({ away: '' }, /Choose who is away/, as(MANAGER))
    await refused({ away: 'ruth' }, /Choose somebody with a part that can be covered/, as(MANAGER))
    // Nobody covers who is away themselves; whoever covers and goes away afterwards is shown.
    await refused({ by: 'grace', ...dates('2025-04-10', '2025-04-20') }, /They are away themselves/, as(SAM))
  })

  test('is arranged by the complaints manager for somebody, and ended early by either, never by others', async () => {
    const { as, goTo } = await twoManagers()
    assert.equal((await as(MANAGER).post({ ...WEEK, away: 'grace' })).statusCode, 303)
    // Nobody arranges for others but those who may: it is for themselves.
    await as(SAM).post({ ...WEEK, away: 'grace', by: 'grace', ...dates('2025-05-01', '2025-05-02') })
    const all = (await as(MANAGER).get('/cover')).main
    assert.deepEqual(
      rowsOf(all?.querySelector('table') ?? null).map((row) => row.slice(0, 4)),
      [
        ['Grace Adebayo', 'Sam Okoro', '8 April 2025', '11 April 2025'],
        ['Sam Okoro', 'Grace Adebayo', '1 May 2025', '2 May 2025'],
      ],
    )
    goTo('2025-04-09T09:00:00.000Z')
    const id = all?.querySelector('input[name=id]')?.getAttribute('value') ?? ''
    const end = { do: 'end', id, of: 'grace', because: 'came-back' }
    assert.equal((await as(SAM).post(end)).headers.location, '/cover')
    assert.equal((await as(SAM).get(CASE)).status, 200)
    assert.equal((await as(GRACE).post(end)).headers.location, '/cover?done=ended')
    assert.equal((await as(SAM).get(CASE)).status, 404)
    assert.match(text((await as(GRACE).get('/cover?done=ended')).main), /The cover was ended/)
  })

  test('is not there for a part that is personal', async () => {
    const { as } = await twoManagers()
    const main = (await as(OFFICER).get('/cover')).main
    assert.match(text(main), /You are investigating officer\. Nobody covers for that/)
    assert.equal(main?.querySelector('form'), null)
    assert.equal((await as(OFFICER).post(WEEK)).statusCode, 400)
  })

  test('is arranged once, however often the form is sent', async () => {
    const { as, covers, program } = await twoManagers()
    const wish = { ...WEEK, command: '3f1a6f0e-6f0e-4a51-9d0b-0c6a5b1f2e3d' }
    for (const _ of [1, 2]) assert.equal((await as(GRACE).post(wish)).statusCode, 303)
    const { away } = await covers.own({ ...program, person: GRACE.person })
    assert.equal(away.length, 1)
    const changed = await as(GRACE).post({ ...wish, ...dates('2025-05-11', '2025-05-14') })
    assert.match(changed.body, /This form was sent before with something else in it/)
  })
})
