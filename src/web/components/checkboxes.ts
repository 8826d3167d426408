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

/** `divider` in the place of a box parts it from those before. */
export type Checkbox = {
  readonly divider?: string
  readonly id?: string
  readonly name?: string
  readonly value?: string
  readonly text?: Content
  /** `exclusive`: this one and no other. */
  readonly behaviour?: 'exclusive'
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly hint?: Omit<Hint, 'id'>
  readonly label?: Extra
  readonly attributes?: Extra['attributes']
}

export type Checkboxes = Extra & {
  readonly idPrefix?: string
  readonly name: string
  readonly fieldset?: Omit<Fieldset, 'text' | 'role'>
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly describedBy?: string
  readonly formGroup?: FormGroup
  readonly items: readonly Checkbox[]
  readonly values?: readonly string[]
}

export function checkboxes(boxes: Checkboxes): Html {
  const prefix = boxes.idPrefix ?? boxes.name
  const { by, parts } = described(prefix, {
    ...boxes,
    describedBy: boxes.fieldset?.describedBy ?? boxes.describedBy,
  })
  const inside = html`${parts}
<div class="${classNames('govuk-checkboxes', boxes.classes)}"${extra(boxes)} data-module="govuk-checkboxes">${boxes.items.map(
    (item, i) =>
      box(boxes, item, item.id ?? (i === 0 ? prefix : `${prefix}-${i + 1}`), boxes.fieldset ? '' : (by ?? '')),
  )}</div>`
  return formGroup(
    boxes.formGroup,
    boxes.errorMessage !== undefined,
    boxes.fieldset ? fieldset({ ...boxes.fieldset, ...(by && { describedBy: by }), text: inside }) : inside,
  )
}

function box({ name, values }: Checkboxes, item: Checkbox, id: string, group: string): Html {
  if (item.divider) return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
  const by = [group, item.hint && `${id}-item-hint`].filter(Boolean).join(' ')
  return html`<div class="govuk-checkboxes__item"><input${attributes({
    class: 'govuk-checkboxes__input',
    id,
    name: item.name ?? name,
    type: 'checkbox',
    value: item.value,
    checked: item.checked ?? (item.value !== undefined && values?.includes(item.value)),
    disabled: item.disabled,
    'data-behaviour': item.behaviour,
    'aria-describedby': by === '' ? undefined : by,
  })}${extra(item)}>
${label({ ...item.label, ...(item.text !== undefined && { text: item.text }), classes: classNames('govuk-checkboxes__label', item.label?.classes), for: id })}
${item.hint && hint({ ...item.hint, id: `${id}-item-hint`, classes: classNames('govuk-checkboxes__hint', item.hint.classes) })}</div>`
}
