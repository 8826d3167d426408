import type { Recordings } from './audited.ts'
import type { Askings } from './asking.ts'
import type { Casework } from './casework.ts'
import type { ComplaintPeople } from './complaint-people.ts'
import type { Emergency } from './emergency.ts'
import type { Notes } from './noting.ts'
import type { Instant, Viewer } from './ports.ts'
import type { WorklistAsked } from './worklist.ts'

const found = (reference: string, answer: unknown): readonly string[] => (answer === undefined ? [] : [reference])

/** What somebody sees only because they opened it in an emergency is recorded as that. */
export const wayOf = (answer: { readonly openedUntil?: Instant } | undefined): { readonly way?: 'emergency' } =>
  answer?.openedUntil === undefined ? {} : { way: 'emergency' }

const COUNTS = 'how many there are, and nothing of any of them'
const OWN = 'what the person typed for themselves'
const WHOLE = 'numbers, ids and hashes of the whole record'

const peopleOfIt = {
  reads: (answer: { readonly ok: boolean }, _viewer: Viewer, reference: string) => ({
    what: 'people' as const,
    references: answer.ok ? [reference] : [],
  }),
}

const notesOfIt = {
  reads: (answer: { readonly ok: boolean }, _viewer: Viewer, reference: string) => ({
    what: 'notes' as const,
    references: answer.ok ? [reference] : [],
  }),
}

/** The people of a complaint; where other complaints are named beside them, these are read too. */
export const PARTIES_RECORDED = {
  peopleOf: {
    reads: (answer, _viewer, reference) => ({
      what: 'people',
      ...wayOf(answer),
      references: answer ? [...new Set([reference, ...answer.parties.flatMap(({ alsoIn }) => alsoIn)])] : [],
    }),
  },
  peopleAlike: {
    reads: (answer, _viewer, reference) => ({
      what: 'people',
      references: answer.length > 0 ? [...new Set([reference, ...answer.flatMap((one) => one.references)])] : [],
    }),
  },
  peopleKnown: {
    reads: (answer) => ({
      what: 'people',
      references: [...new Set(answer.flatMap((one) => one.references))],
      people: answer.map(({ id }) => id),
    }),
  },
  closeTo: { reads: (answer) => ({ what: 'report', references: answer }) },
  joinPerson: peopleOfIt,
  linkPerson: peopleOfIt,
  describePerson: peopleOfIt,
  removePerson: peopleOfIt,
  recordAboutPerson: peopleOfIt,
  erasePerson: peopleOfIt,
  answersOfPerson: peopleOfIt,
} satisfies Recordings<ComplaintPeople>

/** What is asked of those who do not see a complaint. They look at it as the ones who are asked, and at nothing else. */
export const ASKINGS_RECORDED = {
  askings: {
    reads: (answer, _viewer, reference) => ({
      what: 'asked',
      ...wayOf(answer),
      references: answer ? [reference] : [],
    }),
  },
  ask: { reads: (answer, _viewer, reference) => ({ what: 'asked', references: answer.ok ? [reference] : [] }) },
  askedOfMe: {
    reads: (answer) => ({ what: 'asked', way: 'asked', people: [...new Set(answer.map(({ stream }) => stream))] }),
  },
  askedOnce: { reads: (answer) => ({ what: 'asked', way: 'asked', people: answer ? [answer.stream] : [] }) },
  answerAsked: {
    reads: (answer) => ({ what: 'asked', way: 'asked', people: answer.ok ? [answer.value.stream] : [] }),
  },
  howManyAsked: { holdsNothingPersonal: COUNTS },
} satisfies Recordings<Askings>

export const NOTES_RECORDED = {
  notes: { reads: (answer, _viewer, reference) => ({ what: 'notes', references: found(reference, answer) }) },
  writeNote: notesOfIt,
  changeNote: notesOfIt,
  tasksOf: {
    reads: (answer) =>
      answer.length > 0
        ? { what: 'notes', references: [...new Set(answer.map(({ reference }) => reference))] }
        : undefined,
  },
} satisfies Recordings<Notes>

