import { attributes, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { described, type ErrorMessage, formGroup, type FormGroup, type Hint, label, type Label } from './field-parts.ts'

export type FileUpload = Extra & {
  readonly id?: string
  readonly name: string
  readonly label: Label
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly describedBy?: string
  readonly formGroup?: FormGroup
  readonly disabled?: boolean
  readonly multiple?: boolean
}

/** A browser lets a file be dropped on it without a script. */
export function fileUpload(upload: FileUpload): Html {
  const id = upload.id ?? upload.name
  const { by, parts } = described(id, upload)
  return formGroup(
    upload.formGroup,
    upload.errorMessage !== undefined,
    html`${label({ ...upload.label, for: id })}
${parts}
<input${attributes({
      class: classNames('govuk-file-upload', upload.classes, upload.errorMessage && 'govuk-file-upload--error'),
      id,
      name: upload.name,
      type: 'file',
      disabled: upload.disabled,
      multiple: upload.multiple,
      'aria-describedby': by,
    })}${extra(upload)}>`,
  )
}
