import { declaresConflict } from '../complaint/independence-questions.ts'
import { type Day, dayInWords, parseDay, plusYears } from '../kernel/day.ts'
import type { Entry, Person } from './person.ts'
import { CHECK_WORDS, type CheckKind } from './register.ts'

// What somebody on the register lacks on a day. Nothing of it is stored: it follows from what was recorded and the day.

export type LackCode =
  | 'not-on-register'
  | 'no-dbs'
  | 'check-expired'
  | 'no-declaration'
  | 'declaration-old'
  | 'declared-tie'
  | 'not-available'
export type Lack = { readonly code: LackCode; readonly says: string }

/** A declaration holds for a year. */
const DECLARATION_YEARS = 1

const dayIn = (text: string | undefined): Day | undefined => (text === undefined ? undefined : parseDay(text))

const latest = <E extends { readonly on: string }>(entries: readonly E[], on?: Day): E | undefined =>
  entries
    .filter((entry) => on === undefined || (dayIn(entry.on) ?? on) <= on)
    .reduce<E | undefined>((last, entry) => (last === undefined || entry.on >= last.on ? entry : last), undefined)

/** The check of each kind that was done last. */
export const checksInForce = ({ checks }: Pick<Person, 'checks'>): readonly Entry<'check-recorded'>[] =>
  [...new Set(checks.map(({ kind }) => kind))].flatMap((kind) => lastCheck(checks, kind) ?? [])

const lastCheck = (checks: Person['checks'], kind: CheckKind) => latest(checks.filter((check) => check.kind === kind))

/** The declaration that was made last, up to a day where one is given. */
export const lastDeclaration = ({ declarations }: Pick<Person, 'declarations'>, on?: Day) => latest(declarations, on)

/** The day after which a declaration no longer holds. */
export function declarationHoldsTo({ on }: { readonly on: string }): Day | undefined {
  const made = dayIn(on)
  return made === undefined ? undefined : plusYears(made, DECLARATION_YEARS)
}

/** What was recorded last about this day; nothing where nobody said that they are away. */
export const awayOn = (
  { availability }: Pick<Person, 'availability'>,
  day: Day,
): Entry<'availability-recorded'> | undefined => {
  const said = availability.findLast(({ from, until }) => (dayIn(from) ?? day) <= day && (dayIn(until) ?? day) >= day)
  return said?.available === false ? said : undefined
}

/** All that stands in the way of giving them work on a day, in words; empty where nothing does. */
export function lacksOn(person: Person, day: Day): readonly Lack[] {
  if (!person.register) return [notOnRegister(person)]
  return [...checkLacks(person, day), ...declarationLacks(person, day), ...awayLacks(person, day)]
}

const notOnRegister = ({ left }: Person): Lack => {
  const day = dayIn(left?.on)
  return {
    code: 'not-on-register',
    says: day === undefined ? 'Not on the register' : `Left the register on ${dayInWords(day)}`,
  }
}

function checkLacks(person: Person, day: Day): readonly Lack[] {
  const inForce = checksInForce(person)
  const expired = inForce.flatMap(({ kind, expires }): readonly Lack[] => {
    const last = dayIn(expires)
    if (last === undefined || last >= day) return []
    return [{ code: 'check-expired', says: `${CHECK_WORDS[kind]}: expired on ${dayInWords(last)}` }]
  })
  const none = inForce.some(({ kind }) => kind === 'dbs')
    ? []
    : [{ code: 'no-dbs', says: 'No DBS check is recorded' } as const]
  return [...none, ...expired]
}

function declarationLacks(person: Person, day: Day): readonly Lack[] {
  const declaration = lastDeclaration(person, day)
  if (!declaration) return [{ code: 'no-declaration', says: 'No declaration of independence is recorded' }]
  const until = declarationHoldsTo(declaration)
  const old: readonly Lack[] =
    until !== undefined && until < day
      ? [
          {
            code: 'declaration-old',
            says: `Declaration of independence: more than a year old since ${dayInWords(until)}`,
          },
        ]
      : []
  const mayBeOfficer = person.register?.as.every((role) => role === 'investigating-officer') ?? false
  const ties: readonly Lack[] =
    declaresConflict(declaration.answers, mayBeOfficer) === 'no'
      ? []
      : [{ code: 'declared-tie', says: 'Declared a tie to the council or to a complaint' }]
  return [...old, ...ties]
}

function awayLacks(person: Person, day: Day): readonly Lack[] {
  const away = awayOn(person, day)
  if (!away) return []
  const until = dayIn(away.until)
  return [
    {
      code: 'not-available',
      says: until === undefined ? 'Not available until further notice' : `Not available until ${dayInWords(until)}`,
    },
  ]
}

export type Expiry = { readonly what: string; readonly on: Day }

/** The last day of each thing that expires, soonest first. */
export function expiries(person: Person): readonly Expiry[] {
  const checks = checksInForce(person).flatMap(({ kind, expires }): readonly Expiry[] => {
    const on = dayIn(expires)
    return on === undefined ? [] : [{ what: CHECK_WORDS[kind], on }]
  })
  const declaration = lastDeclaration(person)
  const until = declaration && declarationHoldsTo(declaration)
  const declared = until === undefined ? [] : [{ what: 'Declaration of independence', on: until }]
  return [...checks, ...declared].sort((a, b) => a.on - b.on)
}
