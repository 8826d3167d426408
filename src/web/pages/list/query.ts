import { hash } from 'node:crypto'
import type { Choices, Narrowing, Show } from '../../../casework/worklist.ts'
import type { Law } from '../../deps.ts'
import { LIST_PATH } from '../../paths.ts'
import type { Seal } from '../../sealed.ts'
import { FUNCTION_WORDS, HOLDER_WORDS, PROCEDURE_WORDS, STAGE_WORDS } from '../../words/complaint.ts'

// Which part of the list an address asks for. Codes stand in it as they are; a person and a team by a short name that
// says nothing, and words that were typed only sealed.

export const SHOWN = ['all', 'live', 'overdue', 'soon', 'held', 'over'] as const satisfies readonly Show[]

/** What the list is asked for, and how its address says so. */
export type ListQuery = {
  readonly show: Show
  readonly narrowing: Narrowing
  readonly page: number
  /** Words that were sealed before the program was started again. */
  readonly lostWords: boolean
}

type Typed = Readonly<Record<string, string | undefined>>

/** What a list can be narrowed by. */
export type Known = { readonly choices: Choices; readonly rules: Law['rules'] }

/** The narrowing that a form or an address gives; what it does not know counts as not given. */
export function readNarrowing(typed: Typed, { choices, rules }: Known): Omit<Narrowing, 'words'> {
  const stage = keyIn(STAGE_WORDS, typed['stage'])
  const holder = keyIn(HOLDER_WORDS, typed['holder'])
  const legalFunction = keyIn(FUNCTION_WORDS, typed['function'])
  const procedure = keyIn(PROCEDURE_WORDS, typed['procedure'])
  const rule = keyIn(rules, typed['rule'])
  const team = named(choices.teams, typed['team'])
  const person = named(choices.people, typed['person'])
  return {
    ...(stage && { stage }),
    ...(holder && { holder }),
    ...(legalFunction && { function: legalFunction }),
    ...(procedure && { procedure }),
    ...(rule && { rule }),
    ...(team !== undefined && { team }),
    ...(person !== undefined && { person }),
  }
}

export function readQuery(query: Typed, known: Known, seal: Seal): ListQuery {
  const words = query['q'] === undefined ? undefined : seal.open(query['q'])
  return {
    show: SHOWN.find((show) => show === query['show']) ?? 'all',
    narrowing: { ...readNarrowing(query, known), ...(words !== undefined && { words }) },
    page: /^[1-9]\d{0,5}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
    lostWords: query['q'] !== undefined && words === undefined,
  }
}

/** The address of a part of the list. */
export function listPath({ show, narrowing, page = 1 }: Partial<ListQuery>, seal: Seal): string {
  const { stage, holder, procedure, team, person, words } = narrowing ?? {}
  const parts = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value !== undefined && parts.append(name, value)
  put('show', show === 'all' ? undefined : show)
  put('stage', stage)
  put('holder', holder)
  put('function', narrowing?.function)
  put('procedure', procedure)
  put('rule', narrowing?.rule)
  put('team', team === undefined ? undefined : shortName(team))
  put('person', person === undefined ? undefined : shortName(person))
  put('q', words === undefined ? undefined : seal.close(words))
  put('page', page === 1 ? undefined : String(page))
  return parts.size > 0 ? `${LIST_PATH}?${parts.toString()}` : LIST_PATH
}

/** A name in an address and a form: it leads to the name only for whoever has the list of names. */
export const shortName = (name: string): string => hash('sha256', `list/${name}`).slice(0, 12)

const named = (among: Choices['teams'], short: string | undefined): string | undefined =>
  short === undefined ? undefined : among.find(({ name }) => shortName(name) === short)?.name

const keyIn = <Key extends string>(words: Readonly<Record<Key, unknown>>, text: string | undefined): Key | undefined =>
  (Object.keys(words) as Key[]).find((key) => key === text)

/** What the list is narrowed by, sealed for a form that sends it back. */
export const sealedQuery = ({ show, narrowing }: ListQuery, seal: Seal): string =>
  seal.close(JSON.stringify({ show, narrowing }))

/** The same, opened; nothing where it was not sealed here. */
export function openedQuery(sealed: string | undefined, seal: Seal): Pick<ListQuery, 'show' | 'narrowing'> | undefined {
  const text = sealed === undefined ? undefined : seal.open(sealed)
  return text === undefined ? undefined : JSON.parse(text)
}
