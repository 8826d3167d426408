/**
 * Kleene's three values. A fact drawn from imprecise dates may be true for every day the dates allow
 * (`yes`), for some (`maybe`) or for none (`no`). Every combination below is monotone: making a date
 * less precise can turn `yes` or `no` into `maybe`, never the reverse.
 */
export type Truth = 'yes' | 'maybe' | 'no'

export const truth = (value: boolean): Truth => (value ? 'yes' : 'no')

export const not = (a: Truth): Truth => (a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'maybe')

export const both = (a: Truth, b: Truth): Truth =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'maybe'

export const either = (a: Truth, b: Truth): Truth =>
  a === 'yes' || b === 'yes' ? 'yes' : a === 'no' && b === 'no' ? 'no' : 'maybe'
