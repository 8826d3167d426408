import type { Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import type { Reader } from '../input.ts'
import { progressOn } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { type BackedUp, type BackupAsked, type Contents, contents, PASSPHRASE_FILE } from './backup.ts'
import { checkpointFrom } from './verify.ts'

/** `checkpoint` is what somebody kept, not read yet. */
export type RestoreAsked = BackupAsked & { readonly checkpoint: unknown }

export type Restored = Contents &
  Pick<BackedUp, 'takenAt'> & {
    /** The place, as a person is told it. */
    readonly into: string
    /** When each checkpoint was taken that it was held against, beside the one in the backup. */
    readonly heldAgainst: readonly string[]
  }

export type RestoreDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  /** Restores the backup and proves it; the error says what stands in the way and what to do. */
  readonly restore: (asked: RestoreAsked, step: (done: number, of: number) => void) => Promise<Result<Restored, string>>
}

export const restoreCommand = ({ terminal, read, restore }: RestoreDeps): Command =>
  command({
    name: 'restore',
    says: 'Put the record of a backup into an empty place.',
    about: [
      'It goes to the data folder, which must be new or empty, or where DATABASE_URL is set to an empty database with its keys in the data folder. The chain, the checkpoint and every body are checked first: either all of it is restored, or nothing.',
      'An old backup is as sound as a new one. Only a checkpoint that somebody kept elsewhere shows that events are missing at the end: give it where you have one. What was erased after the backup was made can be read again, and has to be erased again.',
    ],
    takes: { name: 'FILE', says: 'The backup to restore.', atLeast: 1, atMost: 1 },
    options: {
      checkpoint: { value: 'FILE', says: 'Refuse a backup that ends before this checkpoint.' },
      'passphrase-file': PASSPHRASE_FILE,
    },
    examples: ['restore 2026-11-29.backup', 'restore monday.backup --checkpoint kept/2026-11.checkpoint.json'],
    async run({ words: [file = ''], value }) {
      const checkpoint = await checkpointFrom(value('checkpoint'), read)
      if (!checkpoint.ok) {
        terminal.tell(checkpoint.error)
        return 2
      }
      const progress = progressOn(terminal, 'Restoring events')
      const asked = { file, passphraseFile: value('passphrase-file'), checkpoint: checkpoint.value }
      const done = await restore(asked, progress.step).finally(() => progress.end())
      if (!done.ok) {
        terminal.tell(done.error)
        return 2
      }
      const { into, takenAt, heldAgainst, accounts } = done.value
      const others = heldAgainst.map((at) => ` and against the one of ${at}`).join('')
      terminal.answer(
        `Restored to ${into}: ${contents(done.value)}, as the record stood on ${takenAt}. ` +
          `The chain is whole, every body that was not erased was opened, every other table is as it was counted and hashed, and it holds against the checkpoint in the backup${others}.`,
      )
      terminal.tell(`What was erased after ${takenAt} can be read again: erase it again, from your own list.`)
      terminal.tell(accounts === 0 ? NOBODY : back(takenAt))
      if (heldAgainst.length === 0) {
        terminal.tell(
          'Whether anything was recorded after it this cannot say: for that, give a checkpoint that was kept elsewhere.',
        )
      }
      return 0
    },
  })

const NOBODY =
  'There is no account in it: before anybody works with it, add an administrator ("redress administrator add").'

const back = (takenAt: string): string =>
  `Accounts, passwords and other ways in are those of ${takenAt}: end again what was ended since, give again what was given. Nobody is signed in, and one-time links have to be made again.`
