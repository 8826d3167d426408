import type { Visitor } from './deps.ts'
import type { Page } from './layout.ts'

/** What a page is asked: never the whole request. */
export type Ask = Visitor & {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
}

/** What it answers. A value, so that its test needs no server. */
export type Reply = { readonly status: 200 | 400 | 404; readonly page: Page }

/** A file to keep. Its text holds personal data, so its name says no more than the reference. */
export type Download = { readonly file: { readonly name: string; readonly type: string; readonly text: string } }

export type Answer = Reply | Download

/** What a page is asked by a form: the fields as they were typed. */
export type Posted = Ask & { readonly typed: Readonly<Record<string, string | undefined>> }

export type Route = {
  readonly path: string
  readonly get: (ask: Ask) => Promise<Answer>
  /** Takes a form of at most `limit` bytes, from the service's own pages only. */
  readonly post?: { readonly limit: number; readonly take: (posted: Posted) => Promise<Answer> }
}

export const show = (page: Page): Reply => ({ status: page.wrong ? 400 : 200, page })
