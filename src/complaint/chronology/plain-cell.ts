import { fail, ok, type Result } from '../../kernel/result.ts'
import type { FieldShape } from '../field.ts'
import { type DateOrder, plainDate } from './cell-date.ts'
import { type Problem, quoted } from './problem.ts'

type Doubt = Pick<Problem, 'says' | 'suggestion'>

/**
 * A cell as people fill one in, in the form that the rows of a chronology have: dates in full, words of a choice in its
 * own spelling, Y and N. What none of these is comes back as it is, for the check that follows.
 */
export function plainCell(shape: FieldShape | undefined, cell: string, order: DateOrder): Result<string, Doubt> {
  switch (shape?.is) {
    case 'date':
    case 'when':
    case 'due':
      return plainDate(cell, order)
    case 'choice':
      return ok(shape.of.find((word) => plainly(word) === plainly(cell)) ?? cell)
    case 'flag':
      return ok(/^[yn]$/iu.test(cell.trim()) ? (cell.trim().toLowerCase() === 'y' ? 'yes' : 'no') : cell)
    default:
      return ok(cell)
  }
}

/** A finding in the words of the procedure, however it is spelt; in any other words it is a matter for whoever made it. */
export function plainFinding(cell: string): Result<string, Doubt> {
  const found = FINDING_WORDS.find(([, spelt]) => spelt.test(plainly(cell)))
  if (found !== undefined) return ok(found[0])
  return fail({
    says: `${quoted(cell)} is no finding of the procedure`,
    suggestion: 'Write upheld, partially upheld, not upheld or no finding.',
  })
}

const FINDING_WORDS = [
  ['partially-upheld', /^part(?:ial|ially|ly)?-upheld$/u],
  ['not-upheld', /^not-upheld$/u],
  ['no-finding', /^no-finding$/u],
  ['upheld', /^(?:fully-)?upheld$/u],
] as const

const plainly = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '-')
