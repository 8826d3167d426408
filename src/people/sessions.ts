import { hash } from 'node:crypto'

// Times are milliseconds since 1970 in UTC; this room knows no clock.

const MINUTE = 60_000

/** A session ends when nothing was asked for this long. */
export const IDLE = 15 * MINUTE
/** A session ends this long after signing in, whatever happens in it. */
export const LONGEST = 12 * 60 * MINUTE
/** For this long after proving who they are, somebody may do what asks for a fresh proof. */
export const FRESH = 5 * MINUTE
/** This long before it ends, its owner is warned. */
export const WARNED = 2 * MINUTE
/** How often a session that is used is written down as used: a page costs no write. */
export const TOUCH_AFTER = MINUTE

/** An account that nobody used for this long lets nobody in until an administrator gives a new link. */
export const DORMANT_AFTER = 45 * 24 * 60 * MINUTE

/** An id is this many bytes of chance, and nobody can guess 256 bits. */
export const ID_BYTES = 32

export type SessionTimes = {
  readonly startedAt: number
  readonly seenAt: number
  /** When whoever has the session last proved who they are, with two factors or one that counts as two. */
  readonly provedAt: number
  readonly endedAt?: number | undefined
}

export type SessionState = 'alive' | 'ended' | 'idle' | 'too-old'

/** Whether a session may still be used. */
export function stateOf({ startedAt, seenAt, endedAt }: SessionTimes, now: number): SessionState {
  if (endedAt !== undefined) return 'ended'
  if (now - startedAt >= LONGEST) return 'too-old'
  return now - seenAt >= IDLE ? 'idle' : 'alive'
}

/** In milliseconds: how long a session lasts without use, what is left of that now, and what is left of it in all. */
export type Lasting = { readonly unused: number; readonly left: number; readonly longest: number }

/** How long a session lasts that is alive now. */
export const lastingOf = ({ startedAt, seenAt }: SessionTimes, now: number): Lasting => ({
  unused: IDLE,
  left: seenAt + IDLE - now,
  longest: startedAt + LONGEST - now,
})

/** Whether what was proved is fresh enough for a step that asks for more than a session. */
export const isFresh = ({ provedAt }: SessionTimes, now: number): boolean => now - provedAt < FRESH

/** Whether its use is to be written down. */
export const isToTouch = ({ seenAt }: SessionTimes, now: number): boolean => now - seenAt >= TOUCH_AFTER

const ID = /^[A-Za-z0-9_-]{43}$/

/** Writes an id for a cookie or a link. Throws where it is not of 32 bytes. */
export function secretId(bytes: Buffer): string {
  if (bytes.length !== ID_BYTES) throw new Error('A secret id is made of 32 bytes')
  return bytes.toString('base64url')
}

/** Whether a text has the form of such an id. */
export const isSecretId = (text: string | undefined): text is string => text !== undefined && ID.test(text)

/** What is stored of an id: whoever reads the database cannot use a session of it. */
export const hashOfId = (id: string): string => hash('sha256', id)
