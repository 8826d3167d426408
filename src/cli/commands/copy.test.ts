import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { fail, ok } from '../../kernel/result.ts'
import { run } from '../run.ts'
import { copyCommand, type CopyDeps } from './copy.ts'

async function redress(args: readonly string[], copy: CopyDeps['copy']) {
  const terminal = recordedTerminal()
  const code = await run(args, [copyCommand({ terminal, copy })], terminal)
  return { code, ...terminal }
}

describe('copy', () => {
  test('says what was copied, and what to do next', async () => {
    const places: string[] = []
    const { code, answered, told } = await redress(['copy', 'database'], async (to) => {
      places.push(to)
      return ok({ events: 12, accounts: 1, reads: 0, from: 'here', into: 'there' })
    })
    assert.deepEqual([code, places], [0, ['database']])
    assert.deepEqual(answered, [
      '12 events, 1 account and 0 records of who looked copied from here to there. The copy is sound.',
    ])
    assert.match(told.join(), /for as long as DATABASE_URL is set/)
    const back = await redress(['copy', 'folder'], async () =>
      ok({ events: 1, accounts: 0, reads: 0, from: 'there', into: 'here' }),
    )
    assert.match(back.told.join(), /Unset DATABASE_URL/)
  })

  test('says why nothing was copied, and ends with 2', async () => {
    const { code, answered, told } = await redress(['copy', 'folder'], async () => fail('There is a record already.'))
    assert.deepEqual([code, answered, told], [2, [], ['There is a record already.']])
  })

  test('knows two places', async () => {
    const never = () => assert.fail('nothing is copied')
    const { code, told } = await redress(['copy', 'cellar'], never)
    assert.equal(code, 2)
    assert.match(told.join(), /“cellar” is neither database nor folder/)
    assert.equal((await redress(['copy'], never)).code, 2)
  })
})
