// From one sentence or list item to the steps it asks for, each with its own words, kind, sums and time.
import type { Clause } from './clauses.ts'
import { clausesOf } from './clauses.ts'
import type { Phrase } from './deadlines.ts'
import { isConditional } from './directives.ts'
import { type Kind, kindOf } from './kinds.ts'
import { amountsIn, type Money } from './amounts.ts'
import { hasPronoun, lastPersonIn, personIn } from './people.ts'
import { verbOf } from './verbs.ts'

export type Step = {
  readonly says: string
  readonly kind: Kind
  readonly amount: number | undefined
  readonly to: string | undefined
  readonly phrase: Phrase | undefined
  readonly doubts: readonly string[]
}

/** What a sentence asks for. */
export type Asked = {
  readonly steps: readonly Step[]
  /** It points at steps named elsewhere, before it or in the list after it: `complete the above within a month`. */
  readonly pointsElsewhere: boolean
  /** What it points at is every step before it. */
  readonly coversAll: boolean
  /** The time of what it points at. */
  readonly time: Phrase | undefined
  /** Where it gives what it points at more than one time: these. */
  readonly times: readonly Phrase[]
}

export type Sentence = {
  readonly words: string
  /** The same, with what it quotes left blank. */
  readonly text: string
  /** From here on it asks; a list item asks from its first word. */
  readonly start: number
  readonly isItem: boolean
  /** The phrases in it that set a time. */
  readonly phrases: readonly Phrase[]
  /** The time of the list it stands in. */
  readonly inherited: Phrase | undefined
  /** Who was last named before it. */
  readonly person: string | undefined
}

/** Reads a sentence or list item that asks for action. */
export function stepsIn(sentence: Sentence): Asked {
  const { words, text, start, isItem, phrases, inherited, person } = sentence
  const clauses = clausesOf(text, start, phrases, isItem)
  const known = clauses.length > 0 ? clauses : unknownVerb(text, start, isItem, phrases)
  const kinds = kindsOf(withoutTimes(text, phrases), known)
  const times = timesOf(text, known, kinds, phrases, inherited)
  const merged = merge(known.map((clause, index) => ({ clause, kind: kinds[index], time: times[index] })))
  const pointing = known.findIndex((clause) => clause.pointsElsewhere !== undefined)
  const all = known.findIndex((clause) => clause.pointsElsewhere === 'at-steps')
  const at = all < 0 ? pointing : all
  return {
    steps: doubtUntimed(merged.flatMap((part) => stepsOf(words, part, merged.length === 1, person))),
    pointsElsewhere: pointing >= 0 || known.length === 0,
    coversAll: all >= 0,
    times: severalTimes(phrases, known[all]),
    time: at >= 0 ? times[at] : known.length === 0 ? leadingTime(text, phrases) : undefined,
  }
}

function severalTimes(phrases: readonly Phrase[], clause: Clause | undefined): readonly Phrase[] {
  const times = phrases.filter((phrase) => clause && isFirm(phrase) && phrase.at >= clause.at && phrase.at < clause.end)
  return new Set(times.map(({ term }) => JSON.stringify(term))).size > 1 ? times : []
}

/** The time that a sentence without a verb of its own sets: `agreed to the following actions within one month:`. */
const leadingTime = (text: string, phrases: readonly Phrase[]): Phrase | undefined =>
  phrases.findLast((phrase) => leads(text, phrase, text.length)) ?? phrases.findLast(isFirm)

/** `apologise within four weeks and pay £200`: whether the time is meant for both is not for us to say. */
function doubtUntimed(steps: readonly Step[]): readonly Step[] {
  const timed = steps.findIndex(({ phrase }) => isFirm(phrase))
  if (timed < 0) return steps
  return steps.map((step, index) =>
    index > timed && step.phrase === undefined && step.kind.kind !== 'evidence'
      ? { ...step, doubts: [...step.doubts, 'A time limit stands with another part of the sentence'] }
      : step,
  )
}

