import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { text } from '../../../../test/browser/reading.ts'
import type { AccessEvent } from '../../../people/access.ts'
import type { Role } from '../../../people/roles.ts'
import { complaintStream } from '../../../casework/recorded-complaint.ts'
import { type PersonId, personId } from '../../../kernel/ids.ts'
import { memoryReadRecords } from '../../../store/reads/memory.ts'
import { makeServer } from '../../server.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const IN_IT = `/complaints/${running.reference}/asked`
const QUESTIONS = 'Who called the visit off?\nWhom did you tell?'

const MANAGER = { person: personId('manager-1'), name: 'Mo Manager', roles: ['complaints-manager'] }
const WORKER = { person: personId('worker-1'), name: 'Leo Worker', roles: ['member-of-staff'] }
const OTHER = { person: personId('worker-2'), name: 'Uma Other', roles: ['member-of-staff'] }
const BARRED = { person: personId('officer-9'), name: 'Ned Named', roles: ['complaints-officer', 'stage-1-manager'] }
const HEAD = { person: personId('head-1'), name: 'Hal Head', roles: ['stage-1-manager'] }
const ALL = [MANAGER, WORKER, OTHER, BARRED, HEAD] as { person: PersonId; name: string; roles: Role[] }[]

type Somebody = (typeof ALL)[number] | typeof MANAGER

/** One office, and a browser of each of these people. */
function visiting() {
  const reads = memoryReadRecords(office([]).council)
  const deps = office([running], [], reads)
  const session = { handle: 'h', way: 'password', startedAt: 0, fresh: true } as const
  const as = ({ person, name, roles }: Somebody) => {
    const server = makeServer({
      ...deps,
      door: {
        everybodyIs: { person, name, roles: roles as Role[], session },
        beside: ALL.filter((one) => one.person !== person),
      },
    })
    return {
      get: (url: string) => server.inject({ url }),
      post: (url: string, fields: Record<string, string>) =>
        server.inject({ method: 'POST', url, headers: FORM, payload: new URLSearchParams(fields).toString() }),
    }
  }
  const program = { council: deps.council, person: personId('program'), sees: 'every-complaint', roles: [] } as const
  const tie = (event: AccessEvent) => deps.casework.sayWhoMay(program, running.reference, event)
  const looks = async () => reads.ofStream(complaintStream(deps.council, running.reference).stream, 100)
  return { as, tie, looks }
}

const put = (person: string, more: Record<string, string> = {}) => ({
  person,
  questions: QUESTIONS,
  'expectedBy-day': '25',
  'expectedBy-month': '10',
  'expectedBy-year': '2024',
  ...more,
})

const answerLink = (body: string) => parse(body).querySelector('main section a')?.getAttribute('href') ?? 'none'
const saidIn = (body: string) => text(parse(body).querySelector('main'))

