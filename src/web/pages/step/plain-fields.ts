import type { FieldShape } from '../../../complaint/field.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { choiceInWords, fieldAsked } from '../../words/step-fields.ts'
import { dayField, dayIn, optionalDayIn, type Typed, typedIn, wrongAt } from '../register/fields.ts'
import { isWrong } from '../register/fact-form.ts'
import { nothing, type Reading, type StepField, type StepForm, value, wrongly } from './step-form.ts'

const worded = (form: StepForm, name: string, needed: boolean) => {
  const { label, hint } = fieldAsked(form.type, name, needed)
  return { label, ...(hint !== undefined && { hint: { text: hint } }) }
}

/** Fields whose text is a line; every other text may be as long as it takes. */
const LINES: ReadonlySet<string> = new Set([
  'who',
  'to',
  'owner',
  'supplier',
  'action',
  'decidedBy',
  'authorisedBy',
  'agreedBy',
  'askedBy',
  'proceedings',
  'reference',
  'actsFor',
  'step',
  'mode',
  'of',
  'letter',
  'from',
])

/** What is written as it stands. */
const asText: StepField['fill'] = (_form, name, given) => ({ [name]: String(given) })

const text: StepField = {
  show(form, name, needed) {
    const { label, hint } = worded(form, name, needed)
    const shared = {
      name,
      label: { text: label, classes: 'govuk-label--s' },
      ...(hint && { hint }),
      value: form.typed[name],
      ...wrongAt(form.wrong, name),
    }
    return LINES.has(name)
      ? input({ ...shared, autocomplete: 'off', spellcheck: false })
      : textarea({ ...shared, rows: 4 })
  },
  read: ({ typed }, name) => (typedIn(typed, name) === '' ? nothing : value((typed[name] ?? '').trim())),
  fill: asText,
}

