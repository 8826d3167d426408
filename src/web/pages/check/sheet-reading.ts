import { isDeepStrictEqual } from 'node:util'
import type { Sheet } from '../../../casework/file-reader-port.ts'
import type { Instant, Viewer } from '../../../casework/ports.ts'
import type { SheetMeaning } from '../../../casework/sheet-mappings.ts'
import type { Mapping } from '../../../complaint/chronology/mapping.ts'
import type { Problem } from '../../../complaint/chronology/problem.ts'
import type { Deps } from '../../deps.ts'
import type { Asked, Typed } from './asked.ts'
import type { Read } from './reading.ts'

/** How a sheet with one row a complaint was read. */
export type Meant = SheetMeaning & {
  /** When this was kept, where nobody said it anew. */
  readonly keptAt?: Instant
  /** It was kept just now. */
  readonly remembered: boolean
}

/** A sheet with one row a complaint of which it is not known what its columns hold, with what to begin from. */
export type Unmapped = {
  readonly is: 'unmapped'
  readonly sheet: Sheet
  /** The word for each column; null leaves it out. */
  readonly words: ReadonlyMap<string, string | null>
  /** The columns whose headings say too little to go by. */
  readonly unsure: ReadonlySet<string>
  readonly typed: Pick<Typed, 'council' | 'dayFirst' | 'remember'>
  /** What is wrong with what was chosen, `where` naming the column; `council` where it is missing. */
  readonly problems: readonly Problem[]
  readonly councilMissing: boolean
}

/** As many as a person can look through on one page. */
export const MOST_COLUMNS = 120

type SheetDeps = Pick<Deps, 'checking' | 'mappings' | 'today'>

/** Reads the sheet of a file that holds complaints, or says what must be known first. */
export async function readSheets(
  sheets: readonly Sheet[],
  asked: Asked,
  viewer: Viewer,
  deps: SheetDeps,
): Promise<Read> {
  const { isRowAnEvent, readSheet } = deps.checking
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const sheet =
    filled.find(({ name }) => name === asked.sheet) ??
    filled.find(({ columns }) => isRowAnEvent(columns)) ??
    (filled.length > 1 ? undefined : (filled[0] ?? sheets[0]))
  if (!sheet) return { is: 'which-sheet', sheets: filled.map(({ name }) => name) }
  if (isRowAnEvent(sheet.columns))
    return { is: 'checked', ...(await readSheet(sheet, { is: 'row-an-event', dates: 'day-first' })) }
  const columns = sheet.columns.filter((column) => column !== '').length
  if (columns > MOST_COLUMNS) return { is: 'too-many-columns', columns }
  return readRows(sheet, asked, viewer, deps)
}

/** Reads a sheet with one row a complaint by what was said of its columns, here or before. */
async function readRows(sheet: Sheet, asked: Asked, viewer: Viewer, deps: SheetDeps): Promise<Read> {
  const { checking, mappings, today } = deps
  const readWith = ({ mapping, council, dates }: SheetMeaning) =>
    checking.readSheet(sheet, { is: 'row-a-complaint', mapping, council, dates, today: today() })
  const said = saidOf(sheet, asked.typed, deps)
  // Nothing was chosen here: a page before has read with what was chosen there, or with what is remembered.
  const kept = asked.typed.columns ? undefined : await mappings.kept(viewer, sheet.columns)
  if (asked.step === 'map' || (!said && !kept))
    return unmapped(sheet, said?.mapping ?? kept?.mapping, said ? undefined : kept, asked, deps)
  if (kept && (!said || isSame(kept, { ...said, ...given(asked.typed) })))
    return { is: 'checked', ...(await readWith(kept)), meant: { ...kept, remembered: false } }

  const read = checking.columns.read(said?.mapping)
  const { council, dates } = given(asked.typed)
  const councilMissing = council === '' && !Object.values(said?.mapping ?? {}).includes('council')
  if (!read.ok || councilMissing)
    return {
      ...unmapped(sheet, said?.mapping, undefined, asked, deps),
      problems: read.ok ? [] : read.error,
      councilMissing,
    }
  const meaning: SheetMeaning = { mapping: read.value, council, dates }
  const { remember } = asked.typed
  if (remember) await mappings.keep(viewer, sheet.columns, meaning)
  return { is: 'checked', ...(await readWith(meaning)), meant: { ...meaning, remembered: remember } }
}

const given = ({ council, dayFirst }: Typed): Pick<SheetMeaning, 'council' | 'dates'> => ({
  council,
  dates: dayFirst ? 'day-first' : undefined,
})

const isSame = (a: SheetMeaning, b: SheetMeaning): boolean =>
  a.council === b.council && a.dates === b.dates && isDeepStrictEqual(a.mapping, b.mapping)

/** The mapping that came with the form: chosen on its page, or as a page before read with it. */
function saidOf(sheet: Sheet, typed: Typed, { checking }: SheetDeps): { readonly mapping: Mapping } | undefined {
  if (typed.columns) {
    const chosen = sheet.columns.flatMap((column, at): [string, string | null][] =>
      column === '' ? [] : [[column, typed.columns?.get(at) || null]],
    )
    return { mapping: checking.columns.chosen(chosen) }
  }
  const mapping = typed.mapping === undefined ? undefined : parsed(typed.mapping)
  const read = checking.columns.read(mapping)
  return read.ok ? { mapping: read.value } : undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What to ask of a sheet: what was chosen or kept before, else what its headings suggest. */
function unmapped(
  sheet: Sheet,
  mapping: Mapping | undefined,
  kept: SheetMeaning | undefined,
  { typed }: Asked,
  { checking }: SheetDeps,
): Unmapped {
  const suggested = mapping ? [] : checking.columns.suggest(sheet.columns)
  const words = mapping ? Object.entries(mapping) : suggested.map(({ column, holds }) => [column, holds] as const)
  const unsure = suggested.filter(({ confidence }) => confidence === 'unsure').map(({ column }) => column)
  return {
    is: 'unmapped',
    sheet,
    words: new Map(words),
    unsure: new Set(unsure),
    typed: kept
      ? { council: kept.council, dayFirst: kept.dates === 'day-first', remember: true }
      : { council: typed.council, dayFirst: typed.dayFirst, remember: typed.remember },
    problems: [],
    councilMissing: false,
  }
}
