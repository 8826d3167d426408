import type { OpeningShown } from '../../../casework/emergency.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Colleague } from '../../colleagues.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { tag } from '../../components/tag.ts'
import { momentInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { LIST_PATH, openingPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'

export const OPENINGS_TITLE = 'Emergency openings'

export type OpeningsView = {
  readonly openings: readonly OpeningShown[]
  readonly people: readonly Colleague[]
  /** Whether a review was just recorded. */
  readonly done: boolean
}

export const nameIn = (people: readonly Colleague[], person: PersonId): string =>
  people.find((one) => one.person === person)?.name ?? 'Somebody who can no longer sign in'

/** Every opening: those that wait for a review, then those that were reviewed. */
export function openingsPage(view: OpeningsView): Page {
  const waiting = view.openings.filter(({ review }) => !review)
  const reviewed = view.openings.filter(({ review }) => review).toReversed()
  return {
    title: OPENINGS_TITLE,
    part: 'complaints',
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: OPENINGS_TITLE }] }),
    main: html`${view.done && notificationBanner({ type: 'success', titleId: 'reviewed', text: 'The review is recorded' })}
<h1 class="govuk-heading-xl">${OPENINGS_TITLE}</h1>
<p class="govuk-body-l">Complaints that somebody opened because a child might have come to harm. Somebody else says of each whether it was justified; until then it stays here, and on the first page of everybody who reviews.</p>
${waiting.length > 0 ? table('Waiting for a review, the oldest first', waiting, view) : insetText({ text: 'No opening waits for a review.' })}
${reviewed.length > 0 && table('Reviewed, the latest first', reviewed, view)}`,
  }
}

const table = (caption: string, openings: readonly OpeningShown[], { people }: OpeningsView): Html =>
  stackingTable({
    caption,
    head: ['Complaint', 'Opened', 'By', 'Reason', 'Review'],
    rows: openings.map((opening) => ({
      cells: [
        { text: referenceInWords(opening.reference) },
        { text: momentInWords(opening.at) },
        { text: byWhom(opening, people) },
        { text: opening.reason },
        { text: state(opening) },
      ],
    })),
  })

/** Who had a part in it; whoever looks is told that they had, where they alone opened it. */
const byWhom = ({ person, confirmedBy, own }: OpeningShown, people: readonly Colleague[]): Html | string => {
  const opener = nameIn(people, person)
  if (confirmedBy !== undefined) return html`${opener}, confirmed by ${nameIn(people, confirmedBy)}`
  return own ? html`${opener} (you)` : opener
}

export const FOUND_TAGS = {
  justified: tag({ text: 'Justified', classes: 'govuk-tag--green' }),
  'not-justified': tag({ text: 'Not justified', classes: 'govuk-tag--red' }),
} as const

const state = ({ opening, review, own, reference, at }: OpeningShown): Html => {
  const which = html`<span class="govuk-visually-hidden"> the opening of ${referenceInWords(reference)} on ${momentInWords(at)}</span>`
  const link = (words: string) => html`<a class="govuk-link" href="${openingPath(opening)}">${words}${which}</a>`
  if (review) return html`${FOUND_TAGS[review.found]}<br>${link('Look at')}`
  return own ? html`Somebody else reviews it<br>${link('Look at')}` : link('Review')
}
