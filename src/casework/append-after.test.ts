import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { commandId } from '../kernel/ids.ts'
import { fail, ok } from '../kernel/result.ts'
import { council, event, one, row, streamCalled, viewer } from '../store/contract/subject.ts'
import { memoryStore } from '../store/memory.ts'
import { appendAfter } from './append-after.ts'
import type { Store } from './ports.ts'

/** A record to which somebody else writes, `times` times, just after it was read. */
function restless(times: number): Store {
  const store = memoryStore(council)
  let left = times
  return {
    ...store,
    async read(stream) {
      const known = await store.read(stream)
      if (left-- > 0) await store.append(one(`other-${left}`, 'a', known.length))
      return known
    },
  }
}

const adding = (id: string) => ok({ commandId: commandId(id), request: id, events: [event(id)], rows: [row('1')] })

describe('Adding to a stream', () => {
  test('decides again in view of what somebody else wrote meanwhile', async () => {
    const store = restless(3)
    const seen: number[] = []
    const added = await appendAfter(store, streamCalled('a'), (known) => {
      seen.push(known.length)
      return adding('mine')
    })
    assert.equal(added.is, 'acknowledged')
    assert.deepEqual(seen, [0, 1, 2, 3])
    const last = (await store.read(streamCalled('a'))).at(-1)
    assert.deepEqual([last?.version, last?.id, last?.commandId], [4, 'mine', 'mine'])
    assert.equal((await store.rows(viewer, { list: 'complaint', limit: 10 })).total, 1)
  })

  test('adds nothing where that is what was decided, at first or later', async () => {
    for (const times of [0, 2]) {
      const store = restless(times)
      const added = await appendAfter(store, streamCalled('a'), ({ length }) =>
        length === times ? fail('enough') : adding('mine'),
      )
      assert.deepEqual(added, { is: 'refused', why: 'enough' })
      assert.equal((await store.read(streamCalled('a'))).length, times)
    }
  })

  test('does one command once, and not with another request', async () => {
    const store = memoryStore(council)
    const add = (request: string) =>
      appendAfter(store, streamCalled('a'), () => ok({ commandId: commandId('c'), request, events: [event('e')] }))
    assert.deepEqual(
      [(await add('x')).is, (await add('x')).is, (await add('y')).is],
      ['acknowledged', 'already-done', 'another-request'],
    )
    await store.destroyKey(streamCalled('a'))
    const gone = await appendAfter(store, streamCalled('a'), () => adding('later'))
    assert.equal(gone.is, 'key-destroyed')
  })
})
