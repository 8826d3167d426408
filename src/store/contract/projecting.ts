import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Project } from '../../casework/ports.ts'
import {
  allRows,
  AT,
  command,
  council,
  fillTwoStreams,
  one,
  type OpenSubject,
  project,
  row,
  streamCalled,
  write,
} from './subject.ts'
import { withStore } from './with-store.ts'

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
