import type { OpenNow } from '../../../casework/emergency.ts'
import { EMERGENCY_MINUTES } from '../../../people/openings.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { timeInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, EMERGENCY_PATH, LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { wrongSummary, type Wrong } from '../register/fields.ts'
import { whichAndWhy } from './which-and-why.ts'

export type EmergencyView = {
  /** What is open to whoever asks now. */
  readonly open: readonly OpenNow[]
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly wrong: readonly Wrong[]
}

const TITLE = 'Open a complaint in an emergency'

/** Where somebody opens a complaint that they may otherwise not see. */
export const emergencyPage = ({ open, typed, wrong }: EmergencyView): Page => ({
  title: TITLE,
  part: 'complaints',
  wrong: wrong.length > 0,
  before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'In an emergency' }] }),
  main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-xl">${TITLE}</h1>
<p class="govuk-body-l">For when a child may come to harm, and nobody who can see the complaint can be reached in time.</p>
${open.length > 0 && openList(open)}
<h2 class="govuk-heading-m">What happens when you open it</h2>
<ul class="govuk-list govuk-list--bullet">
<li>You can read the complaint, and how to reach its people, for ${EMERGENCY_MINUTES} minutes. It then closes by itself.</li>
<li>You cannot change it or download it.</li>
<li>Those who review openings are told at once, with your name and your reason. One of them, never you, decides whether it was justified.</li>
<li>Every page that you open is recorded, with the reason that you could.</li>
</ul>
<form class="redress-form" method="post" action="${EMERGENCY_PATH}" novalidate>
${whichAndWhy(
  { typed, wrong },
  {
    question: 'Why must you see it now?',
    hint: 'In a few words: what may happen, whom you could not reach. Whoever reviews it reads this',
  },
)}
${button({ text: 'Open it and tell the reviewers', classes: 'govuk-button--warning' })}
</form>`,
})

const openList = (open: readonly OpenNow[]): Html =>
  html`<section class="redress-section" aria-labelledby="open-now"><h2 class="govuk-heading-m" id="open-now">Open to you now</h2>
<ul class="govuk-list">${open.map(
    ({ reference, until }) =>
      html`<li><a class="govuk-link" href="${casePath(reference)}">Complaint ${referenceInWords(reference)}</a>, until ${timeInWords(until)}</li>`,
  )}</ul></section>`
