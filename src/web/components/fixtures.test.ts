// Each component against the input and output that govuk-frontend publishes for it, as parsed trees.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { HTMLElement, type Node, parse, TextNode } from 'node-html-parser'
import { type Content, html, type Html } from '../html.ts'
import { button } from './button.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorMessage, fieldset, hint, label } from './field-parts.ts'
import { fileUpload } from './file-upload.ts'
import { footer } from './footer.ts'
import { genericHeader, phaseBanner } from './frame.ts'
import { input } from './input.ts'
import { breadcrumbs, skipLink } from './links.ts'
import { errorSummary, insetText, notificationBanner, warningText } from './messages.ts'
import { pagination } from './pagination.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { serviceNavigation } from './service-navigation.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { textarea } from './textarea.ts'

/** `without`: options that ours does not take, so that fixtures with them are left out, or fixtures by name. */
type Component = { readonly make: (options: never) => Html; readonly without?: readonly string[] }

const components: Readonly<Record<string, Component>> = {
  breadcrumbs: { make: breadcrumbs },
  button: { make: button },
  checkboxes: { make: checkboxes, without: ['conditional', 'with falsy values'] },
  'date-input': { make: dateInput },
  details: { make: details },
  'error-message': { make: errorMessage },
  'error-summary': { make: errorSummary },
  fieldset: { make: fieldset },
  'file-upload': { make: fileUpload, without: ['javascript', 'beforeInput'] },
  footer: { make: footer },
  'generic-header': { make: genericHeader },
  hint: { make: hint },
  input: { make: input },
  'inset-text': { make: insetText },
  label: { make: label },
  'notification-banner': { make: notificationBanner },
  pagination: { make: pagination },
  'phase-banner': { make: phaseBanner },
  radios: { make: radios, without: ['conditional', 'with falsy items'] },
  select: { make: select },
  'service-navigation': { make: serviceNavigation, without: ['slots', 'menuButtonText'] },
  'skip-link': { make: skipLink },
  'summary-list': { make: summaryList },
  table: { make: table },
  tag: { make: tag },
  textarea: { make: textarea },
  'warning-text': { make: warningText },
}

type Fixture = { readonly name: string; readonly options: unknown; readonly html: string; readonly hidden?: boolean }

const folder = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)
const read = (name: string): { readonly fixtures: readonly Fixture[] } =>
  JSON.parse(readFileSync(new URL(`${name}/fixtures.json`, folder), 'utf8'))

describe('A component is as govuk-frontend has it', () => {
  for (const [name, { make, without = [] }] of Object.entries(components)) {
    test(name, (context) => {
      const { fixtures } = read(name)
      const taken = fixtures.filter(
        ({ name, options }) =>
          !without.some((option) => name === option || JSON.stringify(options).includes(`"${option}":`)),
      )
      assert.ok(taken.length > 0 && fixtures.length - taken.length <= 10)
      const ours = taken.map((fixture) => [fixture.name, treeOf(String(make(asOurs(fixture.options) as never)), name)])
      assert.deepEqual(
        ours,
        taken.map((fixture) => [fixture.name, treeOf(fixture.html, name)]),
      )
      context.diagnostic(`${name}: ${taken.length} of ${fixtures.length} fixtures`)
    })
  }
})

/** Their options in our shape: `text` or `html` is one content, absent is absent, and words end neither in Text nor Html. */
function asOurs(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => isThere(item)).map((item) => asOurs(item))
  if (typeof value !== 'object' || value === null) return value
  const ours: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    if (one === null || one === undefined) continue
    if (key === 'html') ours['text'] = markup(String(one))
    else if (key.endsWith('Html')) ours[key.slice(0, -4)] = markup(String(one))
    else if (key === 'text') ours['text'] ??= one
    else if (key.endsWith('Text')) ours[key.slice(0, -4)] ??= one
    else ours[key] = key === 'attributes' ? one : asOurs(one)
  }
  return ours
}

const isThere = (item: unknown): boolean =>
  Boolean(item) && !(typeof item === 'object' && item !== null && Object.keys(item).length === 0)

const markup = (text: string): Content => html(Object.assign([text], { raw: [text] }))

type Tree = string | readonly [tag: string, attributes: readonly string[], children: readonly Tree[]]

function treeOf(text: string, component: string): readonly Tree[] {
  const root = parse(text)
  if (component === 'footer') takeOutTheCrown(root)
  for (const button of root.querySelectorAll('.govuk-js-service-navigation-toggle')) button.remove()
  return childrenOf(root)
}

// A council shows neither the crown nor Crown copyright nor the open licence: see footer().
function takeOutTheCrown(root: HTMLElement): void {
  for (const path of ['.govuk-footer__crown', '.govuk-footer__licence-logo', '.govuk-footer__licence-description']) {
    for (const element of root.querySelectorAll(path)) element.remove()
  }
  for (const link of root.querySelectorAll('.govuk-footer__copyright-logo')) link.parentNode?.remove()
}

const INLINE = new Set(['A', 'SPAN', 'STRONG', 'B', 'EM', 'SVG', 'LABEL', 'INPUT', 'SELECT', 'BUTTON'])
const isInline = (node: Node | undefined): boolean =>
  node instanceof TextNode ? node.rawText.trim() !== '' : node instanceof HTMLElement && INLINE.has(node.tagName)

/** White space counts between words and inline elements, and where it is more than the layout of a template. */
function childrenOf(parent: HTMLElement): readonly Tree[] {
  const nodes = parent.childNodes
  return nodes.flatMap((node, i) => {
    if (node instanceof HTMLElement) return [elementOf(node)]
    if (!(node instanceof TextNode)) return []
    if (node.rawText.trim() === '') return isInline(nodes[i - 1]) && isInline(nodes[i + 1]) ? [' '] : []
    const text = node.text
    const before = isInline(nodes[i - 1]) || (i === 0 && /^ +\S/.test(text)) ? (/^\s/.test(text) ? ' ' : '') : ''
    const behind = isInline(nodes[i + 1]) && /\s$/.test(text) ? ' ' : ''
    return [before + text.trim().replace(/\s+/g, ' ') + behind]
  })
}

const elementOf = (element: HTMLElement): Tree => [
  element.tagName,
  Object.entries(element.attributes)
    .map(([name, value]) => `${name}=${name === 'class' ? value.split(/\s+/).join(' ') : value}`)
    .sort(),
  childrenOf(element),
]
