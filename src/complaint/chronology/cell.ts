import { fail, ok, type Result } from '../../kernel/result.ts'
import { type FieldShape, UNITS } from '../field.ts'
import { COMMON } from '../vocabulary.ts'
import { fromDayFirst } from './check-date.ts'
import { isFields, shapeIn } from './fields.ts'
import { readJsonTree } from './json-tree.ts'
import { inline } from './write-json.ts'

// How one value stands in one cell of a spreadsheet (docs/chronology.md): in a short form that a person can type, or as
// JSON where the short form cannot hold it. Whether a value is a good one is for the check that follows, not for here.

/** What a cell holds, or why it cannot be read. `undefined` is an empty cell: not known. */
export type CellReading = Result<unknown, string>

/** Reads a cell as a value of this shape; a text that does not have the shape's form comes back as it is. */
export function readCell(shape: FieldShape | undefined, cell: string): CellReading {
  const { text, exact } = unguarded(cell)
  if (text === '' && !exact) return ok(undefined)
  if (shape === undefined || shape.is === 'text') return ok(text === EMPTY && !exact ? '' : text)
  return readText(shape, text)
}

/** Writes a value so that `readCell` gives the same value back. */
export function writeCell(shape: FieldShape, value: unknown): string {
  if (shape.is === 'text' && typeof value === 'string') return value === '' ? EMPTY : guarded(value)
  const short = shortForm(shape, value)
  if (short !== undefined) {
    const back = readCell(shape, guarded(short))
    if (back.ok && same(back.value, value)) return guarded(short)
  }
  return guarded(inline(shape, value))
}

/** Known to be empty, which an empty cell is not. */
const EMPTY = '""'

/**
 * Spreadsheets run a cell that begins like a formula. An apostrophe in front makes any cell plain text; it also keeps
 * spaces at the ends, and tells a text of two quotation marks from a text known to be empty.
 */
const needsGuard = (text: string): boolean =>
  /^[-=+@＝＋－＠'\t\r\n]/u.test(text) || text !== text.trim() || text === EMPTY

const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text)

function unguarded(cell: string): { readonly text: string; readonly exact: boolean } {
  const exact = cell.startsWith("'") && needsGuard(cell.slice(1))
  return { text: exact ? cell.slice(1) : cell.trim(), exact }
}

function readText(shape: FieldShape, text: string): CellReading {
  switch (shape.is) {
    case 'text':
      return ok(text === EMPTY ? '' : text)
    case 'flag':
      return ok(FLAGS.get(text.toLowerCase()) ?? text)
    case 'date':
    case 'when':
      return ok(fromDayFirst(text) ?? text)
    case 'instant':
    case 'choice':
      return ok(text)
    case 'due':
      return text.startsWith('{') ? readJson(text) : ok(counted(text) ?? fromDayFirst(text) ?? text)
    case 'amount':
      return ok(
        /^£? ?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(text) ? Number(text.replaceAll(/[£, ]/gu, '')) : text,
      )
    case 'whole-number':
      return ok(/^\d+$/u.test(text) ? Number(text) : text)
    case 'list':
      return text.startsWith('[') ? readJson(text) : readItems(shape.of, text)
    case 'text-or-list':
      return readTextOrList(shape.of, text)
    case 'record':
      return text.startsWith('{') ? readJson(text) : readRecord(shape, text)
    case 'event':
      return readJson(text)
  }
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
])

const counting = /^(\d+) (days?|working[- ]days?|weeks?|months?)$/u

function counted(text: string): object | undefined {
  const [, n, word = ''] = counting.exec(text) ?? []
  const unit = UNITS.find((one) => one.startsWith(word.replace(' ', '-')) && word !== '')
  return unit === undefined ? undefined : { n: Number(n), unit }
}

function readJson(text: string): CellReading {
  const { value, errors } = readJsonTree(text)
  const [first] = errors
  return first === undefined ? ok(value) : fail(`is not JSON: ${first.says} (character ${first.offset + 1})`)
}

