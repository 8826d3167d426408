import { type Form, formIn } from '../../downloads.ts'
import type { Posted } from '../../page.ts'

export const KINDS = ['json', 'csv', 'decision'] as const
export type Kind = (typeof KINDS)[number]

/** What is to be checked, as it was sent. */
export type Source =
  | { readonly is: 'nothing' }
  /** Pasted. Without `kind`, the text itself tells what it is. */
  | { readonly is: 'text'; readonly text: string; readonly kind?: Kind }
  | { readonly is: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly is: 'file-too-big' }

/** What a sheet with one row a complaint is said to hold, as it was typed. */
export type Typed = {
  /** A mapping as JSON, from a page that has read with it. */
  readonly mapping?: string
  /** What was chosen for each column by its place from 0, where the form asked; an empty word leaves the column out. */
  readonly columns?: ReadonlyMap<number, string>
  readonly council: string
  readonly dayFirst: boolean
  readonly remember: boolean
}

export const STEPS = ['show', 'map', 'keep', 'keep-now'] as const
export type Step = (typeof STEPS)[number]

export const WHATS = ['chronology', 'found', 'problems', 'decision'] as const
export type What = (typeof WHATS)[number]

/** Everything that the form of the check page may say. The source travels with it, so that nothing is kept here. */
export type Asked = {
  readonly source: Source
  readonly sheet?: string
  readonly typed: Typed
  /** Which of several complaints to open, and which page of their list to show. */
  readonly reference?: string
  readonly page: number
  readonly step: Step
  readonly as?: { readonly what: What; readonly form: Form }
}

/** The same, by somebody who may keep what was read, or may not. */
export type AskedBy = Asked & { readonly mayKeep: boolean }

export function askedIn({ typed: fields, file }: Posted): Asked {
  const as = downloadIn(fields['as'])
  const { sheet, reference } = fields
  return {
    source: sourceIn(fields, file),
    ...(sheet !== undefined && { sheet }),
    typed: typedIn(fields),
    ...(reference !== undefined && fields['all'] === undefined && { reference }),
    page: Math.max(1, Math.trunc(Number(fields['page'] ?? 1)) || 1),
    step: STEPS.find((step) => step === fields['step']) ?? 'show',
    ...(as && { as }),
  }
}

type Fields = Posted['typed']

/** A file that was just chosen comes before what was pasted, and both before the file that travelled with the form. */
function sourceIn(fields: Fields, file: Posted['file']): Source {
  if (file?.is === 'too-big') return { is: 'file-too-big' }
  if (file) return { is: 'file', name: file.name, bytes: file.bytes }
  // A browser sends every line break of a box as two characters: they are one again here.
  const text = (fields['text'] ?? '').replaceAll('\r\n', '\n')
  const kind = KINDS.find((one) => one === fields['kind'])
  if (text.trim() !== '') return { is: 'text', text, ...(kind && { kind }) }
  const carried = fields['carried']
  return carried === undefined
    ? { is: 'nothing' }
    : { is: 'file', name: fields['called'] ?? '', bytes: Buffer.from(carried, 'base64url') }
}

function typedIn(fields: Fields): Typed {
  const columns = Object.entries(fields).flatMap(([name, word = '']): [number, string][] => {
    const [, place] = /^column-(\d{1,3})$/.exec(name) ?? []
    return place === undefined ? [] : [[Number(place), word]]
  })
  const { mapping } = fields
  return {
    ...(mapping !== undefined && { mapping }),
    ...(columns.length > 0 && { columns: new Map(columns) }),
    council: (fields['council'] ?? '').trim(),
    dayFirst: fields['dates'] === 'day-first',
    remember: fields['remember'] === 'yes',
  }
}

function downloadIn(as: string | undefined): Asked['as'] {
  const [what, ending] = (as ?? '').split('.')
  const found = WHATS.find((one) => one === what)
  const form = formIn(ending)
  return found && form ? { what: found, form } : undefined
}
