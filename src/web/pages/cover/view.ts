import type { CoverShown } from '../../../casework/covers.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { COVERABLE, type Ending, isOn, partsCovered, PERSONAL } from '../../../people/cover.ts'
import { type Role, ROLE_WORDS } from '../../../people/roles.ts'
import type { Colleague } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { COVER_PATH, HAND_OVER_PATH, LIST_PATH } from '../../paths.ts'
import { stackingTable } from '../../stacking-table.ts'
import { DAY_HINT } from '../register/fact-form.ts'
import { dayField, type Filled, wrongAt, wrongSummary } from '../register/fields.ts'
import { ENDING_WORDS } from './words.ts'

export type CoverView = {
  readonly today: Day
  readonly me: PersonId
  readonly roles: readonly Role[]
  readonly people: readonly Colleague[]
  /** Whether they arrange cover for others too. */
  readonly forOthers: boolean
  /** All covers that they may know of, the soonest to end first. */
  readonly covers: readonly CoverShown[]
  readonly filled: Filled
  readonly done: string | undefined
}

/** Who covers for whom, and a form to arrange it. */
export const coverPage = (view: CoverView): Page => ({
  title: 'Cover while somebody is away',
  part: 'complaints',
  wrong: view.filled.wrong.length > 0,
  before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Cover' }] }),
  main: html`${wrongSummary(view.filled.wrong)}${view.done !== undefined && view.filled.wrong.length === 0 && notificationBanner({ type: 'success', text: view.done, disableAutoFocus: true })}
<h1 class="govuk-heading-xl">Cover while somebody is away</h1>
<p class="govuk-body-l">Whoever covers sees to the complaints that the other person holds, from the first day to the last, and to nothing of theirs before or after.</p>
${view.forOthers && html`<p class="govuk-body">For whoever leaves, or goes for longer than a year, <a class="govuk-link" href="${HAND_OVER_PATH}">hand over what they hold</a>.</p>`}
${coversTable(view)}
${formOrWhy(view)}
${whatIsNotCovered}`,
})

const nameOf = ({ people, me }: CoverView, person: PersonId): string =>
  person === me ? 'You' : (people.find((one) => one.person === person)?.name ?? 'Somebody who can no longer sign in')

function coversTable(view: CoverView): Html {
  const { covers, today, people } = view
  if (covers.length === 0)
    return insetText({
      text: view.forOthers
        ? 'No cover is arranged for anybody.'
        : 'Nobody covers for you, and you cover for nobody, today or on a later day.',
    })
  return stackingTable({
    caption: 'Arranged',
    head: ['Who is away', 'Who covers', 'From', 'Up to and including', 'End it early'],
    rows: covers.map((cover, at) => {
      const left = !people.some(({ person }) => person === cover.by)
      return {
        cells: [
          { text: nameOf(view, cover.away) },
          {
            text: html`${nameOf(view, cover.by)}${left && html`<br>${tag({ text: 'Cannot sign in: nobody covers', classes: 'govuk-tag--red' })}`}${cover.isGap && html`<br>${tag({ text: 'Away themselves in this time', classes: 'govuk-tag--red' })}`}`,
          },
          { text: html`${dayInWords(cover.from)}${isOn(cover, today) && html` ${tag({ text: 'Now' })}`}` },
          { text: dayInWords(cover.to) },
          { text: view.forOthers || cover.away === view.me ? endForm(view, cover, at) : '–' },
        ],
      }
    }),
  })
}

const endForm = (view: CoverView, { id, away, by }: CoverShown, at: number): Html =>
  html`<form class="redress-in-cell" method="post" action="${COVER_PATH}" novalidate><input type="hidden" name="do" value="end"><input type="hidden" name="id" value="${id}"><input type="hidden" name="of" value="${away}">
${select({
  id: `because-${at}`,
  name: 'because',
  label: {
    text: html`Why<span class="govuk-visually-hidden"> ${nameOf(view, by)} no longer covers for ${nameOf(view, away)}</span>`,
  },
  items: (Object.keys(ENDING_WORDS) as Ending[]).map((value) => ({ value, text: ENDING_WORDS[value] })),
})}
${button({ text: 'End now', classes: 'govuk-button--secondary' })}</form>`

