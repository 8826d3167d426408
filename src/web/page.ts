import type { Viewer } from '../casework/ports.ts'
import type { Page } from './layout.ts'

/** What a page is asked: never the whole request. */
export type Ask = {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly viewer: Viewer
}

/** What it answers. A value, so that its test needs no server. */
export type Reply = { readonly status: 200 | 400 | 404; readonly page: Page }

export type Route = { readonly path: string; readonly get: (ask: Ask) => Promise<Reply> }

export const show = (page: Page): Reply => ({ status: page.wrong ? 400 : 200, page })
