import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import type { People } from '../src/casework/people.ts'
import type { Viewer } from '../src/casework/ports.ts'
import { type Read, type ReadKind, type ReadRecords, READS } from '../src/casework/read-records-port.ts'
import { complaintStream } from '../src/casework/recorded-complaint.ts'
import { councilId, personId } from '../src/kernel/ids.ts'
import { ROLES } from '../src/people/roles.ts'
import { memoryReadRecords } from '../src/store/reads/memory.ts'
import { writing } from '../src/office/checking.ts'
import { finished, held, running } from './browser/histories.ts'
import { office } from './browser/office.ts'
import { canariesIn, personNameOf, personNamesIn, personWithCanaries, referencesIn, withCanaries } from './canaries.ts'
import { doorOffice, type DoorOffice, newPerson, type Visit } from './door.ts'
import { routesOf } from './routes.ts'

// No answer shows anything of a complaint that was not recorded as read first, whatever route it is asked by.

const council = councilId('anytown')
const PLANTED = [
  withCanaries(running, 'running'),
  withCanaries(finished, 'finished'),
  withCanaries(held, 'held'),
] as const
const HISTORIES = PLANTED.map(({ history }) => history)
const REFERENCES = HISTORIES.map(({ reference }) => reference)
const ABSENT = 'NoSuchComplaint'
const NOBODY = '0'.repeat(32)
const DUTY = encodeURIComponent('S2.complete~request_received')

type PlantedPerson = { readonly name: string; readonly id: string; readonly entry: string }

type Watched = DoorOffice & {
  readonly visit: Visit
  readonly lines: string[]
  readonly people: readonly PlantedPerson[]
  /** Every read that was to be recorded. */
  readonly asked: Read[]
  readonly reads: ReadRecords
}

/** An office whose complaints and people hold canaries, and a visitor who has every role. */
async function watched(record?: (read: Read) => Promise<void>): Promise<Watched> {
  const [lines, asked]: [string[], Read[]] = [[], []]
  const kept = memoryReadRecords(council)
  let planted = false
  const reads: ReadRecords = {
    ...kept,
    record(read) {
      if (planted) asked.push(read)
      return planted && record ? record(read) : kept.record(read)
    },
  }
  const pages = office(HISTORIES, lines, reads)
  const people = await Promise.all(['ada', 'ben'].map((name) => plantedPerson(pages.people, name)))
  planted = true
  const of = doorOffice({}, {}, pages)
  const { visit } = await newPerson(of, 'a@anytown.example', ROLES)
  return { ...of, visit, lines, people, asked, reads }
}

async function plantedPerson(people: People, name: string): Promise<PlantedPerson> {
  const keeper: Viewer = { council, person: personId('keeper'), sees: 'every-complaint', roles: [] }
  const done = await people.record(keeper, name, personWithCanaries(name))
  const read = done.ok ? await people.read(keeper, done.value) : undefined
  const entry = read?.facts.at(-1)?.id
  assert.ok(read && entry !== undefined, JSON.stringify(done))
  return { name: personNameOf(name), id: read.id, entry }
}

type Request = { readonly method: 'GET' | 'HEAD' | 'POST'; readonly url: string; readonly payload?: string }

/** Forms that lead to complaints or to people, by the route that takes them. */
const FORMS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  '/': [
    { words: canariesIn(JSON.stringify(HISTORIES[0]))[0] ?? '', show: 'all' },
    { words: 'nobody', show: 'all' },
  ],
  '/check': HISTORIES.map((history) => ({ step: 'keep-now', text: writing.writeJson(history) })),
  '/emergency': [REFERENCES[0] ?? '', ABSENT].map((reference) => ({ reference, reason: 'A child may come to harm' })),
  '/register': [{ words: personNameOf('ada') }, { words: 'nobody' }],
  '/register/new': [
    { step: 'who', name: personNameOf('ben'), means: 'email', value: 'new@anytown.example', safety: 'safe' },
  ],
  '/register/find': [...REFERENCES, ABSENT].map((reference) => ({ reference, role: 'independent-person' })),
}

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/': ['?show=overdue', '?stage=stage-2', '?page=2'],
  '/register': ['?show=due', '?role=independent-person', '?page=2'],
}

/** The addresses of a route: of each complaint or person that is there, and of one that is not. */
function urlsOf(url: string, people: readonly PlantedPerson[]): readonly string[] {
  if (url.includes(':reference'))
    return [...REFERENCES, ABSENT].map((reference) =>
      url.replace(':reference', encodeURIComponent(reference)).replace(':duty', DUTY),
    )
  if (url.startsWith('/register/:id'))
    return [...people, { id: NOBODY, entry: 'x' }].map(({ id, entry }) =>
      url.replace(':id', id).replace(':entry', entry),
    )
  return ['', ...(QUERIES[url] ?? [])].map((query) => url.replaceAll(/:\w+/g, 'x') + query)
}

