import type { EventType } from '../../../kernel/event-types.ts'
import type { Rule } from '../../../law/rule.ts'
import type { RuleId } from '../../../law/rules/index.ts'
import { button } from '../../components/button.ts'
import { details } from '../../components/details.ts'
import { input } from '../../components/input.ts'
import { breadcrumbs } from '../../components/links.ts'
import { warningText } from '../../components/messages.ts'
import { textarea } from '../../components/textarea.ts'
import { byInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, rulePath, stepPath, stepsPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { STEP_TITLES } from '../../words/steps.ts'
import { wrongAt, wrongSummary } from '../register/fields.ts'
import { fieldsShown } from './fields.ts'
import { whatIsHeld } from './of-fields.ts'
import { accountField } from './parts.ts'
import { countAgain, independentPersonSaid, investigatorsReport, quotedFindings, stillMissing } from './reports.ts'
import type { StepForm } from './step-form.ts'
import { reasonBox, type Stopped, stoppedBanner } from './stopped.ts'

type Shown = {
  readonly form: StepForm
  readonly law: Law
  readonly command: string
  readonly seen: number
  readonly stopped?: Stopped | undefined
}

export const stepCrumbs = (
  reference: string,
  ...more: readonly { readonly text: string; readonly href?: string }[]
): Html =>
  breadcrumbs({
    items: [
      { text: 'Complaints', href: LIST_PATH },
      { text: referenceInWords(reference), href: casePath(reference) },
      ...more,
    ],
  })

/** The form of one step, with what the law asks of it. */
export function stepPage(shown: Shown): Page {
  const { form, law, command, seen, stopped } = shown
  const { type, standing, wrong } = form
  const { reference } = standing.history
  const title = STEP_TITLES[type]
  return {
    title,
    part: 'complaints',
    wrong: wrong.length > 0 || stopped !== undefined,
    before: stepCrumbs(reference, { text: 'Take a step', href: stepsPath(reference) }, { text: title }),
    main: html`${wrongSummary(wrong)}
${stopped && stoppedBanner(stopped, law)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Complaint ${referenceInWords(reference)}</span>${title}</h1>
${asked(form, law)}${investigatorsReport(form)}${independentPersonSaid(form)}${quotedFindings(form)}${stillMissing(form)}${whatIsHeld(form)}
<form class="redress-form" method="post" action="${stepPath(reference, type)}" novalidate>
<input type="hidden" name="command" value="${command}"><input type="hidden" name="seen" value="${seen}">
${fieldsShown(form)}
${accountField(form)}
${stopped?.by === 'warning' && reasonBox(form)}
<div class="govuk-button-group">${button({ text: stopped?.by === 'warning' ? 'Go on for this reason' : 'Record this step', name: 'coming', value: 'take' })}${countAgain(form)}<a class="govuk-link" href="${casePath(reference)}">Cancel</a></div>
${already(form, stopped)}
</form>`,
  }
}

/** Rules that say what a step must hold or which limit it has to keep, though another step answers them. */
const BESIDE: { readonly [T in EventType]?: readonly RuleId[] } = {
  'complaint-held': ['I.prejudice-hold', 'I.prejudice-resubmit'],
  'proceedings-ended': ['I.prejudice-resubmit'],
  'complaint-refused': ['O.signpost', 'I.one-year-override'],
  'panel-appointed': ['S3.panel-held'],
  'panel-date-set': ['S3.panel-held', 'S3.papers'],
  'panel-postponed': ['S3.panel-held', 'S3.papers'],
}

/** The rules that the step answers, each with its date where one is running, its source, and whether that was confirmed. */
function asked({ type, standing }: StepForm, law: Law): Html | false {
  const beside = BESIDE[type] ?? []
  const rules = Object.values(law.rules).filter(({ id, ends }) => ends.includes(type) || beside.includes(id))
  if (rules.length === 0) return false
  const due = (rule: Rule) =>
    standing.assessment.duties.findLast((duty) => duty.rule === rule.id && duty.headline && !duty.done)?.due
  return html`<section class="redress-asked" aria-labelledby="asked"><h2 class="govuk-heading-s" id="asked">What the law asks</h2>
<ul class="govuk-list redress-asked__list">${rules.map((rule) => {
    const by = due(rule)
    return html`<li>${by && html`<strong>${capital(byInWords(by))}.</strong> `}${rule.says} <a class="govuk-link" href="${rulePath(rule.id)}">${rule.cites[0]?.says ?? rule.title}</a>${!rule.verified && html` <span class="redress-quiet">(not confirmed at its source)</span>`}</li>`
  })}</ul></section>`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What has happened is recorded, whatever it was: with who let it happen, and why. */
function already({ typed, wrong }: StepForm, stopped: Stopped | undefined): Html {
  const open = stopped?.by === 'law' || stopped?.by === 'turn' || typed['coming'] === 'record'
  return details({
    summary: 'This has already happened',
    open,
    text: html`${warningText({ text: 'What happened stays on record as it was. Where it was wrong, the fault stands from then on.' })}
${input({ name: 'authorisedBy', label: { text: 'Who let it happen' }, autocomplete: 'off', value: typed['authorisedBy'], ...wrongAt(wrong, 'authorisedBy') })}
${stopped?.by !== 'warning' && textarea({ name: 'reason-despite', label: { text: 'Why it was done so' }, rows: 3, value: typed['reason-despite'], ...wrongAt(wrong, 'reason-despite') })}
${button({ text: 'Record that it happened', name: 'coming', value: 'record', classes: 'govuk-button--secondary' })}`,
  })
}
