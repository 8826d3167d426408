import type { Terminal } from './terminal.ts'

/** Says how far a long piece of work has come. `end` must be called, and clears the line that was written over. */
export type Progress = { readonly step: (done: number, of: number) => void; readonly end: () => void }

/** Milliseconds between two words about the same work: on a screen that is written over, and in lines that stay. */
const EVERY = { screen: 100, lines: 5000 } as const

/**
 * Progress of `work` (“Reading cases”), on a line written over where a person watches, else in a line every five
 * seconds, so that short work leaves no trace. `now` gives milliseconds.
 */
export function progressOn(terminal: Terminal, work: string, now: () => number = () => performance.now()): Progress {
  let last = terminal.interactive ? -Infinity : now()
  let written = false
  const every = terminal.interactive ? EVERY.screen : EVERY.lines
  return {
    step(done, of) {
      if (now() - last < every) return
      last = now()
      written = true
      const text = `${work}: ${done} of ${of}`
      if (terminal.interactive) terminal.overwrite(text)
      else terminal.tell(text)
    },
    end() {
      if (written && terminal.interactive) terminal.overwrite('')
    },
  }
}
