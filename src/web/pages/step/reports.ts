import type { EventType } from '../../../kernel/event-types.ts'
import { button } from '../../components/button.ts'
import { html, type Html, joined } from '../../html.ts'
import { happened, happenedInWords } from '../case/case-view.ts'
import { details } from '../../components/details.ts'
import { insetText } from '../../components/messages.ts'
import { FINDING_WORDS } from '../../words/complaint.ts'
import { findingsMissing, pointSays, voicesOn } from './findings-field.ts'
import { answersMissing } from './recommendation-fields.ts'
import type { Missing, StepForm } from './step-form.ts'

// What stands above a long form: the words of the independent person, and what is still to be decided.

const AFTER_THE_REPORTS: ReadonlySet<EventType> = new Set<EventType>(['adjudicated', 'stage-2-responded'])

/** What the independent person said of the investigation, for whoever decides after it. */
export function independentPersonSaid({ type, standing }: StepForm): Html | false {
  if (!AFTER_THE_REPORTS.has(type)) return false
  const last = happened(standing).findLast((one) => !one.corrected && one.event.type === 'independent-person-reported')
  if (last?.event.type !== 'independent-person-reported') {
    return html`<p class="govuk-body">The independent person has not reported.</p>`
  }
  const { agreesWithFindings, fair, concerns, disagreements = [] } = last.event
  const differs = disagreements.map(({ point }) => point).join(', ')
  return html`<section class="redress-asked" aria-labelledby="independent"><h2 class="govuk-heading-s" id="independent">The independent person’s report</h2>
<ul class="govuk-list govuk-list--bullet">
${agreesWithFindings !== undefined && html`<li>${agreesWithFindings ? 'Agrees with the findings' : 'Does not agree with every finding'}${differs !== '' && `: differs on ${disagreements.length === 1 ? 'point' : 'points'} ${differs}`}</li>`}
${fair !== undefined && html`<li>${fair ? 'The investigation was fair' : 'The investigation was not fair'}</li>`}
${concerns !== undefined && html`<li>Concerns: ${concerns}</li>`}
</ul></section>`
}

/** The report that the independent person reports on, before they are asked anything about it. */
export function investigatorsReport({ type, standing, asks }: StepForm): Html | false {
  if (type !== 'independent-person-reported') return false
  const last = happened(standing).findLast(
    (one) => !one.corrected && one.event.type === 'investigating-officer-reported',
  )
  if (last?.event.type !== 'investigating-officer-reported') {
    return insetText({
      text: 'The investigating officer has not reported yet: there are no findings to agree or differ with.',
    })
  }
  const { findings = [], recommendations = [] } = last.event
  return html`<section class="redress-asked" aria-labelledby="investigator"><h2 class="govuk-heading-s" id="investigator">The investigating officer’s report, ${happenedInWords(last)}</h2>
<dl class="govuk-body redress-voices">${findings.map(
    ({ point, finding, reasons }) =>
      html`<div><dt>${pointSays({ asks }, point)}</dt><dd><strong>${FINDING_WORDS[finding]}</strong>${reasons !== undefined && html`<br>${reasons}`}</dd></div>`,
  )}</dl>
<h3 class="govuk-heading-s">Recommendations</h3>
${
  recommendations.length === 0
    ? html`<p class="govuk-body">None was made.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${recommendations.map(({ id, says }) => html`<li>${id}${says !== undefined && `: ${says}`}</li>`)}</ul>`
}</section>`
}

const QUOTING: ReadonlySet<EventType> = new Set<EventType>(['stage-2-responded', 'stage-3-responded'])

/** The findings that a letter quotes, as they stand: they are taken from the record, and typed by nobody. */
export function quotedFindings(form: StepForm): Html | false {
  const { type, asks } = form
  return (
    QUOTING.has(type) &&
    details({
      summary: 'The findings that the letter quotes',
      text: html`<p class="govuk-body">They are quoted from the record. Where one is wrong, put the entry right first.</p>
${asks.points.map(({ id }) => html`<h3 class="govuk-heading-s">${pointSays(form, id)}</h3>${voicesOn(form, id)}`)}`,
    })
  )
}

/** From how many decisions on a form is long enough to say what is missing. */
const LONG = 6

/** How much is decided, and what is not, each with a link to its box; it is counted anew whenever the form is sent. */
export function stillMissing(form: StepForm): Html | false {
  const { toFind, toAnswer } = form.asks
  if (toFind.length + toAnswer.length < LONG) return false
  const [findings, answers] = [findingsMissing(form), answersMissing(form)]
  const counts = [
    ...(toFind.length > 0 ? [`${toFind.length - findings.length} of ${toFind.length} points`] : []),
    ...(toAnswer.length > 0 ? [`${toAnswer.length - answers.length} of ${toAnswer.length} recommendations`] : []),
  ]
  return html`<section class="redress-missing" aria-labelledby="missing"><h2 class="govuk-heading-s" id="missing">Decided so far: ${counts.join(' and ')}</h2>
${findings.length + answers.length === 0 && html`<p class="govuk-body">Nothing is missing.</p>`}
${toDecide('Points still to decide', findings)}${toDecide('Recommendations still to answer', answers)}</section>`
}

const toDecide = (words: string, missing: readonly Missing[]): Html | false =>
  missing.length > 0 &&
  html`<p class="govuk-body">${words}: ${joined(
    missing.map(({ says, box }) => html`<a class="govuk-link" href="${`#${box}`}">${says}</a>`),
    ', ',
  )}.</p>`

/** Counts again what is missing, with all that was typed; nothing is recorded. */
export const countAgain = (form: StepForm): Html | false =>
  stillMissing(form) !== false &&
  button({ text: 'See what is missing', name: 'more', value: 'missing', classes: 'govuk-button--secondary' })
