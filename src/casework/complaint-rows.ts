import type { History } from '../complaint/history.ts'
import type { Row } from './ports.ts'

/** The projection that every list of complaints begins with: one row for each. */
export const COMPLAINTS = 'complaint'

/** The row by which a complaint is found. What it holds follows from the history alone, on whatever day it is read. */
export const complaintRows = ({ reference, coverage }: History): readonly Row[] => [
  { list: COMPLAINTS, key: COMPLAINTS, facts: { reference, coverage } },
]

/** The reference in the row of a complaint. */
export function referenceIn({ facts }: Row): string {
  const { reference } = facts
  if (typeof reference !== 'string') throw new Error('The row of a complaint holds its reference. Rebuild the rows.')
  return reference
}
