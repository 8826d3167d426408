import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { commandId, councilId, eventId, personId, streamId } from '../kernel/ids.ts'
import { bodyHash, canonical, eventHash, GENESIS, type HashedFacts } from './event-hash.ts'

// The examples of docs/decisions/0010-storage-shape.md, whose hashes were made by another program (Python's hashlib).

const written = readFileSync('docs/decisions/0010-storage-shape.md', 'utf8')

const BODY =
  '{"format":"redress-envelope/1","key":"00112233445566778899aabbccddeeff","nonce":"AAAAAAAAAAAAAAAA","ciphertext":"Zm9yIHRoZSBleGFtcGxlIG9ubHk="}'
const FIRST = 'b7662192c308cb1164d5319beaff6a1d6048ac643a74b0b9e8f7c60284aed965'
const SECOND = 'c3d828d23fa594e92a17adba0ae9e9b40a94bb13c5d12cdcb7db5d98215d97ad'

const stream = '6b5f0e7c1d2a48939c4d7e21a0b3f8d5'
const both = {
  council: councilId('northshire'),
  kind: 'complaint',
  stream: streamId(stream),
  recordedAt: '2026-03-02T09:30:00.000Z',
  recordedBy: personId('officer-7'),
  commandId: commandId(`import:${stream}`),
} as const
const received: HashedFacts = {
  ...both,
  version: 1,
  id: eventId('0d9d3c3e-3f0e-4f43-9f4c-0c5c8d8d6a11'),
  type: 'complaint-received',
  on: '2026-03',
}
const chased: HashedFacts = {
  ...both,
  version: 2,
  id: eventId('5a0c2f5e-8a55-4b0d-8d2e-3b0f6f1b7c22'),
  type: 'complaint-chased',
}

test('the hash of an event is the one written down', () => {
  assert.equal(bodyHash(BODY), '6596232c9e81e88e918b51fbd196cb8a2b8759a94e63ad333e22592f5b3428a4')
  assert.equal(eventHash(received, GENESIS, bodyHash(BODY)), FIRST)
  assert.equal(eventHash(chased, FIRST, bodyHash(BODY)), SECOND)
})

test('the decision record shows the examples as they are', () => {
  for (const shown of [BODY, bodyHash(BODY), canonical(received), FIRST, canonical(chased), SECOND]) {
    assert.ok(written.includes(shown), shown)
  }
})

test('a hash that is none is a fault', () => {
  assert.throws(() => eventHash(received, 'short', bodyHash(BODY)), /64 hexadecimal digits/)
})
