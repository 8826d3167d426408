import type { Problem } from '../complaint/chronology/problem.ts'
import type { History } from '../complaint/history.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { formOf, readInput, type Reader } from './input.ts'

/** How chronologies are read from text. */
export type ChronologyReaders = {
  readonly readJson: (text: string) => Result<History, readonly Problem[]>
  readonly readCsv: (text: string) => Result<readonly History[], readonly Problem[]>
}

/** Reads every chronology in a file, or says everything that is wrong with it, a line for each problem. */
export async function readChronologies(
  file: string,
  read: Reader,
  { readJson, readCsv }: ChronologyReaders,
): Promise<Result<readonly History[], readonly string[]>> {
  const input = await readInput(file, read)
  if (!input.ok) return fail([input.error])
  const form = formOf(input.value)
  if (!form.ok) return fail([form.error])
  const found = form.value === 'json' ? inList(readJson(input.value.text)) : readCsv(input.value.text)
  return found.ok ? found : fail(found.error.map((problem) => problemText(input.value.name, problem)))
}

const inList = <Value, Reason>(result: Result<Value, Reason>): Result<readonly Value[], Reason> =>
  result.ok ? ok([result.value]) : result

/** `FILE:LINE:COLUMN: where it stands: what is wrong. What to write instead.` */
export function problemText(name: string, { line, column, where, says, suggestion }: Problem): string {
  const place = [name, line, column].filter((part) => part !== undefined).join(':')
  const sentence = /[.?!]$/.test(says) ? says : `${says}.`
  return [`${place}:`, where && `${where}:`, sentence, suggestion].filter(Boolean).join(' ')
}
