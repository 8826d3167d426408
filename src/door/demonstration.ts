import type { AccountRow } from '../casework/sign-in-port.ts'
import { type PersonId, personId } from '../kernel/ids.ts'
import { isRole, type Role, ROLES } from '../people/roles.ts'
import type { Caller, Parts } from './parts.ts'
import { begin } from './sessions.ts'

/** Invented people of an invented council, one for each role to begin with. */
const PEOPLE: Readonly<Record<Role, string>> = {
  'complaints-manager': 'Priya Shah',
  'complaints-officer': 'Tom Ashworth',
  'stage-1-manager': 'Grace Adebayo',
  'adjudicating-officer': 'Martin Lowe',
  director: 'Helen Prescott',
  'ombudsman-link-officer': 'Sinéad Doyle',
  auditor: 'Rafiq Islam',
  administrator: 'Wendy Clarke',
  'member-of-staff': 'Leon Marsh',
  'investigating-officer': 'Honor Harrowgate',
  'independent-person': 'Edwin Tallis',
  'panel-member': 'Piers Osgodby',
  'panel-clerk': 'Owen Pritchard',
  advocate: 'Bea Lindqvist',
}

/** Those beside them with the same role, who cover and act where the first are away or kept out. */
const SECONDS = {
  'second-complaints-manager': { role: 'complaints-manager', name: 'Daniel Achebe' },
  'second-stage-1-manager': { role: 'stage-1-manager', name: 'Nadia Karim' },
  'second-director': { role: 'director', name: 'Colin Fairweather' },
} as const satisfies Readonly<Record<string, { readonly role: Role; readonly name: string }>>

/** Whom a visitor can be: somebody with a role, or the second with it. */
export type Invented = Role | keyof typeof SECONDS

const isSecond = (key: string): key is keyof typeof SECONDS => Object.hasOwn(SECONDS, key)

/** Whether a text, from a form, names one of the invented people. */
export const isOneOfThem = (key: string): key is Invented => isRole(key) || isSecond(key)

/** The invented person with a role, or the second with it. */
export const personOf = (key: Invented): PersonId => personId(`demonstration-${key}`)

const ALL: readonly Invented[] = [...ROLES, ...Object.keys(SECONDS).filter(isSecond)]

const INVENTED: ReadonlySet<PersonId> = new Set(ALL.map(personOf))

/** Whether somebody is one of the invented people. */
export const isInvented = (person: PersonId): boolean => INVENTED.has(person)

const invented = (key: Invented) => ({
  key,
  person: personOf(key),
  ...(isSecond(key) ? SECONDS[key] : { role: key, name: PEOPLE[key] }),
})

const accountFor = (key: Invented, now: number): AccountRow => {
  const { person, name, role } = invented(key)
  return { person, name, email: `${key}@anytown.example`, roles: JSON.stringify([role]), createdAt: now }
}

export type Demonstration = {
  readonly people: readonly {
    readonly key: Invented
    readonly person: PersonId
    readonly role: Role
    readonly name: string
  }[]
  /** Begins a session of one of them: nothing is asked, for nothing here is anybody's. */
  readonly be: (caller: Caller, key: Invented) => Promise<string>
}

/** Whom the demonstration opens as. */
export const FIRST_ROLE: Role = 'complaints-manager'

export const demonstrationOn = ({ signIns, now }: Parts): Demonstration => ({
  people: ALL.map(invented),
  be: (caller, key) =>
    signIns.change(async (door) => {
      const account = accountFor(key, now())
      await door.put('accounts', account)
      return begin(door, { account, caller, way: 'demonstration', now: now() })
    }),
})
