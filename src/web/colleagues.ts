import type { PersonId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import type { Deps } from './deps.ts'

/** Somebody who can sign in. */
export type Colleague = { readonly person: PersonId; readonly name: string; readonly roles: readonly Role[] }

/** Somebody who can, or who could before their account was ended. */
export type Known = Colleague & { readonly ended?: boolean }

/** Everybody who can sign in, by name; in the demonstration, its invented people. */
export const colleagues = async (deps: Pick<Deps, 'door'>): Promise<readonly Colleague[]> =>
  (await everybody(deps)).filter(({ ended }) => ended !== true)

/** Those who can sign in, and those who have left. */
export async function everybody({ door }: Pick<Deps, 'door'>): Promise<readonly Known[]> {
  if ('everybodyIs' in door) return [door.everybodyIs, ...(door.beside ?? [])]
  if (door.demonstration)
    return door.demonstration.people.map(({ person, name, role }) => ({ person, name, roles: [role] }))
  return door.accounts()
}
