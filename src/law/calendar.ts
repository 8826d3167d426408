import { calendarDate, type Day, day, dayInFull, dayOf, dayOfWeek, parseDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'

/** One day on which the country is closed. `provisional`: worked out by rule, not yet published. */
export type BankHoliday = { readonly date: string; readonly title: string; readonly provisional?: true }

/** Bank holidays as data, with where they come from. Dates are `YYYY-MM-DD`; `from` and `to` bound what it covers. */
export type BankHolidayList = {
  readonly version: string
  readonly source: string
  /** The last day that has been published. A count that runs past it is assumed: a day may still be added. */
  readonly publishedTo: string
  readonly from: string
  readonly to: string
  readonly days: readonly BankHoliday[]
}

/** A bank holiday list made ready for counting: adding and measuring working days are look-ups. */
export type Calendar = {
  readonly version: string
  readonly source: string
  readonly from: Day
  readonly to: Day
  readonly publishedTo: Day
  /** At the offset of a day from `from`: how many working days there are up to and including it. */
  readonly counted: Uint16Array
  /** At n: the offset from `from` of working day number n, the first being 0. */
  readonly workingDays: Uint16Array
  readonly titles: ReadonlyMap<Day, string>
}

/** The longest list that the table's 16-bit offsets hold: 179 years. */
const MOST_DAYS = 65_535

/**
 * Builds the table of working days, in about a millisecond for thirty years.
 * Takes a list that `readBankHolidays` has checked; throws where a date in it is none.
 */
export const makeCalendar = ({ version, source, from, to, publishedTo, days }: BankHolidayList): Calendar =>
  withTable({
    version,
    source,
    from: day(from),
    to: day(to),
    publishedTo: day(publishedTo),
    titles: new Map<Day, string>(days.map(({ date, title }) => [day(date), title])),
  })

/** A calendar with its table of working days, worked out from its holidays. */
export function withTable(holidays: Omit<Calendar, 'counted' | 'workingDays'>): Calendar {
  const { from, to, titles } = holidays
  const length = to - from + 1
  const counted = new Uint16Array(length)
  const offsets = new Uint16Array(length)
  let found = 0
  for (let offset = 0; offset < length; offset += 1) {
    const day = (from + offset) as Day
    if (dayOfWeek(day) <= 5 && !titles.has(day) && namedDay(day) === undefined) {
      offsets[found] = offset
      found += 1
    }
    counted[offset] = found
  }
  return { ...holidays, counted, workingDays: offsets.slice(0, found) }
}

/**
 * The days that regulation 2 names outright: they are no working days whether or not a list holds them,
 * so a Boxing Day on a Saturday and its substitute on the Monday are both left out.
 */
export function namedDay(value: Day): string | undefined {
  const on = calendarDate(value)
  if (on.month === 12) return on.date === 25 ? 'Christmas Day' : on.date === 26 ? 'Boxing Day' : undefined
  if (on.month !== 3 && on.month !== 4) return undefined
  return value === easterSunday(on.year) - 2 ? 'Good Friday' : undefined
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const marchDays = epact + weekday - 7 * late + 114
  return dayOf(year, Math.floor(marchDays / 31), (marchDays % 31) + 1)
}

/** The same list with one more day, as when a one-off bank holiday is proclaimed, under a new version. */
export function withHoliday(
  list: BankHolidayList,
  date: string,
  title: string,
  version: string,
): Result<BankHolidayList, string[]> {
  const days = [...list.days, { date, title }].sort((a, b) => (a.date < b.date ? -1 : 1))
  return readBankHolidays({ ...list, version, days })
}

/** The same list without a day, as when a bank holiday is moved, under a new version. */
export function withoutHoliday(
  list: BankHolidayList,
  date: string,
  version: string,
): Result<BankHolidayList, string[]> {
  const days = list.days.filter((holiday) => holiday.date !== date)
  if (days.length === list.days.length) return fail([`${date} is not in the list`])
  return readBankHolidays({ ...list, version, days })
}

const LIST_KEYS = ['version', 'source', 'publishedTo', 'from', 'to', 'days']
const DAY_KEYS = ['date', 'title', 'provisional']

/** Checks a bank holiday list read from elsewhere; every problem is named, none is mended. */
export function readBankHolidays(value: unknown): Result<BankHolidayList, string[]> {
  if (!isRecord(value))
    return fail(['A bank holiday list is an object with version, source, publishedTo, from, to and days'])
  const { version, source, publishedTo, from, to, days } = value
  const problems = [
    ...unknownKeys(value, LIST_KEYS, 'the list'),
    ...[{ version }, { source }].flatMap(missingText),
    ...[{ publishedTo }, { from }, { to }].flatMap(missingDate),
  ]
  if (!Array.isArray(days)) return fail([...problems, 'days is a list of { date, title }'])
  const read = days.map(readHoliday)
  problems.push(...read.flatMap((holiday) => (holiday.ok ? [] : holiday.error)))
  if (problems.length > 0 || !isText(version) || !isText(source)) return fail(problems)
  if (!isText(publishedTo) || !isText(from) || !isText(to)) return fail(problems)
  const holidays = read.flatMap((holiday) => (holiday.ok ? [holiday.value] : []))
  const list = { version, source, publishedTo, from, to, days: holidays }
  const disorder = problemsOfOrder(list)
  return disorder.length > 0 ? fail(disorder) : ok(list)
}

function readHoliday(value: unknown, index: number): Result<BankHoliday, string[]> {
  const place = `day ${index + 1}`
  if (!isRecord(value)) return fail([`${place} is not { date, title }`])
  const { date, title, provisional } = value
  const problems = unknownKeys(value, DAY_KEYS, place)
  const on = isText(date) ? parseDay(date) : undefined
  if (on === undefined) problems.push(`${place}: date is not YYYY-MM-DD`)
  else if (dayOfWeek(on) > 5) {
    problems.push(`${place}: ${dayInFull(on)} is no working day in any case; give the substitute day`)
  }
  if (!isText(title)) problems.push(`${place}: title is missing`)
  if (provisional !== undefined && provisional !== true) problems.push(`${place}: provisional is true or absent`)
  if (problems.length > 0 || !isText(date) || !isText(title)) return fail(problems)
  return ok(provisional === true ? { date, title, provisional } : { date, title })
}

function problemsOfOrder({ from, to, publishedTo, days }: BankHolidayList): string[] {
  const problems: string[] = []
  if (from > to) problems.push(`from (${from}) is after to (${to})`)
  else if (day(to) - day(from) >= MOST_DAYS) problems.push(`${from} to ${to} is more than a calendar holds (179 years)`)
  if (publishedTo < from || publishedTo > to) problems.push(`publishedTo (${publishedTo}) is outside ${from} to ${to}`)
  for (const [index, { date, provisional }] of days.entries()) {
    const before = days[index - 1]?.date
    if (date < from || date > to) problems.push(`${date} is outside ${from} to ${to}`)
    if (before === date) problems.push(`${date} is there twice`)
    if (before !== undefined && before > date) problems.push(`${date} comes after ${before}: the days are in order`)
    if (provisional && date <= publishedTo) problems.push(`${date} is provisional, but publishedTo is ${publishedTo}`)
  }
  return problems
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unknownKeys = (value: object, known: readonly string[], place: string): string[] =>
  Object.keys(value).flatMap((key) => (known.includes(key) ? [] : [`${place} has an unknown key: ${key}`]))

const missingText = (named: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(named).flatMap(([key, value]) => (isText(value) ? [] : [`${key} is missing`]))

const missingDate = (named: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(named).flatMap(([key, value]) =>
    isText(value) && parseDay(value) !== undefined ? [] : [`${key} is not YYYY-MM-DD`],
  )
