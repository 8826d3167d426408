/** Where the command line writes. Standard output holds the answer and nothing else; all other words go to `tell`. */
export type Terminal = {
  /** Writes one text and the end of its line to standard output. */
  readonly answer: (text: string) => void
  /** Writes one text and the end of its line to standard error. */
  readonly tell: (text: string) => void
  /** Writes over the last line of standard error; only where `interactive`. */
  readonly overwrite: (text: string) => void
  /** Whether a person watches standard error. */
  readonly interactive: boolean
  /** How many letters fit on a line of the answer. */
  readonly width: number
}

const WIDEST = 100
const NARROWEST = 40

/** The terminal of this process. A reader that has seen enough and closes the pipe ends the program quietly. */
export function processTerminal({ stdout, stderr }: NodeJS.Process): Terminal {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  return {
    answer: (text) => stdout.write(`${text}\n`),
    tell: (text) => stderr.write(`${text}\n`),
    overwrite: (text) => stderr.write(`\r\u001B[K${text}`),
    interactive: stderr.isTTY,
    width: Math.max(NARROWEST, Math.min(WIDEST, stdout.isTTY ? stdout.columns : WIDEST)),
  }
}

/** `first` and then the text, broken between words so that no line is wider than `width`, set under its first word. */
export function hanging(first: string, text: string, width: number): string {
  const indent = ' '.repeat(first.length)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return first + [...lines, line].join(`\n${indent}`)
}

/** `1 case`, `2 cases`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
