import { extname } from 'node:path'
import type { Volumes, Year } from '../../complaint/generator/generate.ts'
import type { History } from '../../complaint/history.ts'
import { type Day, parseDay } from '../../kernel/day.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { command, type Command, type ExitCode, type Given } from '../command.ts'
import { type Writer, writeOutput } from '../output.ts'
import { progressOn } from '../progress.ts'
import { plural, type Terminal } from '../terminal.ts'

export type GenerateDeps = {
  readonly terminal: Terminal
  readonly write: Writer
  readonly generate: (asked: Omit<Year, 'calendar'>) => Iterable<History>
  /** A year of so many complaints, and what is usual where nobody says how many. */
  readonly volumesOf: (complaints: number) => Volumes
  readonly usual: Volumes
  /** The years that can be asked for. */
  readonly years: { readonly from: number; readonly to: number }
  /** The form of a chronology, which stands first in each line. */
  readonly format: string
  readonly writeJson: (history: History) => string
  readonly writeCsv: (histories: readonly History[]) => string
}

const SEED = 1
const COUNCIL = 'Anytown Council'
const YEAR = 2025
const HIGHEST_SEED = 4_294_967_295
const MOST = 1_000_000
/** A CSV is put together in memory, and this many are a quarter of what a spreadsheet opens. */
const MOST_IN_CSV = 20_000

const OPTIONS = {
  seed: { value: 'N', says: `Which of all possible years, 0 to ${HIGHEST_SEED}; ${SEED} unless it is given.` },
  council: { value: 'NAME', says: `The council; ${COUNCIL} unless it is given.` },
  year: { value: 'YYYY', says: `The calendar year in which the complaints come; ${YEAR} unless it is given.` },
  count: { value: 'N', says: 'How many complaints, instead of those of a council of middle size.' },
  until: {
    value: 'YYYY-MM-DD',
    says: 'Leave out what happened after this day, so that some complaints are still open.',
  },
  csv: { says: 'Give CSV, a row for each event.' },
  out: {
    value: 'FILE',
    says: 'Write to this file; or, where the name has no ending, a folder with a file for each complaint.',
  },
} as const

export const generateCommand = (deps: GenerateDeps): Command =>
  command({
    name: 'generate',
    says: 'Make up a year of complaints for a demonstration or a measurement.',
    about: [
      'Everything in them is invented: people, services and words. Most are lawful, some are late, refused, forgotten or wrongly sent elsewhere, in about the shares that councils and the Ombudsman publish; a tenth are imported ones whose dates are only partly known.',
      'They come as JSON lines, one chronology (redress-chronology/1) a line. The same seed, council, year and count give the same complaints on every machine.',
    ],
    options: OPTIONS,
    examples: [
      'generate --csv > year.csv',
      'generate --seed 7 --council "Exampleham Council" --until 2025-10-01 --csv --out year.csv',
      'generate --count 20 --out complaints',
      'generate --count 100000 > many.jsonl',
    ],
    async run(given) {
      const asked = readAsked(given, deps)
      if (asked.ok) return give(asked.value, deps)
      for (const problem of asked.error) deps.terminal.tell(problem)
      return 2
    },
  })

type Asked = {
  readonly year: Omit<Year, 'calendar'> & { readonly volumes: Volumes }
  readonly as: 'lines' | 'csv' | 'folder'
  readonly out: string | undefined
}

function readAsked(given: Given<keyof typeof OPTIONS>, deps: GenerateDeps): Result<Asked, readonly string[]> {
  const { from, to } = deps.years
  const seed = wholeNumber('--seed', given.value('seed'), 0, HIGHEST_SEED)
  const year = wholeNumber('--year', given.value('year'), from, to)
  const count = wholeNumber('--count', given.value('count'), 1, MOST)
  const until = dayFrom(given.value('until'))
  const council = nameFrom(given.value('council'))
  const out = given.value('out')
  const as = formOf(out, given.has('csv'))
  if (!seed.ok || !year.ok || !count.ok || !until.ok || !council.ok || !as.ok)
    return fail([seed, council, year, count, until, as].flatMap((part) => (part.ok ? [] : [part.error])))
  const volumes = count.value === undefined ? deps.usual : deps.volumesOf(count.value)
  if (as.value === 'csv' && volumes.stage1 > MOST_IN_CSV)
    return fail([`--count ${volumes.stage1} is too many for one CSV: give at most ${MOST_IN_CSV}, or leave CSV out.`])
  const asked = { seed: seed.value ?? SEED, council: council.value ?? COUNCIL, year: year.value ?? YEAR, volumes }
  return ok({
    year: until.value === undefined ? asked : { ...asked, until: until.value },
    as: as.value,
    out,
  })
}

async function give({ year, as, out }: Asked, deps: GenerateDeps): Promise<ExitCode> {
  const { terminal, write, generate, writeCsv, writeJson, format } = deps
  const histories = counted(generate(year), year.volumes.stage1, terminal)
  const line = (history: History) => JSON.stringify({ format, ...history })
  const parts = function* () {
    if (as === 'csv') yield writeCsv([...histories])
    else for (const history of histories) yield `${line(history)}\n`
  }
  const files = function* () {
    for (const history of histories) yield { name: `${history.reference}.json`, text: writeJson(history) }
  }
  if (out === undefined) {
    for (const part of parts()) terminal.answer(part.trimEnd())
    return 0
  }
  const written = await writeOutput(out, () =>
    as === 'folder' ? write.folder(out, files()) : write.file(out, parts()),
  )
  if (!written.ok) terminal.tell(written.error)
  return written.ok ? 0 : 2
}

/** Passes them on, with news of how far it has come, and at the end of how many there were. */
function* counted(histories: Iterable<History>, of: number, terminal: Terminal): Generator<History> {
  const progress = progressOn(terminal, 'Making up complaints')
  let count = 0
  try {
    for (const history of histories) {
      count += 1
      progress.step(count, of)
      yield history
    }
  } finally {
    progress.end()
  }
  terminal.tell(`${plural(count, 'complaint')} made up.`)
}

function formOf(out: string | undefined, csv: boolean): Result<Asked['as'], string> {
  const ending = extname(out ?? '').toLowerCase()
  if (out === undefined) return ok(csv ? 'csv' : 'lines')
  if (ending === '' && csv) return fail(`--out ${out} is a folder, and CSV is one file. Give a name that ends in .csv.`)
  if (ending === '') return ok('folder')
  return ok(csv || ending === '.csv' ? 'csv' : 'lines')
}

function wholeNumber(
  option: string,
  text: string | undefined,
  low: number,
  high: number,
): Result<number | undefined, string> {
  if (text === undefined) return ok(text)
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  return number >= low && number <= high
    ? ok(number)
    : fail(`${option} ${text} is no whole number from ${low} to ${high}.`)
}

function dayFrom(text: string | undefined): Result<Day | undefined, string> {
  const read = text === undefined ? undefined : parseDay(text)
  return text !== undefined && read === undefined
    ? fail(`--until ${text} is no date. Write it as year, month and day: 2026-03-02.`)
    : ok(read)
}

const nameFrom = (text: string | undefined): Result<string | undefined, string> =>
  text !== undefined && text.trim() === '' ? fail('--council is empty. Give the name of a council.') : ok(text)
