import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Project, Row, RowsAsked, RowsWanted, SealedEvent, Viewer } from '../../casework/ports.ts'
import { personId } from '../../kernel/ids.ts'
import { EVERYBODY, RESTRICTED } from '../../people/access.ts'
import { EventAltered } from '../faults.ts'
import {
  allRows,
  AT,
  command,
  council,
  fillTwoStreams,
  one,
  type OpenSubject,
  row,
  streamCalled,
  viewer,
  write,
} from './subject.ts'
import { withStore } from './with-store.ts'

/** Rows as casework would work them out: one that counts, and one for each event that has a date. */
const project: Project = (stream, events) => [
  row('count', { tags: [`v${events.length}`], facts: { events: events.length } }),
  ...events.flatMap(({ id, on }): Row[] =>
    on === undefined ? [] : [row(id, { list: 'dated', due: on, tags: [stream.stream] })],
  ),
]

export function keepsRows(open: OpenSubject): void {
  const on = withStore(open)
  describe('Rows', () => {
    test(
      'are written with the events and take the place of those before',
      on(async ({ store }) => {
        const stream = streamCalled('a')
        await store.append(command('c1', [write(stream, 0, ['a1'], [row('1', { tags: ['stage-1'] }), row('2')])]))
        await store.append(command('c2', [write(streamCalled('b'), 0, ['b1'], [row('1', { tags: ['stage-1'] })])]))
        await store.append(command('c3', [write(stream, 1, ['a2'], [row('1', { tags: ['stage-2'] })])]))
        const { rows, total } = await allRows(store)
        assert.equal(total, 2)
        assert.deepEqual(rows, [
          { ...stream, ...row('1', { tags: ['stage-2'] }) },
          { ...streamCalled('b'), ...row('1', { tags: ['stage-1'] }) },
        ])
      }),
    )
    test(
      'are listed by date, undated last, narrowed, counted and paged',
      on(async ({ store }) => {
        const facts = { reference: 'R 1', points: 3, whole: true }
        const dated = [
          ['a', row('1', { due: '2026-05-01', tags: ['stage-2', 'panel'] })],
          ['b', row('1', { tags: ['stage-2'] })],
          ['c', row('1', { due: '2026-04-30', tags: ['stage-1'], facts })],
          ['d', row('1', { due: '2026-05-01', tags: ['stage-2', 'panel'] })],
          ['e', row('1', { due: '2026-04-30', list: 'duty' })],
        ] as const
        for (const [id, each] of dated) await store.append(command(id, [write(streamCalled(id), 0, [id], [each])]))
        const listed = async (asked: object) => {
          const { rows, total } = await store.rows(viewer, { list: 'complaint', limit: 10, ...asked })
          return [rows.map(({ stream }) => stream).join(''), total]
        }
        assert.deepEqual(await listed({}), ['cadb', 4])
        assert.deepEqual(await listed({ limit: 2 }), ['ca', 4])
        assert.deepEqual(await listed({ skip: 2, limit: 2 }), ['db', 4])
        assert.deepEqual(await listed({ tags: ['stage-2'] }), ['adb', 3])
        assert.deepEqual(await listed({ tags: ['panel'], skip: 1 }), ['d', 2])
        assert.deepEqual(await listed({ dueBy: '2026-04-30' }), ['c', 1])
        assert.deepEqual(await listed({ list: 'duty' }), ['e', 1])
        assert.deepEqual((await store.rows(viewer, { list: 'complaint', limit: 1 })).rows[0]?.facts, facts)
      }),
    )
    test(
      'are ordered by rank before date, and narrowed by every tag at once',
      on(async ({ store }) => {
        const some = [
          ['a', row('1', { rank: 1, due: '2026-01-01', tags: ['live', 's17'] })],
          ['b', row('1', { due: '2026-03-01', tags: ['live', 's20', 's17'] })],
          ['c', row('1', { due: '2026-02-01', tags: ['live', 's20'] })],
          ['d', row('1', { tags: ['live', 's17'], turns: '2026-04-01' })],
        ] as const
        for (const [id, each] of some) await store.append(command(id, [write(streamCalled(id), 0, [id], [each])]))
        const listed = async (asked: Partial<RowsAsked>) => {
          const { rows, total } = await store.rows(viewer, { list: 'complaint', limit: 10, ...asked })
          return [rows.map(({ stream }) => stream).join(''), total]
        }
        assert.deepEqual(await listed({}), ['cbda', 4])
        assert.deepEqual(await listed({ tags: ['s17'] }), ['bda', 3])
        assert.deepEqual(await listed({ tags: ['s17', 's20'] }), ['b', 1])
        assert.deepEqual(await listed({ tags: ['s20', 's17'] }), ['b', 1])
        assert.deepEqual(await listed({ tags: ['s17'], rank: 0, limit: 1 }), ['b', 2])
        assert.deepEqual(await listed({ rank: 1 }), ['a', 1])
        assert.deepEqual(await listed({ dueFrom: '2026-02-01', dueBy: '2026-02-28' }), ['c', 1])
        assert.deepEqual(await listed({ tags: ['live'], dueFrom: '2026-02-02', dueBy: '2026-12-31' }), ['b', 1])
        assert.deepEqual(await listed({ tags: ['s1'] }), ['', 0])
        const wanted = [{}, { tags: ['s17'] }, { rank: 1 }, { dueBy: '2026-02-01', rank: 0 }]
        const counts = await store.counts(
          viewer,
          wanted.map((each) => ({ list: 'complaint', ...each })),
        )
        assert.deepEqual(counts, [4, 3, 1, 1])
        assert.equal((await store.rows(viewer, { list: 'complaint', limit: 4 })).rows[2]?.turns, '2026-04-01')
      }),
    )
    test(
      'are found by words and names, which are not given back',
      on(async ({ store }) => {
        const some = [
          ['a', row('1', { names: ['w:smith', 'w:smithson', 'team:North'], tags: ['live'] })],
          ['b', row('1', { names: ['w:smith', 'team:North'], due: '2026-03-01' })],
          ['c', row('1', { names: ['w:smyth', 'w:zażółć', 'team:South'], tags: ['live'] })],
        ] as const
        for (const [id, each] of some) await store.append(command(id, [write(streamCalled(id), 0, [id], [each])]))
        const found = async (names: RowsAsked['names'], asked: Partial<RowsAsked> = {}) => {
          const { rows, total } = await store.rows(viewer, {
            list: 'complaint',
            limit: 10,
            ...asked,
            ...(names && { names }),
          })
          assert.ok(rows.every((each) => !('names' in each)))
          return [rows.map(({ stream }) => stream).join(''), total]
        }
        assert.deepEqual(await found([{ is: 'w:smith', whole: true }]), ['ba', 2])
        assert.deepEqual(await found([{ is: 'w:sm', whole: false }]), ['bac', 3])
        assert.deepEqual(await found([{ is: 'w:smiths', whole: false }]), ['a', 1])
        assert.deepEqual(await found([{ is: 'w:zaż', whole: false }]), ['c', 1])
        assert.deepEqual(await found([{ is: 'w:smith', whole: false }], { tags: ['live'] }), ['a', 1])
        const both = [
          { is: 'w:sm', whole: false },
          { is: 'team:South', whole: true },
        ]
        assert.deepEqual(await found(both), ['c', 1])
        assert.deepEqual(await found(both.toReversed(), { limit: 1 }), ['c', 1])
        assert.deepEqual(await store.names(viewer, 'complaint', 'team:'), [
          { name: 'team:North', rows: 2 },
          { name: 'team:South', rows: 1 },
        ])
        await store.append(command('d', [write(streamCalled('a'), 1, ['d'], [row('1', { names: ['w:jones'] })])]))
        assert.deepEqual(await found([{ is: 'w:smith', whole: true }]), ['b', 1])
        await store.destroyKey(streamCalled('b'))
        assert.deepEqual(await found([{ is: 'w:smith', whole: true }]), ['', 0])
        assert.deepEqual(await found([{ is: 'w:jones', whole: true }]), ['a', 1])
      }),
    )
    test(
      'are there only for whom the ties of their complaint let see them, in lists, counts and names',
      on(async ({ store }) => {
        const ties = {
          a: [],
          b: [{ person: 'me', tie: 'assigned' }],
          c: [{ person: 'me', tie: 'was-assigned' }],
          d: [{ person: 'me', tie: 'named' }],
          e: [
            { person: 'me', tie: 'assigned' },
            { person: 'me', tie: 'conflicted' },
          ],
          f: [{ person: EVERYBODY, tie: RESTRICTED }],
          g: [
            { person: EVERYBODY, tie: RESTRICTED },
            { person: 'me', tie: 'assigned' },
          ],
          h: [{ person: 'other', tie: 'assigned' }],
          i: [{ person: 'other', tie: 'named' }],
        } as const
        for (const [id, tied] of Object.entries(ties)) {
          const one = row('1', { ties: tied, tags: ['live'], names: ['word:visit', `team:${id}`] })
          await store.append(command(id, [write(streamCalled(id), 0, [id], [one])]))
        }
        const SEEN = {
          'every-complaint': 'abcdefghi',
          'open-complaints': 'abcghi',
          'own-complaints': 'bg',
          nothing: '',
        } as const satisfies Record<Viewer['sees'], string>
        for (const [sees, seen] of Object.entries(SEEN)) {
          const who = { ...viewer, person: personId('me'), sees } as Viewer
          const wanted: readonly RowsWanted[] = [
            { list: 'complaint' },
            { list: 'complaint', tags: ['live'] },
            { list: 'complaint', names: [{ is: 'word:vis', whole: false }] },
          ]
          for (const narrowed of wanted) {
            const { rows, total } = await store.rows(who, { ...narrowed, limit: 20 })
            assert.equal(rows.map(({ stream }) => stream).join(''), seen, `${sees} ${JSON.stringify(narrowed)}`)
            assert.equal(total, seen.length)
            assert.ok(rows.every((each) => !('ties' in each)))
          }
          assert.deepEqual(
            await store.counts(who, wanted),
            wanted.map(() => seen.length),
          )
          assert.deepEqual(
            (await store.names(who, 'complaint', 'team:')).map(({ name }) => name.slice(5)).join(''),
            seen,
          )
        }
      }),
    )
    test(
      'whose day has come are worked out again, and no others',
      on(async ({ store }) => {
        const some = [
          ['a', row('1', { turns: '2026-03-01' })],
          ['b', row('1', { turns: '2026-03-02' })],
          ['c', row('1')],
        ] as const
        for (const [id, each] of some) await store.append(command(id, [write(streamCalled(id), 0, [id], [each])]))
        const worked: string[] = []
        const again: Project = ({ stream }) => {
          worked.push(stream)
          return [row('1', { tags: ['turned'], turns: '2026-06-01' })]
        }
        assert.equal(await store.turn(council, 'complaint', '2026-02-28', again), 0)
        assert.equal(await store.turn(council, 'complaint', '2026-03-01', again), 1)
        assert.equal(await store.turn(council, 'complaint', '2026-03-01', again), 0)
        assert.deepEqual(worked, ['a'])
        const { rows } = await allRows(store)
        assert.deepEqual(
          rows.filter(({ tags }) => tags?.includes('turned')).map(({ stream }) => stream),
          ['a'],
        )
        const stuck: Project = () => [row('1', { turns: '2026-01-01' })]
        await assert.rejects(store.turn(council, 'complaint', '2026-03-02', stuck), /must hold for the day/)
      }),
    )
    test(
      'say in which way they were last worked out',
      on(async ({ store, again }) => {
        await fillTwoStreams(store)
        assert.equal(await store.rebuiltAs(council), undefined)
        await store.rebuild(council, project, 'first way')
        assert.equal(await store.rebuiltAs(council), 'first way')
        await store.append(one('more', 'a', 3))
        assert.equal(await store.rebuiltAs(council), 'first way')
        await store.rebuild(council, project, 'second way')
        const other = await again()
        assert.equal(await other.rebuiltAs(council), 'second way')
        await other.close()
      }),
    )
    test(
      'worked out afresh are those that were written',
      on(async ({ store, spoilRows }) => {
        for (const [id, stream, version] of [
          ['c1', 'a', 0],
          ['c2', 'b', 0],
          ['c3', 'a', 1],
          ['c4', 'a', 2],
        ] as const) {
          const known = await store.read(streamCalled(stream))
          const { events, ...rest } = write(streamCalled(stream), version, [id])
          const after = [...known, ...events.map((event) => ({ ...known[0], ...streamCalled(stream), ...event }))]
          const rows = project(streamCalled(stream), after as typeof known)
          await store.append(command(id, [{ ...rest, events, rows }]))
        }
        const written = [await allRows(store), await allRows(store, 'dated')]
        assert.deepEqual(
          written.map(({ total }) => total),
          [2, 4],
        )
        await spoilRows()
        assert.notDeepEqual([await allRows(store), await allRows(store, 'dated')], written)
        assert.equal(await store.rebuild(council, project), 2)
        assert.deepEqual([await allRows(store), await allRows(store, 'dated')], written)
      }),
    )
  })
}

