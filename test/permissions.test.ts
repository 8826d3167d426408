import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { caseworkFor } from '../src/casework/casework.ts'
import { coversIn } from '../src/casework/covers.ts'
import { clockAt } from '../src/casework/clock.ts'
import { lookingIn } from '../src/casework/looking.ts'
import type { Viewer } from '../src/casework/ports.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { memoryReadRecords } from '../src/store/reads/memory.ts'
import type { History } from '../src/complaint/history.ts'
import { personId } from '../src/kernel/ids.ts'
import { complaintsShown } from '../src/office/complaints-shown.ts'
import type { AccessEvent } from '../src/people/access.ts'
import { COVERABLE } from '../src/people/cover.ts'
import { isOfAComplaint, mayDo, mayUse, type Standing, type Tie } from '../src/people/permission.ts'
import { type Role, ROLES } from '../src/people/roles.ts'
import { memoryStore } from '../src/store/memory.ts'
import { ASKED_PATH, PEOPLE_PATH } from '../src/web/paths.ts'
import { makeServer, pagesOf } from '../src/web/server.ts'
import { running } from './browser/histories.ts'
import { LAW, assessed, office, TODAY } from './browser/office.ts'
import { englandAndWales } from './calendar.ts'

// Every page, by every method, asked for by everybody: each role, tied to the complaint in every way, restricted or not.

const CANARY = 'Wagtail'
const secret: History = {
  ...running,
  reference: 'CSC-SECRET-7',
  people: [{ id: 'x', as: 'complainant', class: 'parent', calledHere: `Ms ${CANARY}` }],
  points: [{ id: '1', says: `${CANARY} waits`, function: 's17', service: `${CANARY} team` }],
}
const ABSENT = 'CSC-ABSENT-7'
const ME = personId('me')

const AWAY = personId('away')

type Tied = { readonly name: string; readonly ties: readonly Tie[]; readonly restricted?: true }
const SITUATIONS: readonly Tied[] = [
  { name: 'none', ties: [] },
  { name: 'assigned', ties: ['assigned'] },
  { name: 'was assigned', ties: ['was-assigned'] },
  // Whoever it is about is asked something as well: they see that, and nothing else.
  { name: 'named', ties: ['named'] },
  { name: 'named and assigned', ties: ['named', 'assigned'] },
  { name: 'conflicted', ties: ['conflicted'] },
  { name: 'covering', ties: ['covering'] },
  { name: 'covering and restricted', ties: ['covering'], restricted: true },
  { name: 'restricted', ties: [], restricted: true },
  { name: 'restricted and assigned', ties: ['assigned'], restricted: true },
  { name: 'restricted and opened in an emergency', ties: ['opened'], restricted: true },
  { name: 'opened in an emergency and then named', ties: ['opened', 'named'], restricted: true },
]

/** Somebody else looks after a restricted complaint. */
const RESTRICTING: readonly AccessEvent[] = [
  { type: 'tie-made', person: personId('deputy'), tie: 'assigned', as: 'complaints-manager' },
  { type: 'complaint-restricted', reason: 'Staff family' },
]

function eventsOf(role: Role, { ties }: Tied): readonly AccessEvent[] {
  return ties.flatMap((tie): AccessEvent[] => {
    if (tie === 'was-assigned')
      return [
        { type: 'tie-made', person: ME, tie: 'assigned' },
        { type: 'tie-ended', person: ME, tie: 'assigned' },
      ]
    if (tie === 'covering') return [{ type: 'tie-made', person: AWAY, tie: 'assigned', as: role }]
    return tie === 'none' || tie === 'opened' ? [] : [{ type: 'tie-made', person: ME, tie }]
  })
}

