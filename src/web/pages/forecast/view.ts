import { dayInFull } from '../../../kernel/day.ts'
import type { Ahead, Band, Forecast, Horizon } from '../../../worklist/forecast.ts'
import { insetText } from '../../components/messages.ts'
import { breadcrumbs } from '../../components/links.ts'
import type { Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { HOLDER_WORDS } from '../../words/complaint.ts'

export type ForecastView = { readonly forecast: Forecast; readonly law: Law }

export const forecastPage = ({ forecast, law }: ForecastView): Page => ({
  title: 'Forecast',
  part: 'complaints',
  before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Forecast' }] }),
  main: html`<h1 class="govuk-heading-xl">Forecast</h1>
<p class="govuk-body-l">The stages that fall due in the next 40 working days, and those that will be late as things stand.</p>
${summary(forecast)}
${forecast.map((band) => section(band, law))}
${how}`,
})

const summary = (bands: Forecast): Html =>
  html`<dl class="redress-counts">${bands.map(({ horizon, ahead }) => {
    const late = ahead.filter(({ willBeLate }) => willBeLate).length
    return html`<div class="redress-counts__item${late > 0 ? ' redress-counts__item--urgent' : ''}"><dt>will be late, of ${ahead.length} due ${bandWords(horizon)}</dt><dd>${late}</dd></div>`
  })}</dl>`

const bandWords = (horizon: Horizon): string =>
  horizon === 10 ? 'in 10 working days' : horizon === 20 ? 'in 11 to 20' : 'in 21 to 40'

const section = (
  band: Band,
  law: Law,
): Html => html`<section class="redress-section" aria-labelledby="within-${band.horizon}">
<h2 class="govuk-heading-l" id="within-${band.horizon}">${band.after === 0 ? 'Within 10 working days' : `In ${band.after + 1} to ${band.horizon} working days`}<span class="govuk-caption-m">until ${dayInFull(band.until)}</span></h2>
${band.ahead.length > 0 ? table(band, law) : insetText({ text: 'No stage falls due in this time.' })}
</section>
`

const table = (band: Band, law: Law): Html =>
  stackingTable({
    caption: `What falls due ${bandWords(band.horizon)}`,
    captionClasses: 'govuk-visually-hidden',
    head: ['Complaint', 'Falls due', 'As things stand', 'Why'],
    rows: band.ahead.map((one) => ({ cells: cells(one, law) })),
  })

const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`

function cells(one: Ahead, law: Law): readonly Cell[] {
  const { entry, clock, left, needs } = one
  return [
    {
      classes: 'redress-case',
      text: html`<a class="govuk-link redress-case__reference" href="${casePath(entry.reference)}">${referenceInWords(entry.reference)}</a>`,
    },
    {
      text: html`<strong>${dayInFull(clock.due.latest)}</strong><br>${law.rules[clock.rule].title}: ${left === 0 ? 'today' : `${days(left)} left`}`,
    },
    {
      text: one.willBeLate
        ? tag({ text: 'Will be late', classes: 'govuk-tag--red' })
        : needs === undefined
          ? 'In time if it is done by then'
          : tag({ text: 'On course', classes: 'govuk-tag--green' }),
    },
    {
      text: entry.lead
        ? html`<strong>${HOLDER_WORDS[entry.lead.who]}</strong> has still to do: ${law.steps[entry.lead.does]}.${needs !== undefined && html`<br><span class="redress-quiet">From here a stage usually takes ${days(needs)}.</span>`}`
        : 'Nobody holds a step',
    },
  ]
}

const how = html`<section class="redress-section" aria-labelledby="how"><h2 class="govuk-heading-m" id="how">How this is worked out</h2>
<p class="govuk-body">A stage will be late where its remaining steps usually take more working days than are left. The usual times are planning figures, not law: the council’s own days for appointing and for the statement of complaint, 20 working days for an investigation, and the targets in the rulebook for the adjudication and for composing a panel. A date that can be moved by a notice is forecast until the notice is sent.</p></section>`
