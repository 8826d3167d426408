import { randomBytes } from 'node:crypto'
import type { AccountRow, DoorSeals, DoorWork, SignInStore } from '../casework/sign-in-port.ts'
import { type PersonId, personId } from '../kernel/ids.ts'
import { isRole, type Role } from '../people/roles.ts'
import { DORMANT_AFTER, ID_BYTES, secretId } from '../people/sessions.ts'

/** What the door is made of. */
export type Parts = {
  readonly signIns: SignInStore
  readonly seals: DoorSeals
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whose service this is: what an app or a browser calls it. */
  readonly service: string
  /** Where the pages are: `https://redress.anytown.gov.uk`. */
  readonly origin: string
}

/** Whoever asks: the id that their browser sends, where they ask from, and with what. */
export type Caller = {
  /** The id in the cookie: of a session, or one that opens nothing yet and only binds forms to this browser. */
  readonly id: string
  readonly address: string
  /** The kind of browser and machine: `Firefox on Windows`. */
  readonly device: string
}

/** How far somebody got who tried to come in. */
export type Entry =
  | { readonly is: 'in'; readonly person: PersonId; /** The id of the new session. */ readonly id: string }
  | { readonly is: 'refused' }
  | { readonly is: 'wait'; readonly seconds: number }
  /** What was begun was left lying too long, or was used already. */
  | { readonly is: 'too-late' }

export const newId = (): string => secretId(randomBytes(ID_BYTES))

export const newPerson = (): PersonId => personId(`p-${randomBytes(12).toString('hex')}`)

export const rolesIn = ({ roles }: AccountRow): readonly Role[] => {
  const listed: unknown = JSON.parse(roles)
  return Array.isArray(listed) ? listed.filter((role): role is Role => typeof role === 'string' && isRole(role)) : []
}

/** An email address as accounts are known by it. */
export const plainEmail = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase()

/** Whether an account lets anybody in at all. */
export const letsIn = ({ endedAt, lastSignInAt, createdAt }: AccountRow, now: number): boolean =>
  endedAt === undefined && now - (lastSignInAt ?? createdAt) < DORMANT_AFTER

/** Finds the account by which somebody signs in here. */
export const accountOf = async (door: DoorWork, email: string): Promise<AccountRow | undefined> =>
  (await door.find('accounts', 'email', plainEmail(email)))[0]
