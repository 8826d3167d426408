import type { Truth } from '../kernel/truth.ts'

/** What somebody declared before taking a post: one question and their answer. */
export type Declared = { readonly question: string; readonly answer: boolean }

/**
 * The questions asked before an appointment. `true` to any of them is a conflict. They are asked and stored under
 * these names, so that an answer means one thing.
 */
export const QUESTIONS = {
  'member-or-officer': 'Are you a member or an officer of the council?',
  'spouse-of-member-or-officer': 'Are you the spouse or civil partner of a member or officer of the council?',
  'works-in-the-service': 'Do you work in the service complained about, or in its line of management?',
  'part-in-the-case': 'Have you had any part in this case, or in what it is about?',
  'knows-those-involved': 'Do you know the complainant, the child or a person complained about?',
} as const

export type Question = keyof typeof QUESTIONS

/**
 * Whether the declaration shows a conflict. An officer may investigate; regulation 2 bars one from the rest. A question of our own is certain; one in other words is read by its
 * sense, as asking either for independence (`false` is a conflict) or for a tie (`true` is one), and is only possible.
 */
export function declaresConflict(declared: readonly Declared[], mayBeOfficer: boolean): Truth {
  let found: Truth = 'no'
  for (const { question, answer } of declared) {
    const ours = ourQuestion(question)
    if (ours) {
      if (answer && !(mayBeOfficer && ours === 'member-or-officer')) return 'yes'
    } else if (answer !== asksForIndependence(question) && !(mayBeOfficer && asksOfOfficers(question))) found = 'maybe'
  }
  return found
}

const ourQuestion = (question: string): string | undefined =>
  Object.hasOwn(QUESTIONS, question) ? question : Object.entries(QUESTIONS).find(([, words]) => words === question)?.[0]

const asksForIndependence = (question: string): boolean =>
  /\b(independent|no|not|never|free of|without|none|neither)\b/i.test(question)

const asksOfOfficers = (question: string): boolean =>
  /\b(member|officer|employ\w*|work\w* for the council|staff)\b/i.test(question) &&
  !/spouse|partner|married/i.test(question)
