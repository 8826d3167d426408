import type { Person, PersonClass } from '../vocabulary.ts'
import { type Chance, lottery, type Shared } from './chance.ts'
import { ADOPTION, AT_HOME, AWAY_FROM_HOME, FOSTERING, KINSHIP, type Theme } from './themes.ts'
import { IN_CARE, LEFT_CARE } from './themes-young.ts'

// Who complains, under names that are letters, and who works on the complaint, under invented names.

/** Whom a life needs to complain: anyone, or those on whom it turns. */
export type Who = 'anyone' | 'young' | 'relative' | 'family'

type Kind = Shared & {
  readonly class: PersonClass
  readonly titles: readonly string[]
  readonly about: readonly Theme[]
  /** Heard with an advocate, by right. */
  readonly young?: true
  /** The Act does not list them: their interest in the child has to be decided on. */
  readonly interestNeeded?: true
  /** Complains beside another of the same kind. */
  readonly two?: true
}

const ADULTS = ['Ms', 'Mr', 'Mrs'] as const

// Councils publish one complaint in eighteen to one in eight from children and young people; most come from parents.
const KINDS: readonly Kind[] = [
  { share: 560, class: 'parent', titles: ADULTS, about: [...AT_HOME, ...AWAY_FROM_HOME] },
  { share: 40, class: 'parent', titles: ADULTS, about: [...AT_HOME, ...AWAY_FROM_HOME], two: true },
  { share: 40, class: 'person-with-parental-responsibility', titles: ADULTS, about: [...AT_HOME, ...AWAY_FROM_HOME] },
  { share: 75, class: 'foster-carer', titles: ADULTS, about: FOSTERING },
  { share: 60, class: 'special-guardian', titles: ADULTS, about: KINSHIP },
  { share: 35, class: 'adopter', titles: ADULTS, about: ADOPTION },
  { share: 90, class: 'other-sufficient-interest', titles: ADULTS, about: AWAY_FROM_HOME, interestNeeded: true },
  { share: 55, class: 'child', titles: [''], about: IN_CARE, young: true },
  { share: 45, class: 'care-leaver', titles: [''], about: LEFT_CARE, young: true },
]

const among = (holds: (kind: Kind) => boolean) => lottery(KINDS.filter(holds))

const draw: { readonly [W in Who]: (chance: Chance) => Kind } = {
  anyone: among(() => true),
  young: among((kind) => kind.young === true),
  relative: among((kind) => kind.interestNeeded === true),
  family: among((kind) => kind.young === undefined && kind.interestNeeded === undefined),
}

export type Complainants = {
  readonly kind: Kind
  readonly people: readonly Person[]
}

const LETTERS = 'ABCDEFGHJKLMNPRSTVWXYZ'

/** The people of a complaint: who complains, and the child whom it is about, as often as not where nothing is said of that. */
export function complainants(who: Who, withChild: boolean | undefined, chance: Chance): Complainants {
  const kind = draw[who](chance)
  const letter = chance.below(LETTERS.length)
  const person = (n: number): Person => {
    const title = chance.pick(kind.titles)
    const name = LETTERS[(letter + n) % LETTERS.length] ?? 'A'
    return {
      id: `complainant-${n + 1}`,
      as: 'complainant',
      class: kind.class,
      inOwnRight: true,
      calledHere: title === '' ? `${name}, ${ageOf(kind.class, chance)}` : `${title} ${name}`,
    }
  }
  const people = kind.two ? [person(0), person(1)] : [person(0)]
  const child = !kind.young && (withChild ?? chance.happens(1, 2))
  return { kind, people: child ? [...people, childOf(letter + 2, chance)] : people }
}

const childOf = (letter: number, chance: Chance): Person => ({
  id: 'child',
  as: 'child',
  class: 'child',
  calledHere: `${LETTERS[letter % LETTERS.length] ?? 'A'}, ${chance.between(1, 16)}`,
})

const ageOf = (kind: PersonClass, chance: Chance): number =>
  kind === 'care-leaver' ? chance.between(18, 24) : chance.between(9, 17)

const SURNAMES = [
  'Achebe',
  'Ashdown',
  'Banerjee',
  'Barlow',
  'Calder',
  'Chaudhry',
  'Denholm',
  'Dlamini',
  'Everard',
  'Farrow',
  'Fernandes',
  'Garside',
  'Hallam',
  'Hussain',
  'Ingleby',
  'Iqbal',
  'Jessop',
  'Kershaw',
  'Kowalska',
  'Langley',
  'Marwood',
  'Mensah',
  'Norcliffe',
  'Nguyen',
  'Okafor',
  'Ormerod',
  'Patel',
  'Pickering',
  'Quarmby',
  'Rahman',
  'Ridley',
  'Santos',
  'Singh',
  'Thackray',
  'Tran',
  'Underhill',
  'Varley',
  'Wadsworth',
  'Yarrow',
  'Zielinski',
  'Quill',
] as const

/** Everyone who works on one complaint, none of them twice. */
export class Staff {
  readonly #titles: Chance
  #at: number
  readonly #step: number

  constructor(chance: Chance) {
    this.#titles = chance
    this.#at = chance.below(SURNAMES.length)
    // The number of names is a prime, so that any step comes to each of them before it comes back.
    this.#step = chance.between(1, SURNAMES.length - 1)
  }

  next(): string {
    this.#at = (this.#at + this.#step) % SURNAMES.length
    return `${this.#titles.pick(ADULTS)} ${SURNAMES[this.#at] ?? ''}`
  }
}