const ALTERED = [
  ['kind', 'person'],
  ['version', 9],
  ['position', 9],
  ['type', 'update-received'],
  ['recordedBy', 'officer-8'],
  ['body', '{"format":"redress-envelope/1","key":"","nonce":"","ciphertext":""}'],
  ['previousHash', 'a'.repeat(64)],
  ['hash', 'a'.repeat(64)],
] as const satisfies readonly (readonly [keyof SealedEvent, string | number])[]

export function rebuildsFromWhatIsSound(open: OpenSubject): void {
  const on = withStore(open)
  describe('Rows worked out afresh', () => {
    for (const [field, value] of ALTERED) {
      test(
        `come from no event whose ${field} was altered`,
        on(async ({ store, tamper }) => {
          await fillTwoStreams(store)
          await tamper(3, field, value)
          await assert.rejects(store.rebuild(council, project), (error) => {
            assert.ok(error instanceof EventAltered)
            return /Event \d \(version \d of (complaint|person) a\) is not as it was recorded: .* Run verify/.test(
              error.message,
            )
          })
        }),
      )
    }
    test(
      'come from an erased stream only while its chain holds',
      on(async ({ store, tamper }) => {
        await fillTwoStreams(store)
        await store.destroyKey(streamCalled('a'))
        assert.equal(await store.rebuild(council, project), 2)
        await tamper(3, 'type', 'update-received')
        await assert.rejects(store.rebuild(council, project), /Event 3 \(version 2 of complaint a\).*its hash/)
      }),
    )
    test(
      'come from no record that lacks events which commands were told of',
      on(async ({ store, dropEventsAfter }) => {
        await fillTwoStreams(store)
        await dropEventsAfter(4)
        await assert.rejects(store.rebuild(council, project), /told that event 5 was recorded/)
      }),
    )
    test(
      'are those of every stream, however many there are and however long one is',
      on(async ({ store }) => {
        const long = Array.from({ length: 1201 }, (_, at) => `long-${at}`)
        await store.append(command('long', [write(streamCalled('m'), 0, long)]))
        const short = Array.from({ length: 700 }, (_, at) => write(streamCalled(`s${at}`), 0, [`e${at}`]))
        await store.append(command('short', short))
        assert.equal(await store.rebuild(council, project), 701)
        const { rows, total } = await allRows(store)
        assert.deepEqual([rows.find(({ stream }) => stream === 'm')?.tags, total], [['v1201'], 701])
      }),
    )
  })
}

