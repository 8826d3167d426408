import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { FieldShape } from '../field.ts'
import type { History } from '../history.ts'
import { COMMON } from '../vocabulary.ts'
import { readCell } from './cell.ts'
import { checkShape, historyFromValue } from './check-history.ts'
import { FORMAT, shapeIn } from './fields.ts'
import { didYouMean } from '../../kernel/nearest.ts'
import { inOrder, type Mistake, pathText, type Problem, quoted, suggesting } from './problem.ts'
import { columnOf, COLUMNS, type Fact, FACTS, fieldOf, ROW_KINDS, type Row, shapesOf } from './rows.ts'

type Item = { readonly line: number; readonly fields: Record<string, unknown> }
type Given = { readonly line: number; readonly says: unknown }

/** The rows of one complaint, taken apart but not yet checked. */
type Gathered = {
  readonly line: number
  readonly reference: unknown
  readonly facts: Map<Fact, Given>
  readonly people: Item[]
  readonly points: Item[]
  readonly events: Item[]
}

/**
 * Reads the rows of one complaint or of several, told apart by `reference`, as histories in the order in which they
 * begin. The error holds every problem of all the rows, in the order of their lines.
 */
export function readRows(rows: readonly Row[]): Result<readonly History[], readonly Problem[]> {
  const problems: Problem[] = unknownColumns(rows)
  const complaints = gatherAll(rows, problems)
  const histories = complaints.flatMap((complaint) => historyOf(complaint, problems) ?? [])
  if (complaints.length === 0) problems.push({ line: 1, where: '', says: 'there is no row with anything in it' })
  return problems.length === 0 ? ok(histories) : fail(inOrder(problems))
}

/** What is wrong with rows after which others are missing: each row by itself, and not what it refers to. */
export function problemsRowByRow(rows: readonly Row[]): readonly Problem[] {
  const problems: Problem[] = unknownColumns(rows)
  for (const complaint of gatherAll(rows, problems)) checkSingly(complaint, problems)
  return problems
}

function gatherAll(rows: readonly Row[], problems: Problem[]): readonly Gathered[] {
  const complaints = new Map<unknown, Gathered>()
  for (const row of rows.filter(holdsSomething)) {
    const reference = valueIn(row, 'reference', { is: 'text' }, problems)
    if (reference === undefined)
      problems.push({
        line: row.line,
        where: 'reference',
        says: 'is empty',
        suggestion: 'Write the reference on every row.',
      })
    const gathered = complaints.get(reference) ?? begun(row.line, reference)
    complaints.set(reference, gathered)
    gather(row, gathered, problems)
  }
  return [...complaints.values()]
}

const begun = (line: number, reference: unknown): Gathered => ({
  line,
  reference,
  facts: new Map(),
  people: [],
  points: [],
  events: [],
})

const holdsSomething = ({ cells }: Row) => Object.values(cells).some((cell) => cell.trim() !== '')

/** One problem a column, at the first row that has something in it. */
function unknownColumns(rows: readonly Row[]): Problem[] {
  const found = new Map<string, Problem>()
  for (const { line, cells } of rows)
    for (const [column, cell] of Object.entries(cells))
      if (cell.trim() !== '' && !COLUMNS.has(column) && !found.has(column))
        found.set(column, noSuchColumn(column, line))
  return [...found.values()]
}

export const noSuchColumn = (column: string, line: number): Problem => ({
  line,
  where: column,
  says: `${quoted(column)} is not the name of a column`,
  ...suggesting(didYouMean(column, COLUMNS)),
})

function gather(row: Row, complaint: Gathered, problems: Problem[]): void {
  for (const fact of FACTS) gatherFact(row, fact, complaint, problems)
  const type = (row.cells['type'] ?? '').trim()
  const fields = fieldsIn(row, type, problems)
  if (type === 'complaint') {
    for (const name of Object.keys(fields))
      problems.push({ line: row.line, where: columnOf(name), says: 'does not belong in a row of type complaint' })
  } else if (type === 'person') complaint.people.push({ line: row.line, fields })
  else if (type === 'point') complaint.points.push({ line: row.line, fields })
  else complaint.events.push({ line: row.line, fields: { ...fields, ...(type === '' ? {} : { type }) } })
}

