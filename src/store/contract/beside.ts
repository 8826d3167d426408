import assert from 'node:assert/strict'
import type { ReadRecords } from '../../casework/read-records-port.ts'
import { personId, streamId } from '../../kernel/ids.ts'
import type { OpenDoor } from '../door/sqlite.ts'
import { aRead } from './reads.ts'

// What stands beside a record: accounts with what lets people in, the journal of the door, and who looked at what.

const ada = personId('ada')
const left = personId('left')

/** How many reads there are: more than are copied at once. */
export const READS = 700

/** Two accounts, one of somebody who has left, all kinds of credentials, what belongs to the hour, and many reads. */
export async function fillBeside({ signIns, seals }: OpenDoor, reads: ReadRecords): Promise<void> {
  await signIns.change(async (door) => {
    await door.put('accounts', {
      person: ada,
      name: 'Ada O’Neill',
      email: 'ada@example.org',
      roles: '["auditor"]',
      createdAt: 1,
    })
    await door.put('accounts', {
      person: left,
      name: 'Gone',
      subject: 'https://id.example x',
      roles: '[]',
      createdAt: 2,
      endedAt: 1_790_000_000_123,
    })
    const of = { person: ada, createdAt: 3 }
    await door.put('credentials', { ...of, id: 'c1', kind: 'password', secret: 'a hash' })
    await door.put('credentials', {
      ...of,
      id: 'c2',
      kind: 'totp',
      secret: seals.seal('the secret', 'ada'),
      counter: 59_666_666,
    })
    await door.put('credentials', { ...of, id: 'c3', kind: 'recovery-code', secret: 'another hash' })
    await door.put('credentials', {
      ...of,
      id: 'c4',
      kind: 'passkey',
      secret: 'a public key',
      about: '["usb"]',
      usedAt: 4,
    })
    const times = { startedAt: 1, seenAt: 1, provedAt: 1 }
    await door.put('sessions', {
      hash: 'a'.repeat(64),
      handle: 'h',
      person: ada,
      way: 'password',
      device: 'x',
      ...times,
    })
    await door.put('once', { hash: 'o', kind: 'invitation', content: 'x', expiresAt: 4e12 })
    await door.put('tries', { key: 'k', failures: 3, lastAt: 5 })
    await door.note({ at: 1, kind: 'invited', person: ada })
    await door.note({ at: 2, kind: 'role-given', person: ada, by: left, what: 'auditor' })
  })
  await reads.record(aRead({ streams: [] }))
  await reads.record(aRead({ person: ada, way: 'machine', what: 'list', streams: [streamId('b'), streamId('a:1')] }))
  await Promise.all(Array.from({ length: READS - 2 }, () => reads.record(aRead({ what: 'search' }))))
}

/** Everything that is kept beside a record and goes along with it, for another place to say the same. */
export const saidBeside = async ({ signIns }: OpenDoor, reads: ReadRecords) => {
  const numbered = await reads.between('2000', '3000', 10_000)
  return {
    accounts: await signIns.read((door) => door.find('accounts')),
    credentials: await signIns.read((door) => door.find('credentials')),
    journal: await signIns.read((door) => door.journal(10)),
    reads: numbered.map((read) => ({ ...read, entry: 0 })),
    found: (await reads.ofStream(streamId('a:1'), 10)).map(({ streams }) => streams),
  }
}

/** Makes sure that a door lets in whom it let in before, and nobody who was in. */
export async function opensAlike({ signIns, seals }: OpenDoor): Promise<void> {
  await signIns.read(async (door) => {
    const app = await door.get('credentials', 'c2')
    assert.equal(seals.open(app?.secret ?? '', 'ada'), 'the secret')
    for (const table of ['sessions', 'once', 'tries'] as const) assert.deepEqual(await door.find(table), [], table)
  })
}
