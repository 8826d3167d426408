import { Chance } from '../src/complaint/generator/chance.ts'
import { generateMany } from '../src/complaint/generator/generate.ts'
import type { History } from '../src/complaint/history.ts'
import type { ComplaintEvent } from '../src/complaint/vocabulary.ts'
import { type Day, plusDays } from '../src/kernel/day.ts'
import { englandAndWales as calendar } from './calendar.ts'
import { anyDate, badDate, type Held } from './council-dates.ts'
import type { MadeCell } from './files.ts'
import { standsAt } from './random-walks.ts'

// The open complaints of invented councils as each keeps them in a sheet of its own: other columns under other headings,
// days written in a dozen ways, and here and there a cell or a row that nobody can read.

/** What one column holds, the headings that councils put above it, and what of a complaint stands in it. */
type Column = {
  readonly holds: string | null
  readonly headings: readonly string[]
  readonly of: (complaint: History) => string | undefined
  /** A day at any precision, or one that has to be full, else a word. */
  readonly is: 'reference' | 'when' | 'date' | 'finding' | 'choice' | 'text'
}

type Fields = Readonly<Record<string, unknown>>

const firstOf = ({ events }: History, type: string): Fields | undefined => events.find((event) => event.type === type)

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

const day = (type: ComplaintEvent['type'], ...headings: readonly string[]): Column => ({
  holds: type,
  headings,
  is: 'when',
  of: (complaint) => textIn(firstOf(complaint, type)?.['on']),
})

const field = (holds: string, is: Column['is'], ...headings: readonly string[]): Column => {
  const [type = '', name = ''] = holds.split('.')
  return { holds, headings, is, of: (complaint) => textIn(firstOf(complaint, type)?.[name]) }
}

const finding = (type: ComplaintEvent['type'], ...headings: readonly string[]): Column => ({
  holds: `${type}.finding`,
  headings,
  is: 'finding',
  of: (complaint) => {
    const [first] = (firstOf(complaint, type)?.['findings'] ?? []) as readonly Fields[]
    return textIn(first?.['finding'])
  },
})

const REFERENCE: Column = {
  holds: 'reference',
  headings: ['Reference', 'Complaint ref', 'Case ref.', 'REF NO', 'Unique Ref'],
  is: 'reference',
  of: ({ reference }) => reference,
}
const RECEIVED = day(
  'complaint-received',
  'Received',
  'Date complaint received',
  'Recd',
  'Date logged',
  'Stage 1 received',
)

/** Those that a council may leave out. */
const OTHERS: readonly Column[] = [
  field('complaint-received.channel', 'choice', 'How received', 'Method of contact', 'channel'),
  {
    holds: 'person.class',
    headings: ['Complainant type', 'Relationship to child', 'Type of complainant'],
    is: 'choice',
    of: ({ people }) => people[0]?.class,
  },
  {
    holds: 'person.calledHere',
    headings: ['Complainant', 'Name of complainant', 'Customer name'],
    is: 'text',
    of: ({ people }) => people[0]?.calledHere,
  },
  {
    holds: 'point.says',
    headings: ['Nature of complaint', 'Summary', 'Complaint details', 'What is it about?'],
    is: 'text',
    of: ({ points }) => points[0]?.says,
  },
  {
    holds: 'point.function',
    headings: ['Function', 'Section of the Act'],
    is: 'choice',
    of: ({ points }) => points[0]?.function,
  },
  day('complaint-acknowledged', 'Acknowledged', 'Date ack’d', 'Ack sent'),
  day('stage-1-allocated', 'Allocated', 'Date sent to team', 'S1 allocated'),
  field('stage-1-allocated.to', 'text', 'Allocated to', 'Responding manager', 'Handler'),
  day('stage-1-extended', 'Stage 1 extension', 'Holding letter', 'S1 ext letter'),
  field('stage-1-extended.until', 'date', 'Extended to', 'Revised due date', 'S1 extended until'),
  day('stage-1-responded', 'Stage 1 response', 'S1 reply sent', 'Date Stg 1 response', 'Local resolution response'),
  finding('stage-1-responded', 'Stage 1 outcome', 'S1 finding', 'Stage One Outcome'),
  day('stage-2-requested', 'Stage 2 request', 'Escalated to stage 2', 'S2 req', 'Date of escalation'),
  day('investigating-officer-appointed', 'IO appointed', 'Date IO allocated', 'Investigating Officer appointed'),
  field('investigating-officer-appointed.who', 'text', 'IO', 'Name of IO', 'Investigating Officer'),
  day('independent-person-appointed', 'IP appointed', 'Independent person appointed'),
  field('independent-person-appointed.who', 'text', 'IP', 'IP name'),
  day('statement-agreed', 'Statement agreed', 'SOC signed', 'Heads of complaint agreed'),
  day('stage-2-extended', 'Stage 2 extension', 'S2 ext'),
  field('stage-2-extended.until', 'date', 'Stage 2 extended to', 'S2 extended until'),
  day('investigating-officer-reported', 'IO report', 'Investigation report', 'IO report recd'),
  day('adjudicated', 'Adjudication', 'Adjudication meeting'),
  finding('adjudicated', 'Stage 2 outcome', 'Adjudication finding', 'Adjudication decision'),
  day('stage-2-responded', 'Stage 2 response', 'Adjudication letter', 'S2 completed'),
  day('stage-3-requested', 'Stage 3 request', 'Panel requested', 'S3 req'),
  day('panel-held', 'Panel held', 'Date of panel', 'Stage 3 panel'),
  day('stage-3-responded', 'Stage 3 response', 'Director’s response'),
]

