import { basename } from 'node:path'
import type { Mapping } from '../complaint/chronology/mapping.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { SheetForm, SheetReading, SheetRows } from '../complaint/chronology/read-sheet.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { problemText } from './chronologies.ts'
import type { FileOpener } from './files.ts'
import { readInput, type Reader } from './input.ts'

/** How sheets are read whose rows may be complaints, and of which the good may be taken alone. */
export type SheetReaders = {
  readonly openFile: FileOpener
  readonly readSheet: (sheet: SheetRows, form: SheetForm) => SheetReading
  readonly isRowAnEvent: (columns: readonly string[]) => boolean
  readonly readMapping: (value: unknown) => Result<Mapping, readonly Problem[]>
  readonly today: () => Day
}

/** What was said of the sheet: the file of its mapping, the council of its rows, and how its dates stand. */
export type SheetSaid = { readonly map?: string; readonly council?: string; readonly dayFirst: boolean }

export type SheetRead = Pick<SheetReading, 'histories' | 'leftOut'> & { readonly problems: readonly string[] }

/** Reads the sheet of complaints in a file. The error says why nothing of it can be read. */
export async function readSheetFile(
  file: string,
  said: SheetSaid,
  read: Reader,
  readers: SheetReaders,
): Promise<Result<SheetRead, readonly string[]>> {
  const name = basename(file)
  const opened = await readers.openFile(file)
  if (!opened.ok) return fail([opened.error])
  const sheets = opened.value.is === 'rows' ? opened.value.sheets.filter(({ rows }) => rows.length > 0) : []
  const events = sheets.find(({ columns }) => readers.isRowAnEvent(columns))
  const sheet = events ?? sheets[0]
  if (!sheet) return fail([`${name}: This holds no table.`])
  const form = events
    ? ok<SheetForm>({ is: 'row-an-event', dates: 'day-first' })
    : await formOf(said, read, readers, name)
  if (!form.ok) return form
  const { histories, leftOut, problems } = readers.readSheet(sheet, form.value)
  return ok({ histories, leftOut, problems: problems.map((problem) => problemText(name, problem)) })
}

async function formOf(
  { map, council, dayFirst }: SheetSaid,
  read: Reader,
  { readMapping, today }: SheetReaders,
  name: string,
): Promise<Result<SheetForm, readonly string[]>> {
  if (map === undefined)
    return fail([`${name}: Each row is a complaint. Say with --map what its columns hold: see docs/spreadsheets.md.`])
  const input = await readInput(map, read)
  if (!input.ok) return fail([input.error])
  const mapping = readMapping(parsed(input.value.text))
  if (!mapping.ok) return fail(mapping.error.map((problem) => problemText(input.value.name, problem)))
  if (council === undefined && !Object.values(mapping.value).includes('council'))
    return fail(['No column holds the council. Name it with --council.'])
  return ok({
    is: 'row-a-complaint',
    mapping: mapping.value,
    council: council ?? '',
    dates: dayFirst ? 'day-first' : undefined,
    today: today(),
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
