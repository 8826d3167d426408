import type { Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import { progressOn } from '../progress.ts'
import { plural, type Terminal } from '../terminal.ts'
import { type BackedUp, besideThem } from './backup.ts'

export type CopyPlace = 'database' | 'folder'

/** What was copied, and the places as a person is told them. */
export type Copied = Pick<BackedUp, 'events' | 'accounts' | 'reads'> & { readonly from: string; readonly into: string }

export type CopyDeps = {
  readonly terminal: Terminal
  /** Copies the record and checks the copy; the error says what stands in the way and what to do. */
  readonly copy: (to: CopyPlace, step: (done: number, of: number) => void) => Promise<Result<Copied, string>>
}

const NEXT: Readonly<Record<CopyPlace, string>> = {
  database: 'Redress uses the copy for as long as DATABASE_URL is set. Put the old one away where it is safe.',
  folder: 'Unset DATABASE_URL, and Redress uses the copy. Put the old one away where it is safe.',
}

export const copyCommand = ({ terminal, copy }: CopyDeps): Command =>
  command({
    name: 'copy',
    says: 'Copy the whole record between the data folder and the database.',
    about: [
      'The record is copied as it is stored: encrypted, with its chain, to the last byte, and with it the accounts and who looked at what. Sessions and one-time links are not. The copy is checked against the old record before it is called done. The place it goes to must be new or empty, and the old record stays as it is.',
      'DATABASE_URL names the database and REDRESS_DATA the folder; the keys stay in the folder and serve both. Stop the program first: what is recorded meanwhile is not in the copy.',
    ],
    takes: { name: 'WHERE', says: 'Where to copy the record to: database or folder.', atLeast: 1, atMost: 1 },
    options: {},
    examples: ['copy database', 'copy folder'],
    async run({ words: [where] }) {
      if (where !== 'database' && where !== 'folder') {
        terminal.tell(`“${where}” is neither database nor folder. Say where to copy the record to.`)
        return 2
      }
      const progress = progressOn(terminal, 'Copying events')
      const copied = await copy(where, (done, of) => progress.step(done, of)).finally(() => progress.end())
      if (!copied.ok) {
        terminal.tell(copied.error)
        return 2
      }
      const { events, from, into } = copied.value
      const all = `${plural(events, 'event')}, ${besideThem(copied.value)}`
      terminal.answer(`${all} copied from ${from} to ${into}. The copy is sound.`)
      terminal.tell(NEXT[where])
      return 0
    },
  })
