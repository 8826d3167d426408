import { attributes, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { described, type ErrorMessage, formGroup, type FormGroup, type Hint, label, type Label } from './field-parts.ts'

export type Option = {
  readonly text: string
  readonly value?: string | number | boolean
  readonly selected?: boolean
  readonly disabled?: boolean
  readonly attributes?: Extra['attributes']
}

export type Select = Extra & {
  readonly id?: string
  readonly name: string
  readonly label: Label
  readonly items?: readonly Option[]
  /** The value of the chosen option; an option's own `selected` comes before it. */
  readonly value?: string | number | undefined
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly describedBy?: string
  readonly formGroup?: FormGroup
  readonly disabled?: boolean
}

export function select(select: Select): Html {
  const id = select.id ?? select.name
  const wrong = select.errorMessage !== undefined
  const { by, parts } = described(id, select)
  return formGroup(
    select.formGroup,
    wrong,
    html`${label({ ...select.label, for: id })}
${parts}
<select class="${classNames('govuk-select', select.classes, wrong && 'govuk-select--error')}" id="${id}" name="${select.name}"${attributes(
      {
        disabled: select.disabled,
        'aria-describedby': by,
      },
    )}${extra(select)}>${select.items?.map((item) => option(item, select.value))}</select>`,
  )
}

function option(item: Option, chosen: string | number | undefined): Html {
  const selected = item.selected ?? (chosen !== undefined && chosen !== '' && (item.value ?? item.text) === chosen)
  return html`<option${attributes({ value: item.value === undefined ? undefined : String(item.value), selected, disabled: item.disabled })}${extra(item)}>${item.text}</option>`
}
