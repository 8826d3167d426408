import { button } from '../../components/button.ts'
import { fieldset } from '../../components/field-parts.ts'
import { breadcrumbs } from '../../components/links.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { LIST_PATH, NEW_COMPLAINT_PATH } from '../../paths.ts'
import { choiceInWords } from '../../words/step-fields.ts'
import { dayField, type Filled, itemsOf, wrongAt, wrongSummary } from '../register/fields.ts'
import { moreRows, rowsOf } from '../step/recommendation-fields.ts'
import { pointBoxes } from '../step/statement-field.ts'
import { textarea } from '../../components/textarea.ts'
import { type Alike, alikeBanner, alikeFields, isAlike, NOTHING_ALIKE } from './alike.ts'
import { whoComplains } from './who-complains.ts'

export const CHANNELS = ['phone', 'in-person', 'email', 'letter', 'web-form', 'text', 'advocate', 'other'] as const
export const KINDS = ['complaint', 'compliment', 'comment', 'enquiry', 'member-enquiry'] as const

const KIND_WORDS: Readonly<Record<(typeof KINDS)[number], string>> = {
  complaint: 'A complaint: somebody is unhappy, in whatever words',
  compliment: 'A compliment',
  comment: 'A comment or suggestion',
  enquiry: 'An enquiry',
  'member-enquiry': 'An enquiry from a councillor or a member of Parliament',
}

/**
 * One page for what comes in by any channel. Whoever may be known already, and complaints that may be the same, are
 * shown before anything is recorded twice.
 */
export function intakePage(filled: Filled, alike: Alike = NOTHING_ALIKE): Page {
  const { typed, wrong } = filled
  const known = isAlike(alike)
  return {
    title: 'Record what came in',
    part: 'complaints',
    wrong: wrong.length > 0 || known,
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Record what came in' }] }),
    main: html`${wrongSummary(wrong)}${known && alikeBanner(alike)}
<h1 class="govuk-heading-l">Record what came in</h1>
<p class="govuk-body">Only the day and how it came are needed. Everything else can follow; write in the person’s own words.</p>
<form class="redress-form" method="post" action="${NEW_COMPLAINT_PATH}" novalidate>
<input type="hidden" name="command" value="${typed['command'] ?? ''}">
${known && alikeFields(filled, alike)}
${radios({
  name: 'harm',
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'Is a child at risk of harm now?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'That comes first. Refer it to safeguarding now; the complaint goes on beside it' },
  items: [
    { value: 'no', text: 'No' },
    { value: 'referred', text: 'Yes, and it has been referred' },
  ],
  value: typed['harm'],
  ...wrongAt(wrong, 'harm'),
})}
${radios({
  name: 'kind',
  fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
  items: itemsOf(KIND_WORDS),
  value: typed['kind'] ?? 'complaint',
})}
${dayField(filled, 'on', 'When did it reach the council?', 'Any officer, any day of the week. For example, 27 3 2026')}
${select({
  name: 'channel',
  label: { text: 'How did it come?', classes: 'govuk-label--s' },
  items: [{ value: '', text: 'Choose one' }, ...CHANNELS.map((one) => ({ value: one, text: choiceInWords(one) }))],
  value: typed['channel'],
  ...wrongAt(wrong, 'channel'),
})}
${whoComplains(filled)}
${points(filled)}
${textarea({ name: 'note', label: { text: 'Note (optional)', classes: 'govuk-label--s' }, hint: { text: 'For what is no complaint: what was said' }, rows: 3, value: typed['note'] })}
${button({ text: 'Record it' })}
</form>`,
  }
}

function points(filled: Filled): Html {
  const rows = rowsOf(filled.typed, 'rows-of-points', (i) => `point-${i + 1}-says`, 2)
  return html`<h2 class="govuk-heading-m">What it is about</h2>
${Array.from(
  { length: rows },
  (_, i) =>
    html`<div class="redress-finding">${fieldset({ legend: { text: `Point ${i + 1}`, classes: 'govuk-fieldset__legend--s' }, text: pointBoxes(filled, i, undefined) })}</div>`,
)}${moreRows('rows-of-points', rows, 'Add more points')}`
}
