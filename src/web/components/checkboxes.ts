import { attributes, html, type Html } from '../html.ts'
import { described, type ErrorMessage, fieldset, formGroup, type Hint } from './field-parts.ts'

export type Checkboxes = {
  /** The name that every box sends, and the id of the first. */
  readonly name: string
  readonly legend: { readonly text: string; readonly classes?: string }
  readonly hint?: Omit<Hint, 'id'>
  readonly errorMessage?: Omit<ErrorMessage, 'id'> | undefined
  readonly items: readonly { readonly name: string; readonly text: string; readonly checked?: boolean }[]
}

/** Boxes of which any number may be ticked. Each sends a name of its own. */
export function checkboxes(boxes: Checkboxes): Html {
  const { by, parts } = described(boxes.name, boxes)
  const list = html`${parts}
<div class="govuk-checkboxes govuk-checkboxes--small">${boxes.items.map(
    ({ name, text, checked }, at) => html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" type="checkbox" id="${at === 0 ? boxes.name : name}" name="${name}" value="yes"${attributes({ checked })}>
<label class="govuk-label govuk-checkboxes__label" for="${at === 0 ? boxes.name : name}">${text}</label>
</div>
`,
  )}</div>`
  const set = fieldset({ legend: boxes.legend, ...(by !== undefined && { describedBy: by }), text: list })
  return formGroup(undefined, boxes.errorMessage !== undefined, set)
}
