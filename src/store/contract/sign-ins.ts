import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AccountRow, CredentialRow, SessionRow, SignInStore } from '../../casework/sign-in-port.ts'
import { personId } from '../../kernel/ids.ts'
import type { OpenDoor } from '../door/sqlite.ts'

/** A door under test, with what another process would open and what somebody with the database could see and try. */
export type DoorSubject = OpenDoor & {
  readonly again: () => Promise<OpenDoor>
  /** All that is stored, as text; nothing where it is stored nowhere. */
  readonly everything?: () => Promise<string>
  /** Tries to change the journal as the program's own role; resolves where that was let through. */
  readonly changeJournal?: () => Promise<void>
  readonly done: () => Promise<void>
}

const person = personId('p1')
const account: AccountRow = { person, name: 'Ayesha Khan', email: 'a@example.org', roles: '["auditor"]', createdAt: 1 }
const session = (hash: string, changes: Partial<SessionRow> = {}): SessionRow => ({
  hash: hash.padEnd(64, '0'),
  handle: `h-${hash}`,
  person,
  way: 'password',
  device: 'Firefox on Linux',
  startedAt: 1,
  seenAt: 1,
  provedAt: 1,
  ...changes,
})
const credential: CredentialRow = { id: 'c1', person, kind: 'totp', secret: 'sealed', createdAt: 2 }

const withAccount = (store: SignInStore) => store.change((door) => door.put('accounts', account))

