import type { Assessment } from '../../../complaint/assessment.ts'
import { clockInWords, stepDate } from '../../clock.ts'
import { sinceInWords } from '../../dates.ts'
import { html, type Html, type Value } from '../../html.ts'
import { datePath } from '../../paths.ts'
import { faultCounts } from '../../fault-counts.ts'
import { HOLDER_WORDS } from '../../words/complaint.ts'
import { asOfParameter, type CaseView, dutyKeys } from './case-view.ts'

/** The three things to read first: the clock, who holds the next step, and what is wrong. */
export const atAGlance = (view: CaseView): Html => html`<div class="redress-glance">
${clockBox(view)}
${nextBox(view)}
${faultBox(view)}
</div>`

const box = (title: string, urgent: boolean, first: Value, rest: Value): Html =>
  html`<div class="redress-glance__box${urgent ? ' redress-glance__box--urgent' : ''}">
<h2 class="redress-glance__title">${title}</h2>
<p class="redress-glance__first">${first}</p>
${rest}
</div>`

const line = (content: Value): Html => html`<p class="govuk-body redress-glance__rest">${content}</p>`

function clockBox(view: CaseView): Html {
  const { assessment, law, asOf, history } = view
  const { clock } = assessment
  if (!clock)
    return box(
      'The clock',
      false,
      'No clock is running',
      line(assessment.live ? 'Nothing is owed by a date.' : 'The complaint is over.'),
    )
  const { first, rest } = clockInWords(clock, asOf, law)
  const why = datePath(history.reference, dutyKeys(assessment.duties).get(clock) ?? '', asOfParameter(view))
  return box(
    'The clock',
    clock.standing === 'overdue',
    first,
    line(
      html`${law.rules[clock.rule].title}: ${rest}.${view.kept && html` <a class="govuk-link" href="${why}">Why this date</a>`}`,
    ),
  )
}

function nextBox({ assessment, asOf }: CaseView): Html {
  const lead = assessment.next.find((step) => step.lead)
  if (!lead) return box('Next', false, 'Nobody holds a step', line('The complaint is over.'))
  const others = assessment.next.length - 1
  return box(
    'Next',
    false,
    html`${HOLDER_WORDS[lead.who]}${lead.name && html` (${lead.name})`}`,
    html`${line(html`${lead.must}${lead.by && html`, ${stepDate(lead.by, asOf)}`}.`)}
${lead.watchedBy && line(html`${HOLDER_WORDS[lead.watchedBy]} watches.`)}
${others > 0 && line(html`<a class="govuk-link" href="#next">${others} more ${others === 1 ? 'step' : 'steps'}</a>`)}`,
  )
}

function faultBox({ assessment, law }: CaseView): Html {
  const { certain, possible } = faultCounts(assessment)
  if (certain + possible === 0) return box('What went wrong', false, 'No fault found', line(lesser(assessment.faults)))
  const first = certain > 0 ? `${certain} ${certain === 1 ? 'fault' : 'faults'}` : `${possible} possible`
  const heaviest = assessment.faults.find((fault) => fault.weight === 'fault')
  return box(
    'What went wrong',
    certain > 0,
    html`${first}${certain > 0 && possible > 0 && html`, ${possible} possible`}`,
    html`${heaviest && line(html`${law.faults[heaviest.code].title}${heaviest.since && html`, ${sinceInWords(heaviest.since)}`}.`)}
${line(html`<a class="govuk-link" href="#faults">What, and what puts it right</a>`)}`,
  )
}

/** What is less than a fault is not counted as one, and not kept quiet either. */
const lesser = (faults: Assessment['faults']): Html =>
  faults.length === 0
    ? html`As far as the record shows.`
    : html`<a class="govuk-link" href="#faults">${faults.length} ${faults.length === 1 ? 'matter' : 'matters'} of poor practice or delay</a>`
