import type { Standing } from '../../../casework/take-step.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import { details } from '../../components/details.ts'
import { insetText } from '../../components/messages.ts'
import { byInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { routingPath, stepPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { HOLDER_WORDS } from '../../words/complaint.ts'
import { NEXT_STEP_FORMS } from '../../words/next-step-forms.ts'
import { STEP_GROUPS, STEP_TITLES } from '../../words/steps.ts'
import { toSettleList } from '../case/settle-view.ts'
import { stepCrumbs } from './view.ts'

/** The steps that somebody can take: what comes next first, then all that are theirs. */
export function choosePage({ history, assessment, steps, inTurn }: Standing, law: Law): Page {
  const { reference } = history
  const theirs = new Set(steps)
  const later = steps.filter((type) => !inTurn.includes(type))
  const many = history.points.length > 1 || history.events.some(({ type }) => type === 'points-stated')
  const link = (type: EventType) => html`${many && type === 'procedure-chosen' && allPoints(reference)}
<li><a class="govuk-link" href="${stepPath(reference, type)}">${STEP_TITLES[type]}</a></li>`
  return {
    title: 'Take a step',
    part: 'complaints',
    before: stepCrumbs(reference, { text: 'Take a step' }),
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Complaint ${referenceInWords(reference)}</span>Take a step</h1>
<h2 class="govuk-heading-m">What comes next</h2>
${assessment.next.length === 0 && insetText({ text: 'Nothing is waiting: the complaint is done.' })}
${assessment.next.map((step) => {
  const forms = NEXT_STEP_FORMS[step.does].filter((type) => theirs.has(type))
  return html`<div class="redress-next"><p class="govuk-body"><strong>${HOLDER_WORDS[step.who]}${step.name !== undefined && ` (${step.name})`}:</strong> ${step.must}${step.by && html`, ${byInWords(step.by)}`}.</p>
${forms.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${forms.map(link)}</ul>`}</div>`
})}
${
  assessment.toSettle.length > 0 &&
  html`<h2 class="govuk-heading-m">Still to settle at the start</h2>
${toSettleList(assessment.toSettle, { law, reference, offers: (type) => theirs.has(type) })}`
}
<h2 class="govuk-heading-m">Other steps</h2>
<p class="govuk-body">Those whose turn it is as the complaint stands.</p>
${groups(
  inTurn.filter((type) => type !== 'correction-made'),
  link,
)}
${
  later.length > 0 &&
  details({
    summary: 'Steps whose turn it is not',
    text: html`<p class="govuk-body">Something has to happen before each. Where one has happened already, it can be recorded here.</p>${groups(later, link)}`,
  })
}`,
  }
}

/** Where there are several points, all of them are decided on one page. */
const allPoints = (reference: string): Html =>
  html`<li><a class="govuk-link" href="${routingPath(reference)}">Decide where each point belongs</a></li>`

const groups = (types: readonly EventType[], link: (type: EventType) => Html): readonly (Html | false)[] =>
  STEP_GROUPS.map(([heading, all]) => {
    const shown = all.filter((type) => types.includes(type))
    return (
      shown.length > 0 &&
      details({ summary: heading, text: html`<ul class="govuk-list govuk-list--bullet">${shown.map(link)}</ul>` })
    )
  })