async function officeFor(role: Role, situation: Tied) {
  const plain = office([])
  const program: Viewer = { council: plain.council, person: personId('program'), sees: 'every-complaint', roles: [] }
  const [store, clock] = [memoryStore(plain.council), clockAt('2024-10-11T09:00:00.000Z')]
  const casework = caseworkFor({
    council: plain.council,
    store,
    clock,
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  await casework.importChronology(program, running)
  await casework.importChronology(program, secret)
  // A task of theirs, from before anything tied them to it or kept them away.
  const holder = { person: ME, roles: ['complaints-manager'] } as const
  const task = { says: `${CANARY} rings`, holder, due: '2024-10-25', command: 'task' }
  const noted = await casework.writeNote(program, secret.reference, task)
  assert.ok(noted.ok)
  const say = (event: AccessEvent) => casework.sayWhoMay(program, secret.reference, event)
  for (const event of situation.restricted ? RESTRICTING : []) await say(event)
  if (situation.ties.includes('opened')) {
    const me = viewerFor({ council: plain.council, person: ME, roles: [role] })
    const reason = 'A child may come to harm'
    const opened = await casework.openInEmergency(me, { reference: secret.reference, reason })
    assert.equal(opened.ok, mayUse([role], 'open-in-emergency'), role)
  }
  for (const event of eventsOf(role, situation)) await say(event)
  if (situation.ties.includes('named')) {
    const wish = { questions: 'What was promised?', expectedBy: '2024-10-25', command: 'named' }
    assert.ok((await casework.ask(program, secret.reference, { person: ME, ...wish })).ok)
  }
  const looking = lookingIn({
    reads: memoryReadRecords(plain.council),
    records: [casework],
    people: plain.people,
    accounts: async () => [],
    clock: clockAt('2024-10-11T09:00:00.000Z'),
    assess: (history) => assessed(history, TODAY),
  })
  const covers = coversIn({ store, clock })
  if (situation.ties.includes('covering')) {
    const cover = { away: AWAY, by: ME, from: TODAY, to: TODAY, command: 'cover', roles: { away: ROLES, by: ROLES } }
    const manager: Viewer = { ...program, roles: ['complaints-manager'] }
    assert.ok((await covers.arrange(manager, cover)).ok)
  }
  const session = { handle: 'h', way: 'password', startedAt: 0, fresh: true } as const
  const deps = {
    ...plain,
    covers,
    casework: {
      ...complaintsShown([casework], englandAndWales, clockAt('2024-10-11T09:00:00.000Z')),
      ...looking,
    },
    door: {
      everybodyIs: { person: ME, name: 'Me', roles: [role], session },
      beside: [{ person: AWAY, name: 'Away', roles: [role] }],
    },
  }
  return { deps, note: noted.value.note }
}

/** By the table: whoever covers does so in the part of the person who is away, where that may be covered. */
const standingFor = (role: Role, { ties, restricted }: Tied): Standing => ({
  ties: new Set(ties),
  restricted: restricted === true,
  coveringAs: COVERABLE.has(role) ? [role] : [],
})

/** Not for them, not there, or in the place of complaints the accounts or what they are asked. */
const isRefused = ({ statusCode, headers }: { readonly statusCode: number; readonly headers: object }): boolean =>
  statusCode === 403 ||
  statusCode === 404 ||
  (statusCode === 303 && 'location' in headers && (headers.location === PEOPLE_PATH || headers.location === ASKED_PATH))

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

describe('Every page asked for by everybody', () => {
  const asked = { pages: 0, given: 0 }

  for (const role of ROLES) {
    test(`as ${role}: nothing is given that the table does not give`, async () => {
      for (const situation of SITUATIONS) {
        const { deps, note } = await officeFor(role, situation)
        const server = makeServer(deps)
        const standing = standingFor(role, situation)
        const reads = mayDo([role], 'read', standing)
        for (const { path, needs, post } of pagesOf(deps)) {
          // What is opened is one complaint: the rest of the service is as it is without.
          if (situation.ties.includes('opened') && !path.includes(':reference')) continue
          for (const method of post ? (['GET', 'POST'] as const) : (['GET'] as const)) {
            const wanted = method === 'POST' ? (post?.needs ?? needs) : needs
            const may = isOfAComplaint(wanted) ? mayDo([role], wanted, standing) : mayUse([role], wanted)
            const answerFor = (reference: string) =>
              server.inject({
                method,
                url: path
                  .replace(':reference', reference)
                  .replace(':duty', 'S2.complete~request_received')
                  .replace(':step', 'complaint-chased')
                  .replace(':entry', '1')
                  .replace(':note', note)
                  .replace('/people/:id', '/people/1')
                  .replace(':id', 'v'),
                ...(method === 'POST' && {
                  headers: FORM,
                  payload: `words=${CANARY}&reason=x&change=end-conflicted&person=nobody`,
                }),
              })
            const answer = await answerFor(secret.reference)
            const where = `${method} ${path} as ${role}, ${situation.name}`
            asked.pages += 1
            if (answer.statusCode <= 400) asked.given += 1
            if (!may) assert.ok(isRefused(answer), `${where}: ${answer.statusCode}`)
            // Of what is named by an id there is none here.
            else if (!path.includes(':id')) assert.ok(answer.statusCode <= 400, `${where}: ${answer.statusCode}`)
            if (!reads) {
              const shown = answer.body + JSON.stringify(answer.headers)
              // The words that were typed come back only in the box that they were typed into.
              assert.ok(!shown.replaceAll(`value="${CANARY}"`, '').includes(CANARY), where)
            }
            if (isOfAComplaint(wanted) && !may) {
              const absent = await answerFor(ABSENT)
              assert.equal(absent.statusCode, answer.statusCode, where)
              assert.equal(absent.body.replaceAll(ABSENT, ''), answer.body.replaceAll(secret.reference, ''), where)
            }
          }
        }
        await server.close()
      }
    })
  }

  test('a list, a count, a search and a choice say nothing of what may not be read', async () => {
    for (const role of ROLES.filter((each) => mayUse([each], 'list'))) {
      for (const situation of SITUATIONS) {
        const { deps } = await officeFor(role, situation)
        const server = makeServer(deps)
        // What was opened in an emergency is in no list.
        const ties = situation.ties.filter((tie) => tie !== 'opened')
        const reads = mayDo([role], 'read', standingFor(role, { ...situation, ties }))
        const searched = await server.inject({ method: 'POST', url: '/', headers: FORM, payload: `words=${CANARY}` })
        const list = await server.inject({ url: String(searched.headers.location) })
        const found = /role="status">1 complaint</.test(list.body)
        assert.equal(found, reads, `${role}, ${situation.name}`)
        const plain = (await server.inject({ url: '/' })).body
        assert.equal(plain.includes(`${CANARY} team (1)`), reads, `${role}, ${situation.name}`)
        await server.close()
      }
    }
  })

  test('was asked for in every way', (t) => {
    t.diagnostic(`${asked.pages} pages asked for, ${asked.given} given`)
    assert.ok(asked.pages > ROLES.length * SITUATIONS.length * 10)
    assert.ok(asked.given > 0 && asked.given < asked.pages)
  })
})