/** What ends the session of whoever asks for it: after it, nothing more is asked. */
const ENDING: ReadonlySet<string> = new Set(['/sign-out', '/session-over'])

/**
 * What stays open where no read can be recorded: two people may read contacts and risks by it. Whoever is alone is shown
 * nothing; it has tests of its own.
 */
const WITHOUT_RECORDS = '/emergency/contacts'

/** Each route with all that makes it answer something else. */
async function requests({ server, people }: Watched): Promise<readonly Request[]> {
  return (await routesOf(server)).flatMap(({ method, url }): readonly Request[] => {
    if (url.startsWith('/assets/') || ENDING.has(url)) return []
    const forms = method === 'POST' ? (FORMS[url] ?? [{ a: 'b' }]) : [undefined]
    return urlsOf(url, people).flatMap((each) =>
      forms.map((form) => ({
        method: method as Request['method'],
        url: each,
        ...(form && { payload: new URLSearchParams(form).toString() }),
      })),
    )
  })
}

/** Asks as a browser would that has the visitor's session and the token of its forms. */
function asking({ server, door, visit }: Watched) {
  return ({ method, url, payload }: Request): Promise<LightMyRequestResponse> => {
    const form = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const token = new URLSearchParams({ 'form-token': door.formToken(visit.id ?? '') }).toString()
    return server.inject({
      method,
      url,
      headers: { cookie: `__Host-redress=${visit.id ?? ''}`, 'sec-fetch-site': 'same-origin', ...form },
      ...(payload !== undefined && { payload: `${payload}&${token}` }),
    })
  }
}

/** What pages record; a command alone gives out exports. */
const BY_PAGES = READS.filter((kind) => kind !== 'export').sort()

const headersOf = ({ headers }: LightMyRequestResponse): string => JSON.stringify(headers)
const streamOf = (reference: string): string => complaintStream(council, reference).stream
/** All that names a planted complaint or person, or holds a word of one. */
const plantedIn = (text: string): readonly string[] => [
  ...canariesIn(text),
  ...referencesIn(text),
  ...personNamesIn(text),
]

test('the canaries are in every part of a complaint and of a person', async () => {
  for (const { planted, history } of PLANTED) {
    assert.ok(planted >= 4, `${planted} in ${history.reference}`)
    assert.equal(canariesIn(JSON.stringify(history)).length, planted)
  }
  const all = await watched()
  for (const { id } of all.people) {
    const { body } = await asking(all)({ method: 'GET', url: `/register/${id}` })
    assert.equal(canariesIn(body).length, 6)
  }
})

describe('Where no read can be recorded', () => {
  test('nothing of a complaint or a person is in any answer of any route, 1,000 times out of 1,000', async () => {
    const all = await watched(() => Promise.reject(new Error('the disk is full')))
    const ask = asking(all)
    const shown: string[] = []
    const failing = new Set<string>()
    while (all.asked.length < 1000) {
      const round = all.asked.length
      for (const request of await requests(all)) {
        const before = all.asked.length
        const answer = await ask(request)
        const name = `${request.method} ${request.url}`
        // Whoever gives a file to be kept is told of nothing but that it failed.
        if (plantedIn(`${answer.body}${headersOf(answer)}`).length > 0) shown.push(name)
        if (all.asked.length === before) continue
        failing.add(name)
        if (request.url === WITHOUT_RECORDS) continue
        if (answer.statusCode !== 500) shown.push(`${name}: ${answer.statusCode}`)
      }
      assert.ok(all.asked.length > round, 'Nothing is recorded any more: was the session ended?')
    }
    assert.deepEqual([...new Set(shown)], [])
    const logged = all.lines.join('')
    assert.deepEqual(plantedIn(logged), [])
    assert.ok(!logged.includes('the disk is full') && logged.includes('page failed'))
    // What is absent fails as what is there does: nobody learns from it which there are.
    for (const path of ['', '/readers', '/chronology.csv', '/assessment.json', `/dates/${DUTY}`])
      for (const reference of [REFERENCES[0], ABSENT])
        assert.ok(failing.has(`GET /complaints/${reference}${path}`), `${reference}${path}`)
    for (const path of ['', '/readers', '/contact', '/erase', '/equality'])
      for (const id of [all.people[0]?.id, NOBODY])
        assert.ok(failing.has(`GET /register/${id}${path}`), `a person${path}`)
    for (const each of ['GET /', 'POST /', 'GET /forecast', 'GET /reads', 'POST /check'])
      assert.ok(failing.has(each), each)
    for (const each of ['GET /register', 'POST /register', 'POST /register/new', 'POST /register/find'])
      assert.ok(failing.has(each), each)
  })

  test('of one kind alone, what it would have shown is not shown, whatever else was recorded', async () => {
    let failing: ReadKind | undefined
    const all = await watched(async ({ what }) => {
      if (what === failing) throw new Error('the disk is full')
    })
    const ask = asking(all)
    const recording = new Map<ReadKind, Set<Request>>()
    const look = async (request: Request): Promise<void> => {
      const before = all.asked.length
      const { statusCode, headers } = await ask(request)
      for (const { what } of all.asked.slice(before))
        recording.set(what, (recording.get(what) ?? new Set()).add(request))
      const { location } = headers
      if (statusCode === 303 && location?.startsWith('/')) await look({ method: 'GET', url: location })
    }
    for (const request of await requests(all)) await look(request)
    assert.deepEqual([...recording.keys()].sort(), BY_PAGES)
    for (const [kind, needing] of recording) {
      failing = kind
      for (const request of needing) {
        const answer = await ask(request)
        const name = `${request.method} ${request.url} without a record of ${kind}`
        assert.equal(
          answer.statusCode,
          request.url === WITHOUT_RECORDS ? (request.method === 'POST' ? 400 : 200) : 500,
          name,
        )
        assert.deepEqual(plantedIn(`${answer.body}${headersOf(answer)}`), [], name)
      }
    }
  })

  test('no byte is sent while the record is being written', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const all = await watched(() => promise)
    await all.server.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((all.server.server.address() as AddressInfo).port, '127.0.0.1')
    let received = ''
    socket.on('data', (bytes) => (received += bytes.toString('utf8')))
    socket.write(
      `GET /complaints/${REFERENCES[0]} HTTP/1.1\r\nhost: x\r\ncookie: __Host-redress=${all.visit.id ?? ''}\r\n\r\n`,
    )
    while (all.asked.length === 0) await wait(5)
    await wait(50)
    assert.equal(received, '')
    resolve()
    while (!received.includes('</html>')) await wait(5)
    assert.match(received, /^HTTP\/1\.1 200 /)
    socket.destroy()
    await all.server.close()
  })
})

