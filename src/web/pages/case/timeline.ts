import { calendarDate, dayInWords, type Span } from '../../../kernel/day.ts'
import { timeline } from '../../components/moj.ts'
import { capitalised, spanInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { eventDetails } from '../../words/event-details.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { correctPath } from '../../paths.ts'
import { type CaseView, type Happened, happenedInWords, pointsInWords, restsOn, section } from './case-view.ts'

/** Everything recorded up to the day, in order, each at the precision that is known. */
export const whatHappened = (view: CaseView, events: readonly Happened[]): Html =>
  section('timeline', 'What happened', [
    view.history.coverage === 'part' &&
      html`<p class="govuk-body">This record is a part of the whole: what is not here may still have happened.</p>`,
    events.length === 0
      ? html`<p class="govuk-body">${view.history.events.length === 0 ? 'Nothing is recorded yet.' : 'Nothing had been recorded by then.'}</p>`
      : events.length > MANY
        ? byMonth({ ...view, events })
        : timeline({ headingLevel: 3, items: events.map((one) => item(one, { ...view, events })) }),
  ])

/** More events than anybody reads through in one go. */
const MANY = 25

/** A complaint, and all that happened in it. */
type Told = CaseView & { readonly events: readonly Happened[] }

type Month = { readonly name: string; readonly events: Happened[] }

/** A long timeline under the name of each month, with links to the newest event and to each month. */
function byMonth(view: Told): Html {
  const { events } = view
  const months = monthsOf(events)
  const newest = events.at(-1)
  return html`<p class="govuk-body">${events.length} events, the oldest first.${
    newest &&
    html` The newest: <a class="govuk-link" href="${`#${newest.anchor}`}">${EVENT_WORDS[newest.event.type]}</a>, ${happenedInWords(newest)}.`
  }</p>
<nav class="redress-months" aria-label="Months of the timeline"><ul class="redress-contents__list">${months.map(
    ({ name, events }, i) =>
      html`<li><a class="govuk-link" href="${`#${monthAnchor(i)}`}">${name}</a> (${events.length})</li>
`,
  )}</ul></nav>
${months.map(
  ({ name, events }, i) => html`<h3 class="govuk-heading-m redress-month" id="${monthAnchor(i)}">${name}</h3>
${timeline({ headingLevel: 4, items: events.map((one) => item(one, view)) })}
`,
)}`
}

const monthAnchor = (i: number): string => `month-${i + 1}`

/** The events in their order, a new month where one is known to fall in it; one that is known less well stays with those before. */
function monthsOf(events: readonly Happened[]): readonly Month[] {
  const months: Month[] = []
  for (const one of events) {
    const last = months.at(-1)
    const name = monthInWords(one.when) ?? last?.name ?? capitalised(spanInWords(one.when))
    if (last?.name === name) last.events.push(one)
    else months.push({ name, events: [one] })
  }
  return months
}

/** `October 2022`, where all the days that it may have happened on lie in one month. */
function monthInWords({ earliest, latest }: Span): string | undefined {
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return undefined
  const [from, to] = [calendarDate(earliest), calendarDate(latest)]
  if (from.year !== to.year || from.month !== to.month) return undefined
  return dayInWords(earliest).replace(/^\d+ /, '')
}

const item = (one: Happened, view: Told) => ({
  id: one.anchor,
  title: one.corrected ? html`<s>${EVENT_WORDS[one.event.type]}</s> (corrected)` : EVENT_WORDS[one.event.type],
  ...(one.event.by && { by: one.event.by }),
  date: happenedInWords(one),
  description: html`${description(one, view)}${correct(one, view)}`,
})

/** The way to put an entry right, for those who may. */
const correct = ({ place, event, corrected }: Happened, { history, may }: CaseView): Html | false =>
  may?.has('correct-entries') === true &&
  !corrected &&
  event.type !== 'correction-made' &&
  html`<p class="govuk-body redress-correct"><a class="govuk-link" href="${correctPath(history.reference, place)}">Correct<span class="govuk-visually-hidden"> “${EVENT_WORDS[event.type]}”</span></a></p>`

function description({ event }: Happened, { events }: Told): Html {
  const { of, ...rest } = { of: undefined, ...event }
  // The entry that it is about is told by what it says, and not by its number.
  const entry = of === undefined ? undefined : restsOn([of], events)
  const details = eventDetails(entry ? rest : event)
  const about = pointsInWords((event.points ?? []).flatMap((point) => (typeof point === 'string' ? [point] : [])))
  return html`${event.note && html`<p class="govuk-body">${event.note}</p>`}${
    (details.length > 0 || about !== '' || entry) &&
    html`<dl class="redress-details">${details.map(
      ({ label, text }) => html`<div><dt>${label}</dt> <dd>${text}</dd></div>`,
    )}${entry && html`<div><dt>About</dt> <dd>${entry}</dd></div>`}${about !== '' && html`<div><dt>About</dt> <dd>${about}</dd></div>`}</dl>`
  }`
}
