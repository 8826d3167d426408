import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type Details = Extra & {
  readonly id?: string
  readonly summary: Content
  readonly text: Content
  readonly open?: boolean
}

export const details = (details: Details): Html =>
  html`<details${attributes({ id: details.id })} class="${classNames('govuk-details', details.classes)}"${extra(details)}${attributes({ open: details.open })}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${details.summary}</span></summary>
<div class="govuk-details__text">${details.text}</div>
</details>`
