import { type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type Tag = Extra & { readonly text: Content }

export const tag = (tag: Tag): Html =>
  html`<strong class="${classNames('govuk-tag', tag.classes)}"${extra(tag)}>${tag.text}</strong>`
