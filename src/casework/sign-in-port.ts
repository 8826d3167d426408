import type { PersonId } from '../kernel/ids.ts'

// What signing in asks of the world outside. Times are milliseconds since 1970 in UTC.

/** Somebody who may sign in. */
export type AccountRow = {
  readonly person: PersonId
  readonly name: string
  /** What they sign in with here, in small letters; nothing where the council's own sign-in vouches for them. */
  readonly email?: string
  /** Whom the council's own sign-in knows them as: the issuer, a space, the subject. */
  readonly subject?: string
  /** Roles, as JSON text. */
  readonly roles: string
  readonly createdAt: number
  readonly lastSignInAt?: number
  /** They have left: nothing lets them in again. */
  readonly endedAt?: number
}

/** A way in which a person proves who they are. */
export type CredentialRow = {
  readonly id: string
  readonly person: PersonId
  readonly kind: 'password' | 'totp' | 'recovery-code' | 'passkey'
  /** A hash, a sealed secret, or a public key: by its kind. */
  readonly secret: string
  /** What its owner calls it; what a passkey can do. */
  readonly about?: string
  /** The last step of a code, or the last count of a passkey: neither counts twice. */
  readonly counter?: number
  readonly createdAt: number
  readonly usedAt?: number
}

export type SessionRow = {
  /** SHA-256 of the id in the cookie. */
  readonly hash: string
  /** What the session is called on pages. It opens nothing, and stays when the id is renewed. */
  readonly handle: string
  readonly person: PersonId
  readonly way: 'password' | 'passkey' | 'single-sign-on' | 'demonstration'
  /** The kind of browser and machine. */
  readonly device: string
  readonly startedAt: number
  readonly seenAt: number
  readonly provedAt: number
  readonly endedAt?: number
}

/**
 * What may be used once or for a while: an invitation, a visit to the council's own sign-in, a challenge that was
 * answered, what somebody asks another to confirm in an emergency.
 */
export type OnceRow = {
  /** SHA-256 of the secret id. */
  readonly hash: string
  readonly kind: 'invitation' | 'single-sign-on' | 'spent-challenge' | 'emergency-reading'
  /** Sealed. */
  readonly content: string
  readonly expiresAt: number
}

/** How often somebody failed. The key tells nobody whose account or address it is. */
export type TriesRow = { readonly key: string; readonly failures: number; readonly lastAt: number }

export type DoorTables = {
  readonly accounts: AccountRow
  readonly credentials: CredentialRow
  readonly sessions: SessionRow
  readonly once: OnceRow
  readonly tries: TriesRow
}

export type DoorTable = keyof DoorTables

/** The column that tells the rows of a table apart. */
export type DoorKeys = {
  readonly accounts: 'person'
  readonly credentials: 'id'
  readonly sessions: 'hash'
  readonly once: 'hash'
  readonly tries: 'key'
}

/** What happened at the door. Never a secret, an address or what somebody typed. */
export type JournalKind =
  | 'invited'
  | 'set-up'
  | 'signed-in'
  | 'sign-in-failed'
  | 'proved-again'
  | 'proof-failed'
  | 'signed-out'
  | 'session-ended'
  | 'role-given'
  | 'role-ended'
  | 'factor-added'
  | 'factor-removed'
  | 'recovery-code-used'
  | 'recovery-codes-made'
  | 'password-changed'
  | 'account-ended'
  | 'account-reopened'

export type JournalEntry = {
  readonly at: number
  readonly kind: JournalKind
  /** Whom it is about; nothing where nobody here goes by what was typed. */
  readonly person?: PersonId
  /** Who did it, where that is somebody else. */
  readonly by?: PersonId
  /** A role, or a way in. */
  readonly what?: string
}

/** The tables of the door, as one piece of work sees and changes them. */
export type DoorWork = {
  readonly get: <T extends DoorTable>(table: T, key: string) => Promise<DoorTables[T] | undefined>
  /** The rows with this value in a column, in the order of their keys; all rows where no column is named. */
  readonly find: <T extends DoorTable>(
    table: T,
    column?: keyof DoorTables[T] & string,
    value?: string,
  ) => Promise<readonly DoorTables[T][]>
  /** Adds a row, or takes the place of the one with its key. Throws where another row has its email or subject. */
  readonly put: <T extends DoorTable>(table: T, row: DoorTables[T]) => Promise<void>
  /** Whether there was such a row. */
  readonly drop: (table: DoorTable, key: string) => Promise<boolean>
  /** Drops the rows whose time in `column` is before `time`. */
  readonly dropBefore: <T extends DoorTable>(
    table: T,
    column: keyof DoorTables[T] & string,
    time: number,
  ) => Promise<void>
  /** Adds to the journal, which nothing changes or takes from. */
  readonly note: (entry: JournalEntry) => Promise<void>
  /** The last entries, the latest first. */
  readonly journal: (limit: number) => Promise<readonly JournalEntry[]>
}

/** Accounts, credentials, sessions and the journal of one council. */
export type SignInStore = {
  readonly read: <Answer>(work: (door: DoorWork) => Promise<Answer>) => Promise<Answer>
  /** One piece of work at a time, and all of it or nothing: where it throws, nothing of it is kept. */
  readonly change: <Answer>(work: (door: DoorWork) => Promise<Answer>) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** The keys that the door works with; they never leave the store. */
export type DoorSeals = {
  /** Seals a text; it opens only with the same `boundTo`. */
  readonly seal: (content: string, boundTo: string) => string
  /** Opens it; nothing where it was altered, moved, or sealed elsewhere. */
  readonly open: (sealed: string, boundTo: string) => string | undefined
  /** A name for a text that nobody without the key can make or tell the text by. */
  readonly tag: (text: string) => string
}
