// The words of a decision that set a time, and the day they come to.
import { calendarDate, type Day, daysInMonth, plusDays, plusMonths } from '../kernel/day.ts'
import { checkedDay, MONTH_NAME, monthNumber, NUMBER, numberOf } from './dates.ts'

/** Counts working days from a day that is itself not counted; `undefined` where the calendar does not reach. */
export type AddWorkingDays = (start: Day, n: number) => Day | undefined

type Unit = 'days' | 'working-days' | 'weeks' | 'months' | 'years'

/** When something is due, as far as the words say. */
type Term =
  | { readonly is: 'counted'; readonly n: number; readonly unit: Unit }
  | {
      readonly is: 'dated'
      readonly year: number | undefined
      readonly month: number
      readonly date: number | 'last'
      readonly before: boolean
    }
  | { readonly is: 'undated' }
  | { readonly is: 'uncountable'; readonly why: string }

export type Phrase = {
  readonly text: string
  readonly at: number
  readonly end: number
  readonly term: Term
  /** It says that it runs from the decision, or names a date. */
  readonly anchored: boolean
  readonly doubt?: string
}

export type Due = { readonly due: Day | undefined; readonly doubt?: string }

const PERIOD = new RegExp(
  `\\b((?:within|inside|in|by|no later than|not later than|no more than)\\s+(?:the\\s+(?:next|following)\\s+|a\\s+further\\s+|another\\s+|a\\s+maximum\\s+of\\s+)?)?(${NUMBER})(?:\\s*\\((?:\\d{1,3}|[a-z-]{3,12})\\))?(?:\\s*(?:to|or|-|–)\\s*(${NUMBER}))?\\s+(?:(calendar|working|business|school|full)\\s+)?(days?|weeks?|fortnights?|months?|years?)\\b['’]?`,
  'gi',
)
const DATED = new RegExp(
  `\\b(by|before|until|on or before|no later than|not later than)\\s+(?:(?:close of business|the close|5pm|noon)\\s+(?:on|of)\\s+)?(?:the\\s+)?(?:(end) of\\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?(?:the\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?(${MONTH_NAME})\\b(?:,?\\s+(\\d{4}))?`,
  'gi',
)
const DIGIT_DATED = /\b(?:by|on or before|no later than|not later than)\s+(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/gi
const UNDATED =
  /\b(?:without (?:any |any further |further |undue |unnecessary |more )?delay|as soon as (?:it )?(?:possible|practicable|reasonably possible|reasonably practicable|can)|immediately|straight ?away|at the earliest opportunity|as a matter of urgency|forthwith)\b/gi
const VAGUE =
  /\b(?:within (?:the |a |its |an )?(?:statutory|required|prescribed|relevant|reasonable|normal|usual|agreed|appropriate|legal|set)[a-z ]{0,20}(?:time ?scales?|time ?frames?|time ?limits?|periods?|deadlines?|time)|by (?:the )?(?:end|start|beginning) of (?:the |this |next )*(?:month|term|year|week|summer|autumn|spring|academic year|financial year|school year|calendar year)|by (?:easter|christmas))\b/gi

const FROM_DECISION =
  /^\s*(?:of|from|after|following|starting from|beginning with)\s+(?:(?:the\s+)?(?:council(?:[’']s)?\s+)?(?:date|day|issue|issuing|publication|(receipt|receiving))(?:\s+(?:of|on)\s+(?:(?:the\s+)?(?:issue|issuing|publication|(receipt|receiving))\s+of\s+)?|\s+))?(?:(?:(?:the|this|my|our|today[’']?s)\s+)?(?:ombudsman[’']?s?\s+)?(?:final\s+)?decision(?:\s+(?:statement|notice|letter|date))?|(?:this|our|my|the final)\s+(?:final\s+)?(?:report|letter|statement)(?!\s+of\s+complaint)|today(?:[’']s date)?)\b/i
const FROM_ELSEWHERE = /^\s*(?:(?:of|from|after|following)\s+(?!which\b)|thereafter\b|later\b|afterwards\b)/i
const REST_OF_PHRASE = /^[^,.;:()]{0,60}/

const TOO_FAR = 'The time limit is counted from something other than the decision'

/** The phrases that set a time, in the order of the text. */
export function phrasesIn(text: string): Phrase[] {
  const found = [
    ...matches(text, PERIOD, readPeriod),
    ...matches(text, DATED, readDated),
    ...matches(text, DIGIT_DATED, readDigits),
    ...matches(text, UNDATED, (match) => phrase(match, { is: 'undated' }, false)),
    ...matches(text, VAGUE, (match) =>
      phrase(match, { is: 'uncountable', why: 'The time limit gives no number or date' }, false),
    ),
  ]
  return found.sort((a, b) => a.at - b.at)
}

function* matches(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray, text: string) => Phrase | undefined,
): Generator<Phrase> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const found = read(match, text)
    if (found) yield found
  }
}

const phrase = (match: RegExpExecArray, term: Term, anchored: boolean, doubt?: string): Phrase => ({
  text: match[0].trim(),
  at: match.index,
  end: match.index + match[0].length,
  term,
  anchored,
  ...(doubt === undefined ? {} : { doubt }),
})

