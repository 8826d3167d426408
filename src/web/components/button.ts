import { type Attributes, attributes, type Content, html, type Html } from '../html.ts'
import { classNames, type Extra } from './element.ts'

export type Button = Extra & {
  readonly id?: string
  readonly text: Content
  /** Makes a link that looks like a button. */
  readonly href?: string
  readonly type?: 'submit' | 'button' | 'reset'
  readonly name?: string
  readonly value?: string
  readonly disabled?: boolean
  readonly isStartButton?: boolean
  readonly preventDoubleClick?: boolean
}

export function button(button: Button): Html {
  const { href, disabled, preventDoubleClick, isStartButton } = button
  const spanned = isStartButton && typeof button.text === 'object' ? html`<span>${button.text}</span>` : button.text
  const content = isStartButton ? html`${spanned} ${startIcon}` : spanned
  if (href) return html`<a href="${href}" role="button" draggable="false"${everyButton(button)}>${content}</a>`
  return html`<button type="${button.type ?? 'submit'}"${attributes({
    value: button.value,
    name: button.name,
    disabled,
    'aria-disabled': disabled ? 'true' : undefined,
    'data-prevent-double-click': preventDoubleClick === undefined ? undefined : String(preventDoubleClick),
  })}${everyButton(button)}>${content}</button>`
}

const everyButton = (button: Button): Attributes =>
  attributes({
    class: classNames('govuk-button', button.classes, button.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...button.attributes,
    id: button.id,
  })

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
</svg>`
