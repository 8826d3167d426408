import type { Assessment } from './assessment.ts'
import { assessmentJson, type AssessmentJson, type DateJson } from './assessment-json.ts'
import { writeCell } from './chronology/cell.ts'
import type { Problem } from './chronology/problem.ts'
import type { Table } from './chronology/write-csv.ts'

// What a check found, as rows of a spreadsheet: one for each complaint, duty, fault, right and step, told apart by
// `what`. The words are those of `redress-assessment/1` (docs/chronology.md).

const COLUMNS = [
  'reference',
  'council',
  'asOf',
  'what',
  'code',
  'says',
  'who',
  'standing',
  'weight',
  'certainty',
  'from',
  'due',
  'latest',
  'workingDaysLate',
  'cites',
] as const

/** Each kind of row has some of the columns; what it has nothing for is left empty. */
type Found = Partial<Readonly<Record<(typeof COLUMNS)[number], string>>>

/** What was found in each of these complaints. Every cell is plain text that no spreadsheet takes for a formula. */
export function foundTable(assessments: readonly Assessment[]): Table {
  const rows = assessments.flatMap((assessment) => {
    const json = assessmentJson(assessment)
    const own = { reference: json.reference, council: json.council, asOf: dateText(json.asOf) }
    return foundIn(json).map((found) => guarded({ ...own, ...found }))
  })
  return { columns: COLUMNS, rows }
}

/** What is wrong in a file, a row for each problem. */
export const problemTable = (problems: readonly Problem[]): Table => ({
  columns: ['line', 'column', 'where', 'says', 'suggestion'],
  rows: problems.map(({ line, column, where, says, suggestion }) =>
    guarded({ line: String(line), column: column === undefined ? '' : String(column), where, says, suggestion }),
  ),
})

const foundIn = ({ stage, duties, faults, answers, notShown, rights, next }: AssessmentJson): readonly Found[] => [
  { what: 'complaint', code: stage },
  ...duties.map(dutyRow),
  ...faults.map(faultRow),
  ...answers.map((code) => ({ what: 'answer', code })),
  ...notShown.map((says) => ({ what: 'not shown', says })),
  ...rights.map(({ right, says, until }) => ({ what: 'right', code: right, says, due: dateText(until) })),
  ...next.map(({ who, must, by, lead }) => ({
    what: lead ? 'next step' : 'another step',
    who,
    says: must,
    due: dateText(by),
  })),
]

const dutyRow = (duty: AssessmentJson['duties'][number]): Found => ({
  what: 'duty',
  code: duty.rule,
  who: duty.owedBy,
  says: duty.reading === 'only' ? '' : `counted by the reading ${duty.reading}`,
  standing: duty.standing,
  certainty: duty.certainty,
  from: dateText(duty.from),
  due: dateText(duty.due),
  latest: dateText(duty.latest),
  workingDaysLate: lateText(duty.workingDaysLate),
  cites: citesText(duty.cites),
})

const faultRow = (fault: AssessmentJson['faults'][number]): Found => ({
  what: 'fault',
  code: fault.code,
  who: fault.against,
  says: fault.says,
  weight: fault.weight,
  certainty: fault.certainty,
  from: dateText(fault.since),
  workingDaysLate: lateText(fault.workingDaysLate),
  cites: citesText(fault.cites),
})

const TEXT = { is: 'text' } as const

/** Cells that no spreadsheet takes for a formula; empty ones are left out. */
export const guarded = (cells: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]): [string, string][] =>
      cell === undefined || cell === '' ? [] : [[column, writeCell(TEXT, cell)]],
    ),
  )

/** A day, or the days it may be. */
const dateText = (date: DateJson | null): string =>
  date === null || typeof date === 'string'
    ? (date ?? '')
    : date.earliest === null && date.latest === null
      ? ''
      : `${date.earliest ?? ''} to ${date.latest ?? ''}`.trim()

type LateJson = AssessmentJson['duties'][number]['workingDaysLate']

/** The council's own lateness: `12`, `3 to 12`, `3 or more`. */
function lateText(late: LateJson | null): string {
  const { atLeast, atMost } = late?.council ?? { atLeast: null, atMost: null }
  if (atLeast === atMost) return atLeast === null ? '' : String(atLeast)
  return atMost === null ? `${atLeast ?? 0} or more` : `${atLeast ?? 0} to ${atMost}`
}

const citesText = (cites: readonly unknown[]): string => cites.map(String).join('; ')
