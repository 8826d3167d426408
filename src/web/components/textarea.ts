import { attributes, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { described, type ErrorMessage, formGroup, type FormGroup, type Hint, label, type Label } from './field-parts.ts'

export type Textarea = Extra & {
  readonly id?: string
  readonly name: string
  readonly label: Label
  readonly value?: string | undefined
  readonly rows?: number | string
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'> | undefined
  readonly describedBy?: string
  readonly formGroup?: FormGroup
  readonly autocomplete?: string
  readonly spellcheck?: boolean
  readonly disabled?: boolean
}

export function textarea(area: Textarea): Html {
  const id = area.id ?? area.name
  const wrong = area.errorMessage !== undefined
  const { by, parts } = described(id, area)
  // A browser drops a line break that comes first in the box: this one, and not the first that was typed.
  return formGroup(
    area.formGroup,
    wrong,
    html`${label({ ...area.label, for: id })}
${parts}
<textarea${attributes({
      class: classNames('govuk-textarea', wrong && 'govuk-textarea--error', area.classes),
      id,
      name: area.name,
      rows: area.rows ?? 5,
      spellcheck: area.spellcheck === undefined ? undefined : String(area.spellcheck),
      disabled: area.disabled,
      'aria-describedby': by,
      autocomplete: area.autocomplete,
    })}${extra(area)}>
${area.value}</textarea>`,
  )
}