function gatherFact(row: Row, fact: Fact, { facts }: Gathered, problems: Problem[]): void {
  const says = valueIn(row, fact, { is: 'text' }, problems)
  const before = facts.get(fact)
  if (says === undefined) return
  if (before === undefined) facts.set(fact, { line: row.line, says })
  else if (before.says !== says)
    problems.push({
      line: row.line,
      where: fact,
      says: `${quoted(says)} differs from ${quoted(before.says)} on line ${before.line}`,
    })
}

function fieldsIn(row: Row, type: string, problems: Problem[]): Record<string, unknown> {
  const { points: _, ...common } = COMMON
  const shapes = shapesOf(type) ?? common
  const entries: [string, unknown][] = []
  for (const column of Object.keys(row.cells)) {
    if (!COLUMNS.has(column) || NO_FIELDS.has(column)) continue
    const value = valueIn(row, column, shapeIn(shapes, fieldOf(column)), problems)
    if (value !== undefined) entries.push([fieldOf(column), value])
  }
  return Object.fromEntries(entries)
}

const NO_FIELDS: ReadonlySet<string> = new Set(['reference', 'type', ...FACTS])

function valueIn(row: Row, column: string, shape: FieldShape | undefined, problems: Problem[]): unknown {
  const read = readCell(shape, row.cells[column] ?? '')
  if (read.ok) return read.value
  problems.push({ line: row.line, where: column, says: read.error })
  return undefined
}

function historyOf(complaint: Gathered, problems: Problem[]): History | undefined {
  // Rows without a reference belong to some complaint, but not to one another.
  if (complaint.reference === undefined) return checkSingly(complaint, problems)
  const read = historyFromValue(valueOf(complaint))
  if (read.ok) return read.value
  problems.push(...read.error.map((mistake) => problemAt(mistake, complaint)))
  return undefined
}

function checkSingly(complaint: Gathered, problems: Problem[]): undefined {
  for (const mistake of checkShape(valueOf(complaint)))
    if (mistake.path.length > 1) problems.push(problemAt(mistake, complaint))
}

const valueOf = ({ reference, facts, people, points, events }: Gathered) => ({
  format: FORMAT,
  reference,
  ...Object.fromEntries([...facts].map(([fact, { says }]) => [fact, says])),
  people: bare(people),
  points: bare(points),
  events: bare(events),
})

const bare = (items: readonly Item[]) => items.map(({ fields }) => fields)

function problemAt({ path, says, suggestion }: Mistake, complaint: Gathered): Problem {
  const [part, at, field, ...within] = path
  if (typeof at !== 'number') return problemOfWhole(String(part ?? ''), says, suggestion, complaint)
  const items = part === 'people' ? complaint.people : part === 'points' ? complaint.points : complaint.events
  const item = items[at]
  const place = {
    line: item?.line ?? complaint.line,
    where: field === undefined ? '' : pathText([columnOf(String(field)), ...within]),
  }
  const { type } = item?.fields ?? {}
  const meant =
    field === 'type' && typeof type === 'string' ? didYouMean(type, [...EVENT_TYPES, ...ROW_KINDS]) : suggestion
  return { ...place, says, ...suggesting(meant) }
}

function problemOfWhole(
  part: string,
  says: string,
  suggestion: string | undefined,
  { line, facts }: Gathered,
): Problem {
  const fact = FACTS.find((one) => one === part)
  const at = (fact === undefined ? undefined : facts.get(fact)?.line) ?? line
  const howTo = part === '' ? 'Begin with a row of type complaint that gives the council.' : suggestion
  return { line: at, where: part, says, ...suggesting(howTo) }
}
