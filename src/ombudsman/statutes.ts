const TITLE = /\b(?:Act|Regulations|Order|Rules|Code) (?:19|20)\d{2}\b/g
const TITLE_WORD = /^(?:[A-Z][A-Za-z’'-]*,?|\([A-Z][A-Za-z]*\)|and|of|the|for|in|to|etc\.?|&|(?:19|20)\d{2})$/
const NOT_FIRST = /^(?:and|of|the|for|in|to|&|Under|Section|Sections|See|By|In|The|(?:19|20)\d{2})$/
const NUMBERED = '\\d+[A-Z]{0,2}(?:/\\d+[A-Z]{0,2})?(?:\\(\\w{1,4}\\))*'
const DIVISION = '(?:sections?|ss?\\.|schedules?|regulations?|parts?|paragraphs?)'
const SECTIONS = new RegExp(
  `^,? ?(${DIVISION} ?${NUMBERED}(?:(?:, and|,| and| to| or) ?(?:${DIVISION} )?${NUMBERED}){0,12})`,
  'i',
)
const MOST_WORDS = 16

/** The statutes that the texts name, with the sections where they stand after the title, each once. */
export function statutesIn(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const here = [...text.matchAll(TITLE)].map(({ 0: name, index }) => {
      const title = titleBefore(text.slice(Math.max(0, index - 160), index))
      const sections = SECTIONS.exec(text.slice(index + name.length, index + name.length + 90))?.[1]
      const says = `${title} ${name}${sections === undefined ? '' : `, ${sections.trim()}`}`
      return { title, says, from: index - title.length }
    })
    for (const [index, { title, says, from }] of here.entries()) {
      // `Children Act 1989 Representations Procedure (England) Regulations 2006` names one statute, not two.
      const isPartOfNext = (here[index + 1]?.from ?? Infinity) <= from
      if (title !== '' && !isPartOfNext) found.add(says)
    }
  }
  return [...found]
}

/** The capitalised words that lead up to `Act 1989`. */
function titleBefore(before: string): string {
  const words = before.trim().split(' ')
  const title: string[] = []
  for (let word = words.pop(); word !== undefined && title.length < MOST_WORDS; word = words.pop()) {
    const opening = /^[("‘“]+/.exec(word)?.[0].length ?? 0
    const bare = TITLE_WORD.test(word) ? word : word.slice(opening)
    if (!TITLE_WORD.test(bare)) break
    title.unshift(bare)
    if (bare !== word) break
  }
  while (title[0] !== undefined && NOT_FIRST.test(title[0])) title.shift()
  return title.join(' ')
}
