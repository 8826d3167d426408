import type { FieldShape } from '../field.ts'
import type { History } from '../history.ts'
import { COMMON } from '../vocabulary.ts'
import { type DateOrder, plainDate } from './cell-date.ts'
import { shapeIn } from './fields.ts'
import { DAY } from './mapping.ts'
import { inOrder, type Problem } from './problem.ts'
import { noSuchColumn, readRows } from './read-rows.ts'
import { COLUMNS, fieldOf, type Row, shapesOf } from './rows.ts'
import { straysIn } from './strays.ts'
import {
  columnOfReference,
  complaintsInRows,
  type MadeComplaint,
  type MadeRow,
  type WideForm,
  wrongUnder,
} from './wide-rows.ts'

/** A sheet as it came out of a file: its columns in their places, its rows, and the cells that hold nothing readable. */
export type SheetRows = {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
}

export type SheetForm =
  | { readonly is: 'row-an-event'; readonly dates?: DateOrder }
  | ({ readonly is: 'row-a-complaint' } & WideForm)

/** A complaint none of whose rows was taken, because something is wrong in them or missing from them. */
export type LeftOut = { readonly reference: string; readonly line: number }

export type SheetReading = {
  /** The complaints in whose rows nothing is wrong. Where there is no problem, all of them. */
  readonly histories: readonly History[]
  /** Everything that is wrong, in the order of lines; `where` and `column` name the place in the sheet as it is. */
  readonly problems: readonly Problem[]
  readonly leftOut: readonly LeftOut[]
}

/** Whether each row is an event, which its columns show; otherwise each is a complaint, and a mapping is needed. */
export const isRowAnEvent = (columns: readonly string[]): boolean =>
  columns.includes('reference') && columns.includes('type')

/**
 * Reads a sheet of complaints in either shape, once, telling everything that is wrong with it. Whether to take the
 * complaints that are whole, or none before all are, is for whoever asked. Dates stay as they were recorded. A date in
 * text that can be two days is a problem, unless `dates` says in which order they stand.
 */
