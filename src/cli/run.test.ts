import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../test/recorded-terminal.ts'
import { command } from './command.ts'
import { run } from './run.ts'

const check = command({
  name: 'check',
  says: 'Say what was owed.',
  about: ['A paragraph.'],
  takes: { name: 'FILE', says: 'A chronology.', atLeast: 1, atMost: 1 },
  options: { 'fail-on-fault': { says: 'End with status 1.' }, 'as-of': { says: 'The day.', value: 'YYYY-MM-DD' } },
  examples: ['check a.json'],
  run: async ({ has }) => (has('fail-on-fault') ? 1 : 0),
})

async function ran(...args: string[]) {
  const terminal = recordedTerminal()
  const code = await run(args, [check], terminal)
  return { code, answered: terminal.answered.join('\n'), told: terminal.told.join('\n') }
}

describe('Running a command', () => {
  test('the command’s own status is the answer', async () => {
    assert.deepEqual(await ran('check', 'a.json'), { code: 0, answered: '', told: '' })
    assert.equal((await ran('check', 'a.json', '--fail-on-fault')).code, 1)
  })

  test('without a command, and with help in any of its forms, the commands are listed', async () => {
    for (const args of [[], ['help'], ['--help'], ['-h']]) {
      const { code, answered, told } = await ran(...args)
      assert.deepEqual([code, told], [0, ''])
      assert.match(answered, /check +Say what was owed\./)
    }
  })

  test('help of one command has its file, its options and its examples, and does not run it', async () => {
    for (const args of [
      ['help', 'check'],
      ['check', '--help', '--fail-on-fault'],
    ]) {
      const { code, answered } = await ran(...args)
      assert.equal(code, 0)
      for (const part of [
        /A paragraph\./,
        /FILE +A chronology\./,
        /--as-of YYYY-MM-DD +The day\./,
        /redress -- check a\.json/,
      ]) {
        assert.match(answered, part)
      }
    }
  })

  test('a mistyped command is named with the nearest, on standard error, with status 2', async () => {
    for (const args of [
      ['chek', 'a.json'],
      ['help', 'chek'],
    ]) {
      const { code, answered, told } = await ran(...args)
      assert.deepEqual([code, answered], [2, ''])
      assert.match(told, /There is no command “chek”\. Did you mean check\?/)
    }
  })

  test('wrong arguments end with status 2, each named, and with the way to the help', async () => {
    const { code, told } = await ran('check', '--wrong', '--as-of')
    assert.equal(code, 2)
    assert.match(told, /redress check: --as-of needs a value/)
    assert.match(told, /redress check: There is no option --wrong/)
    assert.match(told, /redress check: FILE is missing/)
    assert.match(told, /help check/)
  })

  test('a fault ends with status 2: in its words where they were written for people, else without what it held', async () => {
    const failing = (fault: unknown) =>
      command({ name: 'fail', says: 'Fails.', about: [], options: {}, examples: [], run: () => Promise.reject(fault) })
    const told = async (fault: unknown) => {
      const terminal = recordedTerminal()
      assert.equal(await run(['fail'], [failing(fault)], terminal), 2)
      return terminal.told.join('\n')
    }
    const stopped = Object.assign(new Error('The disk is full.'), { name: 'StoreStopped' })
    assert.equal(await told(stopped), 'redress fail: The disk is full.')
    const surprise = await told(new TypeError('Kai said: they cancelled it again'))
    assert.match(surprise, /TypeError/)
    assert.doesNotMatch(surprise, /Kai/)
  })
})
