import type { Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import { progressOn } from '../progress.ts'
import { plural, type Terminal } from '../terminal.ts'

export type BackupAsked = {
  readonly file: string
  /** The file whose first line is the passphrase; else it is one of the settings. */
  readonly passphraseFile: string | undefined
}

export type BackedUp = {
  readonly events: number
  readonly complaints: number
  /** How many of these complaints were made unreadable. */
  readonly erased: number
  readonly accounts: number
  /** How many records of who looked at what. */
  readonly reads: number
  readonly takenAt: string
  /** The place, as a person is told it. */
  readonly from: string
  /** When the checkpoint was taken that the record was held against. */
  readonly checkedAgainst: string | null
  /** How many looks in an emergency could not be brought into the records of reads, and so are not in it; and why. */
  readonly waiting: number
  readonly because: string | undefined
}

export type BackupDeps = {
  readonly terminal: Terminal
  /** Writes the backup; the error says what stands in the way and what to do. */
  readonly backUp: (asked: BackupAsked, step: (done: number, of: number) => void) => Promise<Result<BackedUp, string>>
}

export const PASSPHRASE_FILE = {
  value: 'FILE',
  says: 'The first line of this file is the passphrase, in place of REDRESS_BACKUP_PASSPHRASE.',
} as const

export const backupCommand = ({ terminal, backUp }: BackupDeps): Command =>
  command({
    name: 'backup',
    says: 'Write the whole record into one encrypted file.',
    about: [
      'The file holds the record as it stands at one moment, with the accounts, the records of who looked, its keys and a checkpoint; the program may run and write meanwhile. The record is checked on the way. A file that is there already is not written over.',
      'A passphrase of 15 characters or more opens it, set in REDRESS_BACKUP_PASSPHRASE or in a file. Whoever has both the file and the passphrase can read everything; without the passphrase nobody can.',
    ],
    takes: { name: 'FILE', says: 'The backup to write.', atLeast: 1, atMost: 1 },
    options: { 'passphrase-file': PASSPHRASE_FILE },
    examples: [
      'backup 2026-11-29.backup',
      'backup /mnt/backups/monday.backup --passphrase-file /etc/redress/passphrase',
    ],
    async run({ words: [file = ''], value }) {
      const progress = progressOn(terminal, 'Backing up events')
      const asked = { file, passphraseFile: value('passphrase-file') }
      const made = await backUp(asked, progress.step).finally(() => progress.end())
      if (!made.ok) {
        terminal.tell(made.error)
        return 2
      }
      const { from, takenAt, checkedAgainst } = made.value
      terminal.answer(
        `${file} holds ${contents(made.value)}, as ${from} stood on ${takenAt}. ` +
          `The chain is whole. ${against(checkedAgainst)}`,
      )
      if (made.value.waiting > 0) terminal.tell(leftOut(made.value))
      terminal.tell('Keep it apart from its passphrase, and try now and then whether it can be restored.')
      return 0
    },
  })

const leftOut = ({ waiting, because }: BackedUp): string => {
  const [are, them] = waiting === 1 ? ['is', 'it'] : ['are', 'them']
  return [
    `${plural(waiting, 'look')} in an emergency ${are} not in it: the records of who looked could not take ${them}.`,
    ...(because === undefined ? [] : [because]),
    `Keep the data folder, which holds ${them}, and back up again once looks are recorded.`,
  ].join(' ')
}

const against = (checkedAgainst: string | null) =>
  checkedAgainst === null
    ? 'There was no checkpoint to hold it against.'
    : `It holds against the checkpoint of ${checkedAgainst}.`

export type Contents = Pick<BackedUp, 'events' | 'complaints' | 'erased' | 'accounts' | 'reads'>

/** `609 events of 4 complaints, 1 of them erased, 3 accounts and 40 records of who looked`. */
export function contents({ events, complaints, erased, ...beside }: Contents): string {
  const gone = erased === 0 ? '' : `, ${erased} of them erased`
  return `${plural(events, 'event')} of ${plural(complaints, 'complaint')}${gone}, ${besideThem(beside)}`
}

/** `3 accounts and 40 records of who looked`. */
export const besideThem = ({ accounts, reads }: Pick<BackedUp, 'accounts' | 'reads'>): string =>
  `${plural(accounts, 'account')} and ${plural(reads, 'record')} of who looked`
