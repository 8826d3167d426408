import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { personId, streamId } from '../kernel/ids.ts'
import { command, council, event } from '../store/contract/subject.ts'
import { memoryStore } from '../store/memory.ts'
import { holdsReal } from './beyond-demonstration.ts'
import type { StreamKind } from './ports.ts'

const machine = personId('this-machine')
const of = {
  shipped: new Set([streamId('shipped')]),
  machine,
  isInvented: (person: string) => person === 'demonstration-auditor',
}

/** A record of as many events as these, each of its own stream or its own person. */
async function record(...events: readonly (readonly [kind: StreamKind, stream: string, by: string])[]) {
  const store = memoryStore(council)
  const versions = new Map<string, number>()
  for (const [at, [kind, stream, by]] of events.entries()) {
    const expectedVersion = versions.get(stream) ?? 0
    versions.set(stream, expectedVersion + 1)
    const one = event(`e${at}`, { recordedBy: personId(by) })
    await store.append(
      command(`c${at}`, [{ kind, stream: streamId(stream), expectedVersion, events: [one], rows: [] }]),
    )
  }
  return holdsReal(store, council, of)
}

describe('What a demonstration may open', () => {
  test('nothing, what comes with the program, and what its own people recorded', async () => {
    assert.equal(await record(), false)
    assert.equal(await record(['complaint', 'shipped', 'this-machine'], ['person', 'views', 'this-machine']), false)
    assert.equal(
      await record(
        ['complaint', 'shipped', 'this-machine'],
        ['complaint', 'tried', 'demonstration-auditor'],
        ['person', 'p', 'demonstration-auditor'],
        ['council', 'columns', 'demonstration-auditor'],
      ),
      false,
    )
  })

  test('no complaint that was taken in, and nothing that somebody with an account recorded', async () => {
    assert.equal(await record(['complaint', 'own', 'this-machine']), true)
    assert.equal(await record(['complaint', 'shipped', 'this-machine'], ['complaint', 'shipped', 'ada']), true)
    assert.equal(await record(['person', 'p', 'ada']), true)
    assert.equal(await record(['council', 'columns', 'ada']), true)
    assert.equal(await record(['person', 'p', 'demonstration-nobody']), true)
  })

  test('wherever it stands in the record', async () => {
    const many = Array.from({ length: 600 }, () => ['complaint', 'shipped', 'this-machine'] as const)
    assert.equal(await record(...many), false)
    assert.equal(await record(...many, ['complaint', 'own', 'this-machine']), true)
  })
})
