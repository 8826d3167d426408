import { ok, type Result } from '../../kernel/result.ts'
import type { History } from '../../complaint/history.ts'
import { type ChronologyReaders, readChronologies } from '../chronologies.ts'
import { command, type Command, type Given } from '../command.ts'
import type { Reader } from '../input.ts'
import { progressOn } from '../progress.ts'
import { readSheetFile, type SheetRead, type SheetReaders } from '../sheets.ts'
import { type Added, type OpenedRecord, type OpenRecord, withRecord } from '../record.ts'
import { plural, type Terminal } from '../terminal.ts'

export type ImportDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly chronologies: ChronologyReaders
  readonly sheets: SheetReaders
  readonly open: OpenRecord
}

export const importCommand = (deps: ImportDeps): Command =>
  command({
    name: 'import',
    says: 'Record the complaints of a file.',
    about: [
      'FILE holds one chronology as JSON, or any number as CSV or a spreadsheet with a row for each event. The whole file is read first: where anything in it is wrong, every problem is listed with its line and nothing is recorded.',
      'A spreadsheet with a row for each complaint needs a mapping, which says what its columns hold (docs/spreadsheets.md). With --take-good the complaints of a spreadsheet in which nothing is wrong are recorded all the same, and it ends with status 1 where others are left.',
      'A complaint that is there already with the same history is left as it is. One whose reference is there with another history is not touched, and it ends with status 1.',
    ],
    takes: { name: 'FILE', says: 'Chronologies, .json, .csv or .xlsx; - for standard input.', atLeast: 1, atMost: 1 },
    options: {
      map: { value: 'MAP', says: 'A JSON file that says what each column of a spreadsheet holds.' },
      council: { value: 'NAME', says: 'With --map: the council of the rows that name none.' },
      'day-first': { says: 'With --map: dates like 3/2/2025 stand with the day first.' },
      'take-good': { says: 'Record the complaints of a spreadsheet in which nothing is wrong, and leave the others.' },
      'dry-run': { says: 'Read and check the file, and record nothing.' },
    },
    examples: [
      'import complaints.csv --dry-run',
      'import complaint.json',
      'import log.xlsx --map map.json --council "Borough of Exampleham" --take-good',
    ],
    async run(given) {
      const { terminal } = deps
      const read = await readAll(given, deps)
      const problems = read.ok ? read.value.problems : read.error
      for (const problem of problems) terminal.tell(problem)
      if (!read.ok || read.value.histories.length === 0 || (problems.length > 0 && !given.has('take-good'))) {
        terminal.tell('Nothing was recorded.')
        return 2
      }
      const { histories, leftOut } = read.value
      if (leftOut.length > 0) terminal.tell(`${plural(leftOut.length, 'complaint')} with a problem left out.`)
      if (given.has('dry-run')) {
        terminal.answer(`${counted(histories)} could be recorded. Nothing was.`)
        return 0
      }
      return withRecord({ ...deps, access: 'write' }, async (record) => {
        const added = await addAll(histories, record, terminal)
        const differing = added.filter(({ outcome }) => outcome === 'differs')
        for (const { history } of differing) {
          terminal.tell(`${history.reference} is there already with another history. It was left as it is.`)
        }
        const count = (wanted: Added) => added.filter(({ outcome }) => outcome === wanted).length
        terminal.answer(`${plural(count('added'), 'complaint')} recorded, ${count('already-there')} there already.`)
        return differing.length > 0 || leftOut.length > 0 ? 1 : 0
      })
    },
  })

type Options = Given<'map' | 'council' | 'day-first' | 'take-good' | 'dry-run'>

/** What the file holds. Without --map or --take-good, a file with a problem holds nothing. */
async function readAll(
  { words: [file = '-'], has, value }: Options,
  deps: ImportDeps,
): Promise<Result<SheetRead, readonly string[]>> {
  const [map, council] = [value('map'), value('council')]
  if (map !== undefined || has('take-good')) {
    const said = { ...(map !== undefined && { map }), ...(council !== undefined && { council }) }
    return readSheetFile(file, { ...said, dayFirst: has('day-first') }, deps.read, deps.sheets)
  }
  const read = await readChronologies(file, deps.read, deps.chronologies)
  return read.ok ? ok({ histories: read.value, leftOut: [], problems: [] }) : read
}

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
