import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SealedEvent } from '../../casework/ports.ts'
import { EventAltered } from '../faults.ts'
import {
  allRows,
  command,
  council,
  fillTwoStreams,
  type OpenSubject,
  project,
  row,
  streamCalled,
  write,
} from './subject.ts'
import { withStore } from './with-store.ts'

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