const lines: StepField = {
  show: (form, name, needed) => {
    const { label, hint } = worded(form, name, needed)
    return textarea({
      name,
      label: { text: label, classes: 'govuk-label--s' },
      hint: hint ?? { text: 'One on each line' },
      rows: 3,
      value: form.typed[name],
      ...wrongAt(form.wrong, name),
    })
  },
  read: ({ typed }, name) => {
    const all = (typed[name] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return all.length === 0 ? nothing : value(all)
  },
  fill: (_form, name, given) => ({ [name]: Array.isArray(given) ? given.join('\n') : String(given) }),
}

const flag: StepField = {
  show(form, name, needed) {
    const { label, hint } = worded(form, name, needed)
    return radios({
      name,
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
      ...(hint && { hint }),
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      value: form.typed[name],
      ...wrongAt(form.wrong, name),
    })
  },
  read: ({ typed }, name) => (typed[name] === 'yes' || typed[name] === 'no' ? value(typed[name] === 'yes') : nothing),
  fill: (_form, name, given) => ({ [name]: given === true ? 'yes' : 'no' }),
}

/** More choices than this are a list to pick from. */
const MANY = 8

const choice = (of: readonly string[]): StepField => ({
  show(form, name, needed) {
    const { label, hint } = worded(form, name, needed)
    const items = of.map((one) => ({ value: one, text: choiceInWords(one) }))
    const shared = { name, ...(hint && { hint }), value: form.typed[name], ...wrongAt(form.wrong, name) }
    return of.length > MANY
      ? select({
          ...shared,
          label: { text: label, classes: 'govuk-label--s' },
          items: [{ value: '', text: 'Choose one' }, ...items],
        })
      : radios({
          ...shared,
          fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
          items,
        })
  },
  read: ({ typed }, name) => {
    const given = of.find((one) => one === typed[name])
    return given === undefined ? nothing : value(given)
  },
  fill: asText,
})

const boxName = (name: string, one: string): string => `${name}-${one}`

/** Some of a few: each has a box of its own name, since a form counts a name that is given twice once. */
export const boxesFrom = (items: readonly { readonly value: string; readonly text: string }[]): StepField => ({
  show(form, name, needed) {
    const { label, hint } = worded(form, name, needed)
    return checkboxes({
      name,
      fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
      ...(hint && { hint }),
      items: items.map((item) => ({
        name: boxName(name, item.value),
        value: 'yes',
        text: item.text,
        checked: form.typed[boxName(name, item.value)] === 'yes',
      })),
      ...wrongAt(form.wrong, name),
    })
  },
  read({ typed }, name) {
    const ticked = items.filter((item) => typed[boxName(name, item.value)] === 'yes').map((item) => item.value)
    return ticked.length === 0 ? nothing : value(ticked)
  },
  fill: (_form, name, given) =>
    Object.fromEntries((Array.isArray(given) ? given : []).map((one) => [boxName(name, String(one)), 'yes'])),
})

const day: StepField = {
  show(form, name, needed) {
    const { label, hint = { text: 'For example, 27 3 2026' } } = worded(form, name, needed)
    return dayField(form, name, label, hint.text)
  },
  read(form, name): Reading {
    const given = name === 'on' ? dayIn(form, name) : optionalDayIn(form, name)
    if (given === undefined) return nothing
    return isWrong(given) ? wrongly(given) : value(given)
  },
  fill: (_form, name, given) => dayBoxes(name, given),
  box: (_form, name) => `${name}-day`,
}

const number: StepField = {
  show: (form, name, needed) =>
    input({
      name,
      label: { text: worded(form, name, needed).label, classes: 'govuk-label--s' },
      classes: 'govuk-input--width-4',
      inputmode: 'numeric',
      value: form.typed[name] ?? (form.asks.next > 0 ? form.asks.next : undefined),
      ...wrongAt(form.wrong, name),
    }),
  read({ typed }, name) {
    const given = typedIn(typed, name)
    if (given === '') return nothing
    return /^\d{1,4}$/.test(given)
      ? value(Number(given))
      : wrongly({ field: name, says: 'Enter a whole number, like 2' })
  },
  fill: asText,
}

const pounds: StepField = {
  show: (form, name, needed) =>
    input({
      name,
      label: { text: worded(form, name, needed).label, classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
      prefix: { text: '£' },
      inputmode: 'decimal',
      spellcheck: false,
      value: form.typed[name],
      ...wrongAt(form.wrong, name),
    }),
  read({ typed }, name) {
    const given = typedIn(typed, name).replace(/^£/, '').replaceAll(',', '')
    if (given === '') return nothing
    return /^\d{1,7}(\.\d{1,2})?$/.test(given)
      ? value(Number(given))
      : wrongly({ field: name, says: 'Enter an amount in pounds, like 300 or 250.50' })
  },
  fill: asText,
}

/** How a field of a shape is asked for. The composite ones are shown by fields of their own. */
export function plainField(shape: FieldShape): StepField {
  switch (shape.is) {
    case 'choice':
      return choice(shape.of)
    case 'flag':
      return flag
    case 'date':
    case 'when':
    case 'due':
      return day
    case 'amount':
      return pounds
    case 'whole-number':
      return number
    case 'list':
      return shape.of.is === 'choice'
        ? boxesFrom(shape.of.of.map((one) => ({ value: one, text: choiceInWords(one) })))
        : lines
    case 'text-or-list':
      return lines
    case 'text':
    case 'instant':
      return text
    case 'record':
    case 'event':
      throw new Error(`A field that holds a ${shape.is} has no plain form`)
  }
}

/** One of some things that are in the complaint: a point, a promise. */
export const pick = (
  items: readonly { readonly value: string; readonly text: string }[],
  none = 'None of them',
): StepField => ({
  show(form, name, needed) {
    const { label, hint } = worded(form, name, needed)
    return radios({
      name,
      fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
      ...(hint && { hint }),
      items: [...items, ...(needed ? [] : [{ value: '', text: none }])],
      value: form.typed[name] ?? (needed ? undefined : ''),
      ...wrongAt(form.wrong, name),
    })
  },
  read({ typed }, name) {
    const given = items.find((item) => item.value === typed[name])
    return given ? value(given.value) : nothing
  },
  fill: asText,
})

/** A day in three boxes; what is no full day leaves the boxes that it does not know empty. */
export function dayBoxes(name: string, given: unknown): Typed {
  const [year = '', month = '', date = ''] = typeof given === 'string' ? given.split('-') : []
  const plain = (part: string) => part.replace(/^0/, '')
  return { [`${name}-day`]: plain(date), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}
