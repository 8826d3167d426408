import type { Listed } from '../../../casework/worklist.ts'
import type { Entry } from '../../../worklist/entry.ts'
import { button } from '../../components/button.ts'
import { fieldset } from '../../components/field-parts.ts'
import { input } from '../../components/input.ts'
import { breadcrumbs } from '../../components/links.ts'
import { notificationBanner } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { spanInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, NEW_COMPLAINT_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { CLASS_WORDS, FUNCTION_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { choiceInWords } from '../../words/step-fields.ts'
import { dayField, type Filled, itemsOf, wrongAt, wrongSummary } from '../register/fields.ts'
import { moreRows, rowsOf } from '../step/recommendation-fields.ts'
import { pointBoxes } from '../step/statement-field.ts'
import { textarea } from '../../components/textarea.ts'

export const CHANNELS = ['phone', 'in-person', 'email', 'letter', 'web-form', 'text', 'advocate', 'other'] as const
export const KINDS = ['complaint', 'compliment', 'comment', 'enquiry', 'member-enquiry'] as const

const KIND_WORDS: Readonly<Record<(typeof KINDS)[number], string>> = {
  complaint: 'A complaint: somebody is unhappy, in whatever words',
  compliment: 'A compliment',
  comment: 'A comment or suggestion',
  enquiry: 'An enquiry',
  'member-enquiry': 'An enquiry from a councillor or a member of Parliament',
}

/** One page for what comes in by any channel; complaints that may be the same are shown before it is recorded twice. */
export function intakePage(filled: Filled, alike: readonly Listed[]): Page {
  const { typed, wrong } = filled
  return {
    title: 'Record what came in',
    part: 'complaints',
    wrong: wrong.length > 0 || alike.length > 0,
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: 'Record what came in' }] }),
    main: html`${wrongSummary(wrong)}${alike.length > 0 && alikeBanner(alike)}
<h1 class="govuk-heading-l">Record what came in</h1>
<p class="govuk-body">Only the day and how it came are needed. Everything else can follow; write in the person’s own words.</p>
<form class="redress-form" method="post" action="${NEW_COMPLAINT_PATH}" novalidate>
<input type="hidden" name="command" value="${typed['command'] ?? ''}">
${alike.length > 0 && belongs(filled, alike)}
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

const whoComplains = ({ typed, wrong }: Filled): Html =>
  html`${fieldset({
    legend: { text: 'Who complains', classes: 'govuk-fieldset__legend--m' },
    text: html`${input({ name: 'called', label: { text: 'What they are called' }, hint: { text: 'As they want to be called. A first name is enough' }, autocomplete: 'off', spellcheck: false, value: typed['called'], ...wrongAt(wrong, 'called') })}
${select({ name: 'class', label: { text: 'Who they are to the child' }, items: [{ value: '', text: 'Not known yet' }, ...itemsOf(CLASS_WORDS)], value: typed['class'] })}
${input({ name: 'child', label: { text: 'The child it is about, where it is somebody else (optional)' }, autocomplete: 'off', spellcheck: false, value: typed['child'] })}
${radios({
  name: 'right',
  fieldset: { legend: { text: 'For whom do they complain?' } },
  hint: { text: 'A parent, a carer and most others complain in their own right: nobody’s consent is asked for then' },
  items: [
    { value: 'own', text: 'For themselves, also about the child' },
    { value: 'child', text: 'For the child, in the child’s name' },
    { value: '', text: 'Not known yet' },
  ],
  value: typed['right'] ?? '',
})}
${radios({
  name: 'advocate',
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'Was an advocate offered?' } },
  hint: { text: 'A child, a young person or a care leaver has a right to one' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: '', text: 'Not yet' },
  ],
  value: typed['advocate'] ?? '',
})}`,
  })}`

function points(filled: Filled): Html {
  const rows = rowsOf(filled.typed, 'rows-of-points', (i) => `point-${i + 1}-says`, 2)
  return html`<h2 class="govuk-heading-m">What it is about</h2>
${Array.from(
  { length: rows },
  (_, i) =>
    html`<div class="redress-finding">${fieldset({ legend: { text: `Point ${i + 1}`, classes: 'govuk-fieldset__legend--s' }, text: pointBoxes(filled, i, undefined) })}</div>`,
)}${moreRows('rows-of-points', rows, 'Add more points')}`
}

const alikeBanner = (alike: readonly Listed[]): Html =>
  notificationBanner({
    title: 'It may be here already',
    titleId: 'alike',
    role: 'alert',
    text: html`<p class="govuk-notification-banner__heading">Somebody of that name is in ${alike.length === 1 ? 'a complaint' : `${alike.length} complaints`} already. Nothing was recorded yet.</p>
<p class="govuk-body">If it is the same matter, open that complaint and record there that they asked again. Otherwise say below what this is.</p>
<ul class="govuk-list govuk-list--bullet">${alike.map(({ entry }) => html`<li><a class="govuk-link" href="${casePath(entry.reference)}">${referenceInWords(entry.reference)}</a>: ${inShort(entry)}</li>`)}</ul>`,
  })

/** What tells one complaint from another, as far as a list may say it: the stage, who complains, about what, by when. */
const inShort = ({ stage, complainants, functions, owed, clock }: Entry): string => {
  const from = clock === undefined ? undefined : owed[clock]?.from
  return [
    STAGE_WORDS[stage].toLowerCase(),
    ...complainants.map((one) => CLASS_WORDS[one].toLowerCase()),
    ...functions.slice(0, 2).map((one) => FUNCTION_WORDS[one]),
    ...(from ? [`its clock runs from ${spanInWords(from)}`] : []),
  ].join('; ')
}

const belongs = ({ typed, wrong }: Filled, alike: readonly Listed[]): Html =>
  html`<input type="hidden" name="belongs-asked" value="yes">${radios({
    name: 'belongs',
    fieldset: { legend: { text: 'Does it belong with one of these?', classes: 'govuk-fieldset__legend--m' } },
    items: [
      ...alike.map(({ entry }) => ({
        value: entry.reference,
        text: `Yes: link it to ${referenceInWords(entry.reference)}`,
        hint: { text: 'It gets a reference of its own, and its record names the other' },
      })),
      { divider: 'or' },
      { value: 'new', text: 'No: this is another' },
    ],
    value: typed['belongs'],
    ...wrongAt(wrong, 'belongs'),
  })}`
