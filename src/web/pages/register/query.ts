import type { NameFound } from '../../../casework/ports.ts'
import { type RegisterRole, REGISTER_ROLES, type Skill, SKILLS } from '../../../people/register.ts'
import { REGISTER_PATH } from '../../paths.ts'
import type { Seal } from '../../sealed.ts'
import { shortName } from '../list/query.ts'
import { oneOf, textIn, type Typed } from './fields.ts'

// Which part of the register an address asks for: codes as they are, a supplier by a short name that says nothing, and
// what was typed only sealed.

export const SHOWN = ['all', 'due', 'left'] as const

export type RegisterQuery = {
  readonly show: (typeof SHOWN)[number]
  readonly role?: RegisterRole
  readonly skill?: Skill
  readonly supplier?: string
  readonly words?: string
  readonly page: number
  readonly lostWords: boolean
}

/** What a form or an address asks for; what is not known counts as not given. */
export function readNarrowing(
  typed: Typed,
  suppliers: readonly NameFound[],
): Omit<RegisterQuery, 'words' | 'page' | 'lostWords'> {
  const [role, skill] = [oneOf(REGISTER_ROLES, typed['role']), oneOf(SKILLS, typed['skill'])]
  const supplier = suppliers.find(({ name }) => shortName(name) === typed['supplier'])?.name
  return {
    show: oneOf(SHOWN, typed['show']) ?? 'all',
    ...(role && { role }),
    ...(skill && { skill }),
    ...(supplier !== undefined && { supplier }),
  }
}

export function readRegisterQuery(query: Typed, suppliers: readonly NameFound[], seal: Seal): RegisterQuery {
  const sealed = textIn(query, 'q')
  const words = sealed === undefined ? undefined : seal.open(sealed)
  return {
    ...readNarrowing(query, suppliers),
    ...(words !== undefined && { words }),
    page: /^[1-9]\d{0,5}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
    lostWords: sealed !== undefined && words === undefined,
  }
}

/** The address of a part of the register. */
export function registerListPath({ show, role, skill, supplier, words, page }: RegisterQuery, seal: Seal): string {
  const parts = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value !== undefined && parts.append(name, value)
  put('show', show === 'all' ? undefined : show)
  put('role', role)
  put('skill', skill)
  put('supplier', supplier === undefined ? undefined : shortName(supplier))
  put('q', words === undefined ? undefined : seal.close(words))
  put('page', page === 1 ? undefined : String(page))
  return parts.size > 0 ? `${REGISTER_PATH}?${parts.toString()}` : REGISTER_PATH
}
