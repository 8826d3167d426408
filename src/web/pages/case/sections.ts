import { html, type Html } from '../../html.ts'
import { recommendationsAndActions } from './actions.ts'
import type { CaseView, Happened } from './case-view.ts'
import { duties } from './duties.ts'
import { investigation } from './evidence.ts'
import { faults, notShown } from './faults.ts'
import { findings } from './findings.ts'
import { holds } from './holds-view.ts'
import { nextSteps, rights } from './rights.ts'
import { whatHappened } from './timeline.ts'

/** All that there is to say of a complaint, with links to each section first; last, what can be downloaded of it. */
export function caseSections(view: CaseView, events: readonly Happened[], downloads: Html | undefined): Html {
  const sections: readonly (readonly [id: string, title: string, content: Html | undefined])[] = [
    ['holds', 'On hold', holds(view)],
    ['duties', 'What is owed', duties(view)],
    ['faults', 'What went wrong', faults(view, events)],
    ['next', 'Next steps', nextSteps(view)],
    ['rights', 'What the complainant may do', rights(view)],
    ['points', 'Points and findings', findings(view)],
    ['investigation', 'Investigation', investigation(view)],
    ['actions', 'Recommendations and promises', recommendationsAndActions(view, events)],
    ['not-shown', 'What is not shown', notShown(view)],
    ['timeline', 'What happened', whatHappened(view, events)],
    ['download', 'Download', downloads],
  ]
  const there = sections.filter(([, , content]) => content !== undefined)
  return html`<nav class="redress-contents" aria-labelledby="contents"><h2 class="govuk-heading-s" id="contents">On this page</h2>
<ul class="redress-contents__list">${there.map(([id, title]) => html`<li><a class="govuk-link" href="${`#${id}`}">${title}</a></li>`)}</ul></nav>
${there.map(([, , content]) => content)}`
}
