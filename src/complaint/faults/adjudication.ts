import { given, add, type Case, type Findings } from '../finding-faults.ts'
import type { Course } from '../course.ts'
import type { Placed } from '../placing.ts'
import { WHOLE } from '../points.ts'
import { answersIn, latestFindings, recommendationsIn, type StandingFinding } from '../threads.ts'
import type { EventOf, Voice } from '../vocabulary.ts'

/** The council's decisions on findings and recommendations: nothing missed, nothing changed without reasons, nothing misquoted. */
export function adjudication(matter: Case, findings: Findings): void {
  for (const answer of matter.course.of('stage-2-responded')) complete(answer, matter.course, findings)
  reasoned(matter.course, findings)
  quoted(matter.course, findings)
}

/** The reports and decisions of the stage 2 that an answer closed: those since the one before it or the last restart. */
function before<T extends Placed>(all: readonly T[], at: Placed, course: Course): readonly T[] {
  const earlier = [...course.of('stage-2-responded'), ...course.of('stage-2-restarted')].filter(
    ({ place }) => place < at.place,
  )
  const since = Math.max(-1, ...earlier.map(({ place }) => place))
  return all.filter(({ place }) => place > since && place < at.place)
}

function complete(answer: Placed, course: Course, findings: Findings): void {
  const reports = before(course.of('investigating-officer-reported'), answer, course)
  const decisions = before(course.of('adjudicated'), answer, course)
  const found = latestFindings(reports, course)
  const recommended = new Set(reports.flatMap(({ event }) => recommendationsIn(event).map(({ id }) => id)))
  const whole = course.coverage === 'whole'
  const decidedFindings = decisions.some(({ event }) => event.findings !== undefined)
  const decidedAnswers = decisions.some(({ event }) => event.answers !== undefined)
  const decided = latestFindings(decisions, course)
  const answered = new Set(
    decisions.flatMap(({ event }) => answersIn(event).map(({ recommendation }) => recommendation)),
  )
  const gone = noLongerHere(answer, course)
  const asked = whole && found.size + decided.size > 0 ? [...pointsOf(answer, course), ...found.keys()] : found.keys()
  const open = [...new Set(asked)].filter((point) => !decided.has(point) && !gone.has(point))
  const points = whole || decidedFindings ? open : []
  const recommendations = whole || decidedAnswers ? [...recommended].filter((id) => !answered.has(id)) : []
  if (!whole && (decisions.length === 0 || !decidedFindings || !decidedAnswers))
    findings.notShown.add('ADJUDICATION_INCOMPLETE')
  const missed = [...points.map((point) => `point ${point}`), ...recommendations.map((id) => `recommendation ${id}`)]
  if (missed.length === 0) return
  add(findings, 'ADJUDICATION_INCOMPLETE', 'yes', {
    says: `Stage 2 was answered with no decision on ${missed.join(', ')}.`,
    because: [...reports, ...decisions, answer].map(({ ref }) => ref),
    points,
  })
}

/** The points of the stage 2 that was answered. */
const pointsOf = (answer: Placed, course: Course): readonly string[] =>
  course.episodes
    .filter(({ stage, steps }) => stage === 2 && steps.includes(answer))
    .flatMap(({ points }) => points)
    .filter((point) => point !== WHOLE)

/** The points that had been withdrawn by then, or sent to another procedure. */
function noLongerHere(at: Placed, course: Course): ReadonlySet<string> {
  const left = course.among(['point-withdrawn', 'point-routed', 'complaint-withdrawn']).flatMap(({ event, place }) => {
    if (place > at.place) return []
    if (event.type === 'complaint-withdrawn') return event.points ?? []
    const withdrawn = event.type === 'point-withdrawn'
    const routed = event.type === 'point-routed' && event.procedure !== 'statutory'
    return (withdrawn || routed) && event.point !== undefined ? [event.point] : []
  })
  return new Set(left.flatMap((point) => course.points.now(point)))
}

