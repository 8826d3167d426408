import type { Problem } from '../../../complaint/chronology/problem.ts'
import type { History } from '../../../complaint/history.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Decision } from '../../../ombudsman/decision.ts'
import type { Checking } from '../../deps.ts'

export const KINDS = ['json', 'csv', 'decision'] as const
export type Kind = (typeof KINDS)[number]

/** What the form was sent with. Without `kind` and `reference`, the text itself tells. */
export type Typed = {
  readonly text: string
  readonly kind?: Kind | undefined
  readonly reference?: string | undefined
}

/** What came of reading it. */
export type Read =
  | { readonly is: 'nothing' }
  | { readonly is: 'unclear' }
  | { readonly is: 'too-many-lines'; readonly lines: number }
  | { readonly is: 'several'; readonly references: readonly string[] }
  | { readonly is: 'wrong'; readonly kind: 'json' | 'csv'; readonly problems: readonly Problem[] }
  | { readonly is: 'no-decision' }
  | { readonly is: 'chronology'; readonly history: History }
  | { readonly is: 'decision'; readonly decision: Decision }

type Readers = Pick<Checking, 'readJson' | 'readCsv' | 'readDecision'>

// A row in which everything is wrong takes most of a millisecond, and nobody else is answered meanwhile.
export const MOST_LINES = 2000

/** Reads what was pasted as what it is: by what it holds, or by what the person said that it is. */
export function readPasted({ text, kind, reference }: Typed, readers: Readers): Read {
  if (text.trim() === '') return { is: 'nothing' }
  const form = kind ?? formOf(text)
  if (form === 'json') return chronology('json', inList(readers.readJson(text)), reference)
  if (form === 'csv') {
    const lines = text.split('\n').length
    if (lines > MOST_LINES) return { is: 'too-many-lines', lines }
    return chronology('csv', readers.readCsv(text), reference)
  }
  const decision = readers.readDecision(text)
  if (isOne(decision)) return { is: 'decision', decision }
  return kind === 'decision' ? { is: 'no-decision' } : { is: 'unclear' }
}

/** A chronology by its first sign: the bracket of JSON, or the two columns that every CSV of them has. */
function formOf(text: string): 'json' | 'csv' | undefined {
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

function chronology(
  kind: 'json' | 'csv',
  read: Result<readonly History[], readonly Problem[]>,
  reference: string | undefined,
): Read {
  if (!read.ok) return { is: 'wrong', kind, problems: read.error }
  const chosen = read.value.length === 1 ? read.value[0] : read.value.find((one) => one.reference === reference)
  if (chosen) return { is: 'chronology', history: chosen }
  return { is: 'several', references: read.value.map((one) => one.reference) }
}
