// The words of a page stand in pieces wherever the page's maker put them. Here they are lines again, in the maker's order,
// which is the order of reading in what office programs and browsers print.

/** Words that stand together. Measures in points; `y` from the foot of the page up. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Line = { readonly y: number; readonly x: number; readonly height: number; end: number; text: string }

/**
 * The lines of a document, a blank one where space divides them, with the spaces before each that set it in and without
 * what repeats at the edge of pages. A paragraph that ran over several lines is one.
 */
export function linesOfPages(pages: readonly (readonly Piece[])[]): readonly string[] {
  const printed = pages.map(linesOfPage)
  const furniture = repeatedIn(printed)
  const kept = printed.map((lines) =>
    lines.filter((line) => !atEdge(lines).includes(line) || !furniture.has(masked(line))),
  )
  const all = kept.flat()
  const left = all.reduce((least, { x }) => Math.min(least, x), Infinity)
  const right = all.reduce((most, { end }) => Math.max(most, end), left)
  const pitch = median(kept.flatMap(distances).filter((distance) => distance > 0))
  const written: string[] = []
  let before: Line | undefined
  for (const lines of kept)
    for (const [at, line] of lines.entries()) {
      const over = before !== undefined && runsOver(before, line, right)
      const apart = at > 0 && before !== undefined && (before.y - line.y > pitch * 1.35 || before.y < line.y)
      const text = line.text.trim()
      if (over && !apart) written.push(`${written.pop() ?? ''} ${text}`)
      else {
        if (before !== undefined && (apart || at === 0)) written.push('')
        written.push(' '.repeat(columns(line.x - left, line.height)) + text)
      }
      before = line
    }
  return written
}

/** Letters in a line that may have no room left, even where all lines of a document are short. */
const FULL = 40

/** Whether a line stands below only because its first word had no room left above: no heading, and no item of a list. */
function runsOver(above: Line, line: Line, right: number): boolean {
  if (above.text.length < FULL || Math.abs(above.height - line.height) > above.height * 0.05) return false
  const [word = ''] = line.text.trimStart().split(' ', 1)
  const needed = ((line.end - line.x) / line.text.length) * (word.length + 1)
  return above.end + needed > right && !/^(?:[•·▪●◦‣⁃–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])$/iu.test(word)
}

function linesOfPage(pieces: readonly Piece[]): readonly Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line === undefined || Math.abs(line.y - piece.y) > Math.max(line.height, piece.height) / 2)
      lines.push(begun(piece))
    else {
      const gap = piece.x - line.end
      line.text += (gap > piece.height * 0.15 && !line.text.endsWith(' ') ? ' ' : '') + piece.text
      line.end = piece.x + piece.width
    }
  }
  return lines
}

const begun = ({ text, x, y, width, height }: Piece): Line => ({ text, x, y, height, end: x + width })

/** About as many letters as fit in the distance. */
const columns = (distance: number, height: number): number =>
  height > 0 ? Math.min(Math.max(Math.round(distance / (height / 2)), 0), 40) : 0

const distances = (lines: readonly Line[]): number[] => lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y)

function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0
}

/** The first and last lines that most pages have in one place, whatever page number or time they carry. */
function repeatedIn(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const text of new Set(atEdge(lines).map(masked))) seen.set(text, (seen.get(text) ?? 0) + 1)
  return new Set([...seen].filter(([, times]) => times > 1 && times > pages.length / 2).map(([text]) => text))
}

const atEdge = (lines: readonly Line[]): readonly Line[] => [...lines.slice(0, 2), ...lines.slice(-2)]

const masked = ({ text, y }: Line): string => `${Math.round(y)} ${text.replaceAll(/\d+/gu, '#').trim()}`
