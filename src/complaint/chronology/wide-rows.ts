import { type Day, spanOf } from '../../kernel/day.ts'
import type { EventType } from '../../kernel/event-types.ts'
import type { Result } from '../../kernel/result.ts'
import type { DateOrder } from './cell-date.ts'
import { isEventType, shapeIn } from './fields.ts'
import { DAY, FINDING, type Mapping, targetOf } from './mapping.ts'
import { plainCell, plainFinding } from './plain-cell.ts'
import { type Problem, quoted } from './problem.ts'
import { columnOf, type Row, type RowKind, shapesOf } from './rows.ts'
import { straysIn } from './strays.ts'

// One row a complaint, with a column for each date, as rows of one event each.

/** A row of one event made of part of a row, and the column from which each of its cells came. */
export type MadeRow = Row & { readonly columns: ReadonlyMap<string, string> }

/** The event rows of one complaint, and the problems of those of its cells that could not be put into one. */
export type MadeComplaint = { readonly rows: readonly MadeRow[]; readonly problems: readonly Problem[] }

/** What was said of a sheet with one row a complaint. */
export type WideForm = {
  readonly mapping: Mapping
  readonly council: string
  readonly dates?: DateOrder
  /** Where it is given, an event on a later day is a problem of its cell. */
  readonly today?: Day
}

type Dates = { readonly order: DateOrder; readonly today: Day | undefined }

/** What of a row makes one event row: the columns that hold its fields, in their order. */
type Part = {
  readonly type: RowKind | EventType
  readonly nth: number
  readonly held: { readonly column: string; readonly field: string }[]
}

/** Where nobody knows when a thing happened, only that it did. */
const NOT_KNOWN = /^(?:\?|unknown|not known)$/iu
/** Where a thing did not happen, or there is none. */
const NOT_APPLICABLE = /^(?:[-–—]|n\/?a|not applicable)$/iu

/**
 * Makes event rows of rows of this shape: of each row the complaint with its council, its people and points, and its
 * events in the order of their days, those of one day in the order of their columns. `mapping` is one that was read;
 * `columns` are all those of the sheet.
 */
export function* complaintsInRows(
  columns: readonly string[],
  rows: readonly Row[],
  { mapping, council, dates: order, today }: WideForm,
): Generator<MadeComplaint> {
  const parts = partsOf(columns, mapping)
  const referenceColumn = columnOfReference(mapping)
  for (const row of rows) {
    const problems: Problem[] = []
    const filled = parts.flatMap((part) => fill(part, row, { order, today }, problems) ?? [])
    if (problems.length === 0 && !filled.some(({ cells }) => isEventType(cells['type'])))
      problems.push(...eventless(row, parts))
    const reference = (row.cells[referenceColumn] ?? '').trim()
    const made = inFileOrder(filled, row.line, council).map((each) => ({
      line: row.line,
      cells: { ...each.cells, reference },
      columns: new Map([...each.columns, ['reference', referenceColumn]]),
    }))
    yield { rows: made, problems }
  }
}

/** A row below the complaints, where somebody counted them, or one that was begun and forgotten. */
const eventless = ({ line }: Row, parts: readonly Part[]): readonly Problem[] => {
  const days = parts.filter(({ type }) => isEventType(type)).toSorted((a) => (a.type === 'complaint-received' ? -1 : 0))
  const received = days.flatMap(({ held }) => held.filter(({ field }) => field === DAY))[0]?.column
  return [
    {
      line,
      where: received ?? '',
      says: 'no event of the complaint is filled in',
      suggestion: 'Write at least the day on which it was received, or take the row out.',
    },
  ]
}

export const columnOfReference = (mapping: Mapping): string =>
  Object.keys(mapping).find((column) => mapping[column] === 'reference') ?? ''

/** The complaint first, then its people and points, then its events. */
function inFileOrder(filled: readonly MadeRow[], line: number, council: string): readonly MadeRow[] {
  const own = filled.find(({ cells }) => cells['type'] === 'complaint')
  const events = filled.filter(({ cells }) => isEventType(cells['type']))
  const others = filled.filter((each) => each !== own && !events.includes(each))
  const first = { line, cells: { council, ...own?.cells, type: 'complaint' }, columns: own?.columns ?? new Map() }
  return [first, ...others, ...inOrder(events)]
}

/** What is wrong with a sheet as a whole under a mapping, and the lines that cannot be taken because of it. */
export function wrongUnder(
  mapping: Mapping,
  rows: readonly Row[],
): { readonly problems: readonly Problem[]; readonly lines: ReadonlySet<number> } {
  const strays = straysIn(rows, (column) => Object.hasOwn(mapping, column))
  const notMapped = [...strays.first].map(([column, line]) => ({
    line,
    where: column,
    says: `the mapping does not say what ${quoted(column)} holds`,
    suggestion: 'Map it, or leave it out with null.',
  }))
  const twice = referencesTwice(rows, mapping)
  return { problems: [...notMapped, ...twice.problems], lines: new Set([...strays.lines, ...twice.lines]) }
}

