import { setImmediate } from 'node:timers/promises'
import type { FileProblem, ReadFile } from '../../../casework/file-reader-port.ts'
import type { Viewer } from '../../../casework/ports.ts'
import type { Assessment } from '../../../complaint/assessment.ts'
import type { Problem } from '../../../complaint/chronology/problem.ts'
import type { History } from '../../../complaint/history.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Decision } from '../../../ombudsman/decision.ts'
import type { Checking, Deps } from '../../deps.ts'
import type { Asked, Kind, Source } from './asked.ts'
import { type Meant, readSheets, type Unmapped } from './sheet-reading.ts'

/** Complaints that were read, and what is wrong with the others. */
export type Checked = {
  readonly is: 'checked'
  readonly histories: readonly History[]
  readonly problems: readonly Problem[]
  readonly leftOut: readonly { readonly reference: string; readonly line: number }[]
  /** How the columns were read, where each row was a complaint. */
  readonly meant?: Meant
}

/** What came of reading it. */
export type Read =
  | { readonly is: 'nothing' }
  | { readonly is: 'unclear' }
  | { readonly is: 'file-too-big' }
  | { readonly is: 'file-unread'; readonly problem: FileProblem }
  | { readonly is: 'too-many-lines'; readonly lines: number; readonly most: number }
  | { readonly is: 'too-many-letters' }
  | { readonly is: 'no-decision' }
  | { readonly is: 'which-sheet'; readonly sheets: readonly string[] }
  | { readonly is: 'too-many-columns'; readonly columns: number }
  | Unmapped
  | Checked
  | { readonly is: 'decision'; readonly decision: Decision }

// A row in which everything is wrong takes most of a millisecond, and nobody else is answered meanwhile.
export const MOST_LINES = 2000
/** Of a text that is read here and not in a process of its own. */
const MOST_LETTERS = 512 * 1024
const MOST_DECISION_LINES = 10_000

/** Reads what was sent as what it is: by what it holds, or by what the person said that it is. */
export async function readAsked(
  asked: Asked,
  viewer: Viewer,
  deps: Pick<Deps, 'checking' | 'mappings' | 'today'>,
): Promise<Read> {
  const { source } = asked
  if (source.is === 'text') return readText(source, deps.checking)
  if (source.is !== 'file') return source
  const read = await deps.checking.readFile(source.bytes, source.name)
  if (!read.ok) return { is: 'file-unread', problem: read.error }
  return read.value.is === 'rows'
    ? readSheets(read.value.sheets, asked, viewer, deps)
    : readWords(read.value, deps.checking)
}

/** Assesses one complaint after the other, and lets others have their turn in between. */
export async function assessEach(histories: readonly History[], { assess }: Checking): Promise<readonly Assessment[]> {
  const assessments: Assessment[] = []
  for (const history of histories) {
    if (assessments.length % ASSESSED_AT_ONCE === ASSESSED_AT_ONCE - 1) await setImmediate()
    assessments.push(assess(history))
  }
  return assessments
}

const ASSESSED_AT_ONCE = 50

type Words = Exclude<ReadFile, { is: 'rows' }>

/** A file of words: a chronology as JSON, or a decision. */
function readWords(words: Words, checking: Checking): Read {
  if (words.is === 'text') return readText({ is: 'text', text: words.text }, checking)
  if (words.lines.length > MOST_DECISION_LINES)
    return { is: 'too-many-lines', lines: words.lines.length, most: MOST_DECISION_LINES }
  const decision = checking.readDecisionLines(words.lines)
  return isOne(decision) ? { is: 'decision', decision } : { is: 'no-decision' }
}

function readText({ text, kind }: Extract<Source, { is: 'text' }>, checking: Checking): Read {
  if (text.length > MOST_LETTERS) return { is: 'too-many-letters' }
  const form = kind ?? formOf(text)
  if (form === 'json') return checked(inList(checking.readJson(text)))
  if (form === 'csv') {
    const lines = text.split('\n').length
    return lines > MOST_LINES ? { is: 'too-many-lines', lines, most: MOST_LINES } : checked(checking.readCsv(text))
  }
  const decision = checking.readDecision(text)
  if (isOne(decision)) return { is: 'decision', decision }
  return kind === 'decision' ? { is: 'no-decision' } : { is: 'unclear' }
}

/** A chronology by its first sign: the bracket of JSON, or the two columns that every CSV of them has. */
function formOf(text: string): Exclude<Kind, 'decision'> | undefined {
  const start = text.replace(/^\uFEFF/u, '').trimStart()
  if (/^[{[]/.test(start)) return 'json'
  const header = /^[^\r\n]*/.exec(start)?.[0] ?? ''
  const columns = header.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', '').toLowerCase())
  return columns.includes('reference') && columns.includes('type') ? 'csv' : undefined
}

const isOne = ({ reference, council, decisionDate, decision }: Decision): boolean =>
  [reference, council, decisionDate, decision].some((value) => value !== null)

const inList = <Value, Reason>(result: Result<Value, Reason>): Result<readonly Value[], Reason> =>
  result.ok ? { ok: true, value: [result.value] } : result

/** A text with a problem is not read at all. */
const checked = (read: Result<readonly History[], readonly Problem[]>): Checked => ({
  is: 'checked',
  histories: read.ok ? read.value : [],
  problems: read.ok ? [] : read.error,
  leftOut: [],
})
