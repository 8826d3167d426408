import { dayInFull, isExact, type Span } from '../../../kernel/day.ts'
import type { ExplainedDay } from '../../../law/working-days.ts'
import { type Cell, table } from '../../components/table.ts'
import { html, type Html } from '../../html.ts'
import { calendar, type Count, isWeekend } from './calendar.ts'

/** A count to be shown: its days, and the dates that they lead to. */
export type Counted = Count & { readonly firstDue: Span; readonly due: Span }

/** How the days lead to the date, with every bank holiday on the way named; `undefined` where no days are listed. */
export function countInWords({ days, due }: Counted): string | undefined {
  const start = days[0]
  const last = days.findLast((one) => one.counted !== null)
  if (!start || !last) return undefined
  return [
    `The clock started on ${dayInFull(start.day)}, which is day 0.`,
    `Day ${last.counted ?? 0} is ${dayInFull(last.day)}.`,
    ...(last.day === due.earliest
      ? []
      : [`The notice gives ${dayInFull(due.earliest)}, which is not a working day itself.`]),
    skippedInWords(days),
  ].join(' ')
}

function skippedInWords(days: readonly ExplainedDay[]): string {
  const skipped = days.slice(1).filter((one) => one.counted === null)
  const weekend = skipped.filter(isWeekend).length
  const holidays = skipped.filter((one) => !isWeekend(one))
  if (skipped.length === 0) return 'No day between was left out.'
  const named = holidays.map(({ day, why }) => `${why}, ${dayInFull(day)}`).join('; ')
  return `Left out on the way: ${several(weekend, 'day')} at weekends and ${
    holidays.length === 0 ? 'no bank holiday' : `${several(holidays.length, 'bank holiday')} (${named})`
  }.`
}

const several = (n: number, what: string): string => `${n} ${n === 1 ? what : `${what}s`}`

/** Every day, counted or not: drawn, and named in a table. Why there are none to list, where there are none. */
export function dayByDay(counted: Counted): Html {
  const says = countInWords(counted)
  return html`<section class="redress-section" aria-labelledby="days"><h2 class="govuk-heading-l" id="days">Day by day</h2>
${says === undefined ? notCounted(counted) : listed(counted, says)}
</section>`
}

const listed = (counted: Counted, says: string): Html => html`${calendar(counted, says)}
${table({
  classes: 'redress-days',
  caption: 'Every day, counted or not',
  captionClasses: 'govuk-table__caption--m',
  head: [{ text: 'Day' }, { text: 'Number' }, { text: 'Why' }],
  firstCellIsHeader: true,
  rows: counted.days.map((one, i) => dayRow(one, i, counted)),
})}`

function dayRow(one: ExplainedDay, i: number, counted: Counted): readonly Cell[] {
  const classes = classesOf(one, counted)
  const number = one.counted ?? (i === 0 ? 'Day 0' : 'Not counted')
  return [dayInFull(one.day), number, whyInWords(one, i, counted)].map((text) => ({ text, classes }))
}

function classesOf(one: ExplainedDay, { days, supposed }: Counted): string | undefined {
  if (one === days.at(-1)) return 'redress-days__last'
  if (one.day === supposed && one.counted === null) return 'redress-days__supposed'
  return one.counted === null ? 'redress-days__skipped' : undefined
}

function whyInWords(one: ExplainedDay, i: number, { days, firstDue }: Counted): Html {
  const why =
    i === 0 && one.counted === null ? 'The day it started: not counted' : one.counted === null ? one.why : 'Working day'
  return html`${why}${one.day === firstDue.latest && one !== days.at(-1) && '; the first date'}${one === days.at(-1) && '; the last day'}${one.assumed && '; bank holidays not published yet'}`
}

const notCounted = ({ due }: Counted): Html =>
  html`<p class="govuk-body">This date is not counted forward in working days from a known day${isExact(due) ? ', so there are no days to list' : ': it is known only as a range'}.</p>`

/** Links past what is long on the page. */
export const jumps = (whatIf: string): Html =>
  html`<p class="govuk-body redress-jump"><a class="govuk-link" href="#days">Day by day</a> <a class="govuk-link" href="#what-if">${whatIf}</a></p>`
