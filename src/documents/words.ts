import type { FileProblem } from '../casework/file-reader-port.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { MOST_LINES } from './limits.ts'
import { NO_WORDS, TOO_MANY_LINES } from './problems.ts'

/** Lines of which at least one holds something, and which are not too many. */
export function wordsOf(lines: readonly string[]): Result<readonly string[], FileProblem> {
  if (lines.length > MOST_LINES) return fail(TOO_MANY_LINES)
  return lines.some((line) => line.trim() !== '') ? ok(lines) : fail(NO_WORDS)
}
