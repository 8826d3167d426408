import type { History } from '../../complaint/history.ts'
import { type ChronologyReaders, readChronologies } from '../chronologies.ts'
import { command, type Command } from '../command.ts'
import type { Reader } from '../input.ts'
import { progressOn } from '../progress.ts'
import { type Added, type OpenedRecord, type OpenRecord, withRecord } from '../record.ts'
import { plural, type Terminal } from '../terminal.ts'

export type ImportDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly chronologies: ChronologyReaders
  readonly open: OpenRecord
}

export const importCommand = (deps: ImportDeps): Command =>
  command({
    name: 'import',
    says: 'Record the complaints of a file.',
    about: [
      'FILE holds one chronology as JSON, or any number as CSV or a spreadsheet with a row for each event. The whole file is read first: where anything in it is wrong, every problem is listed with its line and nothing is recorded.',
      'A complaint that is there already with the same history is left as it is. One whose reference is there with another history is not touched, and it ends with status 1.',
    ],
    takes: { name: 'FILE', says: 'Chronologies, .json, .csv or .xlsx; - for standard input.', atLeast: 1, atMost: 1 },
    options: { 'dry-run': { says: 'Read and check the file, and record nothing.' } },
    examples: ['import complaints.csv --dry-run', 'import complaints.csv', 'import complaint.json'],
    async run({ words: [file = '-'], has }) {
      const { terminal } = deps
      const histories = await readChronologies(file, deps.read, deps.chronologies)
      if (!histories.ok) {
        for (const problem of histories.error) terminal.tell(problem)
        terminal.tell('Nothing was recorded.')
        return 2
      }
      if (has('dry-run')) {
        terminal.answer(`${counted(histories.value)} could be recorded. Nothing was.`)
        return 0
      }
      return withRecord({ ...deps, access: 'write' }, async (record) => {
        const added = await addAll(histories.value, record, terminal)
        const differing = added.filter(({ outcome }) => outcome === 'differs')
        for (const { history } of differing) {
          terminal.tell(`${history.reference} is there already with another history. It was left as it is.`)
        }
        const count = (wanted: Added) => added.filter(({ outcome }) => outcome === wanted).length
        terminal.answer(`${plural(count('added'), 'complaint')} recorded, ${count('already-there')} there already.`)
        return differing.length > 0 ? 1 : 0
      })
    },
  })

type Outcome = { readonly history: History; readonly outcome: Added }

async function addAll(
  histories: readonly History[],
  record: OpenedRecord,
  terminal: Terminal,
): Promise<readonly Outcome[]> {
  const progress = progressOn(terminal, 'Recording complaints')
  const added: Outcome[] = []
  try {
    for (const history of histories) {
      added.push({ history, outcome: await record.add(history) })
      progress.step(added.length, histories.length)
    }
  } finally {
    progress.end()
  }
  return added
}

const counted = (histories: readonly History[]): string => {
  const events = histories.reduce((sum, { events }) => sum + events.length, 0)
  return `${plural(histories.length, 'complaint')} with ${plural(events, 'event')}`
}
