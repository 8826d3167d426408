// People as a decision anonymises them: `Ms X`, `Mr and Mrs Y`, a child `B`.

const TITLED = '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady)'
const NAME = `\\b${TITLED}\\.? (?:and ${TITLED}\\.? )?[A-Z]{1,2}\\b(?: and (?:${TITLED}\\.? )?[A-Z]{1,2}\\b(?![’']s [a-z]))?`
const NAMED = new RegExp(NAME)
const EACH_NAMED = new RegExp(NAME, 'g')
const PERSON = new RegExp(`\\b${TITLED}\\.? (?:and ${TITLED}\\.? )?[A-Z]{1,2}\\b`, 'g')
const KIN =
  'child|children|sons?|daughters?|baby|boy|girl|brother|sister|siblings?|grand(?:child|children|son|daughter|mother|father)|nephew|niece|husband|wife|partner|mother|father|aunt|uncle|foster carers?|young person'
const LONE_LETTER = /(?<![\w’'-])(?:[A-HJ-Z])(?![\w’'-]\w|\w)/g
const INTRODUCED = new RegExp(
  `\\b(?:Child|${KIN}),? ?(?:(?:who|whom|which) (?:I|we)(?: shall| will| have)? (?:call(?:ed)?|refer(?:red)? to as) |called |\\()?(?:[‘'“"]?[A-Z][’'”"]?(?:,| and) )?[‘'“"]?$`,
)
const RELATION =
  /^[’']s? (son|daughter|child(?:ren)?|mother|father|husband|wife|partner|family|parents?|brother|sister|sons|daughters|grandchild(?:ren)?|foster carers?)\b/

/** Everybody the text names, each once, in the order in which they first come up. */
export function peopleIn(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const here: { name: string; at: number }[] = []
    for (const match of text.matchAll(PERSON)) here.push({ name: match[0], at: match.index })
    for (const { 0: name, index } of text.matchAll(LONE_LETTER)) {
      if (INTRODUCED.test(text.slice(Math.max(0, index - 50), index))) here.push({ name, at: index })
    }
    for (const { name } of here.sort((a, b) => a.at - b.at)) found.add(name)
  }
  return [...found]
}

/** The first person a text names, with the relation that stands after the name: `Ms X’s son`. */
export function personIn(text: string): string | undefined {
  const named = NAMED.exec(text)
  const child = LETTER.exec(text)
  if (child && (!named || child.index < named.index)) return child[1]
  if (!named) return /\bthe complainant\b/i.exec(text)?.[0].toLowerCase()
  return named[0] + (RELATION.exec(text.slice(named.index + named[0].length))?.[0] ?? '')
}

const LETTER = new RegExp(
  `\\b(?:(?:[Tt]o|[Pp]ay|[Oo]ffer|[Gg]ive|for|from|with) (?:[Cc]hild )?|(?:${KIN}),? (?:called )?[‘'“(]?)([A-Z])\\b(?![’']?\\w)`,
)
const PRONOUN = new RegExp(`\\b(?:her|him|them|they|she|he)\\b(?! (?:\\w+ )?(?:${KIN})\\b)`, 'i')

/** Whether the text speaks of somebody by a pronoun, and not of that person's child or partner. */
export const hasPronoun = (text: string): boolean => PRONOUN.test(text)

/** The last person a text names: whom `her` and `him` in what follows may mean. */
export function lastPersonIn(text: string): string | undefined {
  let last: string | undefined
  for (const match of text.matchAll(EACH_NAMED)) last = match[0]
  return last
}
