import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { complaintStream } from '../src/casework/recorded-complaint.ts'
import { councilId, type CouncilId } from '../src/kernel/ids.ts'
import { openPostgresDoor } from '../src/store/door/postgres.ts'
import { openPostgresReadRecords } from '../src/store/reads/postgres.ts'
import { type Answered, type Browser, browserOf, routesMissed } from './crawl.ts'
import { signIn } from './door.ts'
import { FEW, inMemory, type KeptIn, type PlantedOffice, plantedOffice, walkThrough } from './planted-office.ts'
import type { Texts } from './planted-texts.ts'
import { newRecord, type PostgresRecord } from './postgres-records.ts'
import { noPostgres, type TestDatabase, testDatabase } from './postgres.ts'

// Two councils on one database, each with words of its own in every text that it keeps: nothing of one is in any answer
// of the other, whatever is asked; and nothing of either is in a log, an address or an error, or is shown unrecorded.

/** Words of complaints and people on the register, of which every look is recorded; and of what is kept beside them. */
const READ = 'zaunkoenig'
const KEPT = 'heckenbraunelle'
const REFERENCE = 'Rotkehlchen'

const isBeside = (field: string): boolean => /^(view|account|passkey|session|access)\./.test(field)

/** `fields` has the words that were given to each. */
type Words = { readonly texts: Texts; readonly typed: Texts; readonly fields: Map<string, string[]> }

/** Words that stand nowhere else, each once. What is typed during the walk is no canary: it may come back to its sender. */
function wordsOf(council: string): Words {
  let nth = 0
  const fields = new Map<string, string[]>()
  const texts: Texts = (field) => {
    nth += 1
    const kind = field === 'complaint.reference' ? `${REFERENCE}-` : isBeside(field) ? KEPT : READ
    const word = `${kind}${council}${nth}`
    fields.set(field, [...(fields.get(field) ?? []), word])
    return field.endsWith('.email') ? `${word}@x.example` : word
  }
  const typed: Texts = (field) => `typed${(nth += 1)}${field.endsWith('.email') ? '@x.example' : ''}`
  return { texts, typed, fields }
}

const found = (text: string, ...words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => text.match(new RegExp(`${word}\\w*`, 'gi')) ?? [])),
]

/** What came back, in whichever way, but not the address that was asked for. */
const saidIn = ({ headers, body }: Answered): string => `${body}${JSON.stringify(headers)}`

const [OURS, THEIRS] = [councilId('northshire'), councilId('southshire')]

describe('Words in every field of two councils on one PostgreSQL', { skip: noPostgres }, () => {
  const words = { ours: wordsOf('n'), theirs: wordsOf('s') }
  let database: TestDatabase
  let [ours, theirs]: PlantedOffice[] = []
  let walked: readonly Answered[] = []
  const unrecorded: string[] = []

  before(async () => {
    database = await testDatabase()
    const record = await newRecord(database)
    const [mine, other] = [await keptOn(database, record, OURS), await keptOn(database, record, THEIRS)]
    ours = await plantedOffice(words.ours.texts, mine, FEW)
    theirs = await plantedOffice(words.theirs.texts, other, FEW)
    walked = await walkThrough(theirs, words.theirs.typed, { files: [], onAnswer: recordedIn(theirs, unrecorded) })
  })
  after(async () => {
    for (const one of [ours, theirs]) {
      await one?.kept.reads.close()
      await one?.kept.signIns.close()
      await one?.kept.store.close()
    }
    await database?.stop()
  })

  test('every route was asked, and all words are told from one another', async (t) => {
    if (!theirs) throw new Error('Nothing was opened')
    assert.deepEqual(await routesMissed(theirs.server, walked), [])
    assert.deepEqual(
      walked.filter(({ status }) => status >= 500).map(({ method, url }) => `${method} ${url}`),
      [],
    )
    const shown = walked.flatMap((answer) => found(saidIn(answer), READ, KEPT))
    t.diagnostic(`${words.theirs.fields.size} fields, ${walked.length} answers, ${new Set(shown).size} words seen`)
    assert.ok(new Set(shown).size > 600, String(new Set(shown).size))
  })

  test('who is in a complaint, and how they are reached, is shown to those who may see it, in every field', () => {
    const shown = new Set(walked.flatMap((answer) => found(answer.body, READ)))
    const ofPeople = [...words.theirs.fields].filter(([field]) => field.startsWith('party.'))
    assert.ok(ofPeople.length > 8, String(ofPeople.length))
    const unseen = ofPeople.filter(([, given]) => !given.some((word) => shown.has(word))).map(([field]) => field)
    // Why a name was put right stays in the record and is on no page.
    assert.deepEqual(unseen, ['party.corrected because'])
  })

  test('are in no address, no header and no line of the log', () => {
    const wrong = walked.flatMap(({ method, url, headers }) =>
      found(`${url}${JSON.stringify(headers)}`, READ, KEPT).map((word) => `${method} ${url}: ${word}`),
    )
    assert.deepEqual(wrong, [])
    assert.deepEqual(found(theirs?.lines.join('') ?? '', READ, KEPT, REFERENCE), [])
    assert.ok((theirs?.lines.length ?? 0) >= walked.length)
  })

  test('are shown by no answer that was not recorded first', () => assert.deepEqual(unrecorded, []))

  test('are shown to nobody of the other council, by whatever page or form is asked for with their ids', async (t) => {
    if (!ours || !theirs) throw new Error('Nothing was opened')
    const before = await everythingIn(theirs.kept)
    const browser = await browserOf(ours.server, (await signIn(ours, ours.person)).id)
    const wrong: string[] = []
    for (const asked of walked) {
      if (isOwnEnd(asked)) continue
      const answer = await askedAs(ours, browser, asked)
      for (const word of found(saidIn(answer), `${READ}s`, `${KEPT}s`, `${REFERENCE}-s`))
        if (!String(asked.payload ?? '').includes(word) && !asked.url.includes(word))
          wrong.push(`${asked.method} ${asked.url}: ${word}`)
      if (answer.status >= 500) wrong.push(`${asked.method} ${asked.url}: ${answer.status}`)
    }
    assert.deepEqual(wrong, [])
    // Whoever asked was signed in to the end.
    assert.equal((await browser.ask({ method: 'GET', url: '/' })).status, 200)
    assert.deepEqual(await everythingIn(theirs.kept), before)
    assert.deepEqual(found(walked.map(saidIn).join(' '), `${READ}n`, `${KEPT}n`, `${REFERENCE}-n`), [])
    t.diagnostic(`${walked.length} pages and forms of one council asked of the other`)
  })

  test('are not opened by a session, a link or a token of the other council', async () => {
    if (!ours || !theirs) throw new Error('Nothing was opened')
    const stranger = await browserOf(theirs.server, (await signIn(ours, ours.person)).id)
    const list = await stranger.ask({ method: 'GET', url: '/' })
    assert.deepEqual([list.status, list.headers.location], [303, '/sign-in'])
    const linked = await stranger.ask({ method: 'GET', url: `/set-up/${ours.link}` })
    assert.equal(linked.status, 404)
    assert.deepEqual(found(saidIn(linked), KEPT), [])
  })
})