export function rebuildsBesideWriters(open: OpenSubject): void {
  const on = withStore(open)
  describe('Rows worked out afresh', () => {
    test(
      'do not take the place of rows that were written meanwhile',
      on(async ({ store }) => {
        await fillTwoStreams(store)
        const meanwhile: Promise<unknown>[] = []
        await store.rebuild(council, (stream, events) => {
          const version = events.length
          if (stream.stream === 'a') {
            const newer = write(stream, version, ['newer'], [row('count', { tags: [`v${version + 1}`] })])
            meanwhile.push(store.append(command('newer', [newer])))
          }
          return [row('count', { tags: [`v${version}`] })]
        })
        await Promise.all(meanwhile)
        const { rows } = await allRows(store)
        assert.deepEqual(
          rows.map(({ stream, tags }) => [stream, tags]),
          [
            ['a', ['v4']],
            ['b', ['v2']],
          ],
        )
      }),
    )
    test(
      'do not come back for a stream that was erased meanwhile',
      on(async ({ store }) => {
        await fillTwoStreams(store)
        const meanwhile: Promise<void>[] = []
        await store.rebuild(council, (stream, events) => {
          if (stream.stream === 'a') meanwhile.push(store.destroyKey(stream))
          return project(stream, events)
        })
        await Promise.all(meanwhile)
        assert.deepEqual(
          (await allRows(store)).rows.map(({ stream }) => stream),
          ['b'],
        )
      }),
    )
  })
}

