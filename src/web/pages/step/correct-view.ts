import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { button } from '../../components/button.ts'
import { insetText } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { textarea } from '../../components/textarea.ts'
import { html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, correctPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { wrongAt, wrongSummary } from '../register/fields.ts'
import { fieldsShown } from './fields.ts'
import type { StepForm } from './step-form.ts'
import { type Stopped, stoppedBanner } from './stopped.ts'
import { stepCrumbs } from './view.ts'
import type { Law } from '../../deps.ts'

type Shown = {
  readonly form: StepForm & { readonly corrects: ComplaintEvent }
  readonly entry: string
  readonly law: Law
  readonly command: string
  readonly seen: number
  readonly stopped?: Stopped | undefined
}

/** An entry with what it holds, to be put right or taken back. */
export function correctPage({ form, entry, law, command, seen, stopped }: Shown): Page {
  const { reference } = form.standing.history
  const title = 'Correct an entry'
  return {
    title,
    part: 'complaints',
    wrong: form.wrong.length > 0 || stopped !== undefined,
    before: stepCrumbs(reference, { text: title }),
    main: html`${wrongSummary(form.wrong)}
${stopped && stoppedBanner(stopped, law)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Complaint ${referenceInWords(reference)}</span>${title}</h1>
<p class="govuk-body-l">${EVENT_WORDS[form.type]}</p>
${insetText({ text: 'The entry as it was stays in the record, marked as corrected, with your reason beside it.' })}
<form class="redress-form" method="post" action="${correctPath(reference, entry)}" novalidate>
<input type="hidden" name="command" value="${command}"><input type="hidden" name="seen" value="${seen}">
${textarea({
  name: 'why-corrected',
  label: { text: 'Why is it corrected?', classes: 'govuk-label--s' },
  hint: { text: 'For example: the letter went on the 14th, not on the 4th' },
  rows: 3,
  value: form.typed['why-corrected'],
  ...wrongAt(form.wrong, 'why-corrected'),
})}
${radios({
  name: 'happened',
  fieldset: { legend: { text: 'Did it happen?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'yes', text: 'Yes, as it is written below' },
    { value: 'no', text: 'No, it never happened', hint: { text: 'What is written below is then left aside' } },
  ],
  value: form.typed['happened'] ?? 'yes',
})}
${fieldsShown(form)}
<div class="govuk-button-group">${button({ text: 'Record the correction' })}<a class="govuk-link" href="${casePath(reference)}">Cancel</a></div>
</form>`,
  }
}