/** What every store of accounts and sessions keeps; the test of each calls this once. */
export function keepsTheDoor(name: string, open: () => Promise<DoorSubject>): void {
  const story = (tells: string, run: (subject: DoorSubject) => Promise<void>): void =>
    void test(tells, async () => {
      const subject = await open()
      try {
        await run(subject)
      } finally {
        await subject.done()
      }
    })

  describe(`Accounts and sessions in ${name}`, () => {
    story('rows come back as they were put, also to another process', async ({ signIns, again }) => {
      await withAccount(signIns)
      await signIns.change(async (door) => {
        await door.put('credentials', credential)
        await door.put('sessions', session('a', { endedAt: 9 }))
        await door.put('once', { hash: 'o', kind: 'invitation', content: 'x', expiresAt: 4e12 })
        await door.put('tries', { key: 'k', failures: 3, lastAt: 1_790_000_000_123 })
      })
      for (const each of [signIns, (await again()).signIns]) {
        await each.read(async (door) => {
          assert.deepEqual({ ...(await door.get('accounts', 'p1')) }, account)
          assert.deepEqual({ ...(await door.get('credentials', 'c1')) }, credential)
          assert.deepEqual({ ...(await door.get('sessions', session('a').hash)) }, session('a', { endedAt: 9 }))
          assert.equal((await door.get('once', 'o'))?.expiresAt, 4e12)
          assert.equal((await door.get('tries', 'k'))?.lastAt, 1_790_000_000_123)
          assert.equal(await door.get('accounts', 'p2'), undefined)
        })
      }
    })

    story('a row is found by a column, in the order of keys, and put again takes its place', async ({ signIns }) => {
      await withAccount(signIns)
      await signIns.change(async (door) => {
        await door.put('sessions', session('b'))
        await door.put('sessions', session('a'))
        await door.put('sessions', session('b', { seenAt: 7 }))
      })
      const found = await signIns.read((door) => door.find('sessions', 'person', person))
      assert.deepEqual(
        found.map(({ handle, seenAt }) => [handle, seenAt]),
        [
          ['h-a', 1],
          ['h-b', 7],
        ],
      )
      assert.deepEqual(await signIns.read((door) => door.find('sessions', 'person', 'p2')), [])
      assert.equal((await signIns.read((door) => door.find('accounts'))).length, 1)
    })

    story('what is dropped is gone, once', async ({ signIns }) => {
      await withAccount(signIns)
      await signIns.change(async (door) => {
        for (const [hash, expiresAt] of [
          ['x', 10],
          ['y', 20],
          ['z', 30],
        ] as const)
          await door.put('once', { hash, kind: 'invitation', content: '', expiresAt })
      })
      assert.equal(await signIns.change((door) => door.drop('once', 'z')), true)
      assert.equal(await signIns.change((door) => door.drop('once', 'z')), false)
      await signIns.change((door) => door.dropBefore('once', 'expiresAt', 20))
      assert.deepEqual(
        (await signIns.read((door) => door.find('once'))).map(({ hash }) => hash),
        ['y'],
      )
    })

    story('two accounts never have one email address or one subject', async ({ signIns }) => {
      await withAccount(signIns)
      const other = { ...account, person: personId('p2') }
      await assert.rejects(signIns.change((door) => door.put('accounts', other)))
      const { email: _email, ...without } = other
      await signIns.change((door) => door.put('accounts', { ...without, subject: 'i s' }))
      await signIns.change((door) => door.put('accounts', { ...without, person: personId('p3') }))
      const again = { ...without, person: personId('p4'), subject: 'i s' }
      await assert.rejects(signIns.change((door) => door.put('accounts', again)))
    })

    story('a piece of work that throws leaves nothing behind', async ({ signIns }) => {
      await withAccount(signIns)
      const failing = signIns.change(async (door) => {
        await door.put('sessions', session('a'))
        await door.note({ at: 1, kind: 'signed-in', person })
        throw new Error('halfway')
      })
      await assert.rejects(failing, /halfway/)
      await signIns.read(async (door) => {
        assert.deepEqual(await door.find('sessions'), [])
        assert.deepEqual(await door.journal(10), [])
      })
    })

    story('pieces of work come one after the other, so that nothing is counted or taken twice', async (subject) => {
      const other = (await subject.again()).signIns
      await withAccount(subject.signIns)
      await subject.signIns.change((door) =>
        door.put('once', { hash: 'o', kind: 'invitation', content: '', expiresAt: 9 }),
      )
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          (at % 2 === 0 ? subject.signIns : other).change(async (door) => {
            const tries = await door.get('tries', 'k')
            await door.put('tries', { key: 'k', failures: (tries?.failures ?? 0) + 1, lastAt: at })
            return door.drop('once', 'o')
          }),
        ),
      )
      assert.equal((await subject.signIns.read((door) => door.get('tries', 'k')))?.failures, 20)
      assert.equal(taken.filter(Boolean).length, 1)
    })

    story('the journal is read from its end, and only grows', async ({ signIns, changeJournal }) => {
      await withAccount(signIns)
      for (const what of ['auditor', 'director', 'advocate'])
        await signIns.change((door) => door.note({ at: 5, kind: 'role-given', person, by: personId('p9'), what }))
      const last = await signIns.read((door) => door.journal(2))
      assert.deepEqual(
        last.map((entry) => ({ ...entry })),
        [
          { at: 5, kind: 'role-given', person, by: 'p9', what: 'advocate' },
          { at: 5, kind: 'role-given', person, by: 'p9', what: 'director' },
        ],
      )
      if (changeJournal) await assert.rejects(changeJournal())
    })

    story(
      'a sealed text opens in its own place only, and a tag says nothing by itself',
      async ({ seals, again, everything }) => {
        const sealed = seals.seal('JBSWY3DPEHPK3PXP', 'totp/p1')
        const other = (await again()).seals
        assert.equal(other.open(sealed, 'totp/p1'), 'JBSWY3DPEHPK3PXP')
        assert.equal(other.open(sealed, 'totp/p2'), undefined)
        assert.equal(
          seals.open(
            sealed.replace(/(ciphertext":")(.)/, (_, name, first) => name + (first === 'A' ? 'B' : 'A')),
            'totp/p1',
          ),
          undefined,
        )
        assert.equal(other.tag('198.51.100.7'), seals.tag('198.51.100.7'))
        assert.notEqual(seals.tag('198.51.100.7'), seals.tag('198.51.100.8'))
        if (everything) assert.doesNotMatch(await everything(), /JBSWY3DP|198\.51\.100/)
      },
    )
  })
}
