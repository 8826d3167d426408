import { type Day, parseDay } from '../kernel/day.ts'
import type { PersonFact } from './person.ts'

/** What cannot be recorded as it was put: which part of it, and what to do, in words. */
export type FactRefusal = { readonly part: string; readonly says: string }

export const LONGEST_NAME = 100
export const LONGEST_TEXT = 500
const MOST_HOURS = 1000
const MOST_PENCE = 100_000

/** The first thing that is wrong with a fact on the day it is recorded; nothing where it can stand. */
export function refusalOf(fact: PersonFact, today: Day): FactRefusal | undefined {
  switch (fact.type) {
    case 'person-recorded':
      return badName(fact.name)
    case 'person-corrected':
      return (fact.name === undefined ? undefined : badName(fact.name)) ?? text('because', fact.because, 'Enter why')
    case 'contact-recorded':
      return (
        text('value', fact.value, 'Enter the address or the number') ??
        (fact.safety === 'safe' ? undefined : text('because', fact.because, 'Enter why, or how they may be reached'))
      )
    case 'adjustment-recorded':
      return text('says', fact.says, 'Enter what they need')
    case 'language-recorded':
      return text('language', fact.language, 'Enter the language')
    case 'register-entered':
      return terms(fact)
    case 'check-recorded':
      return (
        notAhead('on', fact.on, today) ??
        inOrder('expires', fact.on, fact.expires, 'The check must expire after the day on which it was done') ??
        dbsExpires(fact)
      )
    case 'declaration-made':
      return notAhead('on', fact.on, today)
    case 'availability-recorded':
      return inOrder('until', fact.from, fact.until, 'The last day must be on or after the first')
    case 'register-left':
      return notAhead('on', fact.on, today) ?? text('because', fact.because, 'Enter why they left')
  }
}

function badName(name: string): FactRefusal | undefined {
  if (name.trim() === '') return { part: 'name', says: 'Enter their full name' }
  return name.length > LONGEST_NAME
    ? { part: 'name', says: `The name must be ${LONGEST_NAME} letters or fewer` }
    : undefined
}

function text(part: string, value: string | undefined, asks: string): FactRefusal | undefined {
  if (value === undefined || value.trim() === '') return { part, says: asks }
  return value.length > LONGEST_TEXT ? { part, says: `Use ${LONGEST_TEXT} letters or fewer` } : undefined
}

function terms({ as, hours, feePence, supplier }: Extract<PersonFact, { type: 'register-entered' }>) {
  if (as.length === 0) return { part: 'as', says: 'Tick what they may be asked to do: one role or more' }
  if (supplier !== undefined && supplier.length > LONGEST_NAME)
    return { part: 'supplier', says: `The supplier must be ${LONGEST_NAME} letters or fewer` }
  if (hours !== undefined && !(hours > 0 && hours <= MOST_HOURS))
    return { part: 'hours', says: `Enter hours from 1 to ${MOST_HOURS}, like 40` }
  return feePence !== undefined && !(feePence > 0 && feePence <= MOST_PENCE)
    ? { part: 'fee', says: 'Enter a fee in pounds up to 1,000, like 42.50' }
    : undefined
}

const notAhead = (part: string, on: string, today: Day): FactRefusal | undefined =>
  (parseDay(on) ?? today) > today ? { part, says: 'The date must be today or in the past' } : undefined

const inOrder = (part: string, first: string, last: string | undefined, says: string): FactRefusal | undefined =>
  last !== undefined && last < first ? { part, says } : undefined

/** Without a day to renew it by, nobody would be told. */
const dbsExpires = ({ kind, expires }: Extract<PersonFact, { type: 'check-recorded' }>): FactRefusal | undefined =>
  kind === 'dbs' && expires === undefined
    ? { part: 'expires', says: 'Enter the day by which the DBS check has to be renewed' }
    : undefined