const rolesOf = (roles: readonly Role[]): string =>
  roles
    .filter((role) => COVERABLE.has(role))
    .map((role) => ROLE_WORDS[role].toLowerCase())
    .join(', ')

function formOrWhy(view: CoverView): Html {
  const { roles, forOthers } = view
  if (forOthers || roles.some((role) => COVERABLE.has(role))) return form(view)
  const parts = roles.filter((role) => PERSONAL.has(role)).map((role) => ROLE_WORDS[role].toLowerCase())
  return html`<h2 class="govuk-heading-m">Your part is yours alone</h2>
<p class="govuk-body">You are ${parts.join(' and ')}. Nobody covers for that: the complaint rests on your own independence or judgement. If you cannot go on in time, tell the complaints manager, who ends your appointment and appoints somebody else.</p>`
}

function form(view: CoverView): Html {
  const { people, me, roles, forOthers, filled } = view
  const able = people.filter((one) => one.roles.some((role) => COVERABLE.has(role)))
  const others = able.filter(({ person }) => person !== me)
  const may = forOthers ? others : others.filter((one) => partsCovered(roles, one.roles).length > 0)
  if (may.length === 0)
    return html`<h2 class="govuk-heading-m">Arrange cover</h2>
${insetText({ text: 'Nobody else has the part that you have. Ask an administrator to give it to somebody who can cover, or the complaints manager to hand over what you hold.' })}`
  const named = ({ person, name, roles: theirs }: Colleague) => ({
    value: person,
    text: `${name} (${rolesOf(theirs)})`,
  })
  return html`<h2 class="govuk-heading-m">Arrange cover</h2>
<form method="post" action="${COVER_PATH}" novalidate><input type="hidden" name="do" value="arrange"><input type="hidden" name="command" value="${filled.typed['command'] ?? ''}">
${
  forOthers &&
  select({
    name: 'away',
    label: { text: 'Who is away', classes: 'govuk-label--s' },
    items: [{ value: '', text: 'Choose a person' }, ...able.map(named)],
    value: filled.typed['away'] ?? '',
    ...wrongAt(filled.wrong, 'away'),
  })
}
${select({
  name: 'by',
  label: { text: 'Who covers', classes: 'govuk-label--s' },
  hint: { text: 'Somebody with the same part. They are told on their first page, and so is whoever is away' },
  items: [{ value: '', text: 'Choose a person' }, ...may.map(named)],
  value: filled.typed['by'] ?? '',
  ...wrongAt(filled.wrong, 'by'),
})}
${dayField(filled, 'from', 'First day of the cover', DAY_HINT)}
${dayField(filled, 'to', 'Last day of the cover', 'The cover holds until the end of this day')}
${button({ text: 'Arrange this cover' })}
</form>`
}

const whatIsNotCovered = html`<h2 class="govuk-heading-m">What a cover leaves out</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Complaints that are about whoever covers, or in which they have a stake, are not shown to them. Nor are those in which they investigate, watch over the investigation, decide, sit on the panel or speak for a child, or did so before.</li>
<li>A restricted complaint is not covered. Only those who are assigned to it by name see it.</li>
<li>Investigating officers, independent persons, panel members, adjudicating officers and advocates are not covered. Their part needs a new appointment: of the independent person and the panel by regulations 17 and 19 of the Children Act 1989 Representations Procedure (England) Regulations 2006, of the others by the council’s own rules on conflicts of interest.</li>
<li>A cover is not passed on: whoever covers for you sees nothing of those for whom you cover.</li>
</ul>`
