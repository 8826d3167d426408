import { LocalDate } from '@js-joda/core'
import { addBusinessDays, formatISO, parseISO } from 'date-fns'
import { bankHolidays, englandAndWales as calendar } from '../test/calendar.ts'
import { type Day, day, dayText, parseDay } from '../src/kernel/day.ts'
import { makeCalendar, withHoliday } from '../src/law/calendar.ts'
import { workingDaysAfter } from '../src/law/working-days.ts'
import { median, ratesOf, table } from './measure.ts'

const START = day('2023-01-01')
const STARTS: readonly string[] = Array.from({ length: 1024 }, (_, n) => dayText((START + n) as Day))
const holidays: ReadonlySet<string> = new Set(bankHolidays.days.map(({ date }) => date))
const N = 25

const each =
  (one: (start: string) => unknown) =>
  (times: number): unknown => {
    let last: unknown
    for (let n = 0; n < times; n += 1) last = one(STARTS[n & 1023] ?? '')
    return last
  }

const byTable = (start: string): string => dayText(workingDaysAfter(parseDay(start) ?? START, N, calendar))

function dateFns(start: string): string {
  let date = parseISO(start)
  for (let counted = 0; counted < N;) {
    date = addBusinessDays(date, 1)
    if (!holidays.has(formatISO(date, { representation: 'date' }))) counted += 1
  }
  return formatISO(date, { representation: 'date' })
}

function joda(start: string): string {
  let date = LocalDate.parse(start)
  for (let counted = 0; counted < N;) {
    date = date.plusDays(1)
    if (date.dayOfWeek().value() <= 5 && !holidays.has(date.toString())) counted += 1
  }
  return date.toString()
}

function temporal(start: string): string {
  let date = Temporal.PlainDate.from(start)
  for (let counted = 0; counted < N;) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek <= 5 && !holidays.has(date.toString())) counted += 1
  }
  return date.toString()
}

/** Adding 25 working days, ISO text in and out, against the libraries people reach for. All give the same dates. */
export function benchWorkingDays(): string {
  const differing = STARTS.filter(
    (start) => new Set([byTable(start), dateFns(start), joda(start), temporal(start)]).size > 1,
  )
  if (differing.length > 0) throw new Error(`The counts differ from ${differing[0]}`)
  const rates = ratesOf([
    { name: 'the table (ISO in and out)', run: each(byTable) },
    { name: 'js-joda, day by day', run: each(joda) },
    { name: 'date-fns, day by day', run: each(dateFns) },
    { name: 'native Temporal, day by day', run: each(temporal) },
  ])
  return table(`25 working days on, ${STARTS.length} starts, the same dates from all`, rates)
}

/** Dates of 100,000 open duties worked out again after one new bank holiday, the table included. */
export function benchReDating(): string {
  const duties = 100_000
  const starts = Int32Array.from({ length: duties }, (_, n) => START + (n % 1200))
  const times: number[] = []
  let moved = 0
  for (let round = 0; round < 9; round += 1) {
    const before = starts.map((start) => workingDaysAfter(start as Day, 65, calendar))
    const begun = performance.now()
    const list = withHoliday(bankHolidays, '2024-06-12', 'One more day', 'bench')
    if (!list.ok) throw new Error(list.error.join('; '))
    const changed = makeCalendar(list.value)
    moved = 0
    for (let n = 0; n < duties; n += 1)
      if (workingDaysAfter((starts[n] ?? 0) as Day, 65, changed) !== before[n]) moved += 1
    times.push(performance.now() - begun)
  }
  return `Re-dating ${duties.toLocaleString('en-GB')} open duties after one new bank holiday\n  ${median(times).toFixed(1)} ms computing (aim: under 100 ms); ${moved.toLocaleString('en-GB')} moved`
}