/** What ends the session with which all this is asked. */
const isOwnEnd = ({ method, route }: Answered): boolean =>
  method === 'POST' && ['/account', '/sign-out', '/session-over'].includes(route)

/** The same request from a browser of this office, with the token that its own forms have. */
const askedAs = (of: PlantedOffice, browser: Browser, { method, url, payload, type }: Answered): Promise<Answered> => {
  const token = of.door.formToken(browser.id() ?? '')
  const sent = payload?.toString().replaceAll(/(form-token(?:=|"\r\n\r\n))[\w-]+/g, `$1${token}`)
  return browser.ask({ method, url, ...(sent !== undefined && { payload: sent }), ...(type !== undefined && { type }) })
}

async function keptOn(database: TestDatabase, record: PostgresRecord, council: CouncilId): Promise<KeptIn> {
  const options = { url: database.url, folder: record.folder, schema: record.schema, council }
  return {
    council,
    store: await record.open({ council }),
    reads: await openPostgresReadRecords(options),
    ...(await openPostgresDoor(options)),
  }
}

const everythingIn = async ({ store, council, signIns }: KeptIn) => [
  await store.readAll(council, 0, 100_000),
  await signIns.read(async (door) => [
    await door.find('accounts'),
    await door.find('credentials'),
    await door.find('sessions'),
    await door.find('once'),
    await door.journal(10_000),
  ]),
]

/** Says of each answer that shows something whether a record of it was to be written first, naming each complaint. */
function recordedIn(of: PlantedOffice, unrecorded: string[]): (answered: Answered) => void {
  let before = of.asked.length
  return (answered) => {
    const recorded = of.asked.slice(before)
    before = of.asked.length
    const name = `${answered.method} ${answered.url}`
    if (recorded.length === 0 && found(answered.body, READ).length > 0) unrecorded.push(`${name}: nothing`)
    const streams = new Set(recorded.flatMap((read) => read.streams.map(String)))
    for (const { reference } of of.complaints) {
      const isAsked = decodeURIComponent(answered.url).includes(reference)
      // What was typed comes back in the box that it was typed into.
      const typed = String(answered.payload ?? '').includes(reference) ? `value="${reference}"` : undefined
      const body = typed === undefined ? answered.body : answered.body.replaceAll(typed, '')
      if (!isAsked && body.includes(reference) && !streams.has(streamOf(of, reference)))
        unrecorded.push(`${name}: ${reference}`)
    }
  }
}

const streamOf = ({ kept }: PlantedOffice, reference: string): string => complaintStream(kept.council, reference).stream

describe('Words in every field, where what they are kept in fails', () => {
  for (const part of ['store', 'signIns', 'reads'] as const) {
    test(`are in no error and no line of the log, whichever page is asked for: the ${part}`, async (t) => {
      const { texts, typed } = wordsOf('n')
      const broken = { now: false }
      const kept = inMemory(OURS)
      const of = await plantedOffice(texts, { ...kept, [part]: failing(kept[part], broken) }, FEW)
      const asked = (await walkThrough(of, typed)).filter((one) => !isOwnEnd(one))
      const browser = await browserOf(of.server, (await signIn(of, of.person)).id)
      broken.now = true
      of.lines.length = 0
      let failures = 0
      for (const each of asked) {
        const answer = await askedAs(of, browser, each)
        if (answer.status >= 500) failures += 1
        if (answer.status < 500) continue
        assert.deepEqual(found(saidIn(answer), READ, KEPT, 'sunken'), [], each.url)
      }
      assert.deepEqual(found(of.lines.join(''), READ, KEPT, REFERENCE, 'sunken'), [])
      t.diagnostic(`${failures} failures in ${asked.length} answers`)
      assert.ok(failures > 100, String(failures))
    })
  }
})

/** The same part, but that all it is asked fails from when it is broken, with an error that quotes what was in it. */
function failing<Part extends object>(part: Part, broken: { readonly now: boolean }): Part {
  return new Proxy(part, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function' || !broken.now) return value
      return () => Promise.reject(Object.assign(new Error(`${READ}n1 sunken`), { detail: `${KEPT}n2 sunken` }))
    },
  })
}