/** What a sheet has beside: worked out from the rest, or wanted by nobody here. */
const IDLE: readonly Column[] = [
  { holds: null, headings: ['Days open', 'RAG status', 'Due date'], is: 'text', of: () => '17' },
  { holds: null, headings: ['Spare', 'ZZ', 'For BI'], is: 'text', of: ({ council }) => council },
]

/** One row, what it was meant to say, and the first thing in it that nobody can read: in which column. */
export type SheetRow = {
  readonly line: number
  readonly cells: readonly MadeCell[]
  readonly reference: string
  readonly meant: readonly (readonly [holds: string, value: string | undefined])[]
  readonly wrongIn: readonly string[]
}

export type CouncilSheet = {
  readonly council: string
  /** As they stand in the sheet, and as they are read. */
  readonly written: readonly string[]
  readonly headings: readonly string[]
  /** What a person who looks the headings over says that they hold. */
  readonly mapping: Readonly<Record<string, string | null>>
  readonly dayFirst: boolean
  readonly rows: readonly SheetRow[]
  /** Each twice in the sheet. */
  readonly twice: ReadonlySet<string>
}

/** The sheet of one council: so many open complaints as they stand on a day. */
export function councilSheet(number: number, size: number, today: Day): CouncilSheet {
  const chance = new Chance(20_266, number)
  const council = `Council ${number}`
  const columns = columnsOf(number % 4 === 0, chance)
  const written = columns.map(({ headings: all }) => oddly(chance.pick(all), chance))
  const headings = written.map((heading) => heading.replaceAll(/\s+/gu, ' '))
  const dayFirst = chance.happens(1, 2)
  const rows: SheetRow[] = []
  const add = (complaint: History) => {
    const line = rows.length + 2
    rows.push({ ...rowOf(complaint, { columns, headings, dayFirst }, chance), line })
  }
  for (const complaint of openComplaints(number, council, size, today)) {
    add(complaint)
    if (chance.happens(1, 60)) add(complaint)
  }
  // Below the complaints somebody counted them.
  const total = columns.map(({ holds }) => (holds === 'reference' ? `Total: ${size}` : null))
  if (chance.happens(1, 2))
    rows.push({
      line: rows.length + 2,
      cells: total,
      reference: `Total: ${size}`,
      meant: [],
      wrongIn: [headings[columns.indexOf(RECEIVED)] ?? ''],
    })
  const named = rows.filter(({ meant }) => meant.some(([holds]) => holds === 'reference'))
  const twice = new Set(
    named.map(({ reference }) => reference).filter((reference, at, all) => all.indexOf(reference) !== at),
  )
  const mapping = Object.fromEntries(columns.map(({ holds }, at) => [headings[at] ?? '', holds]))
  return { council, written, headings, mapping, dayFirst, rows, twice }
}

function openComplaints(seed: number, council: string, size: number, today: Day): readonly History[] {
  const many = { seed, count: size * 8, calendar, council, from: plusDays(today, -330), to: today, until: today }
  const open: History[] = []
  for (const complaint of generateMany(many)) {
    if (open.length < size && standsAt(complaint, today).assessment.live) open.push(complaint)
  }
  return open
}

