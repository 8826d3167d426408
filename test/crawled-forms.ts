import type { HTMLElement } from 'node-html-parser'
import type { Texts } from './planted-texts.ts'
import type { Given } from './sent-forms.ts'

// The forms of a page, filled in: once as somebody would who gets dates and numbers right, once with texts in every
// field; and once for each of their buttons and each of the files.

export type FilledForm = {
  readonly method: 'POST' | 'GET'
  readonly url: string
  readonly payload?: Buffer | string
  readonly type?: string
  /** The same for forms that differ only in whom they are about. */
  readonly kind: string
}

type Filling = { readonly typed: Texts; readonly files: readonly Given[] }
type Fields = readonly (readonly [name: string, value: string])[]
type Wild = 'tame' | 'wild'

const TYPED = new Set(['text', 'email', 'tel', 'search', 'url', 'number', 'password', ''])
const LONGEST_TYPED = 400
const LONGEST_IN_A_LINE = 60

/** Every way of sending every form of a page. */
export const formsOn = (root: HTMLElement, url: string, filling: Filling): readonly FilledForm[] =>
  root.querySelectorAll('form').flatMap((form) => waysOf(form, root, url, filling))

function waysOf(form: HTMLElement, root: HTMLElement, page: string, filling: Filling): readonly FilledForm[] {
  const action = form.getAttribute('action') ?? page
  const post = form.getAttribute('method') === 'post'
  const parts = partsOf(form, root)
  const buttons = parts.filter(isButton).map((button) => [nameOf(button), button.getAttribute('value') ?? ''] as const)
  const named = buttons.filter(([name]) => name !== '')
  const pressed = named.length === buttons.length ? named : [['', ''] as const, ...named]
  const takesFile = parts.some((part) => part.getAttribute('type') === 'file')
  const ways = (wild: Wild): readonly FilledForm[] =>
    pressed.flatMap(([name, value]) => {
      const fields = [...valuesOf(parts, filling.typed, wild), ...(name === '' ? [] : [[name, value] as const])]
      const kind = `${wild} ${fields.map(([field]) => field).join(' ')} ${name}=${value.length < 20 ? value : ''}`
      if (!post) return [{ method: 'GET' as const, url: `${action}?${encoded(fields)}`, kind }]
      if (form.getAttribute('enctype') !== 'multipart/form-data')
        return [{ method: 'POST' as const, url: action, payload: encoded(fields), type: FORM, kind }]
      const files = takesFile && wild === 'tame' ? [undefined, ...filling.files] : [undefined]
      return files.map((file) => ({ url: action, ...inParts(fields, file), kind: `${kind} ${file?.name ?? ''}` }))
    })
  return [...ways('tame'), ...ways('wild')]
}

const FORM = 'application/x-www-form-urlencoded'
const encoded = (fields: Fields): string => new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()

const BOUNDARY = 'the-parts-of-a-crawled-form'

function inParts(fields: Fields, file: Given | undefined): Pick<FilledForm, 'method' | 'payload' | 'type'> {
  const typed = fields
    .filter(([name]) => file === undefined || name !== 'text')
    .map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const called = (file?.name ?? '').replaceAll('"', '%22').replaceAll(/[\r\n]/g, ' ')
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${called}"\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(typed.join('') + head),
    Buffer.from(file?.bytes ?? []),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
  return { method: 'POST', payload, type: `multipart/form-data; boundary=${BOUNDARY}` }
}

const nameOf = (part: HTMLElement): string => part.getAttribute('name') ?? ''
const isButton = (part: HTMLElement): boolean => part.rawTagName === 'button'

/** What belongs to a form: inside it, or outside by its id. */
function partsOf(form: HTMLElement, root: HTMLElement): readonly HTMLElement[] {
  const inside = form.querySelectorAll('input, textarea, select, button')
  const id = form.getAttribute('id')
  const outside = id === undefined ? [] : root.querySelectorAll(`[form="${id}"]`)
  return [...inside.filter((part) => part.getAttribute('form') === undefined), ...outside]
}

function valuesOf(parts: readonly HTMLElement[], typed: Texts, wild: Wild): Fields {
  const chosen = new Set<string>()
  return parts.flatMap((part): Fields => {
    const name = nameOf(part)
    if (name === '' || isButton(part)) return []
    const value = part.getAttribute('value') ?? ''
    if (part.rawTagName === 'textarea') return [[name, typed(`typed ${name}`, LONGEST_TYPED)]]
    if (part.rawTagName === 'select') return [[name, optionOf(part, wild)]]
    const type = part.getAttribute('type') ?? ''
    if (type === 'hidden') return [[name, value]]
    if (type === 'checkbox') return wild === 'tame' || part.hasAttribute('checked') ? [[name, value]] : []
    if (type === 'radio') {
      if (chosen.has(name) || !(wild === 'tame' || part.hasAttribute('checked'))) return []
      chosen.add(name)
      return [[name, value]]
    }
    return TYPED.has(type) ? [[name, lineOf(part, name, typed, wild)]] : []
  })
}

function optionOf(select: HTMLElement, wild: Wild): string {
  const options = select.querySelectorAll('option').map((option) => option.getAttribute('value') ?? '')
  const chosen = select.querySelector('option[selected]')?.getAttribute('value')
  return chosen ?? (wild === 'tame' ? options.find((option) => option !== '') : options[0]) ?? ''
}

/** A day that is over, and numbers that make sense; what stands in the field already where it is filled in. */
function lineOf(part: HTMLElement, name: string, typed: Texts, wild: Wild): string {
  const value = part.getAttribute('value') ?? ''
  if (wild === 'wild') return typed(`typed ${name}`, LONGEST_IN_A_LINE)
  if (value !== '') return value
  if (/(^|-)day$/.test(name)) return '3'
  if (/(^|-)month$/.test(name)) return '10'
  if (/(^|-)year$/.test(name)) return /expires|until/.test(name) ? '2026' : '2024'
  if (part.getAttribute('inputmode') === 'numeric' || part.getAttribute('inputmode') === 'decimal') return '20'
  return typed(`typed ${name}`, LONGEST_IN_A_LINE)
}