describe('Where reads are recorded', () => {
  test('whatever shows something of a complaint or a person names it in a record, and nothing else holds a word of it', async () => {
    const all = await watched()
    const ask = asking(all)
    const wrong: string[] = []
    const showing = new Set<string>()
    const look = async (request: Request): Promise<void> => {
      const before = all.asked.length
      const answer = await ask(request)
      const name = `${request.method} ${request.url}`
      const recorded = new Set(all.asked.slice(before).flatMap(({ streams }) => streams.map(String)))
      if (canariesIn(headersOf(answer)).length > 0) wrong.push(`${name}: in the headers`)
      if (canariesIn(request.url).length > 0) wrong.push(`${name}: in the address`)
      for (const reference of referencesIn(answer.body))
        if (!recorded.has(streamOf(reference))) wrong.push(`${name}: ${reference}`)
      for (const person of personNamesIn(answer.body))
        if (!all.people.some((one) => one.name === person && recorded.has(one.id))) wrong.push(`${name}: ${person}`)
      if (canariesIn(answer.body).length > 0) {
        showing.add(name.replace(/Rotkehlchen-\w+/, ':reference').replace(/[0-9a-f]{32}/, ':id'))
        if (all.asked.length === before) wrong.push(`${name}: unrecorded`)
      }
      const { location } = answer.headers
      if (answer.statusCode === 303 && location?.startsWith('/')) await look({ method: 'GET', url: location })
    }
    for (const request of await requests(all)) await look(request)
    assert.deepEqual(wrong, [])
    for (const form of ['chronology.csv', 'chronology.json', 'assessment.json'])
      assert.ok(showing.has(`GET /complaints/:reference/${form}`), [...showing].join('; '))
    assert.ok(showing.has('GET /complaints/:reference') && showing.has(`GET /complaints/:reference/dates/${DUTY}`))
    for (const each of ['GET /register', 'POST /register/find', 'GET /register/:id', 'GET /register/:id/readers'])
      assert.ok(showing.has(each), [...showing].join('; '))

    assert.deepEqual(plantedIn(all.lines.join('')), [])
    assert.deepEqual(plantedIn(JSON.stringify(all.asked)), [])
    const kinds = new Set(all.asked.map(({ what }) => what))
    assert.deepEqual([...kinds].sort(), BY_PAGES)
  })

  test('a complaint that is not there is recorded as an attempt, of no complaint', async () => {
    const all = await watched()
    const answer = await asking(all)({ method: 'GET', url: `/complaints/${ABSENT}` })
    assert.equal(answer.statusCode, 404)
    assert.deepEqual(
      all.asked.map(({ what, streams }) => [what, streams]),
      [['case', []]],
    )
  })
})
