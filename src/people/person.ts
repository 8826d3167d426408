import type { Declared } from '../complaint/independence-questions.ts'
import type { DateText } from '../kernel/day.ts'
import type { CheckKind, RegisterRole, Skill } from './register.ts'

// A person as what was recorded about them. A stream of events like a complaint, so that nothing is overwritten and a
// slip is undone by a correction.

export const MEANS = ['email', 'telephone', 'text', 'post', 'through-somebody'] as const
export type Means = (typeof MEANS)[number]

/** `only-by`: this way and no other, as `because` says. */
export const SAFETIES = ['safe', 'not-safe', 'only-by'] as const
export type Safety = (typeof SAFETIES)[number]

type Kinds = {
  /** `party`: of complaints, and so never of the register. */
  'person-recorded': { readonly name: string; readonly party?: true }
  /** Another name, or an entry taken back that should not have been made. */
  'person-corrected': { readonly name?: string; readonly withdraws?: string; readonly because: string }
  'contact-recorded': {
    readonly means: Means
    readonly value: string
    readonly safety: Safety
    readonly because?: string
  }
  'adjustment-recorded': { readonly says: string }
  'language-recorded': { readonly language: string; readonly interpreter: boolean }
  /** Again with other particulars, it takes the place of the entry before. */
  'register-entered': {
    readonly on: DateText
    readonly as: readonly RegisterRole[]
    readonly supplier?: string
    readonly skills: readonly Skill[]
    /** Agreed for one complaint. */
    readonly hours?: number
    /** Agreed for an hour. */
    readonly feePence?: number
  }
  /** Done on `on`. */
  'check-recorded': { readonly kind: CheckKind; readonly on: DateText; readonly expires?: DateText }
  'declaration-made': { readonly on: DateText; readonly answers: readonly Declared[] }
  /** What was recorded last about a day holds for it. */
  'availability-recorded': {
    readonly available: boolean
    readonly from: DateText
    readonly until?: DateText
    readonly because?: string
  }
  'register-left': { readonly on: DateText; readonly because: string }
}

export type PersonFactType = keyof Kinds
type Of<T extends PersonFactType> = { readonly type: T } & Kinds[T]
/** One thing to be recorded about a person. */
export type PersonFact = { [T in PersonFactType]: Of<T> }[PersonFactType]
/** The same once it is recorded, under an id of its own. */
export type RecordedFact = PersonFact & { readonly id: string }

/** An entry that stands, with the id by which it can be taken back. */
export type Entry<T extends PersonFactType> = Of<T> & { readonly id: string }

export type Person = {
  readonly name: string
  /** Concerned in complaints: kept apart from those on the register. */
  readonly party: boolean
  readonly contacts: readonly Entry<'contact-recorded'>[]
  readonly adjustments: readonly Entry<'adjustment-recorded'>[]
  readonly languages: readonly Entry<'language-recorded'>[]
  /** Where they are on the register, as what, and on which terms. */
  readonly register?: Entry<'register-entered'>
  /** Where they were on it once. */
  readonly left?: Entry<'register-left'>
  readonly checks: readonly Entry<'check-recorded'>[]
  readonly declarations: readonly Entry<'declaration-made'>[]
  readonly availability: readonly Entry<'availability-recorded'>[]
}

/**
 * The person that these facts tell of, nobody where none of them gives a name. Never refuses: what is recorded stands,
 * in whatever order it came; a fact that was taken back counts as if it had never been recorded.
 */
export function evolve(facts: readonly RecordedFact[]): Person | undefined {
  const withdrawn = withdrawnIn(facts)
  const standing = facts.filter(({ id }) => !withdrawn.has(id))
  const of = <T extends PersonFactType>(type: T): readonly Entry<T>[] =>
    standing.filter((fact): fact is RecordedFact & Entry<T> => fact.type === type)
  const name = nameIn(standing)
  if (name === undefined) return undefined
  return {
    name,
    party: facts.some((fact) => fact.type === 'person-recorded' && fact.party === true),
    contacts: of('contact-recorded'),
    adjustments: of('adjustment-recorded'),
    languages: of('language-recorded'),
    checks: of('check-recorded'),
    declarations: of('declaration-made'),
    availability: of('availability-recorded'),
    ...registered(standing),
  }
}

const withdrawnIn = (facts: readonly RecordedFact[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap((fact) => (fact.type === 'person-corrected' && fact.withdraws !== undefined ? [fact.withdraws] : [])),
  )

/** The name as it was last put right, else as it was first recorded. */
function nameIn(facts: readonly RecordedFact[]): string | undefined {
  const corrected = facts.flatMap((fact) => (fact.type === 'person-corrected' ? (fact.name ?? []) : []))
  const recorded = facts.flatMap((fact) => (fact.type === 'person-recorded' ? fact.name : []))
  return corrected.at(-1) ?? recorded.at(-1)
}

function registered(facts: readonly RecordedFact[]): Pick<Person, 'register' | 'left'> {
  const last = facts.findLast((fact) => fact.type === 'register-entered' || fact.type === 'register-left')
  if (last === undefined) return {}
  return last.type === 'register-entered' ? { register: last } : { left: last }
}

/** The words of a name in one plain form, without titles, so that one person is known under two spellings. */
export const nameWords = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}+/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word))

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'rev', 'sir', 'dame'])

/** A contact in one plain form: digits of a number, small letters of an address. */
export function plainContact(value: string): string {
  const text = value.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
  if (!/^[+()\d-]+$/.test(text)) return text
  return text.replaceAll(/\D/g, '').replace(/^(0044|44)/, '0')
}

/** Whether a contact, a need or a language is recorded of somebody already. */
export function isRecordedOf({ contacts, adjustments, languages }: Person, fact: PersonFact): boolean {
  switch (fact.type) {
    case 'contact-recorded':
      return contacts.some(
        ({ means, value }) => means === fact.means && plainContact(value) === plainContact(fact.value),
      )
    case 'adjustment-recorded':
      return adjustments.some(({ says }) => says.trim() === fact.says.trim())
    case 'language-recorded':
      return languages.some(
        ({ language, interpreter }) =>
          interpreter === fact.interpreter && nameWords(language).join() === nameWords(fact.language).join(),
      )
    default:
      return false
  }
}
