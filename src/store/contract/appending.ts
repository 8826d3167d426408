import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { streamId } from '../../kernel/ids.ts'
import {
  allRows,
  AT,
  command,
  council,
  event,
  one,
  type OpenSubject,
  requestOf,
  row,
  streamCalled,
  write,
} from './subject.ts'
import { withStore } from './with-store.ts'

export function keepsOrder(open: OpenSubject): void {
  const on = withStore(open)
  describe('Order', () => {
    test(
      'turns away a writer who has not seen the latest event',
      on(async ({ store }) => {
        await store.append(one('first', 'a', 0, ['a1', 'a2']))
        const late = await store.append(one('late', 'a', 1))
        assert.deepEqual(late, { is: 'changed-meanwhile', stream: streamCalled('a'), version: 2 })
        const early = await store.append(one('early', 'a', 3))
        assert.deepEqual(early, { is: 'changed-meanwhile', stream: streamCalled('a'), version: 2 })
        const nowhere = await store.append(one('nowhere', 'z', 4))
        assert.deepEqual(nowhere, { is: 'changed-meanwhile', stream: streamCalled('z'), version: 0 })
        const again = await store.append(one('again', 'a', 0))
        assert.equal(again.is, 'changed-meanwhile')
        assert.equal((await store.read(streamCalled('a'))).length, 2)
      }),
    )
    test(
      'lets one of many through who write to a stream at once',
      on(async ({ store }) => {
        const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => store.append(one(`c${at}`, 'a', 0))))
        assert.deepEqual(outcomes.map(({ is }) => is).sort(), ['acknowledged', ...Array(19).fill('changed-meanwhile')])
      }),
    )
    test(
      'keeps streams of different kinds apart, though they have the same id',
      on(async ({ store }) => {
        for (const kind of ['complaint', 'person', 'council'] as const) {
          await store.append(command(kind, [write(streamCalled('same', kind), 0, [`of-${kind}`])]))
        }
        const person = await store.read(streamCalled('same', 'person'))
        assert.deepEqual(
          person.map(({ id, version, position }) => ({ id, version, position })),
          [{ id: 'of-person', version: 1, position: 2 }],
        )
      }),
    )
    test(
      'reads everything in the order of commits, without gaps, a part at a time',
      on(async ({ store }) => {
        await Promise.all(
          Array.from({ length: 30 }, (_, at) => store.append(one(`c${at}`, `s${at % 7}`, Math.floor(at / 7)))),
        )
        const seen: number[] = []
        for (;;) {
          const next = await store.readAll(council, seen.at(-1) ?? 0, 4)
          if (next.length === 0) break
          seen.push(...next.map(({ position }) => position))
        }
        assert.ok(seen.length >= 7)
        assert.deepEqual(
          seen,
          Array.from({ length: seen.length }, (_, at) => at + 1),
        )
      }),
    )
  })
}

