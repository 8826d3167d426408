import type { CoverReason, Ending } from '../../../people/cover.ts'

export const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  'came-back': 'They came back sooner',
  'cannot-cover': 'Whoever covers no longer can',
  'by-mistake': 'It was arranged by mistake',
}

/** What is wrong with a cover as it was asked for, and what to do. */
export const REFUSED_WORDS: Readonly<Record<CoverReason, string>> = {
  'nothing-to-cover': 'Choose somebody with a part that can be covered, who can still sign in',
  oneself: 'Choose somebody else: nobody covers for themselves',
  'shares-no-part': 'Choose somebody who can sign in and has the same part: a cover lends nobody a role',
  past: 'The first day must be today or later',
  'ends-before': 'The last day must be the first day or later',
  'too-long': 'The last day must be within a year of the first. For longer, hand over what they hold',
  'covered-already': 'Somebody covers on one of these days already. End that cover first, or choose other days',
  'away-themselves': 'They are away themselves on one of these days. Choose somebody else, or other days',
  'sent-before':
    'This form was sent before with something else in it. Look at what was arranged, then fill it in again',
}

const DONE: Readonly<Record<string, string>> = {
  arranged: 'The cover was arranged',
  ended: 'The cover was ended',
}

/** What an address says was just done, in words. */
export const doneIn = (done = ''): string | undefined => (Object.hasOwn(DONE, done) ? DONE[done] : undefined)
