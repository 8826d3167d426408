import { OF_A_COMPLAINT, OF_THE_SERVICE, SCOPES, TIES } from '../../src/people/permission.ts'
import { ROLES } from '../../src/people/roles.ts'

/** The words that the tables of permission are written in; each word is exchanged only for another of its kind. */
export const VOCABULARIES: readonly (readonly string[])[] = [
  ROLES,
  TIES,
  OF_A_COMPLAINT,
  OF_THE_SERVICE,
  ['every-complaint', ...SCOPES],
]

/** The words of the kind that all of these are; nothing where they are of no kind, or there are none. */
export const kindOf = (words: readonly string[]): readonly string[] | undefined =>
  words.length === 0 ? undefined : VOCABULARIES.find((kind) => words.every((word) => kind.includes(word)))

/** The next word of its kind that is not among the others, in the order of the table. */
export function nextTo(word: string, others: readonly string[] = []): string | undefined {
  const kind = kindOf([word])
  if (!kind) return undefined
  const from = kind.indexOf(word)
  return [...kind.slice(from + 1), ...kind.slice(0, from)].find((one) => !others.includes(one))
}
