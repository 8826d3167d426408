// From lines to the parts of a decision: title, header, summary, and paragraphs under headings.
import { endsPage, isFurniture, isKnownHeading, type Role, roleOf } from './headings.ts'
import { type Line, type Marker, readLines } from './lines.ts'

/** One paragraph or list item, with wrapped lines joined. */
export type Block = {
  readonly text: string
  readonly indent: number
  readonly marker: Marker | undefined
  readonly mark: string
}

export type Part = { readonly heading: string; readonly role: Role; readonly blocks: readonly Block[] }

export type Title = { readonly council: string; readonly reference: string; readonly more: string }

export type Layout = {
  readonly title: Title | undefined
  /** Header values by their name in lower case: `category`, `decision`, `decision date`. */
  readonly fields: ReadonlyMap<string, string>
  readonly summary: string | undefined
  readonly parts: readonly Part[]
}

const TITLE = /^(.{2,160}?)\s*\((\d{2})[\s-]?(\d{3})[\s-]?(\d{3}[a-z]?)\)(.*)$/i
const FIELD =
  /^(category|decision date|date of decision|decision|complaint reference|reference(?: number)?|complaint against)\s*:\s*(.*)$/i
const SUMMARY = /^summary(?:\s*:\s*(.*)|)$/i
const OPENING = /^the ombudsman[’']?s (?:final )?decision\s*:?$/i
/** A line this long that ends without a stop was wrapped, unless what follows begins something new. */
const WRAPPED = 60
/** A list of contents and the page's own words may stand before the summary. */
const LONGEST_HEAD = 80

/** Reads the lines of a decision; every text has a layout, if only one part without a heading. */
export function layOut(raw: readonly string[]): Layout {
  const lines = readLines(raw, isFurniture)
  const titleAt = lines.findIndex(({ text }) => text.includes('(') && TITLE.test(text))
  const title = titleOf(lines[titleAt]?.text)
  const head = readHead(lines, titleAt + 1)
  return { title, fields: head.fields, summary: head.summary, parts: readParts(lines, head.next) }
}

function titleOf(text: string | undefined): Title | undefined {
  const found = text === undefined ? null : TITLE.exec(text)
  if (!found) return undefined
  const [, council = '', year, middle, last = '', more = ''] = found
  return { council, reference: `${year} ${middle} ${last.toLowerCase()}`, more: more.trim() }
}

type Head = { readonly fields: Map<string, string>; readonly summary: string | undefined; readonly next: number }

/** The header and the summary, each of which may be missing; a list of contents between them is passed over. */
function readHead(lines: readonly Line[], from: number): Head {
  const fields = new Map<string, string>()
  const found = lines.slice(from, from + LONGEST_HEAD).findIndex(isSummary)
  const end = found < 0 ? lines.length : from + found
  let at = from
  for (; at < end; at += 1) {
    const field = FIELD.exec(lines[at]?.text ?? '')
    if (field) at += takeField(fields, field, lines[at + 1])
    else if (found < 0 && startsStatement(lines, at)) break
  }
  return found < 0 ? { fields, summary: undefined, next: at } : { fields, ...readSummary(lines, end) }
}

const isSummary = ({ text, marker }: Line): boolean => marker === undefined && SUMMARY.test(text)

/** A value may stand on the line below its name. Answers how many lines more were used. */
function takeField(fields: Map<string, string>, field: RegExpExecArray, below: Line | undefined): number {
  const name = (field[1] ?? '').toLowerCase()
  const value = (field[2] ?? '').trim()
  const follows = value === '' && below !== undefined && !FIELD.test(below.text) && !OPENING.test(below.text)
  if (!fields.has(name)) fields.set(name, follows ? below.text : value)
  return follows ? 1 : 0
}

/** Whether the statement proper begins here: a heading with words under it, or a paragraph. */
function startsStatement(lines: readonly Line[], at: number): boolean {
  const { text = '', marker } = lines[at] ?? {}
  const next = lines[at + 1]
  if (OPENING.test(text)) return false
  if (isKnownHeading(text)) return marker === undefined && next !== undefined && !isKnownHeading(next.text)
  return text.length > WRAPPED && /[.:;]$/.test(text) && !lines.slice(at, at + 12).some((line) => FIELD.test(line.text))
}

function readSummary(lines: readonly Line[], at: number): Omit<Head, 'fields'> {
  let summary = SUMMARY.exec(lines[at]?.text ?? '')?.[1] ?? ''
  let next = at + 1
  for (; next < lines.length; next += 1) {
    const line = lines[next]
    if (!line || line.marker !== undefined || isKnownHeading(line.text)) break
    if (summary !== '' && (line.afterGap || /[.!?”"']$/.test(summary)) && !/^[a-z]/.test(line.text)) break
    summary += summary === '' ? line.text : ` ${line.text}`
  }
  return { summary: summary === '' ? undefined : summary, next }
}

function readParts(lines: readonly Line[], from: number): Part[] {
  const parts: { heading: string; role: Role; blocks: Block[] }[] = []
  let current = { heading: '', role: 'other' as Role, blocks: [] as Block[] }
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line || endsPage(line.text)) break
    const last = current.blocks.at(-1)
    if (last && continues(line, last, lines[at - 1]?.text.length ?? 0))
      current.blocks[current.blocks.length - 1] = joined(last, line)
    else if (isHeading(line, lines[at + 1])) {
      if (current.heading !== '' || current.blocks.length > 0) parts.push(current)
      current = { heading: line.text.replace(/\s*:$/, ''), role: roleOf(line.text), blocks: [] }
    } else current.blocks.push(line)
  }
  return current.heading !== '' || current.blocks.length > 0 ? [...parts, current] : parts
}

const joined = (last: Block, line: Line): Block => ({
  ...last,
  text: last.text === '' ? line.text : `${last.text} ${line.text}`,
})

/** Whether a line goes on with the paragraph before it: hard-wrapped text, or a number that stood alone. */
function continues(line: Line, last: Block, lengthBefore: number): boolean {
  if (line.marker !== undefined) return false
  if (last.text === '') return true
  if (isKnownHeading(line.text) || /[.:!?]["”’)]*$/.test(last.text)) return false
  const wrapped = !line.afterGap && lengthBefore >= WRAPPED
  if (/^[a-z(]/.test(line.text)) return wrapped || !last.text.endsWith(';')
  if (last.text.endsWith(';')) return false
  return wrapped || (!line.afterGap && line.indent > last.indent + 1)
}

const SENTENCE_START =
  /^(?:within|by|the council (?:has|will|should|agreed|agrees)|it (?:has|will|should|agreed)|to (?:remedy|put|its)|we|i|apologise|pay|make|provide|remind|review|complete|start|arrange|appoint|send|write|offer|inform|issue|consider)\b/i

/** A short line without a marker, a stop or an amount, that neither opens a list nor is the first line of a paragraph. */
function isHeading({ text, marker }: Line, next: Line | undefined): boolean {
  if (marker !== undefined) return false
  if (isKnownHeading(text)) return true
  if (text.length > 100 || text.includes('£')) return false
  if (/[.,:;]$|[.!;] /.test(text) || /^[a-z(“"‘'…]/.test(text)) return false
  if (next && next.marker === undefined && !next.afterGap && /^[a-z]/.test(next.text)) return false
  return !SENTENCE_START.test(text)
}
