import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { fail, ok } from '../../kernel/result.ts'
import { run } from '../run.ts'
import { administratorCommand, type AdministratorDeps } from './administrator.ts'

const LINK = 'http://localhost:3000/set-up/x'

describe('The first administrator', () => {
  const called = async (args: readonly string[], add: AdministratorDeps['add']) => {
    const terminal = recordedTerminal()
    const code = await run(['administrator', ...args], [administratorCommand({ terminal, add })], terminal)
    return { code, answers: terminal.answered.join('\n'), told: terminal.told.join('\n') }
  }

  test('is given a link, and nothing else stands on standard output', async () => {
    const asked: string[][] = []
    const { code, answers, told } = await called(['add', 'a@x.example', '--name', 'Ayesha Khan'], async (...given) => {
      asked.push(given)
      return ok({ is: 'added', link: LINK })
    })
    assert.deepEqual([code, answers, asked], [0, LINK, [['a@x.example', 'Ayesha Khan']]])
    assert.match(told, /once, within an hour/)
  })

  test('who has an account gets a new link, and who has left gets none', async () => {
    assert.match(
      (await called(['add', 'a@x.example'], async () => ok({ is: 'there', link: LINK }))).told,
      /set up anew/,
    )
    for (const is of ['ended', 'another-role'] as const) {
      const none = await called(['add', 'a@x.example'], async () => ok({ is }))
      assert.deepEqual([none.code, none.answers], [2, ''])
      assert.match(none.told, /Use another address/)
    }
  })

  test('what cannot be done is told with the way out', async () => {
    const never = async () => assert.fail('nothing is added')
    for (const args of [
      ['ad', 'a@x.example'],
      ['add', 'nobody'],
    ])
      assert.match((await called(args, never)).told, /“administrator add” and an email address/)
    const refused = await called(['add', 'a@x.example'], async () => fail('The data folder cannot be used.'))
    assert.deepEqual([refused.code, refused.told], [2, 'The data folder cannot be used.'])
  })
})