function partsOf(columns: readonly string[], mapping: Mapping): readonly Part[] {
  const parts = new Map<string, Part>()
  for (const column of columns) {
    const word = Object.hasOwn(mapping, column) ? mapping[column] : null
    const target = typeof word === 'string' ? targetOf(word) : undefined
    if (target?.ok !== true) continue
    const { type, nth, field } = target.value
    const part = parts.get(`${type}#${nth}`) ?? { type, nth, held: [] }
    parts.set(`${type}#${nth}`, part)
    part.held.push({ column, field })
  }
  return [...parts.values()]
}

/** Whether a field holds words of anybody's own, among which "n/a" may stand. */
const isProse = (type: Part['type'], field: string): boolean =>
  field !== FINDING && ['text', 'list', 'text-or-list'].includes(shapeIn(shapesOf(type) ?? {}, field)?.is ?? 'text')

/** The event row that a part of a row makes; nothing where all of it is empty, or where the thing did not happen. */
function fill({ type, nth, held }: Part, row: Row, dates: Dates, problems: Problem[]): MadeRow | undefined {
  const cells = new Map<string, string>()
  const columns = new Map<string, string>()
  const filled = held.filter(({ column, field }) => {
    const cell = (row.cells[column] ?? '').trim()
    return cell !== '' && (isProse(type, field) || !NOT_APPLICABLE.test(cell))
  })
  if (filled.length === 0) return undefined
  for (const { column, field } of filled) {
    const cell = row.cells[column] ?? ''
    const into = field === FINDING ? 'findings' : type === 'complaint' ? field : columnOf(field)
    columns.set(into, column)
    if (field === DAY && NOT_KNOWN.test(cell.trim())) continue
    const plain = plainField(type, field, cell, dates.order)
    const day = plain.ok && field === DAY && isEventType(type) ? plain.value : undefined
    if (day !== undefined && isToCome(day, dates)) problems.push(toCome(row.line, column, day))
    else if (plain.ok) cells.set(into, plain.value)
    else problems.push({ line: row.line, where: column, ...plain.error })
  }
  const day = held.find(({ field }) => field === DAY && isEventType(type))
  if (day !== undefined && !filled.includes(day)) problems.push(undated(row.line, day.column, filled[0]?.column ?? ''))
  return { line: row.line, cells: { ...given(type, nth), ...Object.fromEntries(cells), type }, columns }
}

function plainField(
  type: Part['type'],
  field: string,
  cell: string,
  order: DateOrder,
): Result<string, Pick<Problem, 'says' | 'suggestion'>> {
  if (field !== FINDING) return plainCell(shapeIn(shapesOf(type) ?? {}, field), cell, order)
  const finding = plainFinding(cell)
  return finding.ok ? { ok: true, value: `1=${finding.value}` } : finding
}

/** What a part says without a column for it. */
function given(type: Part['type'], nth: number): Readonly<Record<string, string>> {
  if (type === 'person') return { as: 'complainant' }
  return type === 'point' ? { id: String(nth) } : {}
}

/** A day that was set for later, or a year that was mistyped: neither has happened. */
const isToCome = (day: string, { today }: Dates): boolean =>
  today !== undefined && (spanOf(day)?.earliest ?? today) > today

const toCome = (line: number, where: string, day: string): Problem => ({
  line,
  where,
  says: `${quoted(day)} has not come yet`,
  suggestion: 'Put the day right, or leave the cell empty until it has happened.',
})

const undated = (line: number, where: string, filled: string): Problem => ({
  line,
  where,
  says: `is empty, though ${quoted(filled)} is filled`,
  suggestion: 'Write the day, the month or the year, or "unknown".',
})

/** Each event before those that cannot have come earlier; where days allow either, columns decide. */
function inOrder(events: readonly MadeRow[]): readonly MadeRow[] {
  const ordered: MadeRow[] = []
  for (const event of events) {
    const { latest } = spanIn(event)
    const later = ordered.findIndex((other) => spanIn(other).earliest > latest)
    ordered.splice(later === -1 ? ordered.length : later, 0, event)
  }
  return ordered
}

type Days = { readonly earliest: number; readonly latest: number }

const spanIn = (row: MadeRow | undefined): Days =>
  spanOf(row?.cells[DAY] ?? '') ?? { earliest: -Infinity, latest: Infinity }

function referencesTwice(
  rows: readonly Row[],
  mapping: Mapping,
): { readonly problems: readonly Problem[]; readonly lines: readonly number[] } {
  const column = columnOfReference(mapping)
  const first = new Map<string, number>()
  const problems: Problem[] = []
  const lines: number[] = []
  for (const { line, cells } of rows) {
    const reference = (cells[column] ?? '').trim()
    const before = first.get(reference)
    if (before === undefined) first.set(reference, line)
    else if (reference !== '') {
      lines.push(before, line)
      const says = `${quoted(reference)} stands on line ${before} already`
      problems.push({
        line,
        where: column,
        says,
        suggestion: 'Give each complaint one row and a reference of its own.',
      })
    }
  }
  return { problems, lines }
}
