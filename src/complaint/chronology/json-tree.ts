import { createScanner, type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser'

/** JSON as read: its value, where each part of it stands, and what is wrong with it as JSON. */
export type JsonTree = {
  readonly value: unknown
  readonly root: Node | undefined
  readonly errors: readonly JsonError[]
  /** Where reading lost its way, so that what follows cannot be judged; absent where all of it was understood. */
  readonly lostAt?: number
}
export type JsonError = { readonly offset: number; readonly says: string; readonly suggestion?: string }

const DEEPEST = 100
const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** Reads strict JSON: no comments, no trailing commas, no key twice. */
export function readJsonTree(text: string): JsonTree {
  const tooDeep = whereTooDeep(text)
  if (tooDeep !== undefined)
    return { value: undefined, root: undefined, errors: [{ offset: tooDeep, says: 'is nested too deeply' }], lostAt: 0 }
  const found: ParseError[] = []
  const root = parseTree(text, found, STRICT)
  const slips = found.map(({ error, offset }) => slipAt(text, printParseErrorCode(error), offset))
  const lost = slips.find(({ harmless }) => !harmless)
  const twice: JsonError[] = []
  const value = root === undefined ? undefined : valueOf(root, twice)
  const errors = [...oneEach(slips), ...twice]
  return { value, root, errors, ...(lost === undefined ? {} : { lostAt: lost.offset }) }
}

/** The node at the end of a path, or the last one on the way to it. Of a key that stands twice, the later. */
export function nodeAt(root: Node, path: readonly (string | number)[]): Node {
  let node = root
  for (const step of path) {
    const next = typeof step === 'number' ? node.children?.[step] : propertyOf(node, step)?.children?.[1]
    if (next === undefined) return node
    node = next
  }
  return node
}

export const propertyOf = (node: Node, key: string): Node | undefined =>
  node.type === 'object' ? node.children?.findLast((property) => property.children?.[0]?.value === key) : undefined

function valueOf(node: Node, twice: JsonError[]): unknown {
  const children = node.children ?? []
  if (node.type === 'array') return children.map((child) => valueOf(child, twice))
  if (node.type !== 'object') return node.value
  const seen = new Set<string>()
  const entries = children.flatMap(({ children: [key, held] = [] }): [string, unknown][] => {
    const name = String(key?.value)
    if (key !== undefined && seen.has(name))
      twice.push({ offset: key.offset, says: `"${name}" stands here twice`, suggestion: 'Keep one of the two.' })
    seen.add(name)
    return held === undefined ? [] : [[name, valueOf(held, twice)]]
  })
  return Object.fromEntries(entries)
}

type Slip = { readonly offset: number; readonly harmless: boolean; readonly error: JsonError }

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON',
  InvalidNumberFormat: 'this is not a number',
  UnexpectedEndOfNumber: 'this number breaks off',
  PropertyNameExpected: 'a key in double quotes should stand here',
  ValueExpected: 'a value should stand here',
  ColonExpected: 'a colon should stand here',
  CommaExpected: 'a comma should stand here',
  CloseBraceExpected: 'a closing } should stand here',
  CloseBracketExpected: 'a closing ] should stand here',
  EndOfFileExpected: 'there is something after the end of the chronology',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text has no closing quotation mark',
  InvalidUnicode: 'this is no character',
  InvalidEscapeCharacter: 'this is no character after a backslash',
  InvalidCharacter: 'a tab or another control character stands in a text',
}

function slipAt(text: string, code: string, offset: number): Slip {
  const slip = (harmless: boolean, error: JsonError): Slip => ({ offset, harmless, error })
  if (text.trim() === '') return slip(false, { offset, says: 'the file is empty' })
  const says = WORDS[code] ?? 'this is not JSON'
  if (code === 'InvalidCommentToken')
    return slip(true, { offset, says, suggestion: 'Take it out, or put it in a note.' })
  if (code === 'InvalidCharacter') return slip(true, { offset, says, suggestion: 'Write a tab as \\t.' })
  const before = text.slice(0, offset).trimEnd()
  const closes = text[offset] === '}' || text[offset] === ']'
  if ((code === 'ValueExpected' || code === 'PropertyNameExpected') && closes && before.endsWith(',')) {
    const comma = { offset: before.length - 1, says: 'a comma stands before a closing bracket' }
    return slip(true, { ...comma, suggestion: 'Take the comma out.' })
  }
  return slip(code === 'CommaExpected', { offset, says })
}

/** One slip often makes several errors at one place, of which the first says enough. */
const oneEach = (slips: readonly Slip[]): JsonError[] =>
  [...new Map(slips.toReversed().map((slip) => [slip.offset, slip.error])).values()].toReversed()

/** A file of brackets within brackets would exhaust the stack of whoever reads it. */
function whereTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true)
  const opens = new Set(['{', '['])
  const closes = new Set(['}', ']'])
  let depth = 0
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const at = scanner.getTokenOffset()
    const symbol = scanner.getTokenLength() === 1 ? (text[at] ?? '') : ''
    if (opens.has(symbol)) depth += 1
    else if (closes.has(symbol)) depth -= 1
    if (depth > DEEPEST) return at
  }
  return undefined
}