describe('Asking somebody who does not see the complaint', () => {
  test('they see what they are asked and nothing else, answer, and add to it; those who read the complaint see it as theirs', async () => {
    const { as, looks } = visiting()
    const [manager, worker] = [as(MANAGER), as(WORKER)]
    assert.match(saidIn((await manager.get(IN_IT)).body), /Nobody was asked anything yet/)
    const done = await manager.post(IN_IT, put(WORKER.person))
    assert.deepEqual([done.statusCode, done.headers.location], [303, `${IN_IT}?put=yes`])

    const first = await worker.get('/')
    assert.deepEqual([first.statusCode, first.headers.location], [303, '/asked'])
    const before = (await looks()).length
    const list = (await worker.get('/asked')).body
    assert.match(saidIn(list), /expected by 25 October 2024 Waiting Who called the visit off\? ?Whom did/)
    const [look] = await looks()
    assert.equal((await looks()).length, before + 1)
    assert.deepEqual([look?.person, look?.way, look?.what], [WORKER.person, 'asked', 'asked'])

    const link = answerLink(list)
    const empty = await worker.post(link, { says: ' ' })
    assert.equal(empty.statusCode, 400)
    assert.equal(parse(empty.body).querySelector('.govuk-error-summary__list a')?.getAttribute('href'), '#says')
    const command = '8a6e0f86-0000-4000-8000-000000000001'
    for (const sent of ['once', 'again'])
      assert.equal((await worker.post(link, { says: 'My manager did.', command })).statusCode, 303, sent)
    assert.equal((await worker.post(link, { says: 'She told nobody.' })).statusCode, 303)
    for (const { body } of [await worker.get('/asked'), await worker.get(link)])
      for (const secret of [running.reference, 'Mo Manager', ...running.points.map(({ says }) => says ?? 'no words')])
        assert.ok(!body.includes(secret), secret)

    const read = saidIn((await manager.get(IN_IT)).body)
    assert.equal(read.match(/My manager did\./g)?.length, 1)
    assert.match(
      read,
      /Leo Worker Answered .*In the words of Leo Worker, .*My manager did\..*Added later In the words of Leo Worker, .*She told nobody\./,
    )
    // Beside the complaint, never in it.
    const out = await manager.get(`/complaints/${running.reference}/chronology.json`)
    assert.equal(out.statusCode, 200)
    assert.doesNotMatch(out.body, /My manager did|questions-put/)
  })

  test('what is somebody else’s looks like what is not there, also to whoever asked', async () => {
    const { as } = visiting()
    await as(MANAGER).post(IN_IT, put(WORKER.person))
    const link = answerLink((await as(WORKER).get('/asked')).body)
    for (const who of [OTHER, MANAGER, HEAD]) {
      const visit = as(who)
      const [theirs, absent] = [await visit.get(link), await visit.get('/asked/nothing')]
      assert.deepEqual([theirs.statusCode, theirs.body], [404, absent.body])
      const [sent, lost] = [await visit.post(link, { says: 'x' }), await visit.post('/asked/nothing', { says: 'x' })]
      assert.deepEqual([sent.statusCode, sent.body], [404, lost.body])
      assert.match(saidIn((await visit.get('/asked')).body), /You are asked nothing/)
    }
    assert.doesNotMatch(saidIn((await as(MANAGER).get(IN_IT)).body), /Answered/)
  })

  test('whoever the complaint is about answers, and it stays away from them', async () => {
    const { as, tie } = visiting()
    await tie({ type: 'tie-made', person: BARRED.person, tie: 'named', as: 'complaints-officer' })
    await as(MANAGER).post(IN_IT, put(BARRED.person))
    const barred = as(BARRED)
    const first = (await barred.get('/')).body
    assert.match(saidIn(first), /You are asked to answer something\. See what you are asked/)
    assert.ok(!first.includes(running.reference))
    for (const url of [IN_IT, `/complaints/${running.reference}`, `/complaints/${running.reference}/steps`]) {
      const [theirs, absent] = [await barred.get(url), await barred.get(url.replace(running.reference, 'ABSENT'))]
      assert.equal(theirs.statusCode, 404, url)
      assert.equal(theirs.body, absent.body, url)
    }
    assert.equal((await barred.post(IN_IT, put(WORKER.person))).statusCode, 404)
    const link = answerLink((await barred.get('/asked')).body)
    assert.equal((await barred.post(link, { says: 'It was not me.' })).statusCode, 303)
    assert.match(saidIn((await barred.get('/')).body), /What you were asked yourself/)
    assert.match(saidIn((await as(MANAGER).get(IN_IT)).body), /In the words of Ned Named, .*It was not me\./)
  })

  test('whoever the complaint is about is given no part in it, also not by name alone', async () => {
    const { as, tie } = visiting()
    await tie({ type: 'tie-made', person: BARRED.person, tie: 'named', as: 'stage-1-manager' })
    const day = (name: string) => ({ [`${name}-day`]: '11', [`${name}-month`]: '10', [`${name}-year`]: '2024' })
    const parts = ['stage-1-allocated', 'investigating-officer-appointed', 'independent-person-appointed']
    for (const step of [...parts, 'adjudicating-officer-appointed']) {
      const sent = { ...day('on'), ...day('due'), to: ' ned  Named', who: ' ned  Named', coming: 'take' }
      const answer = await as(MANAGER).post(`/complaints/${running.reference}/steps/${step}`, sent)
      const summary = text(parse(answer.body).querySelector('.govuk-error-summary__list'))
      assert.equal(answer.statusCode, 400, step)
      assert.match(summary, /They are kept away from this complaint: it is about them/, step)
      const other = { ...sent, to: 'Hal Head', who: 'Hal Head' }
      const taken = await as(MANAGER).post(`/complaints/${running.reference}/steps/${step}`, other)
      assert.doesNotMatch(taken.body, /They are kept away from this complaint/, step)
    }
  })

  test('the stage 1 manager of the complaint asks, and no other', async () => {
    const { as, tie } = visiting()
    assert.equal((await as(HEAD).post(IN_IT, put(WORKER.person))).statusCode, 404)
    await tie({ type: 'tie-made', person: HEAD.person, tie: 'assigned', as: 'stage-1-manager' })
    assert.equal((await as(HEAD).post(IN_IT, put(WORKER.person))).statusCode, 303)
    await tie({ type: 'tie-ended', person: HEAD.person, tie: 'assigned' })
    assert.equal((await as(HEAD).post(IN_IT, put(WORKER.person))).statusCode, 404)
  })

  test('what is wrong is said beside its field, and nothing typed is lost', async () => {
    const { as } = visiting()
    const manager = as(MANAGER)
    const wrongs: readonly (readonly [Record<string, string>, string])[] = [
      [{ person: 'nobody' }, '#person'],
      [{ person: MANAGER.person }, '#person'],
      [{ questions: ' ' }, '#questions'],
      [{ questions: 'x'.repeat(10_001) }, '#questions'],
      [{ 'expectedBy-day': '10' }, '#expectedBy-day'],
      [{ 'expectedBy-month': '' }, '#expectedBy-month'],
    ]
    for (const [wrong, href] of wrongs) {
      const sent = { ...put(WORKER.person), ...wrong }
      const answer = await manager.post(IN_IT, sent)
      const root = parse(answer.body)
      const links = root.querySelectorAll('.govuk-error-summary__list a').map((one) => one.getAttribute('href'))
      assert.deepEqual([answer.statusCode, links], [400, [href]], href)
      assert.equal(root.querySelector('#questions')?.text.trim(), sent['questions']?.trim())
      assert.equal(root.querySelector('#expectedBy-year')?.getAttribute('value'), '2024')
    }
    assert.match(saidIn((await manager.get(IN_IT)).body), /Nobody was asked anything yet/)
  })
})
