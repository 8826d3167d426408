import { didYouMean } from '../kernel/nearest.ts'

/** What a policy may be set to, as data: it drives the checking of a council's settings and, later, a form. */
export type Allowed =
  | { readonly is: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly is: 'flag' | 'working-days' | 'reminder-days' | 'roles' | 'bands' }

/** Payments a council considers, by what they are for, with the edition of the guidance they follow. */
export type PaymentBands = {
  readonly edition: string
  readonly bands: readonly { readonly for: string; readonly from: number; readonly to: number }[]
}

const ROLES = ['complaints-manager', 'adjudicating-officer', 'director'] as const
const POWERS = ['extend', 'refuse', 'vary', 'override'] as const

/** At least one role that holds a power. */
export type Roles = readonly (typeof ROLES)[number][]

export const choice = (...of: (string | number)[]): Allowed => ({ is: 'choice', of })
export const flag: Allowed = { is: 'flag' }
/** A whole number of working days, 1 to 260. */
export const workingDays: Allowed = { is: 'working-days' }
/** A list of whole numbers of calendar days. */
export const reminderDays: Allowed = { is: 'reminder-days' }
export const roles: Allowed = { is: 'roles' }
export const bands: Allowed = { is: 'bands' }

const A_WORKING_YEAR = 260

/** What is wrong with a setting, in one sentence; `undefined` where nothing is. */
export function problemWith(value: unknown, allowed: Allowed): string | undefined {
  switch (allowed.is) {
    case 'choice':
      return allowed.of.some((known) => known === value) ? undefined : notAmong(value, allowed.of)
    case 'flag':
      return typeof value === 'boolean' ? undefined : `${shown(value)} is neither true nor false.`
    case 'working-days':
      return isDays(value) ? undefined : `${shown(value)} is no whole number from 1 to ${A_WORKING_YEAR}.`
    case 'reminder-days':
      return Array.isArray(value) && value.every(isDays)
        ? undefined
        : `${shown(value)} is no list of whole numbers from 1 to ${A_WORKING_YEAR}.`
    case 'roles':
      return problemWithRoles(value)
    case 'bands':
      return problemWithBands(value)
  }
}

function problemWithRoles(value: unknown): string | undefined {
  if (!isRecord(value)) return `Give an object with ${POWERS.join(', ')}, each a list of roles.`
  for (const power of Object.keys(value)) {
    if (!POWERS.some((known) => known === power)) return notAmong(power, POWERS)
  }
  for (const power of POWERS) {
    const holders = value[power]
    if (!Array.isArray(holders) || holders.length === 0) return `${power} needs a list of at least one role.`
    const stranger: unknown = holders.find((role) => !ROLES.some((known) => known === role))
    if (stranger !== undefined) return `${power}: ${notAmong(stranger, ROLES)}`
  }
  return undefined
}

function problemWithBands(value: unknown): string | undefined {
  if (!isRecord(value) || typeof value['edition'] !== 'string' || !Array.isArray(value['bands'])) {
    return 'Give an object with an edition and a list of bands.'
  }
  const extra = Object.keys(value).find((key) => key !== 'edition' && key !== 'bands')
  if (extra !== undefined) return notAmong(extra, ['edition', 'bands'])
  const wrong: unknown = value['bands'].find((band) => !isBand(band))
  return wrong === undefined
    ? undefined
    : `${shown(wrong)} is no band { for, from, to } in pounds with from no more than to.`
}

function isBand(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).length !== 3) return false
  const { for: what, from, to } = value
  return typeof what === 'string' && what !== '' && isAmount(from) && isAmount(to) && from <= to
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value)

const isDays = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= A_WORKING_YEAR

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => JSON.stringify(value) ?? 'Nothing'

function notAmong(value: unknown, known: readonly (string | number)[]): string {
  const words = known.map(String)
  const hint = typeof value === 'string' ? didYouMean(value, words) : undefined
  return `${shown(value)} is not known. ${hint ?? `Use ${words.join(' or ')}.`}`
}
