import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { run } from '../run.ts'
import { backupCommand, type BackedUp, type BackupAsked } from './backup.ts'
import { restoreCommand, type Restored, type RestoreAsked } from './restore.ts'

const AT = '2026-11-29T09:30:00.000Z'
const beside = { accounts: 3, reads: 1 }
const made: BackedUp = {
  ...beside,
  events: 12,
  complaints: 2,
  erased: 0,
  takenAt: AT,
  from: 'here',
  checkedAgainst: null,
  waiting: 0,
  because: undefined,
}
const restored: Restored = {
  ...beside,
  events: 12,
  complaints: 1,
  erased: 1,
  takenAt: AT,
  into: 'there',
  heldAgainst: [],
}

async function redress(
  args: readonly string[],
  answer: { made?: Result<BackedUp, string>; restored?: Result<Restored, string> },
) {
  const terminal = recordedTerminal()
  const asked: (BackupAsked | RestoreAsked)[] = []
  const keep = <Answer>(given: BackupAsked, answer: Answer | undefined): Answer => {
    asked.push(given)
    return answer ?? assert.fail('nothing is done')
  }
  const commands = [
    backupCommand({ terminal, backUp: async (given) => keep(given, answer.made) }),
    restoreCommand({
      terminal,
      read: async (name) => (name === 'kept.json' ? '{"format":"redress-checkpoint/1"}' : 'no JSON'),
      restore: async (given) => keep(given, answer.restored),
    }),
  ]
  const code = await run(args, commands, terminal)
  return { code, asked, ...terminal }
}

describe('backup', () => {
  test('says what the file holds, and against what it was held', async () => {
    const { code, asked, answered } = await redress(['backup', 'a.backup'], { made: ok(made) })
    assert.deepEqual([code, asked], [0, [{ file: 'a.backup', passphraseFile: undefined }]])
    assert.deepEqual(answered, [
      `a.backup holds 12 events of 2 complaints, 3 accounts and 1 record of who looked, as here stood on ${AT}. The chain is whole. There was no checkpoint to hold it against.`,
    ])
    const held = await redress(['backup', 'a.backup', '--passphrase-file', 'p'], {
      made: ok({ ...made, erased: 1, checkedAgainst: AT }),
    })
    assert.deepEqual(held.asked, [{ file: 'a.backup', passphraseFile: 'p' }])
    assert.match(held.answered.join(), /2 complaints, 1 of them erased, .*holds against the checkpoint of 2026/)
  })

  test('says why there is none, and ends with 2; a passphrase is never taken as an option', async () => {
    const { code, answered, told } = await redress(['backup', 'a.backup'], { made: fail('The disk is full.') })
    assert.deepEqual([code, answered, told], [2, [], ['The disk is full.']])
    assert.equal((await redress(['backup'], {})).code, 2)
    assert.equal((await redress(['backup', 'a.backup', '--passphrase', 'five words nobody would guess'], {})).code, 2)
  })
})

describe('restore', () => {
  test('says what was restored, what was proved and what was not', async () => {
    const { code, asked, answered, told } = await redress(['restore', 'a.backup'], { restored: ok(restored) })
    assert.deepEqual([code, asked], [0, [{ file: 'a.backup', passphraseFile: undefined, checkpoint: undefined }]])
    assert.match(
      answered.join(),
      /^Restored to there: 12 events of 1 complaint, 1 of them erased, 3 accounts and 1 record of who looked, as the record stood on/,
    )
    assert.match(
      answered.join(),
      /every other table is as it was counted and hashed, and it holds against the checkpoint in the backup\.$/,
    )
    assert.match(told.join(), /erased after 2026.* can be read again.*give a checkpoint that was kept elsewhere/)
    assert.match(told.join(), /ways in are those of 2026.*end again.*links have to be made again/)
    const nobody = await redress(['restore', 'a.backup'], { restored: ok({ ...restored, accounts: 0 }) })
    assert.match(nobody.told.join(), /no account in it: .*redress administrator add/)
  })

  test('hands a checkpoint on, and names it', async () => {
    const args = ['restore', 'a.backup', '--checkpoint', 'kept.json']
    const { asked, answered, told } = await redress(args, { restored: ok({ ...restored, heldAgainst: [AT] }) })
    assert.deepEqual(asked, [
      { file: 'a.backup', passphraseFile: undefined, checkpoint: { format: 'redress-checkpoint/1' } },
    ])
    assert.match(answered.join(), /in the backup and against the one of 2026-11-29T09:30:00\.000Z\.$/)
    assert.doesNotMatch(told.join(), /kept elsewhere/)
    assert.equal((await redress(['restore', 'a.backup', '--checkpoint', 'other'], {})).code, 2)
  })

  test('says why nothing was restored, and ends with 2', async () => {
    const { code, answered, told } = await redress(['restore', 'a.backup'], { restored: fail('It was altered.') })
    assert.deepEqual([code, answered, told], [2, [], ['It was altered.']])
  })
})