const SEPARATOR = /[;\n\r]/u

function readItems(of: FieldShape, text: string): CellReading {
  const items: unknown[] = []
  for (const part of text.split(SEPARATOR)) {
    if (part.trim() === '') continue
    const item = readText(of, part.trim())
    if (!item.ok) return item
    items.push(item.value)
  }
  return ok(items)
}

function readTextOrList(of: FieldShape, text: string): CellReading {
  if (text.startsWith('[')) return readJson(text)
  if (text.startsWith('"')) {
    const json = readJson(text)
    if (json.ok) return json
  }
  return SEPARATOR.test(text) ? readItems(of, text) : readText(of, text)
}

type RecordShape = Extract<FieldShape, { is: 'record' }>

/** `1=upheld, reasons=The file shows it`: the field a record is known by, what it chiefly says, and any other by name. */
function readRecord(shape: RecordShape, text: string): CellReading {
  const after = shape === COMMON.after ? /^(.+?) after (.+)$/su.exec(text) : null
  if (after !== null) {
    const count = counted(after[1] ?? '')
    if (count !== undefined) return ok({ event: after[2], ...count })
  }
  const { key, says } = leading(shape)
  const [first = '', ...others] = text.split(/,\s*(?=[A-Za-z][A-Za-z0-9]*=)/u)
  const entries: [string, string][] = others.map((part) => split(part))
  if (says !== undefined && first.includes('=')) entries.unshift([says, split(first)[1]])
  entries.unshift([key, says === undefined ? first : split(first)[0]])
  const fields = new Map<string, unknown>()
  for (const [name, raw] of entries) {
    if (fields.has(name)) return fail(`gives ${name} twice in "${first.trim()}"`)
    const held = raw.trim() === '' ? ok(undefined) : readText(shapeIn(shape.of, name) ?? { is: 'text' }, raw.trim())
    if (!held.ok) return held
    if (held.value !== undefined) fields.set(name, held.value)
  }
  return ok(Object.fromEntries(fields))
}

const split = (part: string): [string, string] => {
  const at = part.indexOf('=')
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
}

/** A finding is known by its point and says its finding; a recommendation is known by its id and says its text. */
function leading({ of, needs }: RecordShape): { readonly key: string; readonly says?: string } {
  const key = needs[0] ?? Object.keys(of)[0] ?? ''
  const says = needs.length > 1 ? needs.at(-1) : Object.hasOwn(of, 'says') ? 'says' : undefined
  return says === undefined ? { key } : { key, says }
}

/** The form a person would type. It may not hold every value: whoever writes it reads it back and compares. */
function shortForm(shape: FieldShape, value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? EMPTY : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    if ((shape.is !== 'list' && shape.is !== 'text-or-list') || value.length === 0) return undefined
    const items = value.map((item) => shortForm(shape.of, item))
    return items.includes(undefined) ? undefined : items.join('; ')
  }
  if (!isFields(value)) return undefined
  if (shape === COMMON.after) return `${String(value['n'])} ${String(value['unit'])} after ${String(value['event'])}`
  if (shape.is === 'due') return `${String(value['n'])} ${String(value['unit'])}`
  return shape.is === 'record' ? shortRecord(shape, value) : undefined
}

function shortRecord(shape: RecordShape, value: Readonly<Record<string, unknown>>): string | undefined {
  const { key, says } = leading(shape)
  const written = (name: string) => shortForm(shapeIn(shape.of, name) ?? { is: 'text' }, value[name])
  const others = Object.keys(value).filter((name) => name !== key && name !== says)
  const parts = [
    `${written(key) ?? ''}${says !== undefined && Object.hasOwn(value, says) ? `=${written(says) ?? ''}` : ''}`,
    ...others.map((name) => `${name}=${written(name) ?? ''}`),
  ]
  return parts.join(', ')
}

/** Whether two plain values are equal, whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]))
  if (!isFields(a) || !isFields(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}
