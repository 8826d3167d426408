import type { Terminal } from '../src/cli/terminal.ts'

/** A terminal that keeps what is written to it. */
export type RecordedTerminal = Terminal & {
  /** What went to standard output, in order. */
  readonly answered: string[]
  /** What went to standard error, in order; a line that was written over begins with `\r`. */
  readonly told: string[]
}

export function recordedTerminal({ interactive = false, width = 100 } = {}): RecordedTerminal {
  const answered: string[] = []
  const told: string[] = []
  return {
    answered,
    told,
    interactive,
    width,
    answer: (text) => answered.push(text),
    tell: (text) => told.push(text),
    overwrite: (text) => told.push(`\r${text}`),
  }
}
