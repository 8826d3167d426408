import { isAddress, isForbidden, isSafeAddress } from './html-attribute.ts'
import { type Hole, holesOf } from './html-template.ts'

class Markup {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

class AttributeList {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

/** Markup that may be sent as it is. Only `html` makes it. */
export type Html = Markup
/** Checked attributes, ready to stand in a tag. Only `attributes` makes them. */
export type Attributes = AttributeList
/** What may stand in a hole of a template. Text is escaped; what is not there (`false`, `null`, `undefined`) is nothing. */
export type Value = string | number | Html | Attributes | readonly Value[] | false | null | undefined
/** Text, or markup that was already made. */
export type Content = string | number | Html

/**
 * Escapes every value for the place where it stands. Each template is checked once, when first used. Throws
 * where a value could become code: in an unquoted attribute, a comment, `<script>`, `<style>`, an `on…` or `style`
 * attribute, as a word in a tag, or as an address that leaves the site by anything but https, mailto or tel.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const holes = holesOf(strings)
  let markup = strings[0] ?? ''
  for (let i = 0; i < values.length; i += 1) {
    markup += filled(holes[i] ?? 'text', values[i]) + (strings[i + 1] ?? '')
  }
  return new Markup(markup)
}

/**
 * Attributes whose names are known only when the page is made. `true` gives a bare name; `undefined` and `false`
 * leave the attribute out. The list carries its own leading space: `<a class="x"${attributes({ id })}>`.
 */
export function attributes(list: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  let markup = ''
  for (const name in list) {
    const value = list[name]
    if (value === undefined || value === false) continue
    if (!/^[a-z][a-z0-9-]*$/.test(name) || isForbidden(name))
      throw new TypeError(`Not an attribute for a page: ${name}`)
    if (value === true) markup += ` ${name}`
    else markup += ` ${name}="${isAddress(name) ? address(value) : escaped(String(value))}"`
  }
  return new AttributeList(markup)
}

/** The values one after another, with `between` after each but the last. */
export const joined = (values: readonly Value[], between: Value): Html =>
  html`${values.map((value, i) => (i === 0 ? value : html`${between}${value}`))}`

function filled(hole: Hole, value: Value): string {
  if (hole === 'text') return inText(value)
  if (hole === 'attributes') {
    if (value instanceof AttributeList) return value.toString()
    throw new TypeError('Only attributes() may stand as a word in a tag')
  }
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError('An attribute takes text or a number')
  return hole === 'address' ? address(value) : escaped(String(value))
}

function inText(value: Value): string {
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'number') return String(value)
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) {
    let markup = ''
    for (const one of value) markup += inText(one)
    return markup
  }
  throw new TypeError('Attributes may stand only in a tag')
}

function address(value: string | number): string {
  const text = String(value)
  if (!isSafeAddress(text)) throw new TypeError('Not a safe address for a link')
  return escaped(text)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL = /[&<>"']/
const EVERY_SPECIAL = /[&<>"']/g

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ENTITIES[character] ?? '') : text
