import type { Recordings } from './audited.ts'
import type { People } from './people.ts'
import type { PersonRead } from './person-stream.ts'

const idsOf = (people: readonly PersonRead[]) => people.map(({ id }) => id)

const TYPED = 'what was typed goes in, and an id or a refusal comes out'
const FIGURES = 'how many gave each answer, with small numbers held back'

/** How each use case on people is recorded. */
export const PEOPLE_RECORDED: Recordings<People> = {
  read: { reads: (found) => ({ what: 'person', people: found ? [found.id] : [] }) },
  register: {
    reads: ({ people }, _viewer, { words }) => ({
      what: words === undefined ? 'register' : 'register-search',
      people: idsOf(people),
    }),
  },
  suppliers: { reads: () => ({ what: 'choices' }) },
  alike: { reads: (people) => ({ what: 'alike', people: idsOf(people) }) },
  suggest: {
    reads: ({ suggested, refused }) => ({
      what: 'suggestion',
      people: idsOf([...suggested, ...refused].map(({ of }) => of)),
    }),
  },
  record: { holdsNothingPersonal: TYPED },
  add: { holdsNothingPersonal: TYPED },
  erase: { holdsNothingPersonal: TYPED },
  giveEqualityAnswers: { holdsNothingPersonal: TYPED },
  equalityFigures: { holdsNothingPersonal: FIGURES },
}
