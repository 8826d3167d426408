import type { Standing } from '../../../casework/take-step.ts'
import type { Point } from '../../../complaint/vocabulary.ts'
import { spanOf } from '../../../kernel/day.ts'
import { button } from '../../components/button.ts'
import { fieldset } from '../../components/field-parts.ts'
import { input } from '../../components/input.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { spanInWords } from '../../dates.ts'
import type { Law, StepForms } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, routingPath, stepsPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { FUNCTION_WORDS, PROCEDURE_WORDS } from '../../words/complaint.ts'
import { dayField, type Filled, wrongAt, wrongSummary } from '../register/fields.ts'
import { reasonBox, type Stopped, stoppedBanner } from '../step/stopped.ts'
import { stepCrumbs } from '../step/view.ts'
import { decisionsOn, PROCEDURES_SHOWN } from './decisions.ts'
import { authorisedIsAsked, partName } from './read.ts'

export type RoutingView = Filled & {
  readonly standing: Standing
  readonly points: readonly Point[]
  readonly belongs: StepForms['belongs']
  readonly law: Law
  readonly command: string
  readonly seen: number
  readonly stopped?: Stopped | undefined
}

const TITLE = 'Decide where each point belongs'

/** All points on one page, each with what the law says of it, where it goes, and why. */
export function routingPage(view: RoutingView): Page {
  const { standing, points, wrong, stopped, law } = view
  const { reference } = standing.history
  return {
    title: TITLE,
    part: 'complaints',
    wrong: wrong.length > 0 || stopped !== undefined,
    before: stepCrumbs(reference, { text: 'Take a step', href: stepsPath(reference) }, { text: TITLE }),
    main: html`${wrongSummary(wrong)}${stopped && stoppedBanner(stopped, law)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Complaint ${referenceInWords(reference)}</span>${TITLE}</h1>
<p class="govuk-body">Each point goes by what it is about in law, whatever the others do. The reason stands in the letter.</p>
<form class="redress-form" method="post" action="${routingPath(reference)}" novalidate>
<input type="hidden" name="command" value="${view.command}"><input type="hidden" name="seen" value="${view.seen}">
${points.map((point, i) => onePoint(view, point, i))}
${authorisedIsAsked(standing) && authorised(view)}
${dayField(view, 'on', 'When was this decided?', 'For example, 27 3 2026')}
${stopped?.by === 'warning' && reasonBox(view)}
<div class="govuk-button-group">${button({ text: stopped?.by === 'warning' ? 'Go on for this reason' : 'Record where each point belongs' })}<a class="govuk-link" href="${casePath(reference)}">Cancel</a></div>
</form>`,
  }
}

function onePoint(view: RoutingView, point: Point, i: number): Html {
  const { typed, wrong } = view
  return html`<div class="redress-finding">${fieldset({
    legend: {
      text: point.says === undefined ? `Point ${point.id}` : `${point.id}. ${point.says}`,
      classes: 'govuk-fieldset__legend--m',
    },
    text: html`${whatTheLawSays(view, point)}${soFar(view, point)}
${select({
  name: partName(i, 'procedure'),
  label: { text: 'Where does it belong?', classes: 'govuk-label--s' },
  items: [
    { value: '', text: 'Choose one' },
    ...PROCEDURES_SHOWN.map((one) => ({ value: one, text: PROCEDURE_WORDS[one] })),
  ],
  value: typed[partName(i, 'procedure')],
  ...wrongAt(wrong, partName(i, 'procedure')),
})}
${textarea({
  name: partName(i, 'reason'),
  label: { text: 'Why?', classes: 'govuk-label--s' },
  rows: 2,
  value: typed[partName(i, 'reason')],
  ...wrongAt(wrong, partName(i, 'reason')),
})}`,
  })}</div>`
}

const whatTheLawSays = ({ belongs }: RoutingView, point: Point): Html => {
  const { within, route, says, cites, verified } = belongs(point.function)
  const where =
    within === 'yes'
      ? 'In this procedure'
      : within === 'no'
        ? `Not in this procedure: ${PROCEDURE_WORDS[route].toLowerCase()}`
        : 'Not certain'
  return html`<p class="govuk-body">${point.function && html`${FUNCTION_WORDS[point.function]}. `}<strong>${where}.</strong> ${says}${!says.endsWith('.') && '.'} <span class="redress-quiet">${cites.map((cite) => cite.says).join('; ')}${!verified && ' (not confirmed at its source)'}</span></p>`
}

/** What was decided before, the first decision with its day. */
function soFar({ standing }: RoutingView, { id }: Point): Html | false {
  const decisions = decisionsOn(id, standing)
  return (
    decisions.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${decisions.map(({ on, procedure, reason }) => {
      const when = on === undefined ? undefined : spanOf(on)
      return html`<li>Decided: ${PROCEDURE_WORDS[procedure].toLowerCase()}${when && html`, ${spanInWords(when)}`}${reason !== undefined && html`: ${reason}`}</li>`
    })}</ul>`
  )
}

const authorised = ({ typed, wrong }: RoutingView): Html =>
  input({
    name: 'authorisedBy',
    label: { text: 'Who authorises it, where a point leaves the procedure now?', classes: 'govuk-label--s' },
    hint: { text: 'After stage 1 a point leaves only as a correction that somebody authorised' },
    autocomplete: 'off',
    value: typed['authorisedBy'],
    ...wrongAt(wrong, 'authorisedBy'),
  })
