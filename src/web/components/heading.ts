import { attributes, type Content, html, type Html } from '../html.ts'
import type { AttributeValues } from './element.ts'

export type HeadingLevel = 1 | 2 | 3 | 4

/** A heading of a level known only when the page is made. */
export function heading(level: HeadingLevel, values: AttributeValues, text: Content): Html {
  const list = attributes(values)
  switch (level) {
    case 1:
      return html`<h1${list}>${text}</h1>`
    case 2:
      return html`<h2${list}>${text}</h2>`
    case 3:
      return html`<h3${list}>${text}</h3>`
    case 4:
      return html`<h4${list}>${text}</h4>`
  }
}
