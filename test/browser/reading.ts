import { type HTMLElement, parse } from 'node-html-parser'
import type { Deps } from '../../src/web/deps.ts'
import { makeServer } from '../../src/web/server.ts'
import { office } from './office.ts'

export type Read = { readonly status: number; readonly body: string; readonly root: HTMLElement }

/** Asks a whole server for pages and reads them, without a port or a browser. */
export function reading(deps: Deps = office()): (path: string) => Promise<Read> {
  const server = makeServer(deps)
  return async (path) => {
    const { statusCode, body } = await server.inject(path)
    return { status: statusCode, body, root: parse(body) }
  }
}

/** What a reader sees of an element, with every white space as one space; what only a screen reader says is left out. */
export function text(element: HTMLElement | null | undefined): string {
  if (!element) return ''
  const copy = parse(element.outerHTML)
  for (const hidden of copy.querySelectorAll('.govuk-visually-hidden, .redress-table__name')) hidden.remove()
  return copy.text.replace(/\s+/g, ' ').trim()
}

/** The part of a page under a heading that can be linked to. */
export const sectionOf = (root: HTMLElement, id: string): HTMLElement | undefined =>
  root.querySelectorAll('section').find((section) => section.getAttribute('aria-labelledby') === id)

/** A table as rows of texts. */
export const rowsOf = (table: HTMLElement | null | undefined): readonly (readonly string[])[] =>
  (table?.querySelectorAll('tbody tr') ?? []).map((row) => row.querySelectorAll('th, td').map((cell) => text(cell)))
