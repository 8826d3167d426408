import { attributes, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import {
  described,
  type ErrorMessage,
  fieldset,
  type Fieldset,
  formGroup,
  type FormGroup,
  type Hint,
} from './field-parts.ts'
import { input } from './input.ts'

export type DatePart = {
  readonly id?: string
  readonly name?: string
  readonly label?: string
  readonly value?: string | number
  /** Marks this box; `false` keeps it unmarked where the whole date is wrong. */
  readonly error?: boolean
  readonly classes?: string
  readonly inputmode?: string
  readonly autocomplete?: string
  readonly pattern?: string
  readonly attributes?: Extra['attributes']
}

export type DateInput = Extra & {
  readonly id: string
  readonly namePrefix?: string
  readonly fieldset?: Omit<Fieldset, 'text' | 'role'>
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly formGroup?: FormGroup
  readonly values?: Readonly<Record<string, string | number | undefined>>
  /** `false` leaves the box out. */
  readonly day?: DatePart | false
  readonly month?: DatePart | false
  readonly year?: DatePart | false
  readonly items?: readonly DatePart[]
}

type Which = 'day' | 'month' | 'year'
const WHICH = ['day', 'month', 'year'] as const satisfies readonly Which[]

export function dateInput(date: DateInput): Html {
  const parts = date.items?.length ? date.items : WHICH.flatMap((which) => ownPart(date, which))
  const anyMarked = parts.some(isMarked)
  const { by, parts: around } = described(date.id, { ...date, describedBy: date.fieldset?.describedBy })
  const inside = html`${around}
<div class="${classNames('govuk-date-input', date.classes)}"${extra(date)}${attributes({ id: date.id })}>${parts.map(
    (part) =>
      box(date, part, isMarked(part) || (part.error !== false && date.errorMessage !== undefined && !anyMarked)),
  )}</div>`
  return formGroup(
    date.formGroup,
    date.errorMessage !== undefined,
    date.fieldset
      ? fieldset({ ...date.fieldset, ...(by ? { describedBy: by } : {}), role: 'group', text: inside })
      : inside,
  )
}

function ownPart(date: DateInput, which: Which): readonly DatePart[] {
  const own = date[which]
  if (own === false) return []
  return [own ? { name: which, ...own } : { name: which }]
}

const isMarked = (part: DatePart): boolean => part.error === true || (part.classes ?? '').includes('govuk-input--error')

function box(date: DateInput, part: DatePart, marked: boolean): Html {
  const which = whichOf(date, part.name)
  const name = part.name ?? which ?? ''
  const fullName = date.namePrefix ? `${date.namePrefix}-${name}` : name
  const own = which === undefined ? undefined : date[which]
  const classes = classNames(
    'govuk-date-input__input',
    marked && !(part.classes ?? '').includes('govuk-input--error') && 'govuk-input--error',
    !(part.classes ?? '').includes('govuk-input--width-') && `govuk-input--width-${which === 'year' ? 4 : 2}`,
    part.classes,
  )
  return html`<div class="govuk-date-input__item">${input({
    label: { text: part.label ?? capitalised(name), classes: 'govuk-date-input__label' },
    id: part.id ?? `${date.id}-${name}`,
    classes,
    name: fullName,
    value: part.value ?? (own ? own.value : undefined) ?? date.values?.[fullName],
    inputmode: part.inputmode ?? 'numeric',
    autocomplete: part.autocomplete,
    pattern: part.pattern,
    attributes: part.attributes,
  })}</div>`
}

function whichOf(date: DateInput, name: string | undefined): Which | undefined {
  return WHICH.find((which) => {
    const own = date[which]
    return name === which || (name !== undefined && own && own.name === name)
  })
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
