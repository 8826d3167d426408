import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Read, ReadKind, ReadRecord, ReadRecords } from '../../casework/read-records-port.ts'
import { journalledAs } from '../../people/journalled.ts'
import { councilId, personId, streamId } from '../../kernel/ids.ts'
import { council } from './subject.ts'

/** Records of reads under test, with what another process would open and what the program's own role could try. */
export type ReadsSubject = {
  readonly reads: ReadRecords
  readonly again: () => Promise<ReadRecords>
  /** Runs a statement as the program's own role; absent where nothing is stored. */
  readonly tryTo?: (sql: string) => Promise<unknown>
  readonly done: () => Promise<void>
}

export const aRead = (changes: Partial<Read> = {}): Read => ({
  council,
  at: '2026-03-02T09:30:00.000Z',
  person: personId('p1'),
  way: 'role',
  what: 'case',
  streams: [streamId('a')],
  ...changes,
})

const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`
const minutes = (found: readonly ReadRecord[]) => found.map((one) => Number(one.at.slice(14, 16)))
const a = streamId('a')

const OF_PEOPLE: readonly ReadKind[] = ['person', 'register', 'register-search', 'alike', 'suggestion', 'readers']

/** What every store of the records of reads keeps; the test of each calls this once. */
export function keepsReads(name: string, open: () => Promise<ReadsSubject>): void {
  const story = (tells: string, run: (subject: ReadsSubject) => Promise<void>): void =>
    void test(tells, async () => {
      const subject = await open()
      try {
        await run(subject)
      } finally {
        await subject.done()
      }
    })

  describe(`Records of reads in ${name}`, () => {
    story('come back as they were given, also to another process', async ({ reads, again }) => {
      const one = aRead({ what: 'list', way: 'machine', streams: [streamId('a'), streamId('b')] })
      await reads.record(one)
      for (const each of [reads, await again()]) {
        const [found] = await each.ofStream(streamId('b'), 10)
        assert.deepEqual(found && { ...found }, { ...one, entry: found?.entry })
      }
    })

    story('say what was done at a person as at a complaint', async ({ reads, again }) => {
      const people = [streamId('0a'.repeat(16)), streamId('0b'.repeat(16))]
      for (const what of OF_PEOPLE) await reads.record(aRead({ what, streams: people }))
      for (const each of [reads, await again()])
        for (const person of people)
          assert.deepEqual(
            (await each.ofStream(person, 100)).map(({ what }) => what),
            OF_PEOPLE.toReversed(),
          )
    })

    story('name a complaint once, however often the answer did', async ({ reads }) => {
      await reads.record(aRead({ streams: [a, a, streamId('b'), a] }))
      assert.deepEqual((await reads.ofStream(a, 10))[0]?.streams, ['a', 'b'])
    })

    story('keep an attempt that found nothing', async ({ reads }) => {
      await reads.record(aRead({ streams: [] }))
      const [found] = await reads.between(at(0), at(59), 10)
      assert.deepEqual(found?.streams, [])
      assert.deepEqual(await reads.ofStream(a, 10), [])
    })

    story('of a complaint are read page by page, the latest first', async ({ reads }) => {
      for (let minute = 0; minute < 7; minute += 1) {
        await reads.record(aRead({ at: at(minute) }))
        await reads.record(aRead({ at: at(minute + 10), streams: [streamId('b')] }))
      }
      const first = await reads.ofStream(a, 3)
      const second = await reads.ofStream(a, 3, first.at(-1)?.entry)
      const third = await reads.ofStream(a, 3, second.at(-1)?.entry)
      assert.deepEqual([first, second, third].map(minutes), [[6, 5, 4], [3, 2, 1], [0]])
    })

    story('of a time are read from its first instant up to its end, none twice', async ({ reads }) => {
      for (const minute of [5, 1, 2, 2, 2, 3, 4, 0]) await reads.record(aRead({ at: at(minute) }))
      const found: ReadRecord[] = []
      for (;;) {
        const page = await reads.between(at(1), at(4), 2, found.at(-1))
        if (page.length === 0) break
        found.push(...page)
      }
      assert.deepEqual(minutes(found), [1, 2, 2, 2, 3])
      assert.equal(new Set(found.map(({ entry }) => entry)).size, 5)
    })

    story('of many callers at once are all kept, each once', async ({ reads, again }) => {
      const other = await again()
      await Promise.all(
        Array.from({ length: 600 }, (_, n) =>
          (n % 2 === 0 ? reads : other).record(aRead({ streams: [a, streamId(`s${n}`)] })),
        ),
      )
      const found = await reads.ofStream(a, 1000)
      assert.equal(new Set(found.map(({ streams }) => streams[1])).size, 600)
      assert.equal(found.length, 600)
    })

    story('keep what was journalled once, however often and by whomever it is given', async ({ reads, again }) => {
      const streams = [a, streamId('b')]
      const one = aRead({ way: journalledAs('e1', personId('p2')), streams })
      const other = aRead({ way: journalledAs('e2', personId('p2')), streams })
      const beside = await again()
      await Promise.all([reads.record(one), beside.record(one), reads.record(one), reads.record(other)])
      await beside.record(one)
      await reads.record(aRead({ streams }))
      await reads.record(aRead({ streams }))
      for (const stream of streams)
        assert.deepEqual((await reads.ofStream(stream, 10)).map(({ way }) => way).sort(), [
          'journalled:e1:p2',
          'journalled:e2:p2',
          'role',
          'role',
        ])
      assert.equal((await reads.between(at(0), at(59), 10)).length, 4)
    })

    story('of another council are not taken', async ({ reads }) => {
      await assert.rejects(reads.record(aRead({ council: councilId('southshire') })), /another council/)
      assert.deepEqual(await reads.between(at(0), at(59), 10), [])
    })

    story('are neither changed nor taken away by the program’s own role', async ({ reads, tryTo }) => {
      await reads.record(aRead())
      if (!tryTo) return
      for (const table of ['read_records', 'read_streams'])
        for (const sql of [`update ${table} set council = council`, `delete from ${table}`])
          await assert.rejects(tryTo(sql), /never|permission denied/, sql)
      assert.equal((await reads.ofStream(a, 10)).length, 1)
    })

    story('that were asked for before it closed are there', async ({ reads, again }) => {
      const asked = Promise.all(Array.from({ length: 20 }, () => reads.record(aRead())))
      await reads.close()
      await asked
      if (name !== 'memory') assert.equal((await (await again()).ofStream(a, 100)).length, 20)
    })
  })
}
