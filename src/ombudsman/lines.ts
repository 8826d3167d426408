// The lines of a decision as saved from the site, with what stands before the words taken off and remembered.

export type Marker = 'number' | 'letter' | 'bullet'

export type Line = {
  readonly text: string
  /** Columns before the marker or the first word. */
  readonly indent: number
  readonly marker: Marker | undefined
  /** The marker as published: `1.`, `a)`, `•`. */
  readonly mark: string
  /** A blank line, or a line of the page's furniture, came before it. */
  readonly afterGap: boolean
}

const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
const WIDE_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
const UNUSUAL = /[\u00A0\u00AD\u1680\u2000-\u200F\u202F\u205F\u2060\u3000\uFEFF]/
const MARK = /^(?:([•·▪●◦‣⁃*\uF0B7–—-])|(\(?\d{1,3}[.)])|(\(?(?:[a-z]|[ivx]{2,4})[.)]))(?:\s+|$)/i

export const splitLines = (text: string): string[] => text.split(LINE_ENDS)

/** The lines that hold words, in order, without the furniture of the page. Any text is read; nothing is refused. */
export function readLines(lines: readonly string[], isFurniture: (text: string) => boolean): Line[] {
  const read: Line[] = []
  let afterGap = true
  for (const raw of lines) {
    const line = readLine(raw, afterGap)
    afterGap = (line.text === '' && line.mark === '') || isFurniture(line.text)
    if (!afterGap) read.push(line)
  }
  return read
}

function readLine(raw: string, afterGap: boolean): Line {
  const plain = UNUSUAL.test(raw) ? raw.replace(INVISIBLE, '').replace(WIDE_SPACES, ' ') : raw
  const words = withoutEmphasis(plain.trim())
  const marked = MARK.exec(words)
  const mark = marked?.[0] ?? ''
  return {
    text: tidy(words.slice(mark.length)),
    indent: indentOf(plain),
    marker: marked ? (marked[1] ? 'bullet' : marked[2] ? 'number' : 'letter') : undefined,
    mark: mark.trim(),
    afterGap,
  }
}

/** Pages saved as Markdown carry `##` before a heading and `**` around it. */
function withoutEmphasis(words: string): string {
  const plain = words.startsWith('#') ? words.replace(/^#{1,6}\s+/, '') : words
  return plain.length > 4 && plain.startsWith('**') && plain.endsWith('**') ? plain.slice(2, -2).trim() : plain
}

/** One space between words and none around them. */
const tidy = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()

function indentOf(text: string): number {
  let columns = 0
  for (const character of text) {
    if (character === ' ') columns += 1
    else if (character === '\t') columns += 4
    else break
  }
  return columns
}
