import { checkboxes } from '../../components/checkboxes.ts'
import { fieldset } from '../../components/field-parts.ts'
import { radios } from '../../components/radios.ts'
import { textarea } from '../../components/textarea.ts'
import { html } from '../../html.ts'
import { fieldAsked } from '../../words/step-fields.ts'
import { type Typed, wrongAt } from '../register/fields.ts'
import { nothing, type StepField, type StepForm, value } from './step-form.ts'

// Lists of people: those whom the complaint knows are ticked, anybody else is written below them.

const othersName = (name: string): string => `${name}-others`
const placeName = (name: string, i: number): string => `${name}-${i + 1}`

const othersBox = ({ typed }: StepForm, name: string, text: string) =>
  textarea({
    name: othersName(name),
    label: { text },
    hint: { text: 'One on each line' },
    rows: 2,
    value: typed[othersName(name)],
  })

const linesIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const entriesOf = (given: unknown): readonly string[] =>
  Array.isArray(given) ? given.map(String) : typeof given === 'string' ? [given] : []

/** Some of those who are offered, and others. */
export const someOf = (offered: readonly string[]): StepField => ({
  show(form, name, needed) {
    const { label, hint } = fieldAsked(form.type, name, needed)
    return html`${checkboxes({
      name,
      fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
      ...(hint !== undefined && { hint: { text: hint } }),
      items: offered.map((text, i) => ({
        name: placeName(name, i),
        value: 'yes',
        text,
        checked: form.typed[placeName(name, i)] === 'yes',
      })),
      ...wrongAt(form.wrong, name),
    })}${othersBox(form, name, 'Anybody else (optional)')}`
  },
  read({ typed }, name) {
    const ticked = offered.filter((_, i) => typed[placeName(name, i)] === 'yes')
    const all = [...ticked, ...linesIn(typed[othersName(name)])]
    return all.length === 0 ? nothing : value(all)
  },
  fill(_form, name, given) {
    const entries = entriesOf(given)
    const ticks = offered.flatMap((text, i) => (entries.includes(text) ? [[placeName(name, i), 'yes'] as const] : []))
    const others = entries.filter((entry) => !offered.includes(entry))
    return { ...Object.fromEntries(ticks), [othersName(name)]: others.join('\n') } satisfies Typed
  },
})

/** How somebody put something to the panel. */
const WAYS = {
  word: 'In person',
  writing: 'In writing',
  both: 'In person and in writing',
  nothing: 'They had nothing to put to it',
} as const

const isWay = (text: string | undefined): text is keyof typeof WAYS => text !== undefined && Object.hasOwn(WAYS, text)

const entryOf = (who: string, way: keyof typeof WAYS): string => `${who}: ${WAYS[way].toLowerCase()}`

/** How each of those who are to be heard was heard, and whoever else was. */
export const heardFrom = (voices: readonly string[]): StepField => ({
  show(form, name, needed) {
    const { label, hint } = fieldAsked(form.type, name, needed)
    return html`${fieldset({
      legend: { text: label, classes: 'govuk-fieldset__legend--m' },
      text: html`${hint !== undefined && html`<p class="govuk-hint">${hint}</p>`}${voices.map((who, i) =>
        radios({
          name: placeName(name, i),
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: who, classes: 'govuk-fieldset__legend--s' } },
          items: Object.entries(WAYS).map(([way, text]) => ({ value: way, text })),
          value: form.typed[placeName(name, i)],
          ...wrongAt(form.wrong, placeName(name, i)),
        }),
      )}${othersBox(form, name, 'Anybody else with an interest, and what they put (optional)')}`,
    })}`
  },
  read({ typed }, name) {
    const said = voices.flatMap((who, i) => {
      const way = typed[placeName(name, i)]
      return isWay(way) ? [entryOf(who, way)] : []
    })
    const all = [...said, ...linesIn(typed[othersName(name)])]
    return all.length === 0 ? nothing : value(all)
  },
  fill(_form, name, given) {
    const entries = entriesOf(given)
    const known = voices.flatMap((who, i) =>
      (Object.keys(WAYS) as (keyof typeof WAYS)[])
        .filter((way) => entries.includes(entryOf(who, way)))
        .map((way) => ({ box: placeName(name, i), way, entry: entryOf(who, way) })),
    )
    const others = entries.filter((entry) => !known.some((one) => one.entry === entry))
    return {
      ...Object.fromEntries(known.map(({ box, way }) => [box, way])),
      [othersName(name)]: others.join('\n'),
    } satisfies Typed
  },
  box: (_form, name, [who]) => placeName(name, Math.max(0, voices.indexOf(who ?? ''))),
})
