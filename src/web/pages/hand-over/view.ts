import type { HeldByOther } from '../../../casework/held.ts'
import type { Day } from '../../../kernel/day.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import { stepDate } from '../../clock.ts'
import type { Colleague, Known } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, COVER_PATH, HAND_OVER_PATH, handOverPath, LIST_PATH, stepsPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { HOLDER_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { type Typed, type Wrong, wrongAt, wrongSummary } from '../register/fields.ts'
import { canGo, partOf } from './whom.ts'

export type Holder = Known & { readonly holds: number }

/** Everybody who holds live complaints, those who have left first. */
export const holdersPage = (holders: readonly Holder[]): Page => ({
  title: 'Hand over what somebody holds',
  part: 'complaints',
  before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Hand over' }] }),
  main: html`<h1 class="govuk-heading-xl">Hand over what somebody holds</h1>
<p class="govuk-body-l">Choose whoever leaves, has left or goes for long. For some days, <a class="govuk-link" href="${COVER_PATH}">arrange cover</a> instead.</p>
${
  holders.length === 0
    ? insetText({ text: 'Nobody is assigned to a live complaint that you see.' })
    : stackingTable({
        caption: 'Those who are assigned to live complaints',
        captionClasses: 'govuk-visually-hidden',
        head: ['Name', 'Roles', 'Live complaints'],
        rows: holders.map(({ person, name, roles, ended, holds }) => ({
          cells: [
            { text: html`<a class="govuk-link" href="${handOverPath(person)}">${name}</a>` },
            {
              text: ended
                ? tag({ text: 'Has left', classes: 'govuk-tag--red' })
                : roles.map((role) => ROLE_WORDS[role]).join(', ') || 'None',
            },
            { text: String(holds) },
          ],
        })),
      })
}`,
})

export type HandOverView = {
  readonly who: Known
  readonly today: Day
  readonly held: readonly (HeldByOther & { readonly able: readonly Colleague[] })[]
  readonly typed: Typed
  readonly wrong: readonly Wrong[]
  /** How many were handed over just now. */
  readonly done: number
}

/** The value of a complaint that stays as it is for now. */
export const STAYS = 'stays'

/** All that somebody holds, and to whom each of it goes. */
export function handOverPage(view: HandOverView): Page {
  const { who, held, wrong, done } = view
  const going = held.filter(canGo)
  const staying = held.filter((one) => !canGo(one))
  return {
    title: `Hand over what ${who.name} holds`,
    part: 'complaints',
    wrong: wrong.length > 0,
    before: breadcrumbs({
      items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Hand over', href: HAND_OVER_PATH }, { text: who.name }],
    }),
    main: html`${wrongSummary(wrong)}${done > 0 && wrong.length === 0 && notificationBanner({ type: 'success', text: done === 1 ? '1 complaint was handed over' : `${done} complaints were handed over`, disableAutoFocus: true })}
<h1 class="govuk-heading-xl">Hand over what ${who.name} holds</h1>
${who.ended === true && html`<p class="govuk-body">${tag({ text: 'Has left', classes: 'govuk-tag--red' })}</p>`}
${held.length === 0 && insetText({ text: html`${who.name} is assigned to no live complaint that you see.` })}
${going.length > 0 && form(view, going)}
${staying.length > 0 && appointments(staying)}`,
  }
}

const named = ({ person, name }: Colleague) => ({ value: person, text: name })

function form({ who, typed, wrong, today }: HandOverView, going: HandOverView['held']): Html {
  const all = going.flatMap(({ able }) => able)
  const anybody = [...new Map(all.map((one) => [one.person, one])).values()].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  return html`<form method="post" action="${handOverPath(who.person)}" novalidate>
${select({
  name: 'to',
  label: { text: 'All of it goes to', classes: 'govuk-label--m' },
  hint: { text: 'Unless something else is chosen beside a complaint' },
  items: [{ value: '', text: 'Choose a person' }, ...anybody.map(named)],
  value: typed['to'] ?? '',
  ...wrongAt(wrong, 'to'),
})}
${going.map((one, at) => {
  const { reference } = one.standing.history
  const { stage, next } = one.standing.assessment
  const [lead] = next
  return html`<section class="redress-held" aria-labelledby="held-${at}">
<h2 class="govuk-heading-m" id="held-${at}"><a class="govuk-link" href="${casePath(reference)}">${referenceInWords(reference)}</a> ${tag({ text: STAGE_WORDS[stage], classes: 'govuk-tag--blue' })}</h2>
<p class="govuk-body">As ${partOf(one)}.${lead && html` Next: ${HOLDER_WORDS[lead.who].toLowerCase()}${lead.name !== undefined && ` (${lead.name})`}, ${lead.must.charAt(0).toLowerCase()}${lead.must.slice(1)}${lead.by && html`, ${stepDate(lead.by, today)}`}.`}</p>
<input type="hidden" name="of-${at}" value="${reference}">
${select({
  name: `to-${at}`,
  label: { text: html`Goes to<span class="govuk-visually-hidden">, ${referenceInWords(reference)}</span>` },
  items: [
    { value: '', text: 'The person chosen above' },
    ...one.able.map(named),
    { value: STAYS, text: 'Leave it for now' },
  ],
  value: typed[`to-${at}`] ?? '',
  ...wrongAt(wrong, `to-${at}`),
})}</section>`
})}
${button({ text: 'Hand over' })}
</form>`
}

const appointments = (
  staying: readonly HeldByOther[],
): Html => html`<h2 class="govuk-heading-m">Needs a new appointment</h2>
<p class="govuk-body">These parts rest on one person’s own independence or judgement. End the appointment there, then appoint somebody else.</p>
<ul class="govuk-list govuk-list--bullet">${staying.map(
  (one) =>
    html`<li><a class="govuk-link" href="${stepsPath(one.standing.history.reference)}">${referenceInWords(one.standing.history.reference)}</a>, as ${partOf(one)}</li>`,
)}</ul>`
