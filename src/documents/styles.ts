/** What the format of a number says beyond its value. */
export type Shown =
  /** A date of which only the month and the year are shown. */
  | { readonly is: 'month' }
  /** A number filled up with noughts to so many figures, as references are. */
  | { readonly is: 'figures'; readonly figures: number }

/** The styles of a workbook (`xl/styles.xml`) by whose format a number or a date loses something, by their number. */
export function stylesThatShow(xml: string): ReadonlyMap<string, Shown> {
  const formats = new Map<string, string>([[MONTH_AND_YEAR, 'mmm-yy']])
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\b[^<>]*>/gu)) {
    const [id, code] = [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode')]
    if (id !== undefined && code !== undefined) formats.set(id, code)
  }
  const [cellStyles = ''] = /<(?:\w+:)?cellXfs\b[^]*?<\/(?:\w+:)?cellXfs>/u.exec(xml) ?? []
  const shown = new Map<string, Shown>()
  for (const [at, [tag]] of [...cellStyles.matchAll(/<(?:\w+:)?xf\b[^<>]*>/gu)].entries()) {
    const what = shownBy(formats.get(attribute(tag, 'numFmtId') ?? '') ?? '')
    if (what !== undefined) shown.set(String(at), what)
  }
  return shown
}

/** Built into every workbook. */
const MONTH_AND_YEAR = '17'

function shownBy(format: string): Shown | undefined {
  // Locale codes, quoted words and escaped characters are not part of what is shown of the value.
  const bare = format.replaceAll(/\[[^\]]*\]|&quot;.*?&quot;|\\.|;@$/gu, '')
  if (/^0{2,}$/u.test(bare)) return { is: 'figures', figures: bare.length }
  return /^(?:m+[^a-z]*y+|y+[^a-z]*m+)$/iu.test(bare) ? { is: 'month' } : undefined
}

/** The value of an attribute as it is written in a tag. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`[\\s]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)
