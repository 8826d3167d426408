import { timeline } from '../../components/moj.ts'
import { html, type Html } from '../../html.ts'
import { eventDetails } from '../../words/event-details.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { type CaseView, type Happened, happenedInWords, pointsInWords, section } from './case-view.ts'

/** Everything recorded up to the day, in order, each at the precision that is known. */
export const whatHappened = (view: CaseView, events: readonly Happened[]): Html =>
  section('timeline', 'What happened', [
    view.history.coverage === 'part' &&
      html`<p class="govuk-body">This record is a part of the whole: what is not here may still have happened.</p>`,
    events.length === 0
      ? html`<p class="govuk-body">Nothing had been recorded by then.</p>`
      : timeline({ headingLevel: 3, items: events.map(item) }),
  ])

const item = (one: Happened) => ({
  id: one.anchor,
  title: one.corrected ? html`<s>${EVENT_WORDS[one.event.type]}</s> (corrected)` : EVENT_WORDS[one.event.type],
  ...(one.event.by && { by: one.event.by }),
  date: happenedInWords(one),
  description: description(one),
})

function description({ event }: Happened): Html {
  const details = eventDetails(event)
  const about = pointsInWords((event.points ?? []).flatMap((point) => (typeof point === 'string' ? [point] : [])))
  return html`${event.note && html`<p class="govuk-body">${event.note}</p>`}${
    (details.length > 0 || about !== '') &&
    html`<dl class="redress-details">${details.map(
      ({ label, text }) => html`<div><dt>${label}</dt> <dd>${text}</dd></div>`,
    )}${about !== '' && html`<div><dt>About</dt> <dd>${about}</dd></div>`}</dl>`
  }`
}
