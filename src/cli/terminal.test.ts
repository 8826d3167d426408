import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordedTerminal } from '../../test/recorded-terminal.ts'
import { progressOn } from './progress.ts'
import { hanging, plural } from './terminal.ts'

test('a text is broken between words and set under its first word', () => {
  assert.equal(hanging('■ ', 'one two three four', 11), '■ one two\n  three\n  four')
})

test('a line as wide as the page is not broken, and one letter more is', () => {
  assert.equal(hanging('', 'one two', 7), 'one two')
  assert.equal(hanging('', 'one two', 6), 'one\ntwo')
})

test('a word wider than the page stands alone and whole', () => {
  assert.equal(hanging('  ', 'a incomprehensible b', 8), '  a\n  incomprehensible\n  b')
})

test('one case, two cases, no cases', () => {
  assert.deepEqual([plural(1, 'case'), plural(2, 'case'), plural(0, 'case')], ['1 case', '2 cases', '0 cases'])
})

test('where a person watches, progress is written over at once and again after a tenth of a second, then cleared', () => {
  const terminal = recordedTerminal({ interactive: true })
  let now = 0
  const progress = progressOn(terminal, 'Reading', () => now)
  progress.step(1, 9)
  now = 99
  progress.step(2, 9)
  now = 100
  progress.step(3, 9)
  progress.end()
  assert.deepEqual(terminal.told, ['\rReading: 1 of 9', '\rReading: 3 of 9', '\r'])
})

test('where nobody watches, short work leaves no trace and long work a line every five seconds', () => {
  const terminal = recordedTerminal()
  let now = 0
  const progress = progressOn(terminal, 'Reading', () => now)
  for (now = 0; now < 12_000; now += 1000) progress.step(now / 1000, 12)
  progress.end()
  assert.deepEqual(terminal.told, ['Reading: 5 of 12', 'Reading: 10 of 12'])
  assert.deepEqual(terminal.answered, [])
})
