// What happened before the decision, told in words that could be taken for a remedy.
import { type Day, dayOf } from '../kernel/day.ts'
import { MONTH_NAME, monthNumber } from './dates.ts'
import type { Directive } from './directives.ts'

const DATED = new RegExp(
  `\\b(?:in|on|during) (?:(?:early|mid|late|the (?:summer|autumn|spring|winter) of)[ -])?(?:\\d{1,2} )?(${MONTH_NAME})\\b(?: (\\d{4}))?`,
  'gi',
)
const IN_A_YEAR = /^(?:in|during) (?:early |mid-?|late )?((?:19|20)\d{2})\b/i
const OTHER_CASE = /\b(?:previous|earlier|last|another|separate) (?:decision|investigation|complaint|case|report)\b/i
const REPORTED = /\b(?:said|says|told|stated|states|explained|explains|wrote|replied|responded|claims?)\b/i
const TO_THIS_DAY = /\b(?:has|have|also|now|therefore|to its credit)\b/i

/**
 * Whether a sentence tells what the council once agreed, or what somebody says it will do, and no remedy: it begins
 * with a date in the past, speaks of another case, or has a date in the past beside a bare `agreed` or `recommended`.
 */
export function isStory(sentence: string, { from, voice }: Directive, decided: Day | undefined): boolean {
  const before = sentence.slice(0, from)
  if (OTHER_CASE.test(before) || REPORTED.test(before)) return true
  const year = IN_A_YEAR.exec(sentence)?.[1]
  if (year !== undefined || pastMonthAt(sentence, decided).includes(0)) return true
  return voice !== 'told' && !TO_THIS_DAY.test(before) && pastMonthAt(sentence, decided).length > 0
}

/** Where a text names a month that began before the decision; a month without a year is taken to be past. */
const pastMonthAt = (text: string, decided: Day | undefined): number[] =>
  [...text.matchAll(DATED)].flatMap(({ 1: month = '', 2: year, index }) =>
    year === undefined || decided === undefined || dayOf(Number(year), monthNumber(month) ?? 1, 1) <= decided
      ? [index]
      : [],
  )
