import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readArguments } from './arguments.ts'

const check = {
  name: 'check',
  takes: { name: 'FILE', says: 'A chronology.', atLeast: 1, atMost: 1 },
  options: { 'as-of': { says: 'The day.', value: 'YYYY-MM-DD' }, json: { says: 'One object.' } },
} as const

const problems = (...args: string[]) => {
  const read = readArguments(args, check)
  return read.ok ? [] : read.error
}

describe('Arguments', () => {
  test('files, switches and values, in any order', () => {
    for (const args of [
      ['a.json', '--json', '--as-of', '2024-01-02'],
      ['--as-of=2024-01-02', '--json', 'a.json'],
    ]) {
      const read = readArguments(args, check)
      assert.ok(read.ok)
      assert.deepEqual(read.value.words, ['a.json'])
      assert.equal(read.value.has('json'), true)
      assert.equal(read.value.value('as-of'), '2024-01-02')
    }
  })

  test('what is not given is not there', () => {
    const read = readArguments(['a.json'], check)
    assert.deepEqual(read.ok && [read.value.has('json'), read.value.value('as-of')], [false, undefined])
  })

  test('- is standard input, and what follows -- is no option', () => {
    const input = readArguments(['-'], check)
    const odd = readArguments(['--', '--json'], check)
    assert.deepEqual(input.ok && input.value.words, ['-'])
    assert.deepEqual(odd.ok && odd.value.words, ['--json'])
  })

  test('a mistyped option is named with the nearest, an unlike one with all there are', () => {
    assert.deepEqual(problems('a', '--as-off', '2024-01-02').slice(0, 1), [
      'There is no option --as-off. Did you mean --as-of?',
    ])
    assert.deepEqual(problems('a', '-x'), ['There is no option -x. The options are --as-of, --json, --help.'])
  })

  test('an inherited name is no option', () => {
    assert.match(problems('a', '--constructor')[0] ?? '', /There is no option --constructor/)
  })

  test('a value that is missing is asked for, and never taken from the next option', () => {
    const asked = ['--as-of needs a value: --as-of YYYY-MM-DD.']
    assert.deepEqual(problems('a', '--as-of'), asked)
    assert.deepEqual(problems('a', '--as-of='), asked)
    assert.deepEqual(problems('a', '--as-of', '--json'), asked)
  })

  test('a switch takes no value, and an option one', () => {
    assert.deepEqual(problems('a', '--json=yes'), ['--json takes no value.'])
    assert.deepEqual(problems('a', '--as-of=2024-01-01', '--as-of=2024-01-02'), ['--as-of is given twice.'])
  })

  test('a file that is missing or one too many', () => {
    assert.deepEqual(problems(), ['FILE is missing: A chronology.'])
    assert.deepEqual(problems('a', 'b'), ['“b” is one too many: check takes one FILE.'])
    const read = readArguments(['a'], { name: 'start', options: {} })
    assert.deepEqual(read.ok ? [] : read.error, ['“a” is not expected: start takes only options.'])
  })

  test('everything wrong is said at once', () => {
    assert.equal(problems('a', 'b', '--jsn', '--as-of').length, 3)
  })

  test('help is asked for without the file that the command needs', () => {
    for (const flag of ['--help', '-h']) {
      const read = readArguments([flag], check)
      assert.equal(read.ok && read.value.has('help'), true)
    }
  })
})
