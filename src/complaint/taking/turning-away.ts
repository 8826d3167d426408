import type { Course } from '../course.ts'
import { citesOfRule } from '../finding-faults.ts'
import { interestUndecided } from '../to-settle.ts'
import type { EventOf } from '../vocabulary.ts'
import { problem, type StepProblem } from './problem.ts'

/** Devon 24 019 922: nobody is turned away for who they are before what matters about them was weighed. */
export const interestFirst = ({ grounds = [] }: EventOf<'complaint-refused'>, course: Course): readonly StepProblem[] =>
  grounds.includes('not-entitled') && interestUndecided(course)
    ? [
        problem(
          'grounds',
          'Decide first, with reasons, whether they have enough interest in the child',
          citesOfRule('I.sufficient-interest'),
        ),
      ]
    : []
