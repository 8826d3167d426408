import { INVITED_FOR } from '../../door/accounts.ts'
import type { Door } from '../../door/door.ts'
import type { SignedIn } from '../../door/sessions.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import { mayUse } from '../../people/permission.ts'
import { type Role, ROLES } from '../../people/roles.ts'
import { notFound } from '../pages/problem/view.ts'
import { PEOPLE_PATH, personPath, setUpPath } from '../paths.ts'
import { type DoorAnswer, type DoorPosted, type DoorRoute, shown } from './ask.ts'
import type { Wrong } from './form-parts.ts'
import { boxOf, linkPage, peoplePage, type PeopleShown, personPage } from './people-view.ts'

const FORM_LIMIT = 64 * 1024
const JOURNAL_SHOWN = 50
const HOURS = INVITED_FOR / 3_600_000

/** What administrators do: invite, give and end roles, see and end sessions, end the account of who has left. */
export const peopleRoutes = (door: Door): readonly DoorRoute[] => [
  {
    needs: 'fresh-proof',
    role: 'administrator',
    path: PEOPLE_PATH,
    get: () => people(door),
    post: { limit: FORM_LIMIT, take: (posted) => invite(door, posted) },
  },
  {
    needs: 'fresh-proof',
    role: 'administrator',
    path: `${PEOPLE_PATH}/:person`,
    get: ({ params, who }) => person(door, params['person'] ?? '', who),
    post: { limit: FORM_LIMIT, take: (posted) => change(door, posted) },
  },
]

async function people(door: Door, more: Pick<PeopleShown, 'typed' | 'wrong'> = {}): Promise<DoorAnswer> {
  const [accounts, journal] = await Promise.all([door.accounts(), door.journal(JOURNAL_SHOWN)])
  return shown(peoplePage({ accounts, journal, ...more }))
}

const rolesIn = (typed: Readonly<Record<string, string | undefined>>): readonly Role[] =>
  ROLES.filter((role) => typed[boxOf(role)] === 'yes')

async function invite(door: Door, { typed: fields, who }: DoorPosted<SignedIn>): Promise<DoorAnswer> {
  const typed = {
    name: (fields['name'] ?? '').trim(),
    email: (fields['email'] ?? '').trim(),
    roles: rolesIn(fields),
  }
  const wrong = wrongIn(typed)
  if (wrong) return people(door, { typed, wrong })
  const invited = await door.invite(typed, { by: who.person, lasts: INVITED_FOR })
  if (!invited.ok) return people(door, { typed, wrong: { field: 'email', says: THERE[invited.error] } })
  return shown(linkPage(typed.name, linkTo(door, invited.value), HOURS))
}

const THERE = {
  'there-is-one': 'Somebody has an account with this address',
  'has-left': 'Somebody who has left had this address. Choose them above and open their account again',
} as const

const linkTo = (door: Door, link: string): string => new URL(setUpPath(link), door.origin).href

function wrongIn({ name, email, roles }: NonNullable<PeopleShown['typed']>): Wrong | undefined {
  if (name === '' || name.length > 100) return { field: 'name', says: 'Enter their name, of 100 letters at most' }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254)
    return { field: 'email', says: 'Enter an email address, like name@example.org' }
  return roles.length === 0 ? { field: 'roles', says: 'Tick what they do: one role or more' } : undefined
}

async function person(
  door: Door,
  id: string,
  { roles }: Pick<SignedIn, 'roles'>,
  refused: { readonly wrong?: Wrong; readonly ticked?: readonly Role[] } = {},
): Promise<DoorAnswer> {
  const account = await door.account(id)
  if (!account) return notFound
  const handsOver = mayUse(roles, 'hand-over')
  return shown(personPage({ account, sessions: await door.sessionsOf(account.person), handsOver, ...refused }))
}

async function change(door: Door, { params, typed, who }: DoorPosted<SignedIn>): Promise<DoorAnswer> {
  const account = await door.account(params['person'] ?? '')
  if (!account) return notFound
  const of = { person: account.person, by: who.person }
  const again = { to: personPath(account.person) }
  const refused = (says: string, ticked?: readonly Role[]) =>
    person(door, account.person, who, { wrong: { field: 'roles', says }, ...(ticked && { ticked }) })
  const doneOr = (result: Result<void, string>, otherwise: (says: string) => Promise<DoorAnswer>) =>
    result.ok ? again : otherwise(result.error)
  switch (typed['do']) {
    case 'roles': {
      const roles = rolesIn(typed)
      return roles.length === 0
        ? refused('Tick a role, or end the account', roles)
        : doneOr(await door.changeRoles(of, roles), (says) => refused(says, roles))
    }
    case 'end-session':
      await door.endSessions({ ...of, handle: typed['handle'] ?? '' })
      return again
    case 'invite-again':
      return newLink(door, of, account.name)
    case 'reopen-account':
      return doneOr(await door.reopenAccount(of), refused)
    case 'end-account':
      return doneOr(await door.endAccount(of), refused)
    default:
      return again
  }
}

async function newLink(
  door: Door,
  { person, by }: { person: PersonId; by: PersonId },
  name: string,
): Promise<DoorAnswer> {
  const link = await door.inviteAgain(person, { by, lasts: INVITED_FOR })
  return link === undefined ? notFound : shown(linkPage(name, linkTo(door, link), HOURS))
}
