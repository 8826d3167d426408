import type { NextStep, Right } from '../../../complaint/assessment.ts'
import type { Day } from '../../../kernel/day.ts'
import { stepDate } from '../../clock.ts'
import { tag } from '../../components/tag.ts'
import { byInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { rulePath } from '../../paths.ts'
import { HOLDER_WORDS, RIGHT_WORDS } from '../../words/complaint.ts'
import { type CaseView, section } from './case-view.ts'
import { folded } from './folded.ts'

/** What the complainant may do, and until when. */
export const rights = ({ assessment }: CaseView): Html =>
  section('rights', 'What the complainant may do now', [
    assessment.rights.length === 0
      ? html`<p class="govuk-body">No further step is open to the complainant in this procedure.</p>`
      : html`<ul class="redress-list">${assessment.rights.map(right)}</ul>`,
  ])

const right = (one: Right): Html => html`<li class="redress-list__item">
<p class="redress-list__first">${RIGHT_WORDS[one.right]}${one.until && html`, ${byInWords(one.until)}`}</p>
<p class="govuk-body">${one.says}</p>
${one.until && one.soft && html`<p class="govuk-body">A later request is still accepted unless there is a good reason to refuse it.</p>`}
${one.cites.length > 0 && html`<p class="redress-note">${one.cites.join('; ')}</p>`}
</li>
`

/** Who holds which step; the one that leads comes first. */
export function nextSteps({ assessment, asOf, law }: CaseView): Html | undefined {
  if (assessment.next.length === 0) return undefined
  const sorted = [...assessment.next].sort((a, b) => Number(b.lead) - Number(a.lead))
  return section(
    'next',
    'Who holds the next step',
    folded({
      items: sorted,
      open: 6,
      show: (steps) => html`<ul class="redress-list">${steps.map((step) => nextStep(step, asOf, law))}</ul>`,
      more: (count) => `${count} more steps`,
    }),
  )
}

const nextStep = (step: NextStep, asOf: Day, law: Law): Html => html`<li class="redress-list__item">
<p class="redress-list__first">${HOLDER_WORDS[step.who]}${step.name && html` (${step.name})`}${step.lead && html` ${tag({ text: 'Leads', classes: 'govuk-tag--blue' })}`}</p>
<p class="govuk-body">${step.must}${step.by && html`, ${stepDate(step.by, asOf)}`}.</p>
${step.watchedBy && html`<p class="govuk-body">${HOLDER_WORDS[step.watchedBy]} watches and looks again then.</p>`}
${step.rule && html`<p class="redress-note"><a class="govuk-link" href="${rulePath(step.rule)}">${law.rules[step.rule].title}</a></p>`}
</li>
`
