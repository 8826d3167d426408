import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { neverStarted, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import type { Read } from '../../../casework/read-records-port.ts'
import { complaintStream } from '../../../casework/recorded-complaint.ts'
import { councilId, personId } from '../../../kernel/ids.ts'
import type { Role } from '../../../people/roles.ts'
import { memoryReadRecords } from '../../../store/reads/memory.ts'
import { makeServer } from '../../server.ts'

const council = councilId('anytown')
const PAGE = `/complaints/${running.reference}`
const { stream } = complaintStream(council, running.reference)

const read = (changes: Partial<Read> = {}): Read => ({
  council,
  at: '2024-10-10T13:05:00.000Z',
  person: personId('officer-1'),
  way: 'role',
  what: 'case',
  streams: [stream],
  ...changes,
})

/** An office after these reads, and whoever looks at it. */
async function after(before: readonly Read[], roles: readonly Role[] = ['complaints-manager']) {
  const reads = memoryReadRecords(council)
  for (const one of before) await reads.record(one)
  const deps = office(undefined, [], reads)
  const who = 'everybodyIs' in deps.door ? deps.door.everybodyIs : undefined
  if (!who) throw new Error('This office has a door')
  const server = makeServer({ ...deps, door: { everybodyIs: { ...who, roles } } })
  const open = async (path: string) => {
    const { statusCode, body } = await server.inject(path)
    const page = parse(body)
    const rows = (id: string) =>
      page
        .querySelectorAll(`${id} tbody tr`)
        .map((row) => row.querySelectorAll('th, .redress-table__content').map((cell) => cell.text.trim()))
    return { statusCode, page, rows, text: page.querySelector('main')?.text.replaceAll(/\s+/g, ' ') ?? '' }
  }
  return { deps, reads, open }
}

const many = (count: number, changes: (at: number) => Partial<Read>) =>
  Array.from({ length: count }, (_, at) => read(changes(at)))

describe('Who has looked at a complaint', () => {
  test('is linked from its page', async () => {
    const { open } = await after([])
    const { page } = await open(PAGE)
    assert.equal(page.querySelector(`a[href="${PAGE}/readers"]`)?.text, 'Who has looked at it')
  })

  test('says when, who and what, the latest first, in London time', async () => {
    const { open } = await after([
      read({ way: 'machine', person: personId('this-machine'), what: 'export' }),
      read({ person: personId('gone'), what: 'search', at: '2024-12-10T13:06:00.000Z' }),
      read({ what: 'download', at: '2024-12-10T13:07:00.000Z' }),
    ])
    assert.deepEqual((await open(`${PAGE}/readers`)).rows(''), [
      ['Tue, 10 Dec 2024, 13:07', 'An officer', 'Downloaded a file of it'],
      ['Tue, 10 Dec 2024, 13:06', 'An account that is not known here', 'Found it by a search'],
      ['Thu, 10 Oct 2024, 14:05', 'Somebody at the machine that holds the record', 'Exported it at the command line'],
    ])
  })

  test('records that it was looked at itself', async () => {
    const { open, reads } = await after([])
    assert.match((await open(`${PAGE}/readers`)).text, /Nobody has looked at this complaint before you/)
    assert.deepEqual(
      (await reads.ofStream(stream, 10)).map(({ what, person }) => [what, person]),
      [['readers', 'officer-1']],
    )
    assert.equal((await open(`${PAGE}/readers`)).rows('')[0]?.[2], 'Looked at who had looked')
  })

  test('is read in pages, none shown twice, whatever is recorded meanwhile', async () => {
    const { open } = await after(many(60, (at) => ({ at: `2024-10-10T13:${String(at).padStart(2, '0')}:00.000Z` })))
    const shown: (string | undefined)[] = []
    let next: string | undefined = `${PAGE}/readers`
    const sizes: number[] = []
    while (next !== undefined) {
      const { page, rows } = await open(next)
      sizes.push(rows('').length)
      shown.push(...rows('').map(([when]) => when))
      next = page.querySelector('a[rel=next]')?.attributes['href']
    }
    assert.deepEqual(sizes, [25, 25, 10])
    assert.equal(new Set(shown).size, 60)
  })

  test('is not there where the complaint is not, and takes no page that is none for another', async () => {
    const { open } = await after([read()])
    assert.equal((await open('/complaints/none/readers')).statusCode, 404)
    for (const before of ['0', '-1', 'x', '1e9', '9'.repeat(20)])
      assert.equal((await open(`${PAGE}/readers?before=${before}`)).rows('').length > 0, true, before)
  })
})

describe('Who has looked at somebody on the register', () => {
  const REGISTER = '/register'

  /** An office with one person in its register, and the id of that person. */
  async function withOne(roles?: readonly Role[]) {
    const { deps, open, reads } = await after([], roles)
    const viewer = { council, person: personId('p2'), sees: 'every-complaint', roles: [] } as const
    const done = await deps.people.record(viewer, 'c-1', [
      { type: 'person-recorded', name: 'Marian Ellery' },
      { type: 'register-entered', on: '2024-01-08', as: ['independent-person'], skills: [] },
    ])
    if (!done.ok) throw new Error(done.error.says)
    return { id: done.value, open, reads }
  }

  test('is linked from their page, and says each way in which they were looked at, the latest first', async () => {
    const { id, open } = await withOne()
    await open(REGISTER)
    const { page } = await open(`${REGISTER}/${id}`)
    const link = page.querySelector(`a[href="${REGISTER}/${id}/readers"]`)
    assert.equal(link?.text, 'See who has looked at them')
    await open(`${REGISTER}/${id}/readers`)
    const { rows, text } = await open(`${REGISTER}/${id}/readers`)
    const when = 'Fri, 11 Oct 2024, 10:00'
    assert.deepEqual(rows(''), [
      [when, 'An officer', 'Looked at who had looked'],
      [when, 'An officer', 'Opened their page'],
      [when, 'An officer', 'Saw them in the register'],
    ])
    assert.match(text, /^ Marian Ellery Who has looked Every look at this person is written down/)
  })

  test('says that nobody did, and is not there for somebody who is not', async () => {
    const { id, open, reads } = await withOne()
    assert.match((await open(`${REGISTER}/${id}/readers`)).text, /Nobody has looked at this person before you/)
    assert.equal((await open(`${REGISTER}/${'0'.repeat(32)}/readers`)).statusCode, 404)
    const found = (await reads.between('2024-10-11', '2024-10-12', 10)).toReversed()
    assert.deepEqual(
      found.map(({ what, streams }) => [what, streams]),
      [
        ['readers', []],
        ['readers', [id]],
      ],
    )
  })

  test('is for those who keep the register', async () => {
    for (const [role, status] of [
      ['complaints-officer', 200],
      ['auditor', 403],
      ['director', 403],
    ] as const) {
      const { id, open } = await withOne([role])
      assert.equal((await open(`${REGISTER}/${id}/readers`)).statusCode, status, role)
    }
  })
})

describe('Unusual looking', () => {
  test('is for auditors and complaints managers', async () => {
    for (const [role, status] of [
      ['auditor', 200],
      ['complaints-manager', 200],
      ['complaints-officer', 403],
      ['administrator', 403],
      ['advocate', 403],
    ] as const) {
      const { open } = await after([], [role])
      assert.equal((await open('/reads')).statusCode, status, role)
    }
  })

  test('says of each part that there is nothing where there is nothing', async () => {
    const { open } = await after([read()])
    const { text } = await open('/reads')
    for (const says of [/Nobody looked out of hours/, /Nobody opened many more/, /Nobody looked again/])
      assert.match(text, says)
  })

  test('tells of looking out of hours in the last 30 days and not before', async () => {
    // The office stands at 10 in the morning, London time, on 11 October 2024.
    const { open } = await after([
      read({ at: '2024-09-11T08:59:59.999Z', person: personId('x1') }),
      read({ at: '2024-09-12T20:00:00.000Z' }),
      read({ at: '2024-10-10T21:30:00.000Z' }),
      read({ at: '2024-09-11T03:00:00.000Z', person: personId('x2') }),
    ])
    assert.deepEqual((await open('/reads')).rows('section[aria-labelledby=out-of-hours]'), [
      ['An officer', '2 times', 'Thu, 10 Oct 2024, 22:30'],
    ])
  })

  test('tells of many complaints in a day against the days before', async () => {
    const usual = ['08', '09'].flatMap((date) =>
      many(3, (at) => ({ at: `2024-10-${date}T10:00:00.000Z`, streams: [complaintStream(council, `R${at}`).stream] })),
    )
    const busy = many(12, (at) => ({ streams: [complaintStream(council, `R${at}`).stream] }))
    const { open } = await after([...usual, ...busy])
    assert.deepEqual((await open('/reads')).rows('section[aria-labelledby=many-in-a-day]'), [
      ['An officer', 'Thursday 10 October 2024', '12', '3'],
    ])
  })

  const AGAIN = 'section[aria-labelledby=again-and-again]'
  const again = many(11, () => ({}))

  test('tells of looking again and again by somebody who holds no step in the complaint', async () => {
    const { open, reads } = await after(again.map((one) => ({ ...one, person: personId('somebody') })))
    const { rows, page } = await open('/reads')
    assert.deepEqual(rows(AGAIN)[0]?.slice(0, 3), [
      'An account that is not known here',
      `${running.reference}: who has looked`,
      '11 times',
    ])
    assert.ok(page.querySelector(`${AGAIN} a[href="${PAGE}/readers"]`))
    const [last] = await reads.ofStream(stream, 1)
    assert.deepEqual([last?.what, last?.person], ['report', 'officer-1'])
  })

  test('does not tell of those who hold one', async () => {
    // Nobody was appointed in this one: that is the complaints manager's step.
    const held = complaintStream(council, neverStarted.reference).stream
    const { open } = await after(again.map((one) => ({ ...one, streams: [held] })))
    assert.deepEqual((await open('/reads')).rows(AGAIN), [])
  })
})