export function keepsJobs(open: OpenSubject): void {
  const on = withStore(open)
  describe('Jobs', () => {
    test(
      'come with the events of their command, once, when they are due',
      on(async ({ store }) => {
        const job = (dedupeKey: string, runAt: string) => ({
          queue: 'letters',
          runAt,
          dedupeKey,
          payload: `{"of":"${dedupeKey}"}`,
        })
        const later = job('later', '2026-03-03T09:00:00.000Z')
        const first = command('c1', [write(streamCalled('a'), 0, ['a1'])], [later, job('now', AT)])
        await store.append(first)
        await store.append(first)
        await store.append(
          command('c2', [write(streamCalled('a'), 1, ['a2'])], [job('now', '2026-03-02T00:00:00.000Z')]),
        )
        assert.deepEqual(await store.jobsDue(council, AT, 10), [job('now', AT)])
        assert.deepEqual(await store.jobsDue(council, '2026-03-04T00:00:00.000Z', 10), [job('now', AT), later])
        assert.equal((await store.jobsDue(council, '2026-03-04T00:00:00.000Z', 1)).length, 1)
      }),
    )
  })
}

export function forgets(open: OpenSubject): void {
  const on = withStore(open)
  describe('A stream whose key was destroyed', () => {
    test(
      'keeps its types and dates, and nothing else',
      on(async ({ store, again }) => {
        await fillTwoStreams(store)
        await store.append(command('rows', [write(streamCalled('a'), 3, ['a4'], [row('1'), row('2')])]))
        await store.append(command('kept', [write(streamCalled('b'), 2, ['b3'], [row('1')])]))
        await store.destroyKey(streamCalled('a'))

        const gone = await store.read(streamCalled('a'))
        assert.deepEqual(
          gone.map(({ type, on: day, version, body }) => [type, day, version, body]),
          [
            ['update-sent', '2026-03', 1, undefined],
            ['update-sent', '2026-03', 2, undefined],
            ['update-sent', '2026-03', 3, undefined],
            ['update-sent', '2026-03', 4, undefined],
          ],
        )
        assert.deepEqual(
          (await allRows(store)).rows.map(({ stream }) => stream),
          ['b'],
        )
        assert.equal(await store.rebuild(council, project), 2)
        assert.deepEqual(
          (await allRows(store)).rows.map(({ stream }) => stream),
          ['b'],
        )
        assert.ok(
          (await store.readAll(council, 0, 100)).every(({ stream, body }) => (body === undefined) === (stream === 'a')),
        )
        assert.equal((await store.verify(council)).is, 'sound')

        const destroyed = { is: 'key-destroyed', stream: streamCalled('a') }
        assert.deepEqual(await store.append(one('more', 'a', 4)), destroyed)
        assert.deepEqual(await store.append(one('first', 'a', 0, ['a1'])), destroyed, 'a command that wrote to it')
        const other = await again()
        assert.deepEqual(
          (await other.read(streamCalled('a'))).map(({ body }) => body),
          Array(4).fill(undefined),
        )
        await other.close()
      }),
    )
    test(
      'is written to by nobody, also who has held its key since before',
      on(async ({ store, again }) => {
        await fillTwoStreams(store)
        await store.append(one('held', 'a', 3))
        const other = await again()
        await other.destroyKey(streamCalled('a'))
        await other.close()
        assert.deepEqual(await store.append(one('more', 'a', 4)), { is: 'key-destroyed', stream: streamCalled('a') })
        assert.equal((await store.read(streamCalled('a'))).length, 4)
      }),
    )
  })
}