function columnsOf(inTheMiddle: boolean, chance: Chance): readonly Column[] {
  const kept = OTHERS.filter(() => chance.happens(3, 4))
  const idle = IDLE.filter(() => chance.happens(1, 2))
  const others = [...kept, ...idle]
  const at = inTheMiddle ? chance.below(others.length) : 0
  return [...others.slice(0, at), REFERENCE, RECEIVED, ...others.slice(at)]
}

const oddly = (heading: string, chance: Chance): string => {
  const ways = [
    heading,
    heading,
    heading.toUpperCase(),
    heading.toLowerCase(),
    `${heading}:`,
    heading.replaceAll(' ', '  '),
  ]
  return chance.pick(ways)
}

type Layout = Pick<CouncilSheet, 'headings' | 'dayFirst'> & { readonly columns: readonly Column[] }

const WRONG_IN = 150

function rowOf(complaint: History, { columns, headings, dayFirst }: Layout, chance: Chance): Omit<SheetRow, 'line'> {
  const cells: MadeCell[] = []
  const meant: [string, string | undefined][] = []
  const wrongIn: string[] = []
  for (const [at, column] of columns.entries()) {
    const { cell, says, wrong } = cellOf(column, column.of(complaint), dayFirst, chance)
    cells.push(cell)
    if (column.holds !== null && says !== 'nothing') meant.push([column.holds, says.is])
    if (wrong) wrongIn.push(headings[at] ?? '')
  }
  const undated = columns.flatMap(({ holds }, at) => {
    const isDay = holds !== null && !holds.includes('.') && holds !== 'reference'
    const says = (name: string | null) => meant.some(([one]) => one === name)
    const others = meant.some(([one]) => one.startsWith(`${holds}.`))
    return isDay && others && !says(holds) && !wrongIn.includes(headings[at] ?? '') ? [headings[at] ?? ''] : []
  })
  return { cells, reference: complaint.reference, meant, wrongIn: [...wrongIn, ...undated] }
}

function cellOf(column: Column, value: string | undefined, dayFirst: boolean, chance: Chance): Held {
  if (value === undefined) {
    const dated = column.is === 'when' || column.is === 'date'
    return { cell: dated && chance.happens(1, 12) ? chance.pick(['n/a', 'N/A', '-']) : null, says: 'nothing' }
  }
  const wrong = chance.happens(1, WRONG_IN)
  const known = { full: column.is === 'date', dayFirst }
  if (column.is === 'when' || column.is === 'date')
    return wrong ? badDate(known, chance) : anyDate(value, known, chance)
  if (column.is === 'reference')
    return wrong ? { cell: null, says: 'nothing', wrong } : { cell: value, says: { is: value } }
  if (wrong && column.is === 'choice') return { cell: 'pigeon', says: { is: value }, wrong }
  if (wrong && column.is === 'finding')
    return { cell: chance.pick(['founded', 'ongoing', '?']), says: { is: value }, wrong }
  return { cell: spelt(column.is, value, chance), says: { is: value } }
}

/** A word of a choice as people write it. */
function spelt(is: Column['is'], value: string, chance: Chance): string {
  if (is === 'text') return value
  const spaced = value.replaceAll('-', ' ')
  return chance.pick([value, spaced, spaced.toUpperCase(), ` ${spaced.charAt(0).toUpperCase()}${spaced.slice(1)} `])
}

/** The complaint that a row was meant to be, without what nobody wrote in it. */
export function meantBy({ meant, reference }: SheetRow, council: string): History {
  const parts = new Map<string, Record<string, unknown>>()
  for (const [holds, value] of meant) {
    const [type = '', name = 'on'] = holds.split('.')
    if (type === 'reference' || type === '') continue
    const part = parts.get(type) ?? {}
    parts.set(type, part)
    if (name === 'finding') part['findings'] = [{ point: '1', finding: value }]
    else if (value !== undefined) part[name] = value
  }
  const { person, point, ...events } = Object.fromEntries(parts)
  return {
    reference,
    council,
    coverage: 'part',
    people: person ? [{ as: 'complainant', ...person }] : [],
    points: point ? [{ id: '1', ...point }] : [],
    events: Object.entries(events).map(([type, fields]) => ({ type, ...fields }) as ComplaintEvent),
  }
}