export function keepsCommands(open: OpenSubject): void {
  const on = withStore(open)
  describe('Commands', () => {
    test(
      'does a command once, however often it comes, and answers the same',
      on(async ({ store }) => {
        const first = await store.append(one('twice', 'a', 0, ['a1', 'a2', 'a3']))
        await store.append(one('between', 'a', 3))
        const second = await store.append(one('twice', 'a', 0, ['a1', 'a2', 'a3']))
        const done = { position: 3, versions: [{ kind: 'complaint', stream: streamId('a'), version: 3 }] }
        assert.deepEqual(
          [first, second],
          [
            { is: 'acknowledged', done },
            { is: 'already-done', done },
          ],
        )
        assert.equal((await store.read(streamCalled('a'))).length, 4)
      }),
    )
    test(
      'does a command once that comes several times at the same moment',
      on(async ({ store }) => {
        const outcomes = await Promise.all(Array.from({ length: 8 }, () => store.append(one('many', 'a', 0))))
        assert.deepEqual(outcomes.map(({ is }) => is).sort(), ['acknowledged', ...Array(7).fill('already-done')])
        assert.equal((await store.read(streamCalled('a'))).length, 1)
      }),
    )
    test(
      'refuses an id that was used for another request',
      on(async ({ store }) => {
        await store.append(one('mine', 'a', 0))
        const other = { ...one('mine', 'b', 0), requestHash: requestOf('something else') }
        assert.deepEqual(await store.append(other), { is: 'another-request' })
        assert.deepEqual(await store.read(streamCalled('b')), [])
      }),
    )
    test(
      'does all of a command or nothing',
      on(async ({ store }) => {
        await store.append(one('before', 'b', 0))
        const rows = [row('half')]
        const jobs = [{ queue: 'letters', runAt: AT, dedupeKey: 'half', payload: '{}' }]
        const writes = [write(streamCalled('a'), 0, ['a1'], rows), write(streamCalled('b'), 0, ['b1'])]
        assert.equal((await store.append(command('half', writes, jobs))).is, 'changed-meanwhile')
        assert.deepEqual(await store.read(streamCalled('a')), [])
        assert.deepEqual(await allRows(store), { rows: [], total: 0 })
        assert.deepEqual(await store.jobsDue(council, AT, 10), [])
        const mended = [write(streamCalled('a'), 0, ['a1'], rows), write(streamCalled('b'), 1, ['b1'])]
        assert.equal((await store.append(command('half', mended, jobs))).is, 'acknowledged')
      }),
    )
    test(
      'is seen by everyone once it is acknowledged',
      on(async ({ store, again }) => {
        const other = await again()
        for (let version = 0; version < 20; version += 1) {
          await store.append(one(`c${version}`, 'a', version))
          assert.equal((await other.read(streamCalled('a'))).length, version + 1)
        }
        await other.close()
      }),
    )
  })
}

export function keepsBodies(open: OpenSubject): void {
  const on = withStore(open)
  describe('Events', () => {
    test(
      'come back as they were given',
      on(async ({ store, again }) => {
        const given = [
          event('plain', { body: '{}' }),
          event('letters', { body: JSON.stringify({ note: 'Zoë ✓ 👩‍👧 \u0000 \ud800 "quoted"\n' }) }),
          event('long', { body: JSON.stringify({ note: 'x'.repeat(200_000) }) }),
          event('ordered', { body: '{"b":1,  "a":2}', on: '2026', type: 'complaint-received' }),
        ]
        const { on: _on, ...undated } = event('undated')
        const stream = streamCalled('a')
        const one = {
          kind: stream.kind,
          stream: stream.stream,
          expectedVersion: 0,
          events: [...given, undated],
          rows: [],
        }
        await store.append(command('all', [one]))
        const expected = [...given, undated].map((each, at) => {
          return { ...stream, ...each, version: at + 1, position: at + 1, commandId: 'all' }
        })
        assert.deepEqual(await store.read(stream), expected)
        const other = await again()
        assert.deepEqual(await other.readAll(council, 0, 100), expected)
        await other.close()
      }),
    )
    test(
      'are refused where two databases might not keep them alike',
      on(async ({ store }) => {
        const wrong = [
          { on: '2026-02-30' },
          { type: 'Not A Type' },
          { recordedAt: '2026-03-02 09:30' },
          { body: '"\ud800"' },
        ]
        for (const changes of wrong) {
          const { kind, stream } = streamCalled('a')
          const one = { kind, stream, expectedVersion: 0, events: [event('e', changes)], rows: [] }
          await assert.rejects(store.append(command('wrong', [one])))
        }
        await assert.rejects(store.append(command('none', [])))
        await assert.rejects(store.append(command('empty', [write(streamCalled('a'), 0, [])])))
        await assert.rejects(store.append(command('rows', [write(streamCalled('a'), 0, ['e'], [row('1'), row('1')])])))
        await assert.rejects(store.append({ ...one('hash', 'a', 0), requestHash: 'short' }))
        assert.deepEqual(await store.readAll(council, 0, 10), [])
      }),
    )
    test(
      'of one council are not asked of another',
      on(async ({ store }) => {
        const other = streamCalled('a')
        await assert.rejects(store.read({ ...other, council: 'southshire' as typeof other.council }), /northshire/)
      }),
    )
  })
}
