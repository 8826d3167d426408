import type { Supposed, WhatIf } from '../../../complaint/what-if.ts'
import { dayInFull, isExact } from '../../../kernel/day.ts'
import { isBy } from '../../../kernel/span.ts'
import { byInWords } from '../../../kernel/span-words.ts'
import { insetText } from '../../components/messages.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { spanInFull, whenInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { datePath } from '../../paths.ts'
import { asOfParameter } from '../case/case-view.ts'
import { dayByDay, jumps } from './days.ts'
import { row } from './facts.ts'
import { whatIfSection } from './what-if-form.ts'
import type { DateView } from './view.ts'

export type Supposition = { readonly supposed: Supposed; readonly found: WhatIf }

/** The date as it would be, how it differs, and its days; with nothing in it that could pass for the real date. */
export const supposition = (view: DateView, { supposed, found }: Supposition): Html =>
  html`<span class="govuk-caption-xl">${view.law.rules[view.duty.rule].title}: a what-if</span>
<h1 class="govuk-heading-xl">What if: ${spanInFull(found.dates.due)}</h1>
<p class="govuk-body-l">If ${inWords(supposed)}, the date would be ${spanInFull(found.dates.due)}. ${difference(view, found)}</p>
${insetText({
  classes: 'redress-another-day',
  text: html`<strong>Only a what-if.</strong> Nothing is recorded, and no date changes. <a class="govuk-link" href="${datePath(
    view.history.reference,
    view.key,
    asOfParameter(view),
  )}">Back to the real date, ${spanInFull(view.duty.due)}</a>`,
})}
${jumps('Change the what-if')}
${notes(supposed, found).map((says) => html`<p class="govuk-body">${says}</p>`)}
${summaryList({ rows: rows(view, supposed, found) })}
${dayByDay({ ...found.dates, days: found.days, supposed: supposed.holiday })}
${whatIfSection(view)}`

function inWords({ start, notice, holiday }: Supposed): string {
  const parts = [
    start !== undefined && `the clock had started on ${dayInFull(start)}`,
    notice !== undefined && `a notice sent in time had given ${dayInFull(notice)}`,
    holiday !== undefined && `${dayInFull(holiday)} were a bank holiday`,
  ].filter((part) => part !== false)
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('')
}

function difference({ duty }: DateView, { dates, later }: WhatIf): string {
  const real = isExact(duty.due) ? spanInFull(duty.due) : `known only as ${spanInFull(duty.due)}`
  if (later === undefined) return `The real date is ${real}.`
  if (dates.due.earliest === duty.due.earliest) return 'That is the same day as the real date.'
  return `That is ${apart(later, dates.due.earliest - duty.due.earliest)} than the real date, ${real}.`
}

function apart(workingDays: number, days: number): string {
  const [n, unit] = workingDays === 0 ? [Math.abs(days), 'day'] : [Math.abs(workingDays), 'working day']
  return `${n} ${n === 1 ? unit : `${unit}s`} ${days > 0 ? 'later' : 'earlier'}`
}

function notes({ notice, holiday }: Supposed, { days, dates, noticeTooLate, calendar }: WhatIf): readonly string[] {
  const missed = holiday !== undefined && days.length > 0 && !days.some(({ day }) => day === holiday)
  return [
    missed && `${dayInFull(holiday)} is not among the days counted, so that it is a bank holiday makes no difference.`,
    noticeTooLate &&
      'The notice that was sent would have come after the first date. It would be too late to count, so it does not here.',
    notice !== undefined && `To count, that notice would have to be sent ${byInWords(dates.firstDue)}.`,
    dates.assumed &&
      `The date may still move: bank holidays are published up to ${dayInFull(calendar.publishedTo)}, and this count runs past them.`,
  ].filter((note) => note !== false)
}

const rows = ({ duty }: DateView, { holiday }: Supposed, { dates, calendar }: WhatIf): readonly SummaryRow[] =>
  [
    row('The clock would start', spanInFull(dates.from)),
    spanInFull(dates.firstDue) !== spanInFull(dates.due) && row('First date', spanInFull(dates.firstDue)),
    dates.latest && row('At the very latest', spanInFull(dates.latest)),
    duty.done && row('Done', `${whenInWords(duty.done)}: ${IN_TIME[isBy(duty.done, dates.due)]}`),
    row(
      'Bank holidays',
      `List ${calendar.version}${holiday === undefined ? '' : ' for this what-if only'}: ${calendar.source}`,
    ),
  ].filter((one): one is SummaryRow => typeof one === 'object')

const IN_TIME = {
  yes: 'in time for this date',
  no: 'late for this date',
  maybe: 'in time or late for this date, as the days are not known',
} as const
