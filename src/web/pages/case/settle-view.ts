import type { Assessment, Complains, ToSettle } from '../../../complaint/assessment.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import { spanInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { rulePath, stepPath } from '../../paths.ts'
import { STEP_TITLES } from '../../words/steps.ts'
import { type CaseView, pointsInWords, section } from './case-view.ts'

/** By what right somebody complains, and what was to be settled at the start and is not. */
export function whoComplains({ assessment, history, law }: CaseView): Html | undefined {
  const { complains, toSettle } = assessment
  if (complains.length + toSettle.length === 0) return undefined
  return section('who', 'Who complains', [
    complains.length > 0 && html`<ul class="redress-list">${complains.map(complainant)}</ul>`,
    toSettle.length > 0 &&
      html`<h3 class="govuk-heading-m">Still to settle at the start</h3>
${toSettleList(toSettle, { law, reference: history.reference, offers: () => false })}`,
  ])
}

const RIGHT_WORDS: Readonly<Record<Complains['right'], string>> = {
  own: 'In their own right: nobody’s consent is asked for. It gives no right to the child’s records.',
  'for-a-child': 'For a child: what the child wants is found out where that is possible.',
  undecided: 'The council has to decide whether their interest in the child is enough.',
  'enough-interest': 'The council decided that their interest in the child is enough: nobody’s consent is asked for.',
  'not-enough-interest': 'The council decided that their interest in the child is not enough.',
  unknown: 'Their right to complain is presumed until it is recorded who they are.',
}

const complainant = ({ called, says, right, cites }: Complains): Html => html`<li class="redress-list__item">
<p class="redress-list__first">${called ?? says}</p>
${called !== undefined && html`<p class="govuk-body">${says}.</p>`}
<p class="govuk-body">${RIGHT_WORDS[right]}</p>
<p class="redress-note">${cites.join('; ')}</p></li>`

type Settling = {
  readonly law: Law
  readonly reference: string
  /** Whether whoever looks may take this step. */
  readonly offers: (type: EventType) => boolean
}

/** Each thing with its rule, and the forms by which it is settled. */
export const toSettleList = (all: readonly ToSettle[], { law, reference, offers }: Settling): Html =>
  html`<ul class="redress-list">${all.map(({ says, rule, by, points }) => {
    const about = pointsInWords(points)
    const forms = by.filter(offers)
    const { title, cites, verified } = law.rules[rule]
    return html`<li class="redress-list__item"><p class="govuk-body">${says}${about !== '' && ` (${about})`}.</p>
${
  forms.length > 0 &&
  html`<p class="govuk-body redress-links">${forms.map((type) => html`<a class="govuk-link" href="${stepPath(reference, type)}">${STEP_TITLES[type]}</a> `)}</p>`
}<p class="redress-note"><a class="govuk-link" href="${rulePath(rule)}">${title}</a>: ${cites.map((cite) => cite.says).join('; ')}${!verified && html` <span class="redress-unconfirmed">(not confirmed at its source)</span>`}</p></li>`
  })}</ul>`

/** The test of a year on each point, in words: shown where somebody decides on lateness. */
export const yearTestInWords = ({ yearTests }: Assessment): Html | false =>
  yearTests.length > 0 &&
  html`<h2 class="govuk-heading-m">The year, point by point</h2>
<ul class="govuk-list govuk-list--bullet">${yearTests.map(
    ({ point, arose, until, made, late }) =>
      html`<li>Point ${point}: arose ${spanInWords(arose)}; a year from then ended ${spanInWords(until)}; complained of ${spanInWords(made)}: <strong>${LATE_WORDS[late]}</strong></li>`,
  )}</ul>`

const LATE_WORDS = { yes: 'after the year', maybe: 'it may be after the year', no: 'within the year' } as const
