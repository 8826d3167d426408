import type { Question } from '../assess.ts'
import type { Course } from '../course.ts'
import { evolve } from '../evolve.ts'
import type { History } from '../history.ts'
import { place, withCorrections } from '../placing.ts'
import { turnAfter } from '../turn.ts'

/** The course that a complaint has taken by the day of the question. */
export function soFar(history: History, { policies, calendar, asOf }: Question): Course {
  return evolve(history, place(withCorrections(history.events), asOf, calendar, turnAfter(asOf)), policies)
}
