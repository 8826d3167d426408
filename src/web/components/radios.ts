import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import {
  described,
  type ErrorMessage,
  fieldset,
  type Fieldset,
  formGroup,
  type FormGroup,
  hint,
  type Hint,
  label,
} from './field-parts.ts'

/** `divider` in the place of a button parts it from those before. */
export type Radio = {
  readonly divider?: string
  readonly id?: string
  readonly value?: string
  readonly text?: Content
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly hint?: Omit<Hint, 'id'>
  readonly label?: Extra
  readonly attributes?: Extra['attributes']
}

export type Radios = Extra & {
  readonly idPrefix?: string
  readonly name: string
  readonly fieldset?: Omit<Fieldset, 'text' | 'role'>
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly formGroup?: FormGroup
  readonly items: readonly Radio[]
  /** The value of the one that is chosen. */
  readonly value?: string | undefined
}

export function radios(buttons: Radios): Html {
  const prefix = buttons.idPrefix ?? buttons.name
  const { by, parts } = described(prefix, { ...buttons, describedBy: buttons.fieldset?.describedBy })
  const inside = html`${parts}
<div class="${classNames('govuk-radios', buttons.classes)}"${extra(buttons)} data-module="govuk-radios">${buttons.items.map(
    (item, i) => radio(buttons, item, item.id ?? (i === 0 ? prefix : `${prefix}-${i + 1}`)),
  )}</div>`
  return formGroup(
    buttons.formGroup,
    buttons.errorMessage !== undefined,
    buttons.fieldset ? fieldset({ ...buttons.fieldset, ...(by && { describedBy: by }), text: inside }) : inside,
  )
}

function radio({ name, value }: Radios, item: Radio, id: string): Html {
  if (item.divider) return html`<div class="govuk-radios__divider">${item.divider}</div>`
  return html`<div class="govuk-radios__item"><input${attributes({
    class: 'govuk-radios__input',
    id,
    name,
    type: 'radio',
    value: item.value,
    checked: item.checked ?? (value !== undefined && item.value === value),
    disabled: item.disabled,
    'aria-describedby': item.hint ? `${id}-item-hint` : undefined,
  })}${extra(item)}>
${label({ ...item.label, ...(item.text !== undefined && { text: item.text }), classes: classNames('govuk-radios__label', item.label?.classes), for: id })}
${item.hint && hint({ ...item.hint, id: `${id}-item-hint`, classes: classNames('govuk-radios__hint', item.hint.classes) })}</div>`
}
