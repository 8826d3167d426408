import assert from 'node:assert/strict'
import { test } from 'node:test'
import { command, council, row, streamCalled, viewer, write } from '../store/contract/subject.ts'
import { memoryStore } from '../store/memory.ts'
import { everyRow } from './every-row.ts'

test('every row comes once, in the order of the list, however many there are', async () => {
  for (const count of [0, 1, 499, 500, 501, 1200]) {
    const store = memoryStore(council)
    const keys = Array.from({ length: count }, (_, at) => String(at).padStart(4, '0'))
    const rows = keys.map((key) => row(key))
    await store.append(command('c', [write(streamCalled('a'), 0, ['e'], rows)]))
    const found = await everyRow(store, viewer, { list: 'complaint' })
    assert.deepEqual(
      found.map(({ key }) => key),
      keys,
      `${count}`,
    )
  }
})
