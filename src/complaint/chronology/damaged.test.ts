import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyHistory, plausibleHistory } from '../../../test/histories.ts'
import { historyFromValue } from './check-history.ts'
import { readCsvChronologies } from './read-csv.ts'
import { readJsonChronology } from './read-json.ts'
import { writeCsvChronologies } from './write-csv.ts'
import { writeJsonChronology } from './write-json.ts'

/** A file with one stretch of it replaced by something else. */
const damaged = (files: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      files,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(6),
      fc.oneof(
        fc.constantFrom('', '"', '{', '}', '[', ']', ',', ';', '\n', '\t', '=', "'", 'null', '-0', '0'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    )
    .map(([file, at, length, instead]) => {
      const start = Math.floor(at * file.length)
      return file.slice(0, start) + instead + file.slice(start + length)
    })

const histories = fc.oneof(anyHistory(), plausibleHistory())
const options = { seed: 9, numRuns: 200 }

test('a damaged JSON file is read as JSON has it or refused with its problems, and never crashes the reader', () => {
  fc.assert(
    fc.property(damaged(histories.map(writeJsonChronology)), (text) => {
      const read = readJsonChronology(text)
      if (read.ok) assert.deepEqual(historyFromValue(JSON.parse(text)), read)
      else checkProblems(read.error, text)
    }),
    options,
  )
})

test('a damaged file of cells is read or refused with its problems, and what is read can be written again', () => {
  fc.assert(
    fc.property(damaged(histories.map((history) => writeCsvChronologies([history]))), (text) => {
      const read = readCsvChronologies(text)
      if (read.ok) assert.deepEqual(readCsvChronologies(writeCsvChronologies(read.value)), read)
      else checkProblems(read.error, text)
    }),
    options,
  )
})

function checkProblems(problems: readonly { readonly line: number; readonly says: string }[], text: string): void {
  assert.notEqual(problems.length, 0)
  const last = text.split(/\r\n|\r|\n/u).length
  for (const { line, says } of problems) {
    assert.ok(line >= 1 && line <= last, `line ${line} of ${last}`)
    assert.notEqual(says, '')
  }
}
