import type { NextStep } from '../../../complaint/assessment.ts'
import type { StepCode } from '../../../complaint/step-words.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import { stepDate } from '../../clock.ts'
import { insetText } from '../../components/messages.ts'
import { tag } from '../../components/tag.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { casePath, rulePath, stepPath, stepsPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { HOLDER_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { STEP_TITLES } from '../../words/steps.ts'
import { type Holding, isHeld } from './holding.ts'

/** What comes after a step, for whoever takes it to know. */
const AFTER: { readonly [S in StepCode]?: string } = {
  'answer-stage-1': 'Then the complainant may ask for stage 2.',
  'agree-statement': 'Then you investigate, and the independent person goes along.',
  investigate: 'Then the independent person reports, and the adjudicating officer decides.',
  adjudicate: 'Then the answer goes with both reports.',
  'send-stage-2-answer': 'Then the complainant may ask for a review panel.',
  'report-of-panel': 'Then the director consults the independent person and answers.',
  'keep-promise': 'Then say what shows that it was done.',
}

/** What somebody holds, by when and by which rule, with the forms that take the step; then what waits for others. */
export function whatYouHold(holdings: readonly Holding[], today: Day, law: Law): Html {
  const held = holdings.filter(isHeld)
  const waiting = holdings.filter((one) => !isHeld(one))
  return html`${held.length === 0 && insetText({ text: 'Nothing waits for you.' })}
${held.map((one) => card(one, { level: 'h2', today, law }))}
${waiting.length > 0 && html`<h2 class="govuk-heading-l">Waiting for others</h2>${waiting.map((one) => card(one, { level: 'h3', today, law }))}`}`
}

type Shown = { readonly level: 'h2' | 'h3'; readonly today: Day; readonly law: Law }

function card(holding: Holding, { level, today, law }: Shown): Html {
  const { standing, as, covers, steps, forms } = holding
  const { reference } = standing.history
  const { stage, next } = standing.assessment
  const id = `held-${reference}`
  const title = html`<a class="govuk-link" href="${casePath(reference)}">${referenceInWords(reference)}</a> ${tag({ text: STAGE_WORDS[stage], classes: 'govuk-tag--blue' })}`
  const others = next.filter((step) => !steps.includes(step))
  const late = steps.some(({ by }) => by !== undefined && by.latest < today)
  return html`<section class="redress-held${late ? ' redress-held--late' : ''}" aria-labelledby="${id}">
${level === 'h2' ? html`<h2 class="govuk-heading-m" id="${id}">${title}</h2>` : html`<h3 class="govuk-heading-m" id="${id}">${title}</h3>`}
${as.length > 0 && html`<p class="govuk-body redress-quiet">You are: ${as.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ')}</p>`}
${covers.map(({ name, as: part, to }) => html`<p class="govuk-body">${tag({ text: 'Cover', classes: 'govuk-tag--purple' })} For <strong>${name}</strong>, as ${ROLE_WORDS[part].toLowerCase()}, up to and including ${dayInWords(to)}</p>`)}
${steps.map((step) => own(step, today, law))}
${
  forms.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">${forms.map(
    (type) =>
      html`<li><a class="govuk-link" href="${stepPath(reference, type)}">${STEP_TITLES[type]}<span class="govuk-visually-hidden"> in ${referenceInWords(reference)}</span></a></li>`,
  )}</ul>`
}
${others.slice(0, 2).map((step) => html`<p class="govuk-body redress-quiet">${steps.length > 0 ? 'Beside you' : 'Now'}: ${inWords(step, today)}</p>`)}
<p class="govuk-body"><a class="govuk-link" href="${stepsPath(reference)}">All steps you can take<span class="govuk-visually-hidden"> in ${referenceInWords(reference)}</span></a></p>
</section>`
}

const own = (step: NextStep, today: Day, law: Law): Html =>
  html`<p class="govuk-body"><strong>${step.must}${step.by && html`, ${stepDate(step.by, today)}`}.</strong>${step.rule && html`<br><span class="redress-quiet">The rule:</span> <a class="govuk-link" href="${rulePath(step.rule)}">${law.rules[step.rule].title}</a>`}${AFTER[step.does] !== undefined && html`<br><span class="redress-quiet">${AFTER[step.does]}</span>`}</p>`

const inWords = (step: NextStep, today: Day): Html =>
  html`${HOLDER_WORDS[step.who].toLowerCase()}${step.name !== undefined && ` (${step.name})`}, ${step.must.charAt(0).toLowerCase()}${step.must.slice(1)}${step.by && html`, ${stepDate(step.by, today)}`}.`
