import { breadcrumbs } from '../../components/links.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { STAGE_WORDS } from '../../words/complaint.ts'
import { anotherDay, asOfForm, dateProblem, knownThen } from './as-of-form.ts'
import { type CaseView, happened } from './case-view.ts'
import { downloads } from './download.ts'
import { atAGlance } from './glance.ts'
import { caseSections } from './sections.ts'
import { stageTrack } from './track.ts'

export function casePage(view: CaseView): Page {
  const { history } = view
  const events = happened(view)
  const reference = referenceInWords(history.reference)
  return {
    title: `Complaint ${reference}`,
    part: 'complaints',
    wrong: view.asked.is === 'wrong' || view.known.is === 'wrong',
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: reference }] }),
    main: html`${dateProblem(view)}
<span class="govuk-caption-xl">${history.council}</span>
<h1 class="govuk-heading-xl redress-case-title">Complaint ${reference} ${stageTags(view)}</h1>
${anotherDay(view)}
${knownThen(view)}
${stageTrack(view, events)}
${atAGlance(view)}
${asOfForm(view)}
${caseSections(view, events, downloads(view))}`,
  }
}

export const stageTags = ({ assessment }: CaseView): Html =>
  html`${tag({ text: STAGE_WORDS[assessment.stage], classes: assessment.live ? 'govuk-tag--blue' : 'govuk-tag--grey' })}${
    assessment.held && html` ${tag({ text: 'On hold', classes: 'govuk-tag--yellow' })}`
  }`
