// Which paragraphs are items under which: by indentation and marker, and in flat text by how they begin.
import type { Block } from './layout.ts'
import { verbOf } from './verbs.ts'

/** A paragraph that opens a list. `ofSteps` where its items are steps, and not details of a step it names itself. */
export type Opening = {
  readonly block: Block
  readonly ofSteps: boolean
  items: number
  /** How the first item began: the rest of a flat list begins alike. */
  first: Beginning | undefined
}

/** `sentence`: with a subject or an introduction. `verb`: with a verb or a sum. `other`: with anything else. */
type Beginning = 'sentence' | 'verb' | 'other'

const RANK = { none: 0, number: 1, letter: 2, bullet: 3 } as const

const rank = (block: Block): number => RANK[block.marker ?? 'none']

const SENTENCE =
  /^(?:the|it|its|i|we|our|this|that|these|those|in|to (?:remedy|recognise|its|put|address|acknowledge|reflect)|as|at|within|by (?:the|\d)|mr|mrs|ms|miss|there|having|once|when|while|although|however|after|under|councils?|both)\b/i

const beginning = (text: string): Beginning => {
  if (SENTENCE.test(text)) return 'sentence'
  const word = /^[a-z]+/i.exec(text)?.[0].toLowerCase() ?? ''
  return verbOf(word) || text.startsWith('£') ? 'verb' : 'other'
}

/** Whether a paragraph is an item of the list, which it then counts as. */
export function joinsList(block: Block, opening: Opening): boolean {
  const joins = isNested(block, opening.block) ?? joinsFlat(block, opening)
  if (joins) {
    opening.first ??= beginning(block.text)
    opening.items += 1
  }
  return joins
}

/** What indentation and markers say; nothing where both are alike, as in text that keeps neither. */
function isNested(block: Block, under: Block): boolean | undefined {
  if (block.marker !== undefined && under.marker === undefined) return true
  if (block.marker === undefined) return undefined
  if (block.indent > under.indent) return true
  if (block.marker === under.marker) return block.indent < under.indent ? false : undefined
  return rank(block) > rank(under)
}

function joinsFlat(block: Block, { first, ofSteps, items }: Opening): boolean {
  const begins = beginning(block.text)
  const lowered = /^[a-z]/.test(block.text)
  if (!ofSteps)
    return lowered || (begins === 'other' && first !== 'sentence') || (begins === 'verb' && first === 'verb')
  return items === 0 || begins !== 'sentence' || first === 'sentence'
}
