import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { JournalledRead } from '../../casework/emergency-journal-port.ts'
import { emergencyReadingIn } from '../../casework/emergency-reading.ts'
import { journalledAs } from '../../people/journalled.ts'
import { personId, streamId } from '../../kernel/ids.ts'
import { aRead } from '../contract/reads.ts'
import { newFolder } from '../contract/sqlite-folder.ts'
import { council } from '../contract/subject.ts'
import { sealsFrom } from '../door/seals.ts'
import { keysFrom, newKeyTexts } from '../keys.ts'
import { ENTRY_BYTES, emergencyJournalIn as without, type JournalFolder, SPARE } from './emergency-journal.ts'
import { journalFolder } from './journal-folder.ts'
import { memoryReadRecords } from './memory.ts'

const seals = sealsFrom(keysFrom(newKeyTexts()))
function emergencyJournalIn(...given: Parameters<typeof without>) {
  const journal = without(...given)
  journal.keepRoom()
  return journal
}

const REASON = 'The child may be at the flat tonight'

const entry = (changes: Partial<JournalledRead> = {}): JournalledRead => {
  const id = randomUUID()
  const confirmedBy = personId('mia')
  return {
    id,
    read: aRead({ what: 'emergency', way: journalledAs(id, confirmedBy) }),
    by: { id: 'ask', reference: 'CSC-1', reason: REASON, confirmedBy, until: '2026-03-02T09:45:00.000Z' },
    ...changes,
  }
}

type File = { text: string; synced: string }

/** A disk that after a loss of power holds only what was synced: what files hold, and what they are called. */
function forgetfulFolder(leaves: Partial<JournalFolder> = {}) {
  let [files, kept] = [new Map<string, File>(), new Map<string, File>()]
  let full = false
  const folder: JournalFolder = {
    make: () => {},
    names: () => [...files.keys()],
    read: (name) => files.get(name)?.text,
    write(name, text) {
      const there = files.get(name)
      if (full && (there?.text.length ?? 0) < text.length) throw new Error('ENOSPC')
      if (there) there.text = text
      else files.set(name, { text, synced: '' })
    },
    sync(name) {
      const file = files.get(name)
      if (file) file.synced = file.text
    },
    rename(from, to) {
      const file = files.get(from)
      if (!file) return false
      files.delete(from)
      files.set(to, file)
      return true
    },
    remove: (name) => void files.delete(name),
    syncNames: () => void (kept = new Map(files)),
    ...leaves,
  }
  const losePower = () => {
    for (const file of kept.values()) file.text = file.synced
    files = new Map(kept)
  }
  return { folder, losePower, fillDisk: () => (full = true) }
}

/** What is found again of one entry once the power was lost. */
function afterThePower(leaves: Partial<JournalFolder> = {}): readonly JournalledRead[] | 'unreadable' {
  const { folder, losePower } = forgetfulFolder()
  const journal = emergencyJournalIn(folder, seals)
  const one = entry()
  emergencyJournalIn({ ...folder, ...leaves }, seals).append(one)
  losePower()
  if (journal.unreadable().length > 0) return 'unreadable'
  const found = journal.waiting()
  assert.deepEqual(found.length > 0 ? found : [one], [one])
  return found
}

