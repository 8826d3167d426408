import { type Day, dayInFull } from '../../../kernel/day.ts'
import type { Ahead, Forecast, Horizon } from '../../../worklist/forecast.ts'
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

export type ForecastView = { readonly forecast: Forecast; readonly law: Law; readonly today: Day }

const HORIZONS: readonly Horizon[] = [10, 20, 40]

export function forecastPage(view: ForecastView): Page {
  const bands = HORIZONS.map((horizon, i) => bandOf(view, horizon, i === 0 ? 0 : (HORIZONS[i - 1] ?? 0)))
  return {
    title: 'Forecast',
    part: 'complaints',
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Forecast' }] }),
    main: html`<h1 class="govuk-heading-xl">Forecast</h1>
<p class="govuk-body-l">The stages that fall due in the next 40 working days, and those that will be late as things stand.</p>
${summary(bands)}
${bands.map((band) => section(band, view))}
${how}`,
  }
}

type Band = { readonly horizon: Horizon; readonly after: number; readonly until: Day; readonly ahead: readonly Ahead[] }

const bandOf = ({ forecast }: ForecastView, horizon: Horizon, after: number): Band => ({
  horizon,
  after,
  until: forecast.until[horizon],
  ahead: forecast.ahead.filter(({ left }) => left <= horizon && (after === 0 || left > after)),
})

const isLate = ({ left, needs }: Ahead): boolean => needs !== undefined && needs > left

const summary = (bands: readonly Band[]): Html =>
  html`<dl class="redress-counts">${bands.map(({ horizon, ahead }) => {
    const late = ahead.filter(isLate).length
    return html`<div class="redress-counts__item${late > 0 ? ' redress-counts__item--urgent' : ''}"><dt>will be late, of ${ahead.length} due ${bandWords(horizon)}</dt><dd>${late}</dd></div>`
  })}</dl>`

const bandWords = (horizon: Horizon): string =>
  horizon === 10 ? 'in 10 working days' : horizon === 20 ? 'in 11 to 20' : 'in 21 to 40'

const section = (
  band: Band,
  view: ForecastView,
): Html => html`<section class="redress-section" aria-labelledby="within-${band.horizon}">
<h2 class="govuk-heading-l" id="within-${band.horizon}">${band.after === 0 ? 'Within 10 working days' : `In ${band.after + 1} to ${band.horizon} working days`}<span class="govuk-caption-m">until ${dayInFull(band.until)}</span></h2>
${band.ahead.length > 0 ? table(band, view) : insetText({ text: 'No stage falls due in this time.' })}
</section>
`

const table = (band: Band, { law }: ForecastView): Html =>
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
      text: isLate(one)
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
