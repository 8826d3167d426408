import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import type { Read, ReadRecords } from '../src/casework/read-records-port.ts'
import { complaintStream } from '../src/casework/recorded-complaint.ts'
import { councilId } from '../src/kernel/ids.ts'
import { ROLES } from '../src/people/roles.ts'
import { memoryReadRecords } from '../src/store/reads/memory.ts'
import { writing } from '../src/office/checking.ts'
import { finished, held, running } from './browser/histories.ts'
import { office } from './browser/office.ts'
import { canariesIn, referencesIn, withCanaries } from './canaries.ts'
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
const DUTY = encodeURIComponent('S2.complete~request_received')

type Watched = DoorOffice & {
  readonly visit: Visit
  readonly lines: string[]
  /** Every read that was to be recorded. */
  readonly asked: Read[]
  readonly reads: ReadRecords
}

/** An office whose complaints hold canaries, and a visitor who has every role. */
async function watched(record?: (read: Read) => Promise<void>): Promise<Watched> {
  const [lines, asked]: [string[], Read[]] = [[], []]
  const kept = memoryReadRecords(council)
  const reads: ReadRecords = {
    ...kept,
    record(read) {
      asked.push(read)
      return (record ?? kept.record)(read)
    },
  }
  const of = doorOffice({}, {}, office(HISTORIES, lines, reads))
  const { visit } = await newPerson(of, 'a@anytown.example', ROLES)
  return { ...of, visit, lines, asked, reads }
}

type Request = { readonly method: 'GET' | 'HEAD' | 'POST'; readonly url: string; readonly payload?: string }

/** Forms that lead to complaints, by the route that takes them. */
const FORMS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  '/': [
    { words: canariesIn(JSON.stringify(HISTORIES[0]))[0] ?? '', show: 'all' },
    { words: 'nobody', show: 'all' },
  ],
  '/check': HISTORIES.map((history) => ({ step: 'keep-now', text: writing.writeJson(history) })),
}

/** Each route with all that makes it answer something else. */
async function requests({ server }: Watched): Promise<readonly Request[]> {
  const references = [...REFERENCES, ABSENT].map(encodeURIComponent)
  return (await routesOf(server)).flatMap(({ method, url }): readonly Request[] => {
    if (url.startsWith('/assets/') || url.startsWith('/sign-out')) return []
    const urls = url.includes(':reference')
      ? references.map((reference) => url.replace(':reference', reference).replace(':duty', DUTY))
      : [url.replaceAll(/:\w+/g, 'x'), ...(url === '/' ? ['/?show=overdue', '/?stage=stage-2', '/?page=2'] : [])]
    const forms = method === 'POST' ? (FORMS[url] ?? [{ a: 'b' }]) : [undefined]
    return urls.flatMap((each) =>
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

const headersOf = ({ headers }: LightMyRequestResponse): string => JSON.stringify(headers)
const streamOf = (reference: string): string => complaintStream(council, reference).stream

test('the canaries are in every part of a complaint', () => {
  for (const { planted, history } of PLANTED) {
    assert.ok(planted >= 4, `${planted} in ${history.reference}`)
    assert.equal(canariesIn(JSON.stringify(history)).length, planted)
  }
})

describe('Where no read can be recorded', () => {
  test('nothing of a complaint is in any answer of any route, 1,000 times out of 1,000', async () => {
    const all = await watched(() => Promise.reject(new Error('the disk is full')))
    const ask = asking(all)
    const shown: string[] = []
    const failing = new Set<string>()
    while (all.asked.length < 1000) {
      for (const request of await requests(all)) {
        const before = all.asked.length
        const answer = await ask(request)
        const name = `${request.method} ${request.url}`
        const said = `${answer.body}${headersOf(answer)}`
        // Whoever gives a file to be kept is told of nothing but that it failed.
        if (canariesIn(said).length + referencesIn(said).length > 0) shown.push(name)
        if (all.asked.length === before) continue
        failing.add(name)
        if (answer.statusCode !== 500) shown.push(`${name}: ${answer.statusCode}`)
      }
    }
    assert.deepEqual([...new Set(shown)], [])
    const logged = all.lines.join('')
    assert.deepEqual([canariesIn(logged), referencesIn(logged)], [[], []])
    assert.ok(!logged.includes('the disk is full') && logged.includes('page failed'))
    // An absent complaint fails as one that is there does: nobody learns from it which there are.
    for (const path of ['', '/readers', '/chronology.csv', '/assessment.json', `/dates/${DUTY}`])
      for (const reference of [REFERENCES[0], ABSENT])
        assert.ok(failing.has(`GET /complaints/${reference}${path}`), `${reference}${path}`)
    for (const each of ['GET /', 'POST /', 'GET /forecast', 'GET /reads', 'POST /check'])
      assert.ok(failing.has(each), each)
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
  test('whatever shows something of a complaint names it in a record, and nothing else holds a word of it', async () => {
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
      if (canariesIn(answer.body).length > 0) {
        showing.add(name.replace(/Rotkehlchen-\w+/, ':reference'))
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

    const logged = all.lines.join('')
    assert.deepEqual([canariesIn(logged), referencesIn(logged)], [[], []])
    const records = JSON.stringify(all.asked)
    assert.deepEqual([canariesIn(records), referencesIn(records)], [[], []])
    const kinds = new Set(all.asked.map(({ what }) => what))
    const everyKind = [
      'case',
      'choices',
      'date',
      'download',
      'forecast',
      'keep',
      'list',
      'people',
      'readers',
      'report',
      'search',
      'who-may',
    ]
    assert.deepEqual([...kinds].sort(), everyKind)
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
