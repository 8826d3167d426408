import type { FileProblem, FileProblemCause, ReadFile, Sheet } from '../casework/file-reader-port.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { Row } from '../complaint/chronology/rows.ts'
import { fail, ok, type Result } from '../kernel/result.ts'

// How the reading process answers: a line of JSON at a time, so that whoever waits never takes in much at once. The
// process has met a file that may be hostile, so its answer is believed no further than its form.

type Reading = Result<ReadFile, FileProblem>

/** Says that everything needed has been loaded, so that what goes wrong from here on lies in the file. */
export const STARTED = `${JSON.stringify(['started'])}\n`

const LINES_AT_ONCE = 200
const LETTERS_AT_ONCE = 32_768

/** The answer as lines of JSON. */
export function* answerLines(reading: Reading): Generator<string> {
  if (!reading.ok) return yield line('problem', reading.error.because, reading.error.says, reading.error.suggestion)
  const read = reading.value
  switch (read.is) {
    case 'rows':
      for (const sheet of read.sheets) yield* sheetLines(sheet)
      break
    case 'lines':
      for (let at = 0; at < read.lines.length; at += LINES_AT_ONCE)
        yield line('lines', ...read.lines.slice(at, at + LINES_AT_ONCE))
      break
    case 'text':
      for (let at = 0; at < read.text.length; at += LETTERS_AT_ONCE)
        yield line('text', read.text.slice(at, at + LETTERS_AT_ONCE))
  }
  yield line('end', read.is)
}

const line = (...parts: readonly unknown[]): string => `${JSON.stringify(parts)}\n`

function* sheetLines({ name, columns, rows, problems }: Sheet): Generator<string> {
  yield line('sheet', name, ...columns)
  for (const row of rows) yield line('row', row.line, ...columns.map((column) => row.cells[column] ?? 0))
  for (const { line: at, column, where, says, suggestion } of problems)
    yield line('bad-cell', at, column ?? 0, where, says, suggestion ?? 0)
}

type Part = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: Row[]
  readonly problems: Problem[]
}

/** Puts the answer together again. Throws at anything that `answerLines` would not have written. */
export class Answer {
  readonly #sheets: Part[] = []
  readonly #lines: string[] = []
  #text = ''
  #ended: Reading | undefined
  started = false

  take(json: string): void {
    const [kind, ...parts] = listOf(JSON.parse(json))
    if (kind === 'started') this.started = true
    else if (kind === 'sheet') this.#beginSheet(parts)
    else if (kind === 'row') this.#addRow(parts)
    else if (kind === 'bad-cell') this.#addProblem(parts)
    else if (kind === 'lines') this.#lines.push(...parts.map(textOf))
    else if (kind === 'text') this.#text += parts.map(textOf).join('')
    else if (kind === 'problem') this.#ended = fail(fileProblemOf(parts))
    else if (kind === 'end') this.#ended = ok(this.#whole(parts[0]))
    else throw new Error('An answer of no known kind')
  }

  /** The whole answer; nothing where it was cut short. */
  get whole(): Reading | undefined {
    return this.#ended
  }

  #whole(is: unknown): ReadFile {
    if (is === 'rows') return { is, sheets: this.#sheets }
    if (is === 'lines') return { is, lines: this.#lines }
    return { is: 'text', text: this.#text }
  }

  #beginSheet([name, ...columns]: readonly unknown[]): void {
    this.#sheets.push({ name: textOf(name), columns: columns.map(textOf), rows: [], problems: [] })
  }

  #addRow([at, ...cells]: readonly unknown[]): void {
    const { columns, rows } = this.#sheet()
    const filled = cells.flatMap((cell, n): [string, string][] =>
      cell === 0 ? [] : [[textOf(columns[n]), textOf(cell)]],
    )
    rows.push({ line: numberOf(at), cells: Object.fromEntries(filled) })
  }

  #addProblem([at, column, where, says, suggestion]: readonly unknown[]): void {
    this.#sheet().problems.push({
      line: numberOf(at),
      ...(column === 0 ? {} : { column: numberOf(column) }),
      where: textOf(where),
      says: textOf(says),
      ...(suggestion === 0 ? {} : { suggestion: textOf(suggestion) }),
    })
  }

  #sheet(): Part {
    const sheet = this.#sheets.at(-1)
    if (sheet === undefined) throw new Error('A row without a sheet')
    return sheet
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('An answer that is no list')
  return value
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('An answer with something else than a text')
  return value
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error('An answer with something else than a number')
  return value
}

function fileProblemOf([because, says, suggestion]: readonly unknown[]): FileProblem {
  if (!isCause(because)) throw new Error('A problem of no known kind')
  return { because, says: textOf(says), suggestion: textOf(suggestion) }
}

const isCause = (value: unknown): value is FileProblemCause => typeof value === 'string' && Object.hasOwn(CAUSES, value)

const CAUSES: Readonly<Record<FileProblemCause, true>> = {
  empty: true,
  'wrong-kind': true,
  'old-format': true,
  locked: true,
  'has-macros': true,
  unsafe: true,
  damaged: true,
  'no-text': true,
  'too-big': true,
  'took-too-long': true,
  busy: true,
}