describe('The journal of emergencies', () => {
  test('holds an entry once it has answered, though the power is lost; without either sync it would not', () => {
    assert.equal(afterThePower().length, 1)
    assert.equal(afterThePower({ sync: () => {} }), 'unreadable')
    assert.deepEqual(afterThePower({ syncNames: () => {} }), [])
  })

  test('throws where an entry cannot be put on the disk', () => {
    for (const broken of ['write', 'sync', 'rename', 'syncNames'] as const) {
      const { folder } = forgetfulFolder()
      emergencyJournalIn(folder, seals)
      const breaks = () => {
        throw new Error(`EIO in ${broken}`)
      }
      const journal = emergencyJournalIn({ ...folder, [broken]: breaks }, seals)
      assert.throws(() => journal.append(entry()), /EIO/, broken)
    }
  })

  test('takes entries on a full disk, as many as it kept room for, and then says that it cannot', () => {
    const { folder, fillDisk } = forgetfulFolder()
    const journal = emergencyJournalIn(folder, seals)
    fillDisk()
    for (let nth = 0; nth < SPARE; nth += 1) journal.append(entry())
    assert.throws(() => journal.append(entry()), /ENOSPC/)
    assert.equal(journal.waiting().length, SPARE)
    // One that cannot keep room opens all the same.
    assert.equal(emergencyJournalIn(folder, seals).waiting().length, SPARE)
  })

  test('on a real disk keeps its room beforehand, and shows nobody without the keys what it holds', () => {
    const path = join(newFolder(), 'emergency')
    const journal = emergencyJournalIn(journalFolder(path), seals)
    const before = readdirSync(path)
    assert.equal(before.length, SPARE)
    assert.equal(statSync(join(path, before[0] ?? '')).size, ENTRY_BYTES)
    const [one, two] = [entry(), entry()]
    journal.append(one)
    journal.append(two)
    assert.equal(readdirSync(path).length, SPARE)
    assert.equal(statSync(path).mode & 0o077, 0)
    for (const name of readdirSync(path)) {
      const text = readFileSync(join(path, name), 'utf8')
      assert.equal(text.length, ENTRY_BYTES)
      assert.ok(!text.includes('CSC-1') && !text.includes('flat'), name)
    }
    const again = emergencyJournalIn(journalFolder(path), seals)
    assert.deepEqual(
      again
        .waiting()
        .map(({ id }) => id)
        .sort(),
      [one.id, two.id].sort(),
    )
    again.drop(one.id)
    again.drop(one.id)
    assert.deepEqual(journal.waiting(), [two])
    assert.equal(readdirSync(path).length, SPARE + 1)
    const others = emergencyJournalIn(journalFolder(path), sealsFrom(keysFrom(newKeyTexts())))
    assert.deepEqual([others.waiting(), others.unreadable()], [[], [`read-${two.id}`]])
  })

  test('takes an entry whose reason is as long as one may be', () => {
    const { folder } = forgetfulFolder()
    const by = { ...entry().by, reason: '\u{1F6A8}'.repeat(300) } as NonNullable<JournalledRead['by']>
    const long = entry({ by, read: aRead({ streams: Array.from({ length: 20 }, () => streamId('a'.repeat(32))) }) })
    emergencyJournalIn(folder, seals).append(long)
  })
})

describe('Bringing the journal into the records', () => {
  const place = () => {
    const { folder } = forgetfulFolder()
    const journal = emergencyJournalIn(folder, seals)
    const reads = memoryReadRecords(council)
    const told: string[] = []
    let fails: 'record' | 'tell' | 'drop' | undefined
    const failing = async (at: typeof fails) => {
      if (fails === at) throw new Error(`${at} failed`)
    }
    const parts = {
      reads: {
        record: async (read: Parameters<typeof reads.record>[0]) => (await failing('record'), reads.record(read)),
      },
      journal: {
        ...journal,
        drop(id: string) {
          if (fails === 'drop') throw new Error('drop failed')
          journal.drop(id)
        },
      },
      clock: { now: () => '2026-03-02T10:00:00.000Z' },
      contacts: {
        contactsInEmergency: async () => undefined,
        keepReading: async ({ by }: { by: { id: string } }) => (await failing('tell'), void told.push(by.id)),
      },
    }
    const all = () => reads.between('2026', '2027', 100)
    return { journal, told, all, reading: emergencyReadingIn(parts), failAt: (at: typeof fails) => (fails = at) }
  }

  test('does it once, though it is cut off at any point between', async () => {
    for (const cut of ['record', 'tell', 'drop'] as const) {
      const { journal, all, reading, failAt } = place()
      const [one, attempt] = [entry(), { id: 'x', read: aRead({ way: journalledAs('x'), streams: [] }) }]
      journal.append(one)
      journal.append(attempt)
      failAt(cut)
      await assert.rejects(reading.reconcile(), new RegExp(cut))
      await assert.rejects(reading.reconcile(), new RegExp(cut))
      assert.ok(journal.waiting().length > 0, cut)
      failAt(undefined)
      await Promise.all([reading.reconcile(), reading.reconcile()])
      assert.deepEqual(journal.waiting(), [])
      assert.deepEqual((await all()).map(({ way }) => way).sort(), [one.read.way, attempt.read.way].sort(), cut)
      await reading.reconcile()
      assert.equal((await all()).length, 2)
    }
  })
})
