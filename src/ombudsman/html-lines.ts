// A page saved as HTML, as the lines that a browser would show: blocks apart, list items marked and indented.

const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'nav', 'button', 'select'])
const BLOCKS = new Set(
  'address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html main p pre section table tbody thead tr'.split(
    ' ',
  ),
)
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
}
const TAG_NAME = /^\/?([a-z][a-z0-9]*)/i

/** Whether the text is a page's source rather than its words. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*<(?:!doctype|html|head|body|main|article|section|div|h1|p|ol|ul)\b/i.test(text) || text.includes('</p>')

type List = { readonly ordered: boolean; items: number }

/** Reads markup of any quality in one pass; what is no markup is taken as words. */
export function linesOfHtml(html: string): string[] {
  const page = new Page(html)
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    page.words(html.slice(at, open))
    const comment = html.startsWith('<!--', open)
    const close = html.indexOf(comment ? '-->' : '>', open)
    if (close < 0) return page.end(html.slice(open))
    at = close + (comment ? 3 : 1)
    if (!comment) at = page.tag(html.slice(open + 1, close), at)
  }
  return page.end(html.slice(at))
}

class Page {
  readonly #source: string
  readonly #neverClosed = new Set<string>()
  readonly #lines: string[] = []
  readonly #lists: List[] = []
  #line = ''
  #prefix = ''

  constructor(html: string) {
    this.#source = html.toLowerCase()
  }

  words(text: string): void {
    if (text !== '') this.#line += decode(text).replace(/\s+/g, ' ')
  }

  /** Takes in one tag and answers where to read on: past the end of an element that is not shown. */
  tag(source: string, after: number): number {
    const name = TAG_NAME.exec(source)?.[1]?.toLowerCase()
    if (name === undefined) return after
    const closing = source.startsWith('/')
    if (HIDDEN.has(name)) return closing || source.endsWith('/') ? after : this.#endOf(name, after)
    if (name === 'ul' || name === 'ol') this.#list(name, closing)
    else if (name === 'li') this.#item(closing)
    else if (BLOCKS.has(name)) this.#break()
    else if (name === 'td' || name === 'th') this.#line += ' '
    return after
  }

  #endOf(name: string, from: number): number {
    const end = this.#neverClosed.has(name) ? -1 : this.#source.indexOf(`</${name}`, from)
    if (end < 0) this.#neverClosed.add(name)
    return end < 0 ? from : end
  }

  end(rest: string): string[] {
    this.words(rest)
    this.#break()
    return this.#lines
  }

  #list(name: string, closing: boolean): void {
    this.#break()
    if (closing) this.#lists.pop()
    else this.#lists.push({ ordered: name === 'ol', items: 0 })
    if (this.#lists.length === 0) this.#lines.push('')
  }

  #item(closing: boolean): void {
    this.#break()
    const list = this.#lists.at(-1)
    if (closing) this.#prefix = ''
    else {
      if (list) list.items += 1
      this.#prefix = `${'  '.repeat(Math.min(this.#lists.length, 20))}${list?.ordered ? `${list.items}.` : '•'} `
    }
  }

  #break(): void {
    const words = this.#line.trim()
    this.#line = ''
    if (words === '') return
    if (this.#lists.length === 0) this.#lines.push('')
    this.#lines.push(this.#prefix + words)
    this.#prefix = this.#lists.length === 0 ? '' : '  '.repeat(Math.min(this.#lists.length, 20) + 1)
  }
}

const decode = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, entity) : text

function entity(whole: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : whole
}
