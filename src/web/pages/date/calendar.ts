import { calendarDate, type Day, dayInWords, dayOfWeek } from '../../../kernel/day.ts'
import type { ExplainedDay } from '../../../law/working-days.ts'
import { html, type Html } from '../../html.ts'

type Week = readonly (ExplainedDay | undefined)[]

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** The days of a count, with the one that is a bank holiday only in a what-if. */
export type Count = { readonly days: readonly ExplainedDay[]; readonly supposed?: Day | undefined }

/** The days of a count as a calendar, week by week. `says` is the same in a sentence; the table beside it holds every day. */
export const calendar = (count: Count, says: string): Html => html`<figure class="redress-calendar">
<div class="redress-calendar__weeks" role="img" aria-label="${says}">
<div class="redress-calendar__week redress-calendar__week--names"><span class="redress-calendar__month"></span>${WEEKDAYS.map((name) => html`<span>${name}</span>`)}</div>
${weeksOf(count.days).map((week, i, weeks) => weekRow(week, monthName(week, weeks[i - 1]), count))}
</div>
<figcaption class="redress-calendar__key"><span class="redress-calendar__sample redress-calendar__day--start">0</span> the day it started <span class="redress-calendar__sample redress-calendar__day--counted">1</span> counted <span class="redress-calendar__sample redress-calendar__day--skipped">–</span> not counted <span class="redress-calendar__sample redress-calendar__day--holiday">H</span> bank holiday ${count.supposed !== undefined && html`<span class="redress-calendar__sample redress-calendar__day--supposed">?</span> bank holiday of this what-if `}<span class="redress-calendar__sample redress-calendar__day--last">9</span> the last day</figcaption>
</figure>`

function weeksOf(days: readonly ExplainedDay[]): readonly Week[] {
  const weeks: (ExplainedDay | undefined)[][] = []
  for (const one of days) {
    const column = dayOfWeek(one.day) - 1
    if (weeks.length === 0 || column === 0) weeks.push(Array.from({ length: 7 }, () => undefined))
    const week = weeks.at(-1)
    if (week) week[column] = one
  }
  return weeks
}

const weekRow = (week: Week, month: string, count: Count): Html =>
  html`<div class="redress-calendar__week"><span class="redress-calendar__month">${month}</span>${week.map((one) =>
    one ? dayCell(one, count) : html`<span class="redress-calendar__day"></span>`,
  )}</div>
`

/** The month that a week begins in, where the week before began in another. */
function monthName(week: Week, before: Week | undefined): string {
  const month = (of: Week | undefined): string => {
    const first = of?.find((one) => one !== undefined)
    return first ? monthInWords(first.day) : ''
  }
  return month(week) === month(before) ? '' : month(week)
}

const MARKS = { last: '–', counted: '–', start: 0, skipped: '–', holiday: 'H', supposed: '?' } as const

function dayCell(one: ExplainedDay, count: Count): Html {
  const kind = kindOf(one, count)
  const mark = one.counted ?? MARKS[kind]
  return html`<span class="redress-calendar__day redress-calendar__day--${kind}"><span class="redress-calendar__date">${calendarDate(one.day).date}</span> <span class="redress-calendar__count">${mark}</span></span>`
}

function kindOf(one: ExplainedDay, { days, supposed }: Count): keyof typeof MARKS {
  if (one === days.at(-1)) return 'last'
  if (one.counted !== null) return 'counted'
  if (one === days[0]) return 'start'
  if (one.day === supposed) return 'supposed'
  return isWeekend(one) ? 'skipped' : 'holiday'
}

/** A Saturday or Sunday that is nothing more than that. */
export const isWeekend = (one: ExplainedDay): boolean => one.why === 'Saturday' || one.why === 'Sunday'

const monthInWords = (day: Day): string => dayInWords(day).replace(/^\d+ (\w{3})\w* (\d+)$/, '$1 $2')