/** Openings in an emergency. That one was made is recorded as a look, and what was not found as an attempt. */
export const EMERGENCY_RECORDED = {
  openInEmergency: {
    reads: (answer, _viewer, { reference }) => ({
      what: 'emergency',
      ...(answer.ok && { way: 'emergency' as const }),
      references: answer.ok || answer.error.because === 'seen-anyway' ? [reference] : [],
    }),
  },
  openNow: { reads: (answer) => ({ what: 'list', references: answer.map(({ reference }) => reference) }) },
  openings: { reads: (answer) => ({ what: 'openings', references: answer.map(({ reference }) => reference) }) },
  openingsToReview: { holdsNothingPersonal: COUNTS },
  reviewOpening: {
    reads: (answer) => ({ what: 'openings', references: answer.ok ? [answer.value.reference] : [] }),
  },
} satisfies Recordings<Emergency>

/** How each use case on the record is recorded, for whoever uses them as they are: the command line. */
export const CASEWORK_RECORDED = {
  importChronology: { reads: (_answer, _viewer, { reference }) => ({ what: 'keep', references: [reference] }) },
  read: { reads: (answer, _viewer, reference) => ({ what: 'case', references: found(reference, answer) }) },
  see: {
    reads: (answer, _viewer, reference) => ({ what: 'case', ...wayOf(answer), references: found(reference, answer) }),
  },
  readCase: { reads: (answer, _viewer, reference) => ({ what: 'case', references: found(reference, answer) }) },
  worklist: {
    reads: ({ listed }, _viewer: Viewer, { words }: Pick<WorklistAsked, 'words'>) => ({
      what: words === undefined ? 'list' : 'search',
      references: listed.map(({ entry }) => entry.reference),
    }),
  },
  choices: { reads: () => ({ what: 'choices', references: [] }) },
  dueBy: { reads: (entries) => ({ what: 'forecast', references: entries.map(({ reference }) => reference) }) },
  holdReviews: {
    reads: ({ first }) => ({ what: 'list', references: [...new Set(first.map(({ reference }) => reference))] }),
  },
  touchedBy: { holdsNothingPersonal: COUNTS },
  savedViews: { holdsNothingPersonal: OWN },
  saveView: { holdsNothingPersonal: OWN },
  dropView: { holdsNothingPersonal: OWN },
  references: { reads: (references) => ({ what: 'list', references }) },
  export: { reads: (answer, _viewer, reference) => ({ what: 'export', references: found(reference, answer) }) },
  // Somebody who may do nothing to it has tried; whoever may is recorded by what they do then.
  allowed: { reads: (answer) => (answer.size > 0 ? undefined : { what: 'case', references: [] }) },
  whoMay: { reads: (answer, _viewer, reference) => ({ what: 'who-may', references: found(reference, answer) }) },
  sayWhoMay: {
    reads: (answer, _viewer, reference) => ({ what: 'who-may', references: answer.ok ? [reference] : [] }),
  },
  standing: { reads: (answer, _viewer, reference) => ({ what: 'step', references: found(reference, answer) }) },
  held: {
    reads: (answer) => ({ what: 'list', references: answer.map(({ history }) => history.reference) }),
  },
  heldFor: {
    reads: (answer) => ({ what: 'list', references: answer.map(({ standing }) => standing.history.reference) }),
  },
  holdingOf: { holdsNothingPersonal: COUNTS },
  contactsInEmergency: {
    reads: (answer, _viewer, reference) => ({ what: 'emergency', references: found(reference, answer) }),
  },
  keepReading: { holdsNothingPersonal: 'what the journal of emergencies says, told to its complaint' },
  covered: { holdsNothingPersonal: 'for whom somebody covers, asked in order to record why they look' },
  takeStep: {
    reads: (answer, _viewer, { reference }) => ({
      what: 'step',
      references: answer.ok || answer.error.because !== 'not-there' ? [reference] : [],
    }),
  },
  open: { reads: (answer) => ({ what: 'step', references: answer.ok ? [answer.value] : [] }) },
  ...PARTIES_RECORDED,
  ...EMERGENCY_RECORDED,
  ...ASKINGS_RECORDED,
  ...NOTES_RECORDED,
  checkpoint: { holdsNothingPersonal: WHOLE },
  verify: { holdsNothingPersonal: WHOLE },
  rebuild: { holdsNothingPersonal: WHOLE },
  keepUp: { holdsNothingPersonal: WHOLE },
} satisfies Recordings<Casework>
