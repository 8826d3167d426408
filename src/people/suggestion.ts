import { caseEvents, partsInCase, suppliedIn } from '../complaint/parts-in-case.ts'
import type { History } from '../complaint/history.ts'
import { QUESTIONS } from '../complaint/independence-questions.ts'
import type { Day } from '../kernel/day.ts'
import { pol } from '../law/citation.ts'
import { conflictsFor, type Part, type Post, type Supplied, supplierConflicts } from '../law/conflicts.ts'
import { nameWords, type Person } from './person.ts'
import { POST_OF, type RegisterRole } from './register.ts'
import { type Lack, type LackCode, lacksOn, lastDeclaration } from './standing.ts'

/** Why somebody may not be asked: in words, with what says so. */
export type Barred = { readonly says: string; readonly cites: readonly string[] }

/** Somebody on the register as they stand to one complaint on one day. */
export type Candidate<Of> = {
  readonly of: Of
  readonly lacks: readonly Lack[]
  /** Empty where they may be asked. */
  readonly barred: readonly Barred[]
}

export type Suggestion<Of> = {
  /** As many as the post has use for, those who lack the least first. */
  readonly suggested: readonly Candidate<Of>[]
  /** How many more could be asked. */
  readonly more: number
  readonly refused: readonly Candidate<Of>[]
}

/** How many are named: two for a post that one person has, and for the three of a panel enough to choose from. */
const MOST: Readonly<Record<Post, number>> = {
  'investigating-officer': 2,
  'independent-person': 2,
  'adjudicating-officer': 2,
  advocate: 2,
  panel: 6,
}

/**
 * Those of the register who may take a role in a complaint, and those who may not, with the reason. A conflict is what
 * the matrix of `conflictsFor` calls one: what they are in this complaint, what they declared, and who supplied them.
 * Nor may anybody be asked whose checks or declaration are out of date: that is the council’s own rule.
 */
export function suggestFor<Of extends { readonly person: Person }>(
  role: RegisterRole,
  register: readonly Of[],
  complaint: Pick<History, 'people' | 'events'>,
  day: Day,
): Suggestion<Of> {
  const events = caseEvents(complaint)
  const [parts, supplied] = [partsInCase(events), suppliedIn(events)]
  const candidates = register
    .filter(({ person }) => person.register?.as.includes(role))
    .map((of) => ({
      of,
      lacks: lacksOn(of.person, day),
      barred: barredFrom(role, of.person, { parts, supplied }, day),
    }))
  const free = candidates.filter(({ barred }) => barred.length === 0)
  return {
    ...fewFor(role, free),
    refused: candidates
      .filter(({ barred }) => barred.length > 0)
      .sort((a, b) => a.of.person.name.localeCompare(b.of.person.name, 'en-GB')),
  }
}

/** Those who lack the least, and how many more there are. */
export function fewFor<Of extends { readonly person: Person }>(
  role: RegisterRole,
  free: readonly Candidate<Of>[],
): Pick<Suggestion<Of>, 'suggested' | 'more'> {
  const most = MOST[POST_OF[role]]
  const sorted = free.toSorted(
    (a, b) => a.lacks.length - b.lacks.length || a.of.person.name.localeCompare(b.of.person.name, 'en-GB'),
  )
  return { suggested: sorted.slice(0, most), more: Math.max(0, sorted.length - most) }
}

type InCase = {
  readonly parts: ReadonlyMap<string, ReadonlySet<Part>>
  readonly supplied: readonly Supplied[]
}

function barredFrom(role: RegisterRole, person: Person, { parts, supplied }: InCase, day: Day): readonly Barred[] {
  const post = POST_OF[role]
  const held = [...parts].flatMap(([who, its]) => (mayBeOne(who, person.name) ? [...its] : []))
  const conflicts = [
    ...conflictsFor(post, [...held, ...declaredParts(person, day)]),
    ...(person.register?.supplier === undefined
      ? []
      : supplierConflicts({ post, supplier: person.register.supplier }, supplied)),
  ]
  const already: readonly Barred[] = held.includes(post)
    ? [{ says: 'Has this post in the complaint already.', cites: [] }]
    : []
  return [
    ...already,
    ...conflicts.map(({ says, cites }) => ({ says, cites: cites.map((cite) => cite.says) })),
    ...tiesToCase(person, day),
    ...outOfDate(person, day),
  ]
}

const OUT_OF_DATE: ReadonlySet<LackCode> = new Set<LackCode>([
  'no-dbs',
  'check-expired',
  'no-declaration',
  'declaration-old',
])

/** What has to be put in order on the register before they are asked. */
const outOfDate = (person: Person, day: Day): readonly Barred[] =>
  lacksOn(person, day)
    .filter(({ code }) => OUT_OF_DATE.has(code))
    .map(({ says }) => ({ says: `${says}.`, cites: [CHECKS_POLICY.says] }))

const CHECKS_POLICY = pol('checks and declarations of independents')

const saidYes = (person: Person, day: Day, question: keyof typeof QUESTIONS): boolean =>
  lastDeclaration(person, day)?.answers.some((one) => one.question === question && one.answer) ?? false

/** What their own declaration makes them. Who is a member or an officer did not say which: both are barred alike. */
const declaredParts = (person: Person, day: Day): readonly Part[] => [
  ...(saidYes(person, day, 'member-or-officer') ? (['officer'] as const) : []),
  ...(saidYes(person, day, 'spouse-of-member-or-officer') ? (['spouse-of-member-or-officer'] as const) : []),
  ...(saidYes(person, day, 'works-in-the-service') ? (['works-in-the-service'] as const) : []),
]

const tiesToCase = (person: Person, day: Day): readonly Barred[] =>
  (['part-in-the-case', 'knows-those-involved'] as const)
    .filter((question) => saidYes(person, day, question))
    .map((question) => ({ says: `Answered yes to: “${QUESTIONS[question]}”`, cites: [] }))

/**
 * Whether a name in a record may be this person's. A complaint often gives a title and a surname only, so a surname
 * alone counts: it is safer to pass over a namesake than to suggest somebody twice in one complaint.
 */
export function mayBeOne(who: string, name: string): boolean {
  const [a, b] = [nameWords(who), nameWords(name)]
  if (a.length === 0 || b.length === 0) return false
  return a.length === 1 || b.length === 1 ? a.at(-1) === b.at(-1) : a.join(' ') === b.join(' ')
}
