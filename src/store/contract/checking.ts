import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import type { Break, SealedEvent, Verdict } from '../../casework/ports.ts'
import { AT, council, fillTwoStreams, one, type OpenSubject } from './subject.ts'
import { withStore } from './with-store.ts'

/** The hash as docs/decisions/0010-storage-shape.md writes it down, made without the store's own code. */
function hashByHand(event: SealedEvent, previous: string): string {
  const columns = [event.council, event.kind, event.stream, event.version, event.id, event.type, event.on ?? null]
  const canonical = JSON.stringify([...columns, event.recordedAt, event.recordedBy, event.commandId])
  return createHash('sha256')
    .update('redress-event/1')
    .update(canonical)
    .update(Buffer.from(previous, 'hex'))
    .update(createHash('sha256').update(event.body).digest())
    .digest('hex')
}

const broken = (verdict: Verdict) =>
  verdict.is === 'broken'
    ? [verdict.because, verdict.at?.stream, verdict.at?.version, verdict.at?.position]
    : verdict.is

export function chains(open: OpenSubject): void {
  const on = withStore(open)
  describe('The chain', () => {
    test(
      'is made over what is stored, in each stream by itself',
      on(async ({ store }) => {
        await fillTwoStreams(store)
        const heads = new Map<string, string>()
        for (const event of await store.sealed(council, 0, 100)) {
          const previous = heads.get(event.stream) ?? '0'.repeat(64)
          assert.equal(event.previousHash, previous)
          assert.equal(event.hash, hashByHand(event, previous))
          heads.set(event.stream, event.hash)
        }
        assert.equal(heads.size, 2)
      }),
    )
    test(
      'is over bodies that only the key opens',
      on(async ({ store }) => {
        await fillTwoStreams(store)
        const [event] = await store.sealed(council, 0, 1)
        const envelope: Record<string, string> = JSON.parse(event?.body ?? '')
        assert.deepEqual(Object.keys(envelope), ['format', 'key', 'nonce', 'ciphertext'])
        assert.equal(envelope['format'], 'redress-envelope/1')
        const ciphertext = Buffer.from(envelope['ciphertext'] ?? '', 'base64')
        assert.equal(ciphertext.length, JSON.stringify({ note: 'About a1' }).length + 16)
        assert.ok(!ciphertext.includes('About'))
      }),
    )
  })
}

const SWAPS = [
  ['council', 'southshire', 'wrong-council'],
  ['kind', 'person', 'wrong-version'],
  ['stream', 'c', 'wrong-version'],
  ['version', 9, 'wrong-version'],
  ['position', 9, 'wrong-position'],
  ['id', 'a9', 'wrong-hash'],
  ['type', 'update-received', 'wrong-hash'],
  ['on', '2026-02', 'wrong-hash'],
  ['recordedAt', '2026-03-01T09:30:00.000Z', 'wrong-hash'],
  ['recordedBy', 'officer-8', 'wrong-hash'],
  ['commandId', 'second', 'wrong-hash'],
  ['body', '{"format":"redress-envelope/1","key":"","nonce":"","ciphertext":""}', 'wrong-hash'],
  ['previousHash', 'a'.repeat(64), 'wrong-previous-hash'],
  ['hash', 'a'.repeat(64), 'wrong-hash'],
] as const satisfies readonly (readonly [keyof SealedEvent, string | number, Break])[]

export function verifies(open: OpenSubject): void {
  const on = withStore(open)
  describe('Verify', () => {
    test(
      'finds a record sound, and names the first event that is not as it was recorded, whatever was altered',
      on(async ({ store, tamper, walledOff }) => {
        await fillTwoStreams(store)
        assert.deepEqual(await store.verify(council), { is: 'sound', events: 5, checkedAgainst: null })
        for (const [field, value, because] of SWAPS) {
          const undo = await tamper(3, field, value)
          const verdict = await store.verify(council)
          await undo()
          // The third event taken away from its place, what stands there now is the fourth.
          const gone = field === 'position' || (field === 'council' && walledOff)
          const place = gone ? ['a', 3, 4] : [field === 'stream' ? 'c' : 'a', field === 'version' ? 9 : 2, 3]
          assert.deepEqual(broken(verdict), [gone ? 'wrong-position' : because, ...place], field)
        }
        assert.equal((await store.verify(council)).is, 'sound')
      }),
    )
    test(
      'sees two whole events that were exchanged',
      on(async ({ store, tamper }) => {
        await store.append(one('c1', 'a', 0, ['a1', 'a2', 'a3']))
        const [, second, third] = await store.sealed(council, 0, 3)
        assert.ok(second && third)
        await tamper(2, 'version', 99)
        await tamper(3, 'version', 2)
        await tamper(2, 'version', 3)
        assert.deepEqual(broken(await store.verify(council)), ['wrong-version', 'a', 3, 2])
      }),
    )
    test(
      'sees that events are missing which commands were told of',
      on(async ({ store, dropEventsAfter }) => {
        await fillTwoStreams(store)
        await dropEventsAfter(4)
        const verdict = await store.verify(council)
        assert.deepEqual(broken(verdict), ['cut-short', undefined, undefined, undefined])
      }),
    )
    test(
      'does not let an altered body be read',
      on(async ({ store, tamper }) => {
        await fillTwoStreams(store)
        const [first, second] = await store.sealed(council, 0, 2)
        await tamper(1, 'body', second?.body ?? '')
        await assert.rejects(store.readAll(council, 0, 10), /Version 1 of complaint a was altered/)
        await tamper(1, 'body', first?.body ?? '')
        await tamper(1, 'type', 'complaint-received')
        await assert.rejects(store.readAll(council, 0, 10), /Version 1 of complaint a was altered/)
      }),
    )
  })
}

