// A decision often says the same step twice: what was asked, and then what was agreed. It is one step.
import type { Phrase } from './deadlines.ts'
import type { Voice } from './directives.ts'
import { isFirm, NO_AMOUNT, type Step } from './steps.ts'

/** A step found in the text, and the paragraph it stands in. */
export type Found = Step & {
  readonly passage: string
  /** The letter of the list item it stands in. */
  readonly letter: string | undefined
  readonly voice: Voice
}

/** No decision has as many steps as this. */
const MOST_BACK = 60
const POINTS_BACK =
  /\b(?:this|the|that|these|its) (?:\w+ )?(?:payments?|amount|sum|offer)\b|\bpay(?:ing|s)? (?:this|it|that|these|them)\b/i
const FROM_EARLIER = 'The amount is taken from an earlier sentence'
const TWO_TIMES = 'The text gives two time limits for this'

/** Adds a step, or joins it with the one it says again. `sums` are those the text named before. */
export function addStep(found: Found[], step: Found, sums: readonly number[]): void {
  const from = Math.max(0, found.length - MOST_BACK)
  const index = from + found.slice(from).findLastIndex((earlier) => restates(step, earlier))
  const earlier = index < from ? undefined : found[index]
  if (!earlier) found.push(withSum(step, sums))
  else {
    found[index] = joined(earlier, step)
    // `pay this within one month` may speak of several sums.
    if (step.kind.kind === 'payment' && step.amount === undefined && step.phrase) {
      giveTime(found, step.phrase, ({ kind }) => kind.kind === 'payment')
    }
  }
}

function restates(step: Found, earlier: Found): boolean {
  if (step.kind.kind !== earlier.kind.kind) return false
  const answers = earlier.voice === 'asked' && step.voice !== 'asked' && step.passage !== earlier.passage
  if (step.kind.kind === 'payment') {
    const same = step.amount === earlier.amount || step.amount === undefined || earlier.amount === undefined
    const isVague = step.doubts.includes(NO_AMOUNT) && step.passage !== earlier.passage
    return same && (answers || isVague || (step.amount === undefined && POINTS_BACK.test(step.says)))
  }
  const { part, stage } = step.kind
  if (part !== earlier.kind.part) return false
  return answers && (stage === undefined || earlier.kind.stage === undefined || stage === earlier.kind.stage)
}

function joined(earlier: Found, step: Found): Found {
  const amount = earlier.amount ?? step.amount
  const stage = earlier.kind.stage ?? step.kind.stage
  const doubts = [...earlier.doubts, ...step.doubts].filter((doubt) => doubt !== NO_AMOUNT || amount === undefined)
  return {
    ...earlier,
    amount,
    to: earlier.to ?? step.to,
    kind: { ...earlier.kind, ...(stage === undefined ? {} : { stage }) },
    phrase: firmer(earlier.phrase, step.phrase),
    doubts: disagree(earlier.phrase, step.phrase) ? [...doubts, TWO_TIMES] : doubts,
  }
}

/** A time with a date counts more than one without; of two that agree the first is kept, else what was agreed last. */
function firmer(earlier: Phrase | undefined, later: Phrase | undefined): Phrase | undefined {
  if (!isFirm(later)) return isFirm(earlier) ? earlier : (earlier ?? later)
  return isFirm(earlier) && !disagree(earlier, later) ? earlier : later
}

const disagree = (a: Phrase | undefined, b: Phrase | undefined): boolean =>
  isFirm(a) && isFirm(b) && JSON.stringify(a?.term) !== JSON.stringify(b?.term)

/** `pay this amount`: the only sum that the paragraphs before it have named. */
function withSum(step: Found, sums: readonly number[]): Found {
  const [sum, ...others] = new Set(sums)
  if (step.kind.kind !== 'payment' || step.amount !== undefined || !POINTS_BACK.test(step.says)) return step
  if (sum === undefined || others.length > 0) return step
  return { ...step, amount: sum, doubts: [...step.doubts.filter((doubt) => doubt !== NO_AMOUNT), FROM_EARLIER] }
}

/** Gives a time to the steps so far that have none with a date: `complete the above within a month`. */
export function giveTime(found: Found[], time: Phrase, applies: (step: Found) => boolean = () => true): void {
  for (const [index, step] of found.entries()) {
    if (!applies(step) || isFirm(step.phrase) || step.phrase?.term.is === 'uncountable') continue
    found[index] = {
      ...step,
      phrase: time,
      doubts: step.doubts.filter((doubt) => !doubt.startsWith('A time limit stands')),
    }
  }
}

const LETTERS = /\(?\b([a-z])\)(?:\s*(to|-|–)\s*\(?([a-z])\))?/gi

/**
 * `complete a) and b) within four weeks and c) within three months`: gives each time to the letters named before it.
 * Answers whether it could: every time has its letters, and every letter a step.
 */
export function giveTimesByLetter(found: Found[], text: string, times: readonly Phrase[]): boolean {
  const named = times.map((time, index) => lettersIn(text.slice(times[index - 1]?.end ?? 0, time.at)))
  const known = new Set(found.map(({ letter }) => letter))
  if (named.some((letters) => letters.length === 0 || letters.some((letter) => !known.has(letter)))) return false
  for (const [index, time] of times.entries()) {
    giveTime(found, time, ({ letter }) => letter !== undefined && named[index]?.includes(letter) === true)
  }
  return true
}

const lettersIn = (text: string): string[] =>
  [...text.toLowerCase().matchAll(LETTERS)].flatMap(([, first = '', to, last]) => {
    const from = first.charCodeAt(0)
    const end = to === undefined || last === undefined ? from : last.charCodeAt(0)
    return Array.from({ length: Math.max(0, end - from + 1) }, (_, index) => String.fromCharCode(from + index))
  })

const PASSIVE =
  /\b(payments?|apolog(?:y|ies)|meeting|training|review|reminder|panel|investigation|this|these|actions?|steps|remed(?:y|ies)|all) (?:(?:above|actions?|steps|payments?|of these|letter|hearing) )*(?:should|must|will|is to|are to|needs? to) (?:all |also )*be (?:made|paid|completed|done|sent|carried out|issued|held|taken|provided|given|delivered|finished|arranged|started)\b/i
const PASSIVE_KINDS: Readonly<Record<string, Found['kind']['kind']>> = {
  payment: 'payment',
  apolog: 'apology',
  meeting: 'meeting',
  training: 'training',
  review: 'review-procedure',
  reminder: 'staff-reminder',
  panel: 'start-or-complete-stage',
  investigation: 'start-or-complete-stage',
}

/** `The payment should be made within one month`: which steps the sentence gives a time to; nothing where it is no such sentence. */
export function timedByPassive(text: string): ((step: Found) => boolean) | undefined {
  const subject = PASSIVE.exec(text)?.[1]?.toLowerCase()
  if (subject === undefined) return undefined
  const kind = Object.entries(PASSIVE_KINDS).find(([word]) => subject.startsWith(word))?.[1]
  return (step) => kind === undefined || step.kind.kind === kind
}
