// Whether a sentence asks for action at all, and what it asks for.
import type { Day } from '../kernel/day.ts'
import { openPhrases, type Phrase } from './deadlines.ts'
import { type Directive, directiveIn, isComment, isDoneAlready, isEnquiry, type Voice } from './directives.ts'
import { type Asked, stepsIn } from './steps.ts'
import { isReported, isStory } from './stories.ts'
import { verbOf } from './verbs.ts'

/** How much a text must say before it counts as asking: least under `Agreed action`, most in the story. */
export type Strictness = 'agreed-action' | 'closing' | 'reasoning' | 'story'

/** Where a sentence stands. */
export type Setting = {
  readonly strictness: Strictness
  /** It is the first of its paragraph, and so may be a list item. */
  readonly isFirst: boolean
  /** The list of steps it stands in. */
  readonly list: { readonly time: Phrase | undefined; readonly voice: Voice } | undefined
  readonly decided: Day | undefined
  /** Who was last named before it. */
  readonly person: string | undefined
  /** The reasoning has turned to the remedy. */
  readonly turned: boolean
}

export type Heard = { readonly asked: Asked; readonly voice: Voice } | undefined

/** Hears one sentence: what it asks for, or nothing where it explains, quotes or tells a story. */
export function hear(words: string, setting: Setting): Heard {
  const { list, decided, person } = setting
  const text = withoutQuotes(words)
  const directive = directiveIn(text)
  if ((!directive && !mayBeItem(setting)) || isComment(text)) return undefined
  const phrases = openPhrases(text, decided)
  const lead = phrases[0]?.at === 0 ? phrases[0].end : 0
  if (isItem(text, lead, directive, setting)) {
    if (isDoneAlready(text)) return undefined
    const sentence = { words, text, start: lead, isItem: true, phrases, inherited: list?.time, person }
    return { voice: list?.voice ?? 'agreed', asked: stepsIn(sentence) }
  }
  if (!directive || (!list && !counts(text, directive, phrases, setting))) return undefined
  const sentence = { words, text, start: directive.from, isItem: false, phrases, inherited: list?.time, person }
  return { voice: directive.voice, asked: stepsIn(sentence) }
}

/** The same length, with what stands in double quotation marks left blank: a quoted policy asks for nothing. */
export const withoutQuotes = (text: string): string =>
  text.replace(/[“"][^”"]{1,600}[”"]/g, (quote) => ' '.repeat(quote.length))

const mayBeItem = ({ list, strictness, isFirst }: Setting): boolean =>
  isFirst && (list !== undefined || strictness === 'agreed-action')

const isItem = (text: string, lead: number, directive: Directive | undefined, setting: Setting): boolean =>
  mayBeItem(setting) &&
  (startsWithStep(text, lead, directive !== undefined) || (setting.list !== undefined && directive === undefined))

/** Whether a verb or a thing to give comes first. `To put this right, the Council will` begins with a purpose. */
const startsWithStep = (text: string, from: number, hasDirective: boolean): boolean => {
  const rest = text.slice(from)
  if (hasDirective && /^[\s,:]*to\b/i.test(rest)) return false
  const word = /^[\s,:]*(?:(?:to|also|and|by|then)\s+)*([a-z]+)/i.exec(rest)?.[1]?.toLowerCase()
  return (
    (word !== undefined && verbOf(word) !== undefined) ||
    /^[\s,:]*(?:£|(?:an?|the)\s+(?:\w+\s+){0,2}(?:apology|payment of)\b)/i.test(rest)
  )
}

/** In the reasoning only what was asked for or agreed counts, and no story; an offer only where it stands to this day. */
function counts(
  text: string,
  directive: Directive,
  phrases: readonly Phrase[],
  { strictness, decided, turned }: Setting,
): boolean {
  const { voice, from } = directive
  const isTimed = phrases.some(({ anchored, term }) => anchored && term.is !== 'uncountable')
  if (!isTimed && isStory(text, directive, decided)) return false
  if (strictness === 'agreed-action') return true
  if (isEnquiry(text) || (!isTimed && isReported(text, directive))) return false
  if (strictness === 'story' && !isTimed && !STANDS.test(text) && !(turned && FOLLOWS_UP.test(text))) return false
  if (voice === 'offered') return /\bhas (?:\w+ )?(?:offered|proposed) to\b/i.test(text)
  if (voice !== 'told' || strictness === 'closing') return true
  return turned
    ? /\bwill\b/i.test(text.slice(0, from)) || FOLLOWS_UP.test(text)
    : isTimed && /\bwill\b/i.test(text.slice(0, from))
}

const STANDS =
  /\b(?:has|have) (?:\w+ ){0,2}agreed\b|\bagrees\b|\b(?:we|i) (?:also|therefore|now|have)\b|\bto its credit\b/i
/** What ends a list of steps: the evidence that they were done. */
const FOLLOWS_UP = /\bshould (?:also )?(?:provide|send|give|tell|confirm)\b[^.]{0,30}\b(?:us|evidence|the ombudsman)\b/i
