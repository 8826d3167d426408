import type { Judge } from './trying.ts'

/** A file that decides who may see or do what, in which declarations, and the quickest tests that judge it. */
export type Target = { readonly file: string; readonly only?: readonly string[]; readonly judges: readonly Judge[] }

const TABLE = { test: 'src/people/permission.test.ts' }
const STEPS = { test: 'src/people/taking.test.ts' }
const WHOSE = { test: 'src/casework/who-may.test.ts' }
const TIED = { test: 'src/people/access.test.ts' }
const PEOPLE = { test: 'src/casework/complaint-people.test.ts', named: 'in a memory record' }
const LISTED = 'are there only for whom the ties'

export const TARGETS: readonly Target[] = [
  { file: 'src/people/permission.ts', judges: [TABLE, TIED] },
  { file: 'src/people/access.ts', judges: [TIED, TABLE, WHOSE] },
  { file: 'src/people/cover.ts', judges: [{ test: 'src/people/cover.test.ts' }] },
  { file: 'src/people/openings.ts', judges: [{ test: 'src/people/openings.test.ts' }] },
  { file: 'src/people/taking.ts', judges: [STEPS] },
  { file: 'src/people/roles.ts', only: ['STAFF_ROLES', 'OUTSIDE_ROLES', 'ROLES', 'isRole'], judges: [TABLE, STEPS] },
  { file: 'src/casework/viewer.ts', judges: [{ test: 'src/casework/viewer.test.ts' }, WHOSE] },
  { file: 'src/casework/who-may.ts', judges: [WHOSE] },
  { file: 'src/casework/take-step.ts', only: ['standingIn', 'standingFor', 'notFor'], judges: [WHOSE] },
  { file: 'src/casework/held.ts', only: ['heldBy', 'coveredAmong'], judges: [WHOSE] },
  {
    file: 'src/casework/casework.ts',
    only: ['seeingIn', 'exported'],
    judges: [WHOSE],
  },
  {
    file: 'src/casework/people-read.ts',
    only: ['peopleOf', 'knownOf', 'complaintsOf', 'alikeFor', 'alikeKnownTo', 'alikeBefore', 'isKnownTo'],
    judges: [PEOPLE, { test: 'src/casework/open-complaint.test.ts', named: 'in memory' }],
  },
  {
    file: 'src/casework/noting.ts',
    only: ['notingIn.notes', 'mayHold', 'taskAt'],
    judges: [{ test: 'src/casework/noting.test.ts', named: 'in memory' }],
  },
  {
    file: 'src/casework/complaint-people.ts',
    only: ['keepable'],
    judges: [PEOPLE],
  },
  {
    file: 'src/store/listing.ts',
    only: ['TIED', 'BARRING', 'visible'],
    judges: [{ test: 'src/store/sqlite.test.ts', named: LISTED }],
  },
  { file: 'src/store/memory.ts', only: ['isVisible'], judges: [{ test: 'src/store/memory.test.ts', named: LISTED }] },
]
