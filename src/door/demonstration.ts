import type { AccountRow } from '../casework/sign-in-port.ts'
import { type PersonId, personId } from '../kernel/ids.ts'
import { type Role, ROLES } from '../people/roles.ts'
import type { Caller, Parts } from './parts.ts'
import { begin } from './sessions.ts'

/** Invented people of an invented council, one for each role. */
const PEOPLE: Readonly<Record<Role, string>> = {
  'complaints-manager': 'Priya Shah',
  'complaints-officer': 'Tom Ashworth',
  'stage-1-manager': 'Grace Adebayo',
  'adjudicating-officer': 'Martin Lowe',
  director: 'Helen Prescott',
  'ombudsman-link-officer': 'Sinéad Doyle',
  auditor: 'Rafiq Islam',
  administrator: 'Wendy Clarke',
  'investigating-officer': 'Honor Harrowgate',
  'independent-person': 'Edwin Tallis',
  'panel-member': 'Piers Osgodby',
  'panel-clerk': 'Owen Pritchard',
  advocate: 'Bea Lindqvist',
}

/** The invented person with a role. */
export const personOf = (role: Role): PersonId => personId(`demonstration-${role}`)

const INVENTED: ReadonlySet<PersonId> = new Set(ROLES.map(personOf))

/** Whether somebody is one of the invented people. */
export const isInvented = (person: PersonId): boolean => INVENTED.has(person)

const accountFor = (role: Role, now: number): AccountRow => ({
  person: personOf(role),
  name: PEOPLE[role],
  email: `${role}@anytown.example`,
  roles: JSON.stringify([role]),
  createdAt: now,
})

export type Demonstration = {
  readonly people: readonly { readonly person: PersonId; readonly role: Role; readonly name: string }[]
  /** Begins a session of the person with a role: nothing is asked, for nothing here is anybody's. */
  readonly be: (caller: Caller, role: Role) => Promise<string>
}

/** Whom the demonstration opens as. */
export const FIRST_ROLE: Role = 'complaints-manager'

export const demonstrationOn = ({ signIns, now }: Parts): Demonstration => ({
  people: ROLES.map((role) => ({ person: personOf(role), role, name: PEOPLE[role] })),
  be: (caller, role) =>
    signIns.change(async (door) => {
      const account = accountFor(role, now())
      await door.put('accounts', account)
      return begin(door, { account, caller, way: 'demonstration', now: now() })
    }),
})
