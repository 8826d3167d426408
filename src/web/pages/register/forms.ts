import { MEANS, type PersonFact, SAFETIES } from '../../../people/person.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { MEANS_WORDS, SAFETY_WORDS } from '../../words/people.ts'
import { type FactForm, why } from './fact-form.ts'
import { type Filled, itemsOf, oneOf, textIn, type Typed, typedIn, wrongAt } from './fields.ts'
import { availability, check, declaration, leave, terms } from './register-forms.ts'

const name: FactForm = {
  title: 'Correct the name',
  button: 'Correct the name',
  done: 'The name was corrected',
  lead: 'The name as it was recorded first stays in the record.',
  from: (person) => ({ name: person.name }),
  fields: (filled) => html`${nameField(filled)}${why(filled, 'Why it is corrected', 'For example, misspelt')}`,
  read: ({ typed }) => ({
    type: 'person-corrected',
    name: typedIn(typed, 'name'),
    because: typedIn(typed, 'because'),
  }),
}

export const nameField = ({ typed, wrong }: Filled): Html =>
  input({
    name: 'name',
    label: { text: 'Full name', classes: 'govuk-label--s' },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
    spellcheck: false,
    value: typed['name'],
    ...wrongAt(wrong, 'name'),
  })

/** How somebody is reached, and whether that is safe. */
export const contactFields = (filled: Filled): Html => html`${select({
  name: 'means',
  label: { text: 'How', classes: 'govuk-label--s' },
  items: itemsOf(MEANS_WORDS),
  value: filled.typed['means'],
})}
${input({
  name: 'value',
  label: { text: 'Address or number', classes: 'govuk-label--s' },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  spellcheck: false,
  value: filled.typed['value'],
  ...wrongAt(filled.wrong, 'value'),
})}
${radios({
  name: 'safety',
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Is it safe to use?', classes: 'govuk-fieldset__legend--s' } },
  items: itemsOf(SAFETY_WORDS),
  value: filled.typed['safety'] ?? 'safe',
})}
${why(filled, 'If it is not simply safe: why, or in which way', 'For example: her sister reads this post, or only by text after 4pm')}`

export const contactIn = (typed: Typed): Extract<PersonFact, { type: 'contact-recorded' }> => {
  const because = textIn(typed, 'because')
  return {
    type: 'contact-recorded',
    means: oneOf(MEANS, typed['means']) ?? 'email',
    value: typedIn(typed, 'value'),
    safety: oneOf(SAFETIES, typed['safety']) ?? 'safe',
    ...(because !== undefined && { because }),
  }
}

/** The contact that was typed; nothing where its box was left empty. */
export const contactTyped = (typed: Typed) => (textIn(typed, 'value') === undefined ? undefined : contactIn(typed))

const contact: FactForm = {
  title: 'Add a contact',
  button: 'Add the contact',
  done: 'The contact was added',
  fields: contactFields,
  read: ({ typed }) => contactIn(typed),
}

const adjustment: FactForm = {
  title: 'Add an adjustment',
  button: 'Add the adjustment',
  done: 'The adjustment was added',
  fields: ({ typed, wrong }) =>
    textarea({
      name: 'says',
      label: { text: 'What they need', classes: 'govuk-label--s' },
      hint: { text: 'For example: papers in large print, a room without steps' },
      rows: 3,
      value: typed['says'],
      ...wrongAt(wrong, 'says'),
    }),
  read: ({ typed }) => ({ type: 'adjustment-recorded', says: typedIn(typed, 'says') }),
}

const language: FactForm = {
  title: 'Add a language',
  button: 'Add the language',
  done: 'The language was added',
  fields: ({ typed, wrong }) => html`${input({
    name: 'language',
    label: { text: 'Language', classes: 'govuk-label--s' },
    classes: 'govuk-input--width-20',
    value: typed['language'],
    ...wrongAt(wrong, 'language'),
  })}
${checkboxes({
  name: 'interpreter',
  items: [{ value: 'yes', text: 'An interpreter is needed', checked: typed['interpreter'] === 'yes' }],
})}`,
  read: ({ typed }) => ({
    type: 'language-recorded',
    language: typedIn(typed, 'language'),
    interpreter: typed['interpreter'] === 'yes',
  }),
}

export const FACT_FORMS = {
  name,
  contact,
  adjustment,
  language,
  terms,
  check,
  declaration,
  availability,
  leave,
} as const satisfies Readonly<Record<string, FactForm>>