function reasoned(course: Course, findings: Findings): void {
  for (const decision of course.of('adjudicated')) {
    const io = latestFindings(before(course.of('investigating-officer-reported'), decision, course), course)
    changed(decision, io, undefined, course, findings)
    refused(decision, undefined, course, findings)
  }
  for (const response of course.of('stage-3-responded')) {
    const panel = latestFindings([...course.of('panel-reported'), ...course.of('panel-report-received')], course)
    changed(response, panel, response.event.reasons, course, findings)
    refused(response, response.event.reasons, course, findings)
  }
}

type Decision = Placed<EventOf<'adjudicated'>> | Placed<EventOf<'stage-3-responded'>>

function changed(
  decision: Decision,
  from: ReadonlyMap<string, StandingFinding>,
  overall: string | undefined,
  course: Course,
  findings: Findings,
): void {
  for (const { point, finding, reasons } of decision.event.findings ?? []) {
    const was = course.points
      .now(point)
      .map((now) => from.get(now))
      .find((each) => each && each.finding !== finding)
    if (!was) continue
    const why = given(reasons ?? overall, course)
    if (why === 'maybe') findings.notShown.add('ANSWER_NOT_REASONED')
    if (why !== 'no') continue
    add(findings, 'ANSWER_NOT_REASONED', 'yes', {
      says: `The finding on point ${point} was changed from ${inWords(was.finding)} to ${inWords(finding)} without reasons.`,
      because: [was.at.ref, decision.ref],
      points: [point],
      rules: decision.event.type === 'adjudicated' ? ['S2.adjudicate'] : ['S3.reasons'],
    })
  }
}

function refused(decision: Decision, overall: string | undefined, course: Course, findings: Findings): void {
  for (const { recommendation, answer, reason } of decision.event.answers ?? []) {
    if (answer !== 'refused' && answer !== 'accepted-in-part') continue
    const why = given(reason ?? overall, course)
    if (why === 'maybe') findings.notShown.add('ANSWER_NOT_REASONED')
    if (why !== 'no' || answer !== 'refused') continue
    add(findings, 'ANSWER_NOT_REASONED', 'yes', {
      says: `Recommendation ${recommendation} was refused without reasons.`,
      because: [decision.ref],
      rules: decision.event.type === 'adjudicated' ? ['S2.adjudicate'] : ['S3.reasons'],
    })
  }
}

export const inWords = (finding: string): string => finding.replaceAll('-', ' ')

const SPOKE: { readonly [V in Voice]: readonly Placed['event']['type'][] } = {
  'stage-1': ['stage-1-responded'],
  'investigating-officer': ['investigating-officer-reported'],
  'adjudicating-officer': ['adjudicated'],
  panel: ['panel-reported', 'panel-report-received'],
  council: ['stage-3-responded'],
}

/** A letter that states a finding differently from the record: poor practice. */
function quoted(course: Course, findings: Findings): void {
  for (const letter of [...course.of('stage-2-responded'), ...course.of('stage-3-responded')]) {
    for (const quote of letter.event.quotes ?? []) {
      const said = course.among(SPOKE[quote.by]).filter(({ place }) => place <= letter.place)
      const standing = course.points
        .now(quote.point)
        .map((point) => latestFindings(said, course).get(point))
        .find((each) => each !== undefined)
      if (!standing || standing.finding === quote.finding) continue
      add(findings, 'FINDING_MISQUOTED', 'yes', {
        says: `The letter gives the finding on point ${quote.point} as ${inWords(quote.finding)}; the record says ${inWords(standing.finding)}.`,
        because: [standing.at.ref, letter.ref],
        weight: 'poor-practice',
        points: [quote.point],
        rules: letter.event.type === 'stage-2-responded' ? ['S2.adjudicate'] : ['S3.respond'],
      })
    }
  }
}