export function readSheet(sheet: SheetRows, form: SheetForm): SheetReading {
  const steps = readSheetInSteps(sheet, form)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** Complaints read between two steps. */
const AT_ONCE = 20

/** The same a few complaints at a time, for whoever has others to answer in between. */
export function* readSheetInSteps(sheet: SheetRows, form: SheetForm): Generator<undefined, SheetReading> {
  if (form.is === 'row-a-complaint') {
    const where = columnOfReference(form.mapping)
    if (!sheet.columns.includes(where)) return { histories: [], problems: [noReferences(where)], leftOut: [] }
  }
  const wrong = form.is === 'row-an-event' ? wrongIn(sheet.rows) : wrongUnder(form.mapping, sheet.rows)
  yield
  const problems = [...sheet.problems, ...wrong.problems]
  const known = new Set(sheet.rows.map(({ line }) => line))
  // What is wrong with no row in particular may be wrong with any: after a broken line, others are missing.
  const allUnsound = problems.some(({ line }) => !known.has(line))
  const unsound = new Set([...problems.map(({ line }) => line), ...wrong.lines])
  const histories: History[] = []
  const leftOut: LeftOut[] = []
  let at = 0
  for (const { rows, problems: own } of complaintsIn(sheet, form)) {
    if ((at += 1) % AT_ONCE === 0) yield
    // Several event rows may come from one line of the sheet, so each has a number of its own while it is read.
    const read = readRows(rows.map((row, n) => ({ ...row, line: n + 1 })))
    const isSound = !allUnsound && own.length === 0 && !rows.some(({ line }) => unsound.has(line))
    if (read.ok && isSound) histories.push(...read.value)
    else leftOut.push({ reference: referenceOf(rows[0]), line: rows[0]?.line ?? 1 })
    problems.push(...own, ...(read.ok ? [] : read.error.map((problem) => placed(problem, rows))))
  }
  if (at === 0) problems.push(NOTHING)
  return { histories, problems: told(problems, sheet.columns), leftOut }
}

const noReferences = (where: string): Problem => ({
  line: 1,
  where,
  says: 'there is no such column, and the mapping takes the reference from it',
  suggestion: 'Name the column as the mapping does, or map another to "reference".',
})

const NOTHING: Problem = { line: 1, where: '', says: 'there is no row with anything in it' }

const complaintsIn = ({ columns, rows }: SheetRows, form: SheetForm): Iterable<MadeComplaint> =>
  form.is === 'row-an-event' ? complaintsByReference(rows, form.dates) : complaintsInRows(columns, rows, form)

/** The event rows of each complaint with their dates as the vocabulary writes them; one without a reference stands alone. */
function* complaintsByReference(rows: readonly Row[], order: DateOrder): Generator<MadeComplaint> {
  const complaints = Map.groupBy(rows, (row) => referenceOf(row) || row.line)
  for (const complaint of complaints.values()) {
    const problems: Problem[] = []
    yield { rows: complaint.map((row) => withPlainDates(row, order, problems)), problems }
  }
}

function withPlainDates({ line, cells }: Row, order: DateOrder, problems: Problem[]): MadeRow {
  const shapes = shapesOf((cells['type'] ?? '').trim()) ?? COMMON
  const entries = Object.entries(cells).flatMap(([column, cell]): [string, string][] => {
    if (!COLUMNS.has(column)) return []
    if (!isDate(shapeIn(shapes, fieldOf(column)))) return [[column, cell]]
    const plain = plainDate(cell, order)
    if (plain.ok) return [[column, plain.value]]
    problems.push({ line, where: column, ...plain.error })
    return []
  })
  return { line, cells: Object.fromEntries(entries), columns: new Map() }
}

const isDate = (shape: FieldShape | undefined): boolean => ['date', 'when', 'due'].includes(shape?.is ?? '')

/** What is wrong with a sheet of event rows as a whole, and the lines that cannot be taken because of it. */
function wrongIn(rows: readonly Row[]): ReturnType<typeof wrongUnder> {
  const strays = straysIn(rows, (column) => COLUMNS.has(column))
  const problems = [...strays.first].map(([column, line]) => noSuchColumn(column, line))
  return { problems, lines: new Set([...strays.lines, ...besideNameless(rows)]) }
}

/** The lines next to an event without a reference: it belongs to a complaint nearby, and nobody knows to which. */
function besideNameless(rows: readonly Row[]): readonly number[] {
  const named = rows.flatMap((row, at) => (referenceOf(row) === '' ? [] : [at]))
  return named.flatMap((at, n) => {
    const [before, after] = [named[n - 1] ?? -1, named[n + 1] ?? rows.length]
    return at - before > 1 || after - at > 1 ? [rows[at]?.line ?? 0] : []
  })
}

const referenceOf = (row: Row | undefined): string => (row?.cells['reference'] ?? '').trim()

/** A problem of an event row as one of the line and the column that it came from. */
function placed(problem: Problem, rows: readonly MadeRow[]): Problem {
  const row = rows[problem.line - 1]
  if (row === undefined) return problem
  const { line, columns } = row
  if (columns.size === 0) return { ...problem, line }
  return { ...problem, line, where: columns.get(columnIn(problem.where)) ?? columns.get(DAY) ?? '' }
}

/** The column of a place within it: `findings` of `findings[0].point`. */
const columnIn = (where: string): string => /^[^.[]*/u.exec(where)?.[0] ?? where

/** The problems in the order of their places, each once. */
function told(problems: readonly Problem[], columns: readonly string[]): readonly Problem[] {
  const once = new Map<string, Problem>()
  for (const problem of problems) {
    const at = columns.indexOf(problem.where) + 1 || columns.indexOf(columnIn(problem.where)) + 1
    const whole = at > 0 ? { ...problem, column: at } : problem
    once.set(JSON.stringify([whole.line, whole.where, whole.says]), whole)
  }
  return inOrder([...once.values()])
}
