import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { rowsOf, text } from '../../../../test/browser/reading.ts'
import { worker, workingOffice } from '../../../../test/working-office.ts'
import type { History } from '../../../complaint/history.ts'
import { day } from '../../../kernel/day.ts'
import { personId } from '../../../kernel/ids.ts'
import type { Role } from '../../../people/roles.ts'
import type { Known } from '../../colleagues.ts'
import { makeServer } from '../../server.ts'

const complaint = (reference: string): History => ({
  reference,
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent' }],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [
    { type: 'complaint-received', on: '2025-04-01', channel: 'phone' },
    { type: 'stage-1-allocated', on: '2025-04-02', to: 'Grace Adebayo' },
  ],
})
const [ONE, TWO, THREE] = ['2025-0001', '2025-0002', '2025-0003']
const known = (id: string, name: string, ...roles: readonly Role[]): Known => ({ person: personId(id), name, roles })
const GRACE = { ...known('grace', 'Grace Adebayo', 'stage-1-manager'), ended: true }
const PEOPLE = [
  GRACE,
  known('nadia', 'Nadia Karim', 'stage-1-manager'),
  known('sam', 'Sam Okoro', 'stage-1-manager'),
  known('tom', 'Tom Ashworth', 'complaints-officer'),
]
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** Grace has left: she is to answer two complaints at stage 1, and investigates a third. */
async function afterGrace() {
  const office = workingOffice('2025-04-07T09:00:00.000Z')
  const { casework, program } = office
  for (const [reference, as] of [
    [ONE, 'stage-1-manager'],
    [TWO, 'stage-1-manager'],
    [THREE, 'investigating-officer'],
  ] as const) {
    await casework.importChronology(program, complaint(reference))
    await casework.sayWhoMay(program, reference, { type: 'tie-made', person: GRACE.person, tie: 'assigned', as })
  }
  const server = makeServer({
    ...office.deps('complaints-manager'),
    door: { everybodyIs: worker('complaints-manager'), beside: PEOPLE },
  })
  const get = async (url: string) => parse((await server.inject({ url })).body).querySelector('main')
  const post = (fields: Record<string, string>, url = '/hand-over/grace') =>
    server.inject({ method: 'POST', url, headers: FORM, payload: new URLSearchParams(fields).toString() })
  const holder = async (reference: string) => {
    const access = await casework.whoMay(program, reference)
    return access?.tied.filter(({ tie }) => tie === 'assigned').map(({ person, as }) => `${person} ${as}`)
  }
  /** What the form sends as it is shown. */
  const sent = async () => {
    const form = (await get('/hand-over/grace'))?.querySelector('form')
    const hidden = form?.querySelectorAll('input[type=hidden]') ?? []
    return Object.fromEntries(hidden.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']))
  }
  /** The place of a complaint in the form. */
  const placeOf = async (reference: string) =>
    Object.entries(await sent())
      .find(([, value]) => value === reference)?.[0]
      .slice(3)
  return { ...office, get, post, holder, sent, placeOf }
}

describe('Handing over what somebody holds', () => {
  test('stands on the first page of the complaints manager until it is done', async () => {
    const { get, post, sent } = await afterGrace()
    assert.match(text(await get('/')), /3 live complaints are held by people who have left\. Hand over what they held/)
    assert.deepEqual(rowsOf((await get('/hand-over'))?.querySelector('table') ?? null), [
      ['Grace Adebayo', 'Has left', '3'],
    ])
    const done = await post({ ...(await sent()), to: 'nadia' })
    assert.equal(done.headers.location, '/hand-over/grace?done=2')
    const after = await get('/hand-over/grace?done=2')
    assert.match(text(after), /2 complaints were handed over/)
    assert.match(text(after), /Needs a new appointment.*2025-0003, as investigating officer/)
    assert.equal(after?.querySelector('form'), null)
    assert.match(text(await get('/')), /1 live complaint is held by people who have left/)
  })

  test('goes all to one, but for what is chosen beside a complaint, by the recorded event, with nobody in between', async () => {
    const { post, sent, placeOf, holder, casework, program } = await afterGrace()
    await post({ ...(await sent()), to: 'nadia', [`to-${await placeOf(TWO)}`]: 'sam' })
    assert.deepEqual(await holder(ONE), ['nadia stage-1-manager'])
    assert.deepEqual(await holder(TWO), ['sam stage-1-manager'])
    assert.deepEqual(await holder(THREE), ['grace investigating-officer'])
    const told = await casework.readCase(program, TWO, { asOf: day('2025-04-07') })
    const [last] = told?.history.events.slice(-1) ?? []
    assert.deepEqual(
      [last?.type, last?.on, last?.type === 'step-handed-over' && [last.step, last.to]],
      ['step-handed-over', '2025-04-07', ['What Grace Adebayo held as stage 1 manager', 'Sam Okoro']],
    )
    assert.equal(told?.assessment.next[0]?.name, 'Sam Okoro')
  })

  test('is left where that is chosen, and sent twice does nothing more', async () => {
    const { post, sent, placeOf, holder, casework, program } = await afterGrace()
    const wish = { ...(await sent()), to: 'nadia', [`to-${await placeOf(TWO)}`]: 'stays' }
    await post(wish)
    await post(wish)
    assert.deepEqual(await holder(ONE), ['nadia stage-1-manager'])
    assert.deepEqual(await holder(TWO), ['grace stage-1-manager'])
    const history = await casework.read(program, ONE)
    assert.equal(history?.events.filter(({ type }) => type === 'step-handed-over').length, 1)
  })

  test('is refused beside the field, with what was chosen kept and nothing done', async () => {
    const { post, sent, placeOf, holder, casework, program } = await afterGrace()
    await casework.sayWhoMay(program, TWO, { type: 'tie-made', person: personId('sam'), tie: 'named' })
    const refused = async (fields: Record<string, string>, says: RegExp) => {
      const answer = await post({ ...(await sent()), ...fields })
      const main = parse(answer.body).querySelector('main')
      assert.equal(answer.statusCode, 400)
      assert.match(text(main?.querySelector('.govuk-error-summary')), says)
      return main
    }
    await refused({ to: '' }, /Choose to whom it goes/)
    await refused({ to: 'tom' }, /Choose somebody else for 2025-0001/)
    const at = await placeOf(ONE)
    const main = await refused({ to: 'sam', [`to-${at}`]: 'nadia' }, /Choose somebody else for 2025-0002/)
    assert.equal(main?.querySelector(`#to-${at} option[selected]`)?.getAttribute('value'), 'nadia')
    assert.equal(main?.querySelector('#to option[selected]')?.getAttribute('value'), 'sam')
    // Whom a complaint is about is not offered it.
    assert.equal(main?.querySelector(`#to-${await placeOf(TWO)} option[value=sam]`), null)
    assert.deepEqual(await holder(ONE), ['grace stage-1-manager'])
  })

  test('shows nothing of a restricted complaint to those who are not assigned to it', async () => {
    const { get, post, casework, program } = await afterGrace()
    const deputy = { person: personId('deputy'), tie: 'assigned', as: 'complaints-manager' } as const
    await casework.sayWhoMay(program, ONE, { type: 'tie-made', ...deputy })
    await casework.sayWhoMay(program, ONE, { type: 'complaint-restricted', reason: 'Staff family' })
    assert.match(text(await get('/')), /2 live complaints are held by people who have left/)
    assert.doesNotMatch(text(await get('/hand-over/grace')), /2025-0001/)
    assert.equal((await post({ to: 'nadia' }, '/hand-over/nobody')).statusCode, 404)
  })
})
