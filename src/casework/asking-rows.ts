import type { CouncilId, PersonId } from '../kernel/ids.ts'
import type { Asking } from '../people/asking.ts'
import type { Row, Viewer } from './ports.ts'

// The rows by which somebody finds what they are asked. They are tied to whoever is asked and to nobody else, so that no
// list of anybody else holds one, and they say nothing of the complaint.

export const ASKINGS = 'asking'
export const ASKED = 'asked:'
export const ASKING_RANK = { waiting: 0, answered: 1 } as const

/** One row for each asking of a complaint, due on the day by which an answer is expected. */
export const askingRows = (askings: readonly Asking[]): readonly Row[] =>
  askings.map(({ asking, person, expectedBy, answers }) => ({
    list: ASKINGS,
    key: asking,
    rank: answers.length > 0 ? ASKING_RANK.answered : ASKING_RANK.waiting,
    due: expectedBy,
    tags: [ASKED + person],
    ties: [{ person, tie: 'assigned' }],
    facts: {},
  }))

/** Somebody as whoever is asked, whatever their roles: of these rows they see their own. */
export const asAsked = ({ council, person }: { readonly council: CouncilId; readonly person: PersonId }): Viewer => ({
  council,
  person,
  sees: 'own-complaints',
  roles: [],
})