const NO_VERB =
  /^(?:the|that|these|this|those|all|an?|my|our|its|with|be|have|has|not|no|at|in|on|for|of|also|and|or|to|within|by|as|following|[,;:.(]|it|so|however|do|get|need|only|still|each|any|both|such|now|then|if)$/i

/** A verb outside the vocabulary after `the Council will`, or an item that names no step: one clause of its own. */
function unknownVerb(text: string, start: number, isItem: boolean, phrases: readonly Phrase[]): Clause[] {
  if (!isItem) {
    const word = /^[\s,]*(?:(?:to|also|now|then) )*([a-z-]+)/.exec(text.slice(start))
    const at = start + (word?.[0].length ?? 0) - (word?.[1]?.length ?? 0)
    const masked = phrases.some((phrase) => at >= phrase.at && at < phrase.end)
    if (!word?.[1] || masked || NO_VERB.test(word[1])) return []
    return [{ from: at, at, end: text.length, lemma: verbOf(word[1])?.lemma ?? word[1], pointsElsewhere: undefined }]
  }
  const rest = phrases
    .reduce((left, phrase) => left.replace(phrase.text, ''), text)
    .replace(/[\s,:;.]|\b(?:the council|it|will|has|agreed to|should)\b/gi, '')
  return rest === '' ? [] : [{ from: start, at: start, end: text.length, lemma: undefined, pointsElsewhere: undefined }]
}

/** The same text with its time limits left blank: `review, within a month of my decision, how it` reviews no decision. */
const withoutTimes = (text: string, phrases: readonly Phrase[]): string =>
  phrases.reduce((left, { at, end }) => left.slice(0, at) + ' '.repeat(end - at) + left.slice(end), text)

function kindsOf(text: string, clauses: readonly Clause[]): (Kind | undefined)[] {
  const kinds: (Kind | undefined)[] = []
  for (const clause of clauses) {
    const before = kinds.findLast((kind) => kind !== undefined)
    kinds.push(clause.pointsElsewhere ? undefined : kindOf(clause.lemma, text.slice(clause.at, clause.end), before))
  }
  return kinds
}

const OPENS_A_TIME =
  /(?:^|[,:(–-]|\b(?:and|that|will|should|shall|to|council|authority|trust|it|they|also|agreed|agrees|recommend\w*|now|then|by))\s*$/i

/** Whether a phrase before the first verb governs what follows, and is not part of a reason given first. */
const leads = (text: string, phrase: Phrase, firstVerb: number): boolean =>
  phrase.at < firstVerb && (phrase.anchored || OPENS_A_TIME.test(text.slice(Math.max(0, phrase.at - 40), phrase.at)))

/** The time of each clause: its own, else one that leads up to it, else the list's, else that of the clause after it. */
function timesOf(
  text: string,
  clauses: readonly Clause[],
  kinds: readonly (Kind | undefined)[],
  phrases: readonly Phrase[],
  inherited: Phrase | undefined,
): (Phrase | undefined)[] {
  let governing = phrases.findLast((phrase) => leads(text, phrase, clauses[0]?.at ?? 0))
  const own = clauses.map((clause, index) =>
    pick(phrases.filter((phrase) => isTimeOf(text, phrase, clause, kinds[index]))),
  )
  const times = clauses.map((clause, index) => {
    governing = phrases.findLast(({ at }) => index > 0 && at >= clause.from && at < clause.at) ?? governing
    const led = governing ?? inherited
    return own[index] && (isFirm(own[index]) || own[index].term.is === 'uncountable' || !isFirm(led)) ? own[index] : led
  })
  const trailing = [...own]
  for (let index = times.length - 2; index >= 0; index -= 1) {
    if (times[index] !== undefined || trailing[index + 1]?.term.is === 'uncountable') continue
    trailing[index] = trailing[index + 1]
    times[index] = trailing[index]
  }
  return times
}

/** Whether a time comes to a date; `without further delay` gives way to one that does. */
export const isFirm = (phrase: Phrase | undefined): boolean =>
  phrase?.term.is === 'counted' || phrase?.term.is === 'dated'

/** Of several phrases the one with a date; else the first. */
const pick = (phrases: readonly Phrase[]): Phrase | undefined => phrases.find(isFirm) ?? phrases[0]

const REASON = /\bfor (?:not|failing|its failure|the failure|failure)\b/i
const CONTENT = /\b(?:that|ensur\w+|must|should|need|needs|require\w*|so|which|where|are|is|was|were|because|as it)\b/i
const ABOUT = /\b(?:how|when|why|about|regarding|including|for (?:its|the|this|any|an?)|of the|to [a-z]+)\b/i
const STATED = new Set(['payment', 'start-or-complete-stage', 'meeting', 'evidence'])

/** Whether a phrase after the verb says when to act, and is not part of what staff are to be told or what went wrong. */
function isTimeOf(text: string, phrase: Phrase, clause: Clause, kind: Kind | undefined): boolean {
  if (phrase.at < clause.at || phrase.at >= clause.end) return false
  const between = text.slice(clause.at, phrase.at)
  if (REASON.test(between)) return false
  if (phrase.anchored && phrase.term.is !== 'uncountable') return true
  if (kind === undefined) return true
  if (STATED.has(kind.kind)) return !/\b(?:because|which|so that|as it|where)\b/i.test(between)
  if (CONTENT.test(between)) return false
  return (
    !ABOUT.test(between) ||
    (phrase.term.is === 'counted' && (phrase.term.unit === 'months' || phrase.term.unit === 'weeks'))
  )
}

type Part = { readonly clause: Clause; readonly kind: Kind | undefined; readonly time: Phrase | undefined }

/** Puts together clauses that are one step in several words: `review its policy and amend it`. */
function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last && part.kind && introduces(last, part)) {
      merged[merged.length - 1] = { ...part, clause: { ...part.clause, from: last.clause.from, at: last.clause.at } }
    } else if (last && isSameStep(last, part)) {
      merged[merged.length - 1] = {
        ...last,
        clause: { ...last.clause, end: part.clause.end },
        time: last.time ?? part.time,
      }
    } else merged.push(part)
  }
  return merged.filter(({ kind }) => kind !== undefined)
}

