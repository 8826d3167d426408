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
const REPORTED = /\b(?:said|says|stated|states|told (?:us|me|her|him|them|\w+ [A-Z]))\b[^.;,]{0,30}$/
const TO_THIS_DAY = /\b(?:has|have|also|now|therefore|to its credit)\b/i

/**
 * Whether a sentence tells what the council once agreed, and no remedy: it begins with a date in the past, speaks of
 * another case, or has a date in the past beside a bare `agreed` or `recommended`.
 */
export function isStory(sentence: string, { from, voice }: Directive, decided: Day | undefined): boolean {
  const before = sentence.slice(0, from)
  if (OTHER_CASE.test(before) || IN_A_YEAR.test(sentence)) return true
  const past = pastMonthAt(sentence, decided)
  return past.includes(0) || (voice !== 'told' && !TO_THIS_DAY.test(before) && past.length > 0)
}

/** Whether a sentence only passes on what somebody says: `the Council says it has agreed to`. */
export const isReported = (sentence: string, { from }: Directive): boolean => REPORTED.test(sentence.slice(0, from))

/** Where a text names a month that began before the decision; a month without a year is taken to be past. */
const pastMonthAt = (text: string, decided: Day | undefined): number[] =>
  [...text.matchAll(DATED)].flatMap(({ 1: month = '', 2: year, index }) =>
    year === undefined || decided === undefined || dayOf(Number(year), monthNumber(month) ?? 1, 1) <= decided
      ? [index]
      : [],
  )
