import type { PersonRead } from '../../../casework/person-stream.ts'
import { REGISTER_ROLE_WORDS, SKILL_WORDS } from '../../../people/register.ts'
import type { PersonFact } from '../../../people/person.ts'
import { button } from '../../components/button.ts'
import { contactWords } from '../../contact-words.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { TOKEN_FIELD } from '../../forms.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { NEW_PERSON_PATH, REGISTER_PATH, registerPath } from '../../paths.ts'
import { MEANS_WORDS, pounds } from '../../words/people.ts'
import { type Filled, type Typed, wrongSummary } from './fields.ts'
import { contactFields, nameField } from './forms.ts'
import { crumbs, dayWords } from './person-view.ts'
import { termsFields } from './register-forms.ts'

// Adding somebody: who they are, what they do, and a last look. What was typed goes along in the form, never in an
// address.

/** What belongs to neither page of questions goes along hidden; `shown` are the fields that the page itself has. */
const carried = (typed: Typed, shown: (name: string) => boolean): Html =>
  html`${Object.entries(typed)
    .filter(([name, text]) => text !== undefined && name !== 'step' && name !== TOKEN_FIELD && !shown(name))
    .map(([name, text]) => html`<input type="hidden" name="${name}" value="${text ?? ''}">`)}`

const WHO = new Set(['name', 'means', 'value', 'safety', 'because'])
const isTerm = (name: string): boolean => name !== 'command' && !WHO.has(name)

const form = (inside: Html): Html => html`<form method="post" action="${NEW_PERSON_PATH}" novalidate>${inside}</form>`

export const whoPage = (filled: Filled): Page => ({
  title: 'Who is it?',
  part: 'register',
  wrong: filled.wrong.length > 0,
  before: crumbs({ text: 'Add somebody' }),
  main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Add somebody, 1 of 3</span>Who is it?</h1>
${form(html`${carried(filled.typed, (name) => WHO.has(name))}
${nameField(filled)}
<h2 class="govuk-heading-m">One way to reach them</h2>
<p class="govuk-hint">More can be added later.</p>
${contactFields(filled)}
${button({ text: 'Continue', name: 'step', value: 'who' })}`)}`,
})

/** The second page; it begins with those who may be the same person, so that nobody is typed twice. */
export const termsPage = (filled: Filled, alike: readonly PersonRead[]): Page => ({
  title: 'What may they be asked to do?',
  part: 'register',
  wrong: filled.wrong.length > 0,
  before: crumbs({ text: 'Add somebody' }),
  main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Add somebody, 2 of 3</span>What may they be asked to do?</h1>
${alike.length > 0 && mayBeThere(alike)}
${form(html`${carried(filled.typed, isTerm)}
${termsFields(filled)}
<div class="govuk-button-group">${button({ text: 'Continue', name: 'step', value: 'terms' })}${button({ text: 'Back to who it is', name: 'step', value: 'who-again', classes: 'govuk-button--secondary' })}</div>`)}`,
})

const mayBeThere = (alike: readonly PersonRead[]): Html =>
  html`<div class="redress-lacks"><h2 class="govuk-heading-s">They may be recorded already</h2>
<ul class="govuk-list govuk-list--bullet">${alike.map(
    ({ id, person }) =>
      html`<li><a class="govuk-link" href="${registerPath(id)}">${person.name}</a>${person.register && `, ${person.register.as.map((role) => REGISTER_ROLE_WORDS[role].toLowerCase()).join(', ')}`}</li>`,
  )}</ul>
<p class="govuk-body">If one of them is the person you mean, open them instead. If not, go on.</p></div>`

type Entered = Extract<PersonFact, { type: 'register-entered' }>
type Contact = Extract<PersonFact, { type: 'contact-recorded' }>

/** The last look before anything is recorded. */
export const answersPage = (
  { typed, wrong }: Filled,
  facts: { readonly name: string; readonly contact: Contact; readonly entered: Entered },
): Page => ({
  title: 'Check your answers',
  part: 'register',
  wrong: wrong.length > 0,
  before: crumbs({ text: 'Add somebody' }),
  main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Add somebody, 3 of 3</span>Check your answers</h1>
${summaryList({
  rows: [
    row('Full name', facts.name),
    row(MEANS_WORDS[facts.contact.means], onlyContact(facts.contact)),
    ...termsRows(facts.entered),
  ],
})}
<p class="govuk-body">Once they are recorded you can add their checks and their declaration of independence.</p>
${form(html`${carried(typed, () => false)}
<div class="govuk-button-group">${button({ text: 'Add to the register', name: 'step', value: 'keep' })}${button({ text: 'Change who it is', name: 'step', value: 'who-again', classes: 'govuk-button--secondary' })}${button({ text: 'Change what they do', name: 'step', value: 'terms-again', classes: 'govuk-button--secondary' })}<a class="govuk-link" href="${REGISTER_PATH}">Add nobody</a></div>`)}`,
})

function onlyContact(fact: Contact): Html {
  const contact = { ...fact, id: '' }
  return contactWords(contact, { contacts: [contact] })
}

const row = (key: string, text: SummaryRow['value']['text']): SummaryRow => ({ key: { text: key }, value: { text } })

const termsRows = ({ as, supplier, skills, hours, feePence, on }: Entered): readonly SummaryRow[] => [
  row('May be asked to be', as.map((role) => REGISTER_ROLE_WORDS[role]).join(', ')),
  row('Supplier', supplier ?? 'None: on their own account'),
  row('Knows well', skills.map((skill) => SKILL_WORDS[skill]).join(', ') || 'Nothing recorded'),
  row('Hours agreed', hours === undefined ? 'None' : `${hours} for one complaint`),
  row('Fee agreed', feePence === undefined ? 'None' : `${pounds(feePence)} an hour`),
  row('Since', dayWords(on)),
]
