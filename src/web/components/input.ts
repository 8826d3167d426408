import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { described, type ErrorMessage, formGroup, type FormGroup, type Hint, label, type Label } from './field-parts.ts'

type Affix = Extra & { readonly text: Content }

export type Input = Extra & {
  readonly id?: string | undefined
  readonly name: string
  readonly label: Label
  readonly type?: string
  readonly value?: string | number | undefined
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'>
  readonly describedBy?: string
  readonly formGroup?: FormGroup
  readonly prefix?: Affix
  readonly suffix?: Affix
  readonly inputWrapper?: Extra
  readonly inputmode?: string | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: string
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean
  readonly disabled?: boolean
}

export function input(input: Input): Html {
  const id = input.id ?? input.name
  const { by, parts } = described(id, input)
  const control = inputControl(input, id, by)
  const { prefix, suffix } = input
  const wrapped =
    prefix || suffix
      ? html`<div class="${classNames('govuk-input__wrapper', input.inputWrapper?.classes)}"${extra(input.inputWrapper)}>
${prefix && affix(prefix, 'govuk-input__prefix')}
${control}
${suffix && affix(suffix, 'govuk-input__suffix')}
</div>`
      : control
  return formGroup(
    input.formGroup,
    input.errorMessage !== undefined,
    html`${label({ ...input.label, for: id })}
${parts}
${wrapped}`,
  )
}

const inputControl = (input: Input, id: string, describedBy: string | undefined): Html =>
  html`<input${attributes({
    class: classNames('govuk-input', input.classes, input.errorMessage && 'govuk-input--error'),
    id,
    name: input.name,
    type: input.type ?? 'text',
    spellcheck: input.spellcheck === undefined ? undefined : String(input.spellcheck),
    value: input.value,
    disabled: input.disabled,
    'aria-describedby': describedBy,
    autocomplete: input.autocomplete,
    autocapitalize: input.autocapitalize,
    pattern: input.pattern,
    inputmode: input.inputmode,
  })}${extra(input)}>`

const affix = (affix: Affix, className: string): Html =>
  html`<div class="${classNames(className, affix.classes)}" aria-hidden="true"${extra(affix)}>${affix.text}</div>`
