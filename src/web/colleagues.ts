import type { PersonId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import type { Deps } from './deps.ts'

/** Somebody who can sign in. */
export type Colleague = { readonly person: PersonId; readonly name: string; readonly roles: readonly Role[] }

/** Everybody who can sign in, by name; in the demonstration, its invented people. */
export async function colleagues({ door }: Pick<Deps, 'door'>): Promise<readonly Colleague[]> {
  if ('everybodyIs' in door) return [door.everybodyIs, ...(door.beside ?? [])]
  if (door.demonstration)
    return door.demonstration.people.map(({ person, name, role }) => ({ person, name, roles: [role] }))
  return (await door.accounts()).filter(({ ended }) => !ended)
}
