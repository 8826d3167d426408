import type { Table } from '../complaint/chronology/write-csv.ts'
import { guarded } from '../complaint/found-table.ts'
import type { Decision, DecisionAction } from './decision.ts'

const COLUMNS = [
  'reference',
  'council',
  'decision',
  'decisionDate',
  'what',
  'kind',
  'says',
  'to',
  'amount',
  'due',
  'phrase',
] as const

/**
 * A decision as rows of a spreadsheet: one for each agreed action and each doubt of the reader, told apart by `what`, and
 * one for the decision itself. Amounts are pounds. Every cell is plain text that no spreadsheet takes for a formula.
 */
export function decisionTable({ reference, council, decision, decisionDate, summary, ...rest }: Decision): Table {
  const own = { reference, council, decision, decisionDate }
  const rows = [
    { ...own, what: 'decision', says: summary },
    ...rest.actions.map((action) => ({ ...own, what: 'action', ...actionRow(action) })),
    ...rest.unsure.map(({ what, passage }) => ({ ...own, what: 'in doubt', says: what, phrase: passage })),
  ]
  return {
    columns: COLUMNS,
    rows: rows.map((row) =>
      guarded(Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell ?? undefined]))),
    ),
  }
}

const actionRow = ({ kind, says, to, amount, due, phrase }: DecisionAction) => ({
  kind,
  says,
  to,
  amount: amount === null ? null : String(amount),
  due,
  phrase,
})
