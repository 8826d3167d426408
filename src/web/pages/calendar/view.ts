import { calendarDate, type Day, dayInFull, dayInWords, dayOf } from '../../../kernel/day.ts'
import { insetText } from '../../components/messages.ts'
import { summaryList } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import type { Law } from '../../deps.ts'
import { attributes, html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { calendarPath } from '../../paths.ts'
import { stackingTable } from '../../stacking-table.ts'

export type CalendarView = {
  readonly calendar: Law['calendar']
  /** Every year that the list reaches into. */
  readonly years: readonly number[]
  readonly year: number
  readonly today: Day
}

export const calendarPage = (view: CalendarView): Page => ({
  title: `Calendar: bank holidays in ${view.year}`,
  part: 'calendar',
  main: html`<h1 class="govuk-heading-xl">Calendar</h1>
<p class="govuk-body-l">Every date that is counted in working days leaves out Saturdays, Sundays and these bank holidays.</p>
${holidays(view)}
${yearPicker(view)}
${about(view)}`,
})

function holidays({ calendar, year }: CalendarView): Html {
  const ofYear = [...calendar.titles].filter(([day]) => calendarDate(day).year === year).sort(([a], [b]) => a - b)
  const assumed = ofYear.some(([day]) => day > calendar.publishedTo)
  return html`${
    assumed &&
    insetText({
      text: `Bank holidays are published up to ${dayInFull(calendar.publishedTo)}. Those after it are worked out by rule, so a day may still be added or moved, and every date that rests on them says so.`,
    })
  }
${
  ofYear.length > 0
    ? stackingTable({
        caption: `Bank holidays in ${year}`,
        head: ['Date', 'Bank holiday', 'Status'],
        rows: ofYear.map(([day, title]) => ({
          cells: [
            { text: dayInFull(day) },
            { text: title },
            {
              text:
                day > calendar.publishedTo
                  ? tag({ text: 'Assumed', classes: 'govuk-tag--yellow' })
                  : tag({ text: 'Published', classes: 'govuk-tag--green' }),
            },
          ],
        })),
      })
    : html`<p class="govuk-body">The list holds no bank holiday in ${year}.</p>`
}`
}

const yearPicker = ({ years, year, calendar, today }: CalendarView): Html =>
  html`<nav class="redress-contents" aria-labelledby="years"><h2 class="govuk-heading-m" id="years">Another year</h2>
<ul class="redress-contents__list">${years.map(
    (one) =>
      html`<li><a class="govuk-link" href="${calendarPath(one)}"${attributes({ 'aria-current': one === year ? 'page' : undefined })}>${one}</a>${
        dayOf(one, 1, 1) > calendar.publishedTo ? ' (assumed)' : one === calendarDate(today).year && ' (this year)'
      }</li>
`,
  )}</ul></nav>`

const about = ({ calendar }: CalendarView): Html => html`<section class="redress-section" aria-labelledby="about">
<h2 class="govuk-heading-m" id="about">Where the list comes from</h2>
${summaryList({
  classes: 'redress-facts',
  rows: [
    ['Version', calendar.version],
    ['Source', calendar.source],
    ['Published up to', dayInFull(calendar.publishedTo)],
    ['Covers', `${dayInWords(calendar.from)} to ${dayInWords(calendar.to)}`],
    [
      'Always left out',
      'Christmas Day, Good Friday and Boxing Day, on whatever weekday they fall (SI 2006/1738 reg 2); a substitute day on the list is left out as well.',
    ],
  ].map(([key = '', text = '']) => ({ key: { text: key }, value: { text } })),
})}
</section>`
