import { type Day, dayText, isExact, type Span } from '../kernel/day.ts'
import type { ExplainedDay } from '../law/working-days.ts'
import type { Assessment, Bounds, Duty, Fault, Lateness } from './assessment.ts'

/** A day as `YYYY-MM-DD`, or the days it may be; null where no bound is known. */
export type DateJson = string | { readonly earliest: string | null; readonly latest: string | null }

/** The days from the start of a duty to its date, each with its number or why it was skipped; empty where it has none. */
export type Explain = (duty: Duty) => readonly ExplainedDay[]

export type AssessmentJson = ReturnType<typeof assessmentJson>

/**
 * An assessment as `redress-assessment/1` (docs/chronology.md), the form in which it leaves the program.
 * With `explain`, each duty lists the days counted and skipped under `counted`.
 */
export function assessmentJson(assessment: Assessment, explain?: Explain) {
  const { reference, council, asOf, stage, duties, faults, answers, notShown, rights, next } = assessment
  return {
    format: 'redress-assessment/1',
    reference,
    council,
    asOf: dateJson(asOf),
    stage,
    duties: duties.map((duty) => dutyJson(duty, explain)),
    faults: faults.map(faultJson),
    answers: answers.map(({ answer }) => answer),
    notShown,
    rights: rights.map(({ right, until, says }) => ({ right, until: dateOrNull(until), says })),
    next: next.map(({ lead, who, must, by }) => ({ lead, who, must, by: dateOrNull(by) })),
  } as const
}

function dutyJson(duty: Duty, explain: Explain | undefined) {
  const { rule, owedBy, reading, headline, standing, certainty, explainedBy, because, cites } = duty
  const counted = explain?.(duty)?.map(({ day, ...counted }) => ({ day: dayText(day), ...counted }))
  return {
    rule,
    owedBy,
    reading,
    headline,
    from: dateJson(duty.from),
    firstDue: dateJson(duty.firstDue),
    due: dateJson(duty.due),
    latest: dateOrNull(duty.latest),
    standing,
    certainty,
    workingDaysLate: latenessJson(duty.workingDaysLate),
    explainedBy,
    because,
    cites,
    ...(counted && { counted }),
  }
}

function faultJson(fault: Fault) {
  const { code, kind, weight, certainty, against, says, rules, because, cites, since, workingDaysLate } = fault
  return {
    code,
    kind,
    weight,
    certainty,
    against,
    says,
    rules,
    because,
    cites,
    since: dateOrNull(since),
    workingDaysLate: workingDaysLate ? latenessJson(workingDaysLate) : null,
  }
}

const latenessJson = ({ council, complainant }: Lateness) => ({
  council: boundsJson(council),
  complainant: boundsJson(complainant),
})

const boundsJson = ({ atLeast, atMost }: Bounds) => ({
  atLeast: Number.isFinite(atLeast) ? atLeast : null,
  atMost: Number.isFinite(atMost) ? atMost : null,
})

export const dateJson = (span: Span): DateJson =>
  isExact(span) && Number.isFinite(span.earliest)
    ? dayText(span.earliest)
    : { earliest: textOrNull(span.earliest), latest: textOrNull(span.latest) }

const dateOrNull = (span: Span | undefined): DateJson | null => (span ? dateJson(span) : null)

const textOrNull = (day: Day): string | null => (Number.isFinite(day) ? dayText(day) : null)
