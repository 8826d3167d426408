import type { PersonFact } from '../../../people/person.ts'
import {
  CHECK_WORDS,
  CHECKS,
  DECLARED_WORDS,
  DECLARED_YEARLY,
  REGISTER_ROLE_WORDS,
  REGISTER_ROLES,
  SKILL_WORDS,
  SKILLS,
} from '../../../people/register.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { html, type Html } from '../../html.ts'
import { DAY_HINT, type FactForm, said, why, wrongIn } from './fact-form.ts'
import {
  boxesOf,
  dayField,
  dayIn,
  type Filled,
  itemsOf,
  oneOf,
  optionalDayIn,
  textIn,
  ticked,
  type Typed,
  typedIn,
  type Wrong,
  wrongAt,
} from './fields.ts'

/** As what somebody is on the register, and on which terms. */
export const termsFields = (filled: Filled): Html => html`${checkboxes({
  name: 'as',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'They may be asked to be', classes: 'govuk-fieldset__legend--s' } },
  items: boxesOf(REGISTER_ROLE_WORDS, filled.typed, 'as'),
  ...wrongAt(filled.wrong, 'as'),
})}
${input({
  name: 'supplier',
  label: { text: 'Supplier, if they come through one', classes: 'govuk-label--s' },
  hint: {
    text: 'Written the same for everybody of that supplier. One supplier does not provide both the investigating officer and the panel of a complaint.',
  },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  value: filled.typed['supplier'],
  ...wrongAt(filled.wrong, 'supplier'),
})}
${checkboxes({
  name: 'skill',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'What they know well', classes: 'govuk-fieldset__legend--s' } },
  items: boxesOf(SKILL_WORDS, filled.typed, 'skill'),
})}
${input({
  name: 'hours',
  label: { text: 'Hours agreed for one complaint, if any', classes: 'govuk-label--s' },
  classes: 'govuk-input--width-4',
  inputmode: 'numeric',
  value: filled.typed['hours'],
  ...wrongAt(filled.wrong, 'hours'),
})}
${input({
  name: 'fee',
  label: { text: 'Fee agreed for an hour, if any', classes: 'govuk-label--s' },
  prefix: { text: '£' },
  classes: 'govuk-input--width-5',
  inputmode: 'decimal',
  value: filled.typed['fee'],
  ...wrongAt(filled.wrong, 'fee'),
})}
${dayField(filled, 'on', 'On the register since', DAY_HINT)}`

export function termsIn(
  filled: Omit<Filled, 'wrong'>,
): Extract<PersonFact, { type: 'register-entered' }> | readonly Wrong[] {
  const { typed } = filled
  const on = dayIn(filled, 'on')
  const [hours, fee] = [textIn(typed, 'hours'), textIn(typed, 'fee')]
  const wrong = wrongIn(on)
  if (wrong.length > 0) return wrong
  const supplier = textIn(typed, 'supplier')
  return {
    type: 'register-entered',
    on: said(on),
    as: ticked(REGISTER_ROLES, typed, 'as'),
    skills: ticked(SKILLS, typed, 'skill'),
    ...(supplier !== undefined && { supplier }),
    // What is no number is refused as one that cannot be.
    ...(hours !== undefined && { hours: /^\d{1,4}$/.test(hours) ? Number(hours) : 0 }),
    ...(fee !== undefined && { feePence: penceIn(fee) }),
  }
}

const penceIn = (fee: string): number => {
  const found = /^£?\s*(\d{1,5})(?:\.(\d{2}))?$/.exec(fee.replaceAll(',', ''))
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : 0
}

const dayTyped = (field: string, text: string | undefined): Typed => {
  const [year = '', month = '', day = ''] = (text ?? '').split('-')
  return { [`${field}-day`]: String(Number(day)), [`${field}-month`]: String(Number(month)), [`${field}-year`]: year }
}

export const terms: FactForm = {
  title: 'Change what they do and on which terms',
  button: 'Change the register',
  done: 'The register was changed',
  from({ register }) {
    if (!register) return {}
    return {
      ...Object.fromEntries(register.as.map((role) => [`as-${role}`, 'yes'])),
      ...Object.fromEntries(register.skills.map((skill) => [`skill-${skill}`, 'yes'])),
      supplier: register.supplier,
      hours: register.hours === undefined ? undefined : String(register.hours),
      fee: register.feePence === undefined ? undefined : (register.feePence / 100).toFixed(2),
      ...dayTyped('on', register.on),
    }
  },
  fields: termsFields,
  read: termsIn,
}

