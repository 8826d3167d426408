import type { Caller } from '../../door/parts.ts'
import type { SignedIn } from '../../door/sessions.ts'
import type { Page } from '../layout.ts'

type Texts = Readonly<Record<string, string | undefined>>

/** What a page of the door is asked. */
export type DoorAsk<Who> = {
  readonly params: Texts
  readonly query: Texts
  /** The query as it came. */
  readonly search: URLSearchParams
  readonly caller: Caller
  readonly who: Who
}

export type DoorPosted<Who> = DoorAsk<Who> & { readonly typed: Texts }

/** What it answers; with an id where the browser is to have another, or as to nobody where its session is over. */
export type DoorAnswer = { readonly id?: string | undefined; readonly over?: true } & (
  | { readonly status: number; readonly page: Page; readonly retryAfter?: number; readonly refresh?: string }
  /** Elsewhere, on this site or at the council's own sign-in. */
  | { readonly to: string }
)

type Answers<Who> = {
  readonly path: string
  readonly get?: (ask: DoorAsk<Who>) => Promise<DoorAnswer>
  readonly post?: { readonly limit: number; readonly take: (posted: DoorPosted<Who>) => Promise<DoorAnswer> }
}

/** A page of the door and what it needs. */
export type DoorRoute =
  | ({ readonly needs: 'nothing' } & Answers<SignedIn | undefined>)
  | ({ readonly needs: 'session' } & Answers<SignedIn>)
  /** A session whose owner has just proved who they are, and has this role where one is named. */
  | ({ readonly needs: 'fresh-proof'; readonly role?: 'administrator' } & Answers<SignedIn>)

export const shown = (page: Page, status = page.wrong ? 400 : 200): DoorAnswer => ({ status, page })

/** A path of this site that somebody was on their way to; the list where it is none. */
export const pathIn = (text: string | undefined): string =>
  text !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(text) && text.length < 2000 ? text : '/'