/** `write to Ms X and apologise`. */
const introduces = (last: Part, part: Part): boolean =>
  last.kind?.kind === 'other' &&
  INTRODUCTIONS.has(last.clause.lemma ?? '') &&
  (last.time === part.time || last.time === undefined)

const INTRODUCTIONS = new Set(['write', 'contact', 'speak', 'reply'])

function isSameStep(last: Part, part: Part): boolean {
  if (!last.kind || !part.kind) return false
  if (part.time !== undefined && last.time !== undefined && part.time !== last.time) return false
  if (part.kind.kind === 'other') return true
  if (part.kind.kind !== last.kind.kind || part.kind.kind === 'payment') return false
  return part.kind.part === last.kind.part && part.kind.stage === last.kind.stage
}

/** How far back a pronoun looks, in characters. */
const NEAR = 500
const FOR_A_PERSON = new Set(['apology', 'payment', 'inform-of-rights', 'meeting'])
const WRITES_OFF = new Set(['waive', 'write', 'cancel', 'remove', 'reduce', 'clear'])
const EXTRA_PAYMENT = /\b(?:with|and|plus|enclosing|including)\s+(?:an?\s+)?(?:\w+\s+){0,2}(?:payment\s+of\s+)?(?=£)/i

function stepsOf(text: string, { clause, kind, time }: Part, only: boolean, person: string | undefined): Step[] {
  if (!kind) return []
  const words = text.slice(clause.at, clause.end)
  const says = only ? trimmed(text) : trimmed(text.slice(clause.from, clause.end))
  const doubts = isConditional(only ? text : words) ? ['It depends on what the complainant decides'] : []
  const before = lastPersonIn(text.slice(Math.max(0, clause.at - NEAR), clause.at))
  const named = before ?? person
  const nearest = hasPronoun(words) ? named : before
  const base = { says, kind, phrase: time, doubts }
  const to = FOR_A_PERSON.has(kind.kind) ? (personIn(words) ?? (hasPronoun(words) ? named : undefined)) : undefined
  if (kind.kind === 'payment') return payments(words, base, nearest)
  const waived =
    kind.kind === 'other' && WRITES_OFF.has(clause.lemma ?? '') ? amountsIn(words).sums[0]?.value : undefined
  const step: Step = { ...base, amount: waived, to }
  const extra =
    kind.kind !== 'other' && EXTRA_PAYMENT.test(words)
      ? payments(words, { ...base, kind: { kind: 'payment' } }, nearest)
      : []
  return [step, ...extra]
}

const OWES_A_COST =
  /\b(?:costs?|allowances?|fees?|arrears|expenses?|difference|shortfall|loss(?:es)?|owed|owes|due|entitle\w*|backdat\w+|charges?|rent|any|travel|value|equivalent|remaining|outstanding)\b/i

/** One step for each sum. `nearest` is whom it is for where the clause names nobody. */
function payments(words: string, base: Omit<Step, 'amount' | 'to'>, nearest: string | undefined): Step[] {
  const { sums, doubt } = amountsIn(words)
  const doubts = doubt === undefined ? base.doubts : [...base.doubts, doubt]
  if (sums.length > 0) {
    const anybody = personIn(words) ?? nearest
    return sums.map((sum, index) => ({ ...base, amount: sum.value, to: payee(words, sums, index) ?? anybody, doubts }))
  }
  const unknown = OWES_A_COST.test(words) ? doubts : [...doubts, NO_AMOUNT]
  return [{ ...base, amount: undefined, to: personIn(words) ?? nearest, doubts: unknown }]
}

export const NO_AMOUNT = 'A payment without an amount'

/** Whom one of several sums is for: named just before it, else just after it. */
function payee(words: string, sums: readonly Money[], index: number): string | undefined {
  const sum = sums[index]
  if (!sum || sums.length === 1) return undefined
  const before = words.slice(sums[index - 1]?.end ?? 0, sum.at)
  const after = words.slice(sum.end, sums[index + 1]?.at ?? words.length)
  const joined = /^([^£]*?)\band\s+\S+(?:\s+\S+)?\s*$/i.exec(after)?.[1] ?? after
  const lead = index === 0 ? before : before.slice(Math.max(0, before.toLowerCase().lastIndexOf(' and ')))
  return personIn(lead) ?? personIn(joined)
}

const trimmed = (text: string): string =>
  text
    .trim()
    .replace(/^(?:(?:and|then|also|to|by(?=:|\s+\w+ing\b))\b[\s,;:]*|[,;:]\s*)+/i, '')
    .replace(/(?:[\s,;:]|(?<=[;,:])\s*(?:and|or))+$/i, '')