export function signsCheckpoints(open: OpenSubject): void {
  const on = withStore(open)
  describe('A checkpoint', () => {
    test(
      'says where every stream stood, and still holds when the record has grown',
      on(async ({ store, again }) => {
        await fillTwoStreams(store)
        const checkpoint = await store.checkpoint(council, AT)
        const { council: whose, takenAt, position, events, heads } = checkpoint
        assert.deepEqual({ whose, takenAt, position, events }, { whose: council, takenAt: AT, position: 5, events: 5 })
        const last = new Map((await store.sealed(council, 0, 10)).map((event) => [event.stream, event]))
        assert.deepEqual(
          heads,
          [...last.values()].map(({ kind, stream, version, hash }) => ({ kind, stream, version, hash })),
        )
        await store.append(one('fifth', 'a', 3))
        const other = await again()
        const sound = { is: 'sound', events: 6, checkedAgainst: AT }
        assert.deepEqual(await other.verify(council, JSON.parse(JSON.stringify(checkpoint))), sound)
        assert.deepEqual(await other.verify(council), sound, 'the copy that was kept')
        await other.close()
      }),
    )
    test(
      'shows that a record was cut, and names the first event that is missing',
      on(async ({ store, cutAfter }) => {
        await fillTwoStreams(store)
        const checkpoint = await store.checkpoint(council, AT)
        await cutAfter(3)
        const verdict = await store.verify(council, checkpoint)
        assert.deepEqual(broken(verdict), ['cut-short', 'a', 3, undefined])
        assert.match(
          verdict.is === 'broken' ? verdict.says : '',
          /ends at event 3.*counted 5.*version 3 of complaint a/,
        )
        assert.equal(broken(await store.verify(council))[0], 'cut-short', 'against the copy that was kept')
      }),
    )
    test(
      'shows that another past was put in the place of the one it signed',
      on(async ({ store, cutAfter }) => {
        await fillTwoStreams(store)
        const checkpoint = await store.checkpoint(council, AT)
        await cutAfter(4)
        await store.append(one('other', 'b', 1, ['b2']))
        assert.deepEqual(broken(await store.verify(council, checkpoint)), ['differs-from-checkpoint', 'b', 2, 5])
        await cutAfter(4)
        await store.append(one('stranger', 'c', 0))
        assert.deepEqual(broken(await store.verify(council, checkpoint)), ['not-in-checkpoint', 'c', 1, 5])
      }),
    )
    test(
      'that was altered, or is of another record, says nothing',
      on(async ({ store }) => {
        await fillTwoStreams(store)
        const checkpoint = await store.checkpoint(council, AT)
        const stranger = await open()
        await fillTwoStreams(stranger.store)
        const theirs = await stranger.store.checkpoint(council, AT)
        await stranger.done()
        const [head] = checkpoint.heads
        const forgeries: unknown[] = [
          theirs,
          { ...theirs, key: checkpoint.key },
          { ...checkpoint, key: theirs.key },
          { ...checkpoint, position: 4 },
          { ...checkpoint, takenAt: '2026-03-03T09:30:00.000Z' },
          { ...checkpoint, heads: checkpoint.heads.slice(1) },
          { ...checkpoint, heads: [{ ...head, version: 1 }, ...checkpoint.heads.slice(1)] },
          { ...checkpoint, signature: '' },
          { format: checkpoint.format },
          'text',
          null,
        ]
        for (const forged of forgeries) {
          assert.deepEqual(
            broken(await store.verify(council, forged))[0],
            'checkpoint-not-ours',
            JSON.stringify(forged),
          )
        }
      }),
    )
  })
}
