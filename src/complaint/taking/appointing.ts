import type { Course } from '../course.ts'
import { citesOfRule } from '../finding-faults.ts'
import { hadItBefore } from '../in-post.ts'
import type { EventOf } from '../vocabulary.ts'
import { problem, type StepProblem } from './problem.ts'

// What an appointment must hold beside independence, which is for the gate.

/** West Sussex 25 010 209: a flawed investigation is done again by other people. */
export const notAgain = (
  post: 'investigating-officer' | 'independent-person',
  { who = '' }: { readonly who?: string },
  course: Course,
): readonly StepProblem[] =>
  hadItBefore(post, who, course)
    ? [
        problem(
          'who',
          `${who} had this post before. The investigation is done again by other people`,
          citesOfRule('S2.redo'),
        ),
      ]
    : []

/** Regulation 19(2): three independent people, one of whom takes the chair. */
export function threePeople({ chair, members = [] }: EventOf<'panel-appointed'>): readonly StepProblem[] {
  const names = [chair?.who ?? '', ...members.map(({ who }) => who)].map((name) => name.trim().toLowerCase())
  const cites = citesOfRule('S3.compose')
  if (names.length !== 3 || names.includes(''))
    return [problem('members', 'Name the chair and two other members', cites)]
  return new Set(names).size === 3 ? [] : [problem('members', 'The three must be different people', cites)]
}
