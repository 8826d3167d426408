import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type Label = Extra & { readonly text?: Content; readonly for?: string; readonly isPageHeading?: boolean }

export function label(label: Label): Html {
  if (!label.text) return html``
  const made = html`<label class="${classNames('govuk-label', label.classes)}"${extra(label)}${attributes({ for: label.for })}>${label.text}</label>`
  return label.isPageHeading ? html`<h1 class="govuk-label-wrapper">${made}</h1>` : made
}

export type Hint = Extra & { readonly id?: string; readonly text: Content }

export const hint = (hint: Hint): Html =>
  html`<div${attributes({ id: hint.id })} class="${classNames('govuk-hint', hint.classes)}"${extra(hint)}>${hint.text}</div>`

export type ErrorMessage = Extra & { readonly id?: string; readonly text: Content; readonly visuallyHidden?: string }

export function errorMessage(message: ErrorMessage): Html {
  const before = message.visuallyHidden ?? 'Error'
  return html`<p${attributes({ id: message.id })} class="${classNames('govuk-error-message', message.classes)}"${extra(message)}>${
    before && html`<span class="govuk-visually-hidden">${before}:</span> `
  }${message.text}</p>`
}

export type Fieldset = Extra & {
  readonly legend?: { readonly text?: Content; readonly classes?: string; readonly isPageHeading?: boolean }
  readonly describedBy?: string
  readonly role?: string
  readonly text?: Html
}

export function fieldset(set: Fieldset): Html {
  const { legend } = set
  return html`<fieldset class="${classNames('govuk-fieldset', set.classes)}"${attributes({
    role: set.role,
    'aria-describedby': set.describedBy,
  })}${extra(set)}>
${
  legend?.text &&
  html`<legend class="${classNames('govuk-fieldset__legend', legend.classes)}">${
    legend.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${legend.text}</h1>` : legend.text
  }</legend>`
}
${set.text}
</fieldset>`
}

export type FormGroup = Extra

/** A field with whatever stands around it, marked where it is wrong. */
export const formGroup = (group: FormGroup | undefined, wrong: boolean, content: Html): Html =>
  html`<div class="${classNames('govuk-form-group', wrong && 'govuk-form-group--error', group?.classes)}"${extra(group)}>${content}</div>`

/** The hint and the error of a field, and the ids that its control must name as its description. */
export function described(
  id: string,
  field: {
    readonly describedBy?: string | undefined
    readonly hint?: Omit<Hint, 'id'> | undefined
    readonly errorMessage?: Omit<ErrorMessage, 'id'> | undefined
  },
): { readonly by: string | undefined; readonly parts: Html } {
  const ids = [field.describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`].filter(Boolean)
  return {
    by: ids.length > 0 ? ids.join(' ') : undefined,
    parts: html`${field.hint && hint({ ...field.hint, id: `${id}-hint` })}
${field.errorMessage && errorMessage({ ...field.errorMessage, id: `${id}-error` })}`,
  }
}
