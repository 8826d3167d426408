import type { Visitor } from './deps.ts'
import type { Action } from '../people/permission.ts'
import type { Page } from './layout.ts'

/** What a page is asked: never the whole request. */
export type Ask = Visitor & {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
}

/** What it answers. A value, so that its test needs no server. */
export type Reply = { readonly status: 200 | 400 | 403 | 404; readonly page: Page }

/** A file to keep. What it holds is personal data, so its name says no more than the reference. */
export type Download = {
  readonly file: { readonly name: string; readonly type: string; readonly content: string | Uint8Array }
}

/** Sends the browser on to another page of ours, to be asked for anew. */
export type Redirect = { readonly to: string }

export type Answer = Reply | Download | Redirect

/** A file that a form was sent with. What it is called and what it holds are its sender's word. */
export type SentFile =
  | { readonly is: 'whole'; readonly name: string; readonly bytes: Uint8Array }
  /** Larger than a form takes, so that it was not kept. */
  | { readonly is: 'too-big' }

/** What a page is asked by a form: the fields as they were typed, and a file where one was chosen. */
export type Posted = Ask & {
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly file?: SentFile
}

/** What a form may hold, in bytes: beside `typed` it may hold one file where `file` says how large. */
export type FormLimits = { readonly typed: number; readonly file?: number }

export type Route = {
  readonly path: string
  /** What somebody must be allowed, by the table of permissions, to ask for it. */
  readonly needs: Action
  /** Whether whoever asks must just have proved again who they are. */
  readonly proof?: 'fresh'
  readonly get: (ask: Ask) => Promise<Answer>
  /** Takes a form within its limits, from the service's own pages only. */
  readonly post?: {
    readonly limits: FormLimits
    /** Where sending it needs more than looking at it. */
    readonly needs?: Action
    readonly take: (posted: Posted) => Promise<Answer>
  }
}

export const redirect = (to: string): Redirect => ({ to })

export const show = (page: Page): Reply => ({ status: page.wrong ? 400 : 200, page })