/** `within four weeks of my final decision`: the words before and after the number decide whether it is a time limit. */
function readPeriod(match: RegExpExecArray, text: string): Phrase | undefined {
  const [, lead, first = '', second, kind, unit = ''] = match
  const rest = text.slice(match.index + match[0].length)
  const tail = FROM_DECISION.exec(rest)
  const weak = lead === undefined || /^(?:in|by|no more than)\b/i.test(lead)
  if (!tail && weak) return undefined
  const whole = { at: match.index, text: match[0] + (tail?.[0] ?? '') }
  const elsewhere = !tail && FROM_ELSEWHERE.test(rest)
  if (elsewhere) whole.text += REST_OF_PHRASE.exec(rest)?.[0] ?? ''
  const base = { at: whole.at, end: whole.at + whole.text.length, text: whole.text.trim(), anchored: tail !== null }
  if (elsewhere) return { ...base, term: { is: 'uncountable', why: TOO_FAR } }
  if (kind?.toLowerCase() === 'school') {
    return { ...base, term: { is: 'uncountable', why: 'School days cannot be counted without the school’s calendar' } }
  }
  const doubt = second !== undefined ? 'The time limit is given as a range; the longer is taken' : doubtOf(tail)
  const n = second === undefined ? numberOf(first) : Math.max(numberOf(first), numberOf(second))
  return { ...base, term: countedTerm(n, kind, unit), ...(doubt === undefined ? {} : { doubt }) }
}

const doubtOf = (tail: RegExpExecArray | null): string | undefined =>
  tail && (tail[1] ?? tail[2]) !== undefined
    ? 'The time limit runs from receipt of the decision; it is counted from the date of the decision'
    : undefined

function countedTerm(n: number, kind: string | undefined, unit: string): Term {
  const plain = unit.toLowerCase().replace(/s$/, '')
  if (plain === 'fortnight') return { is: 'counted', n: n * 2, unit: 'weeks' }
  if (plain === 'week') return { is: 'counted', n, unit: 'weeks' }
  if (plain === 'month') return { is: 'counted', n, unit: 'months' }
  if (plain === 'year') return { is: 'counted', n, unit: 'years' }
  const working = kind?.toLowerCase() === 'working' || kind?.toLowerCase() === 'business'
  return { is: 'counted', n, unit: working ? 'working-days' : 'days' }
}

function readDated(match: RegExpExecArray): Phrase | undefined {
  const [, lead = '', end, date, monthName = '', year] = match
  const month = monthNumber(monthName)
  if (month === undefined || (date === undefined && end === undefined && year === undefined)) return undefined
  if (date === undefined && end === undefined) {
    return phrase(match, { is: 'uncountable', why: 'The time limit names a month without a day' }, true)
  }
  const before = lead.toLowerCase() === 'before'
  const on = date === undefined ? 'last' : Number(date)
  const term: Term = { is: 'dated', year: year === undefined ? undefined : Number(year), month, date: on, before }
  return phrase(match, term, true, year === undefined ? 'The date gives no year; the next one is taken' : undefined)
}

const readDigits = (match: RegExpExecArray): Phrase =>
  phrase(
    match,
    { is: 'dated', year: Number(match[3]), month: Number(match[2]), date: Number(match[1]), before: false },
    true,
  )

/** The day a phrase comes to, counted from the decision; no day, and why, where it cannot be counted. */
export function dueOf({ term, doubt }: Phrase, decided: Day | undefined, addWorkingDays: AddWorkingDays): Due {
  if (term.is === 'undated') return { due: undefined }
  if (term.is === 'uncountable') return { due: undefined, doubt: term.why }
  if (term.is === 'counted' && decided === undefined) {
    return { due: undefined, doubt: 'There is no decision date to count from' }
  }
  const due = term.is === 'dated' ? datedDay(term, decided) : countedDay(term, decided, addWorkingDays)
  if (due === undefined) return { due, doubt: 'The time limit comes to no date that the calendar holds' }
  if (decided !== undefined && due < decided) return { due: undefined, doubt: 'The date is before the decision' }
  return doubt === undefined ? { due } : { due, doubt }
}

function countedDay(
  { n, unit }: { readonly n: number; readonly unit: Unit },
  decided: Day | undefined,
  addWorkingDays: AddWorkingDays,
): Day | undefined {
  if (decided === undefined) return undefined
  if (unit === 'working-days') return addWorkingDays(decided, n)
  if (unit === 'months') return plusMonths(decided, n)
  return unit === 'years' ? plusMonths(decided, n * 12) : plusDays(decided, unit === 'weeks' ? n * 7 : n)
}

function datedDay(
  { year, month, date, before }: Extract<Term, { is: 'dated' }>,
  decided: Day | undefined,
): Day | undefined {
  if (year === undefined && decided === undefined) return undefined
  const inYear = (value: number) => checkedDay(value, month, date === 'last' ? daysInMonth(value, month) : date)
  const thisYear = decided === undefined ? 0 : calendarDate(decided).year
  const named = inYear(year ?? thisYear)
  const day =
    year === undefined && named !== undefined && decided !== undefined && named < decided ? inYear(thisYear + 1) : named
  return day === undefined || !before ? day : plusDays(day, -1)
}

/** The phrases that may set a time: a date before the decision sets none. */
export const openPhrases = (text: string, decided: Day | undefined): Phrase[] =>
  phrasesIn(text).filter((phrase) => {
    const day =
      phrase.term.is === 'dated' && phrase.term.year !== undefined ? datedDay(phrase.term, decided) : undefined
    return day === undefined || decided === undefined || day >= decided
  })
