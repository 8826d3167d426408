import type { History } from '../../complaint/history.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import { progressOn } from '../progress.ts'
import { type OpenedRecord, type OpenRecord, withRecord } from '../record.ts'
import { plural, type Terminal } from '../terminal.ts'

export type ExportDeps = {
  readonly terminal: Terminal
  readonly open: OpenRecord
  readonly writeJson: (history: History) => string
  readonly writeCsv: (histories: readonly History[]) => string
}

export const exportCommand = (deps: ExportDeps): Command =>
  command({
    name: 'export',
    says: 'Give out complaints in the form in which they can be taken in again.',
    about: [
      'One complaint is given as JSON (redress-chronology/1); with --csv, those named, or all, as rows with one for each event. Nothing is lost on the way: import takes back what export gave.',
      'What is given out holds personal data. Keep it where the record itself may be kept.',
    ],
    takes: {
      name: 'REFERENCE',
      says: 'The complaints to give out; with --csv, all where none is named.',
      atLeast: 0,
      atMost: 1000,
    },
    options: { csv: { says: 'Give CSV, a row for each event.' } },
    examples: ['export CSC-2026-014 > complaint.json', 'export --csv > complaints.csv'],
    async run({ words, has }) {
      const { terminal, writeCsv, writeJson } = deps
      if (!has('csv') && words.length !== 1) {
        terminal.tell('Name one REFERENCE, or give --csv for several or all.')
        return 2
      }
      return withRecord({ ...deps, access: 'read' }, async (record) => {
        const wanted = words.length > 0 ? words : await record.references()
        const histories = await readAll(wanted, record, terminal)
        if (!histories.ok) {
          for (const reference of histories.error) terminal.tell(`There is no complaint ${reference} in the record.`)
          return 2
        }
        const [only] = histories.value
        if (has('csv')) terminal.answer(writeCsv(histories.value).trimEnd())
        else if (only) terminal.answer(writeJson(only).trimEnd())
        if (has('csv')) terminal.tell(`${plural(histories.value.length, 'complaint')} given out.`)
        return 0
      })
    },
  })

/** The histories of all references, or the references that are not there. */
async function readAll(
  references: readonly string[],
  record: OpenedRecord,
  terminal: Terminal,
): Promise<Result<readonly History[], readonly string[]>> {
  const progress = progressOn(terminal, 'Reading complaints')
  const found: History[] = []
  const absent: string[] = []
  try {
    for (const reference of references) {
      const history = await record.read(reference)
      if (history) found.push(history)
      else absent.push(reference)
      progress.step(found.length + absent.length, references.length)
    }
  } finally {
    progress.end()
  }
  return absent.length > 0 ? fail(absent) : ok(found)
}
