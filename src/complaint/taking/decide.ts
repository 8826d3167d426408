import { fail, ok, type Result } from '../../kernel/result.ts'
import { assess, type Question } from '../assess.ts'
import type { Fault } from '../assessment.ts'
import type { Course } from '../course.ts'
import type { History } from '../history.ts'
import { refOf } from '../placing.ts'
import type { ComplaintEvent, EventOf } from '../vocabulary.ts'
import { contentProblems, unknownPoints, whenProblems } from './content.ts'
import { gateBefore } from './gate.ts'
import { neededFor } from './needed.ts'
import { notYet } from './order.ts'
import { problem, type StepProblem } from './problem.ts'
import { withQuotes } from './quoting.ts'
import { soFar } from './so-far.ts'

/**
 * How somebody comes to a step. `now`: they are about to take it, and are stopped where it is wrong; a reason may stand
 * beside a warning. `happened`: it was taken already, whatever it is, so it is recorded, with who let it happen and why.
 */
export type Coming =
  | { readonly to: 'take'; readonly reason?: string }
  | { readonly to: 'record'; readonly authorisedBy: string; readonly reason: string }

/** Why a step is not taken: something to put right in it, its turn, the law, or a reason that is asked for. */
export type StepRefusal =
  | { readonly because: 'malformed'; readonly problems: readonly StepProblem[] }
  | { readonly because: 'out-of-turn'; readonly says: string }
  | { readonly because: 'unlawful'; readonly faults: readonly Fault[] }
  | { readonly because: 'needs-reason'; readonly faults: readonly Fault[] }

type Asked = { readonly event: ComplaintEvent; readonly coming: Coming }

/**
 * Whether a step can be taken in a complaint as it stands, and the event that records it. What only comes late is never
 * refused; what has happened always can be recorded.
 */
export function decide(
  history: History,
  { event, coming }: Asked,
  question: Question,
): Result<ComplaintEvent, StepRefusal> {
  if (event.type === 'correction-made') return corrected(history, event, question)
  const course = soFar(history, question)
  const unreadable = [...whenProblems(event, question.asOf), ...unknownPoints(event, course, history.points)]
  if (unreadable.length > 0) return fail({ because: 'malformed', problems: unreadable })
  if (coming.to === 'record')
    return recorded(event, coming, wrongWith(history, { event, course }, question) !== undefined)
  // What is judged is what would be recorded, its quotes included.
  const written = withQuotes(event, history, question)
  const wrong = wrongWith(history, { event: written, course }, question)
  if (!wrong) return ok(written)
  if (wrong.because !== 'needs-reason' || (coming.reason ?? '').trim() === '') return fail(wrong)
  return ok({ ...written, despite: { reason: coming.reason ?? '' } })
}

/**
 * An entry is put right, or taken back, whatever it shows from then on: a gate before a correction would keep the record
 * wrong. Both stay: the entry as it was, and why it was put right.
 */
function corrected(
  history: History,
  event: EventOf<'correction-made'>,
  question: Question,
): Result<ComplaintEvent, StepRefusal> {
  const known = history.events.some((one, index) => refOf(one, index) === event.of && one.type !== 'correction-made')
  const now = event.now as ComplaintEvent | null | undefined
  const course = soFar(history, question)
  const keepsId = now?.id === undefined || now.id === event.of
  const problems = [
    ...whenProblems(event, question.asOf),
    ...missingIn(event),
    ...(known ? [] : [problem('of', 'There is no such entry')]),
    ...(keepsId ? [] : [problem('now', 'What is put right keeps its id')]),
    ...unknownPoints(event, course, history.points),
    ...(now ? [...whenProblems(now, question.asOf), ...unknownPoints(now, course, history.points)] : []),
  ]
  return problems.length > 0 ? fail({ because: 'malformed', problems }) : ok(event)
}

/** Which of several steps was refused, from 0, and why. */
export type RefusedAmong = { readonly at: number; readonly refusal: StepRefusal }

/** Several steps of one wish, each decided in the complaint as those before leave it: all of them, or none. */
export function decideAll(
  history: History,
  { events, coming }: { readonly events: readonly ComplaintEvent[]; readonly coming: Coming },
  question: Question,
): Result<readonly ComplaintEvent[], RefusedAmong> {
  const taken: ComplaintEvent[] = []
  for (const [at, event] of events.entries()) {
    const decided = decide({ ...history, events: [...history.events, ...taken] }, { event, coming }, question)
    if (!decided.ok) return fail({ at, refusal: decided.error })
    taken.push(decided.value)
  }
  return ok(taken)
}

function wrongWith(
  history: History,
  { event, course }: { readonly event: ComplaintEvent; readonly course: Course },
  question: Question,
): StepRefusal | undefined {
  const missing = missingIn(event)
  if (missing.length > 0) return { because: 'malformed', problems: missing }
  const says = notYet(event.type, course)
  if (says !== undefined) return { because: 'out-of-turn', says }
  const assessment = assess(history, question)
  const problems = contentProblems(event, { course, assessment })
  if (problems.length > 0) return { because: 'malformed', problems }
  const { refused, warned } = gateBefore({ history, assessment }, event, question)
  if (refused.length > 0) return { because: 'unlawful', faults: refused }
  return warned.length > 0 ? { because: 'needs-reason', faults: warned } : undefined
}

function recorded(
  event: ComplaintEvent,
  { authorisedBy, reason }: Extract<Coming, { to: 'record' }>,
  wasWrong: boolean,
): Result<ComplaintEvent, StepRefusal> {
  if (!wasWrong) return ok(event)
  const problems = [
    ...(authorisedBy.trim() === '' ? [problem('authorisedBy', 'Say who let this happen')] : []),
    ...(reason.trim() === '' ? [problem('reason-despite', 'Say why it was done so')] : []),
  ]
  return problems.length > 0
    ? fail({ because: 'malformed', problems })
    : ok({ ...event, despite: { authorisedBy, reason } })
}

const isGiven = (event: ComplaintEvent, field: string): boolean => {
  const value: unknown = Object.hasOwn(event, field) ? event[field as keyof ComplaintEvent] : undefined
  return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : value !== undefined
}

/** Left without words: whoever shows the form knows what the field is called. */
const missingIn = (event: ComplaintEvent): readonly StepProblem[] =>
  neededFor(event.type).flatMap((need) => {
    const [field = '', ...others] = typeof need === 'string' ? [need] : need
    return [field, ...others].some((one) => isGiven(event, one)) ? [] : [problem(field, '')]
  })
