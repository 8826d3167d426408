import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RowsAsked, RowsWanted, Viewer } from '../../casework/ports.ts'
import { personId } from '../../kernel/ids.ts'
import { EVERYBODY, heldAs, PERSONAL_TIE, RESTRICTED } from '../../people/access.ts'
import { command, type OpenSubject, row, streamCalled, viewer, write } from './subject.ts'
import { withStore } from './with-store.ts'

export function listsRows(open: OpenSubject): void {
  const on = withStore(open)
  describe('Rows', () => {
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
          j: [{ person: 'away', tie: heldAs('stage-1-manager') }],
          k: [{ person: 'away', tie: heldAs('panel-clerk') }],
          l: [
            { person: 'away', tie: heldAs('stage-1-manager') },
            { person: 'me', tie: PERSONAL_TIE },
          ],
          m: [
            { person: 'away', tie: heldAs('stage-1-manager') },
            { person: EVERYBODY, tie: RESTRICTED },
          ],
          n: [
            { person: 'away', tie: heldAs('stage-1-manager') },
            { person: 'me', tie: 'conflicted' },
          ],
          o: [{ person: 'gone', tie: heldAs('panel-clerk') }],
        } as const
        for (const [id, tied] of Object.entries(ties)) {
          const one = row('1', { ties: tied, tags: ['live'], names: ['word:visit', `team:${id}`] })
          await store.append(command(id, [write(streamCalled(id), 0, [id], [one])]))
        }
        const covering: Viewer['covering'] = [
          { person: personId('away'), roles: ['stage-1-manager'] },
          { person: personId('gone'), roles: ['stage-1-manager', 'panel-clerk'] },
          { person: personId('other'), roles: [] },
        ]
        const assignedTo = async (sees: Viewer['sees'], ...people: readonly string[]) => {
          const who = { ...viewer, person: personId('me'), sees }
          const asked = { list: 'complaint', assignedTo: people.map(personId) }
          const { rows, total } = await store.rows(who, { ...asked, limit: 20 })
          const [counted] = await store.counts(who, [{ ...asked, tags: ['live'] }])
          assert.deepEqual([total, counted], [rows.length, rows.length])
          return rows.map(({ stream }) => stream).join('')
        }
        assert.equal(await assignedTo('every-complaint', 'me', 'other'), 'begh')
        assert.equal(await assignedTo('open-complaints', 'me', 'other'), 'bgh')
        assert.equal(await assignedTo('own-complaints', 'other'), '')
        assert.equal(await assignedTo('every-complaint'), '')
        const SEEN: readonly (readonly [Viewer['sees'], string, covered?: Viewer['covering']])[] = [
          ['every-complaint', 'abcdefghijklmno'],
          ['open-complaints', 'abcghijklo'],
          ['open-complaints', 'abcghijklo', covering],
          ['own-complaints', 'bg'],
          ['own-complaints', 'bgjo', covering],
          ['nothing', ''],
          ['nothing', '', covering],
        ]
        for (const [sees, seen, covered] of SEEN) {
          const who: Viewer = { ...viewer, person: personId('me'), sees, ...(covered && { covering: covered }) }
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
  })
}
