import { breadcrumbs } from '../../components/links.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { STAGE_WORDS } from '../../words/complaint.ts'
import { recommendationsAndActions } from './actions.ts'
import { anotherDay, asOfForm, dateProblem } from './as-of-form.ts'
import { type CaseView, happened } from './case-view.ts'
import { duties } from './duties.ts'
import { faults, notShown } from './faults.ts'
import { findings } from './findings.ts'
import { atAGlance } from './glance.ts'
import { nextSteps, rights } from './rights.ts'
import { whatHappened } from './timeline.ts'
import { stageTrack } from './track.ts'

export function casePage(view: CaseView): Page {
  const { history } = view
  const events = happened(view)
  const reference = referenceInWords(history.reference)
  const sections: readonly (readonly [id: string, title: string, content: Html | undefined])[] = [
    ['duties', 'What is owed', duties(view)],
    ['faults', 'What went wrong', faults(view, events)],
    ['next', 'Next steps', nextSteps(view)],
    ['rights', 'What the complainant may do', rights(view)],
    ['points', 'Points and findings', findings(view)],
    ['actions', 'Recommendations and promises', recommendationsAndActions(view, events)],
    ['not-shown', 'What is not shown', notShown(view)],
    ['timeline', 'What happened', whatHappened(view, events)],
  ]
  const there = sections.filter(([, , content]) => content !== undefined)
  return {
    title: `Complaint ${reference}`,
    part: 'complaints',
    wrong: view.asked.is === 'wrong',
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: reference }] }),
    main: html`${dateProblem(view)}
<span class="govuk-caption-xl">${history.council}</span>
<h1 class="govuk-heading-xl redress-case-title">Complaint ${reference} ${stageTags(view)}</h1>
${anotherDay(view)}
${stageTrack(view, events)}
${atAGlance(view)}
${asOfForm(view)}
<nav class="redress-contents" aria-labelledby="contents"><h2 class="govuk-heading-s" id="contents">On this page</h2>
<ul class="redress-contents__list">${there.map(([id, title]) => html`<li><a class="govuk-link" href="${`#${id}`}">${title}</a></li>`)}</ul></nav>
${there.map(([, , content]) => content)}`,
  }
}

const stageTags = ({ assessment }: CaseView): Html =>
  html`${tag({ text: STAGE_WORDS[assessment.stage], classes: assessment.live ? 'govuk-tag--blue' : 'govuk-tag--grey' })}${
    assessment.held && html` ${tag({ text: 'On hold', classes: 'govuk-tag--yellow' })}`
  }`