export const check: FactForm = {
  title: 'Record a check',
  button: 'Record the check',
  done: 'The check was recorded',
  fields: (filled) => html`${radios({
    name: 'kind',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'What was checked', classes: 'govuk-fieldset__legend--s' } },
    items: itemsOf(CHECK_WORDS),
    value: filled.typed['kind'],
    ...wrongAt(filled.wrong, 'kind'),
  })}
${dayField(filled, 'on', 'When it was done', DAY_HINT)}
${dayField(filled, 'expires', 'When it expires, if it does', 'For a DBS check, the day by which it has to be renewed')}`,
  read(filled) {
    const kind = oneOf(CHECKS, filled.typed['kind'])
    const [on, expires] = [dayIn(filled, 'on'), optionalDayIn(filled, 'expires')]
    const none = kind === undefined ? { field: 'kind', says: 'Choose what was checked' } : undefined
    const wrong = wrongIn(none, on, expires)
    if (wrong.length > 0 || kind === undefined) return wrong
    return {
      type: 'check-recorded',
      kind,
      on: said(on),
      ...(expires !== undefined && { expires: said(expires) }),
    }
  },
}

export const declaration: FactForm = {
  title: 'Record a declaration of independence',
  button: 'Record the declaration',
  done: 'The declaration was recorded',
  lead: 'Asked of everybody on the register once a year. Whether they know the family, or had a part in the case, is asked again before each appointment.',
  fields: (filled) => html`${DECLARED_YEARLY.map((question) =>
    radios({
      name: question,
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: DECLARED_WORDS[question], classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      value: filled.typed[question],
      ...wrongAt(filled.wrong, question),
    }),
  )}
${dayField(filled, 'on', 'When they declared it', DAY_HINT)}`,
  read(filled) {
    const on = dayIn(filled, 'on')
    const missing = DECLARED_YEARLY.filter((question) => oneOf(['yes', 'no'], filled.typed[question]) === undefined)
    const wrong = [
      ...missing.map((field): Wrong => ({ field, says: 'Choose their answer: yes or no' })),
      ...wrongIn(on),
    ]
    if (wrong.length > 0) return wrong
    const answers = DECLARED_YEARLY.map((question) => ({ question, answer: filled.typed[question] === 'yes' }))
    return { type: 'declaration-made', on: said(on), answers }
  },
}

export const availability: FactForm = {
  title: 'Record whether they are available',
  button: 'Record it',
  done: 'Their availability was recorded',
  fields: (filled) => html`${radios({
    name: 'available',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'In this time they are', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'no', text: 'Not available' },
      { value: 'yes', text: 'Available', hint: { text: 'Ends what was said of these days before' } },
    ],
    value: filled.typed['available'] ?? 'no',
  })}
${dayField(filled, 'from', 'From', DAY_HINT)}
${dayField(filled, 'until', 'Up to and including, if it is known', 'Left empty, it holds until further notice')}`,
  read(filled) {
    const [from, until] = [dayIn(filled, 'from'), optionalDayIn(filled, 'until')]
    const wrong = wrongIn(from, until)
    if (wrong.length > 0) return wrong
    return {
      type: 'availability-recorded',
      available: filled.typed['available'] === 'yes',
      from: said(from),
      ...(until !== undefined && { until: said(until) }),
    }
  },
}

export const leave: FactForm = {
  title: 'Take off the register',
  button: 'Take off the register',
  done: 'They are no longer on the register',
  lead: 'They are suggested for no more complaints. What they did stays in the record, and they can be entered again.',
  fields: (filled) => html`${dayField(filled, 'on', 'When they left', DAY_HINT)}${why(filled, 'Why they left')}`,
  read(filled) {
    const on = dayIn(filled, 'on')
    const wrong = wrongIn(on)
    if (wrong.length > 0) return wrong
    return { type: 'register-left', on: said(on), because: typedIn(filled.typed, 'because') }
  },
}
