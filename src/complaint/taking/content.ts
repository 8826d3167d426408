import { type Day, dayInWords, parseDay, spanOf } from '../../kernel/day.ts'
import type { EventType } from '../../kernel/event-types.ts'
import type { RuleId } from '../../law/rules/index.ts'
import type { Assessment } from '../assessment.ts'
import type { Course, Stage } from '../course.ts'
import { citesOfRule } from '../finding-faults.ts'
import { lacking } from '../pack.ts'
import { WHOLE } from '../points.ts'
import { findingsIn, latestFindings, recommendationsIn } from '../threads.ts'
import type { ComplaintEvent, EventOf, Point } from '../vocabulary.ts'
import { notAgain, threePeople } from './appointing.ts'
import { problem, type StepProblem } from './problem.ts'
import { notHeard, notSentTo } from './those-concerned.ts'

// What a step must hold, given what the complaint is about: a finding on every point, an answer to every
// recommendation, no date that the law does not give.

export type Matter = { readonly course: Course; readonly assessment: Assessment }

/** All that a step leaves out or says that it must not, none where nothing is wrong. */
export function contentProblems(event: ComplaintEvent, { course, assessment }: Matter): readonly StepProblem[] {
  switch (event.type) {
    case 'stage-1-responded':
      return [...everyPoint(event, openPoints(1, event, course)), ...tellsOfStage2(event)]
    case 'draft-report-checked':
      return everyPoint(event, openPoints(2, event, course))
    case 'investigating-officer-reported':
      return [
        ...everyPoint(event, openPoints(2, event, course)),
        ...changedWithoutReasons(event, checkedDraft(course), 'the checked draft’s', 'S2.report'),
        ...wordsOf(event),
      ]
    case 'panel-held':
      return everybodyHeard(event)
    case 'panel-reported':
      return [...everyPoint(event, openPoints(3, event, course)), ...wordsOf(event), ...toEverybody(event, course)]
    case 'independent-person-reported':
      return event.agreesWithFindings === true && (event.disagreements ?? []).length > 0
        ? [problem('agreesWithFindings', 'They do not agree with every finding: a reason to differ is given below')]
        : []
    case 'adjudicated':
      return adjudicated(event, course)
    case 'stage-2-responded':
      return wholePack(event, course)
    case 'stage-3-responded':
      return finalResponse(event, course)
    case 'stage-1-extended':
      return withinCeiling(event.until, 'S1.respond', assessment)
    case 'stage-2-extended':
      return withinCeiling(event.until, 'S2.complete', assessment)
    case 'stage-1-skipped':
      return event.agreedByComplainant === true
        ? []
        : [
            problem(
              'agreedByComplainant',
              'Stage 1 may be left out only where the complainant agrees',
              citesOfRule('S1.skip'),
            ),
          ]
    case 'investigating-officer-appointed':
      return notAgain('investigating-officer', event, course)
    case 'independent-person-appointed':
      return notAgain('independent-person', event, course)
    case 'panel-appointed':
      return threePeople(event)
    default:
      return actionProblems(event, assessment)
  }
}

/**
 * An answer that does not tell of stage 2 is not sent from here (North Somerset 24 010 779). The rule is not confirmed at
 * its source, so the gate alone would only warn; that it went is recorded like anything that happened.
 */
const tellsOfStage2 = ({ stage2RightExplained }: EventOf<'stage-1-responded'>): readonly StepProblem[] =>
  stage2RightExplained === false
    ? [
        problem(
          'stage2RightExplained',
          'The answer must tell of stage 2: how to ask for it, and by when. An offer of a meeting does not',
          citesOfRule('S1.next-step'),
        ),
      ]
    : []

/** The points that this stage has not answered; of those, the ones that the step is about. */
export function openPoints(stage: Stage, event: ComplaintEvent, course: Course): readonly string[] {
  const open = course.episodes
    .filter((episode) => episode.stage === stage && (!episode.ended || episode.ended.by === 'overtaken'))
    .flatMap((episode) => (episode.ended ? episode.points : [...episode.open]))
    .filter((point) => point !== WHOLE)
  const about = event.type === 'points-stated' ? undefined : event.points
  const meant = about && new Set(about.flatMap((point) => course.points.now(point)))
  return [...new Set(open)].filter((point) => !meant || meant.has(point))
}

/** The recommendations that whoever reports at this stage has made. */
export const recommendationsOf = (stage: 2 | 3, course: Course): readonly string[] => [
  ...new Set(
    course
      .among(stage === 2 ? ['investigating-officer-reported'] : ['panel-reported', 'panel-report-received'])
      .flatMap(({ event }) => recommendationsIn(event).map(({ id }) => id)),
  ),
]

function everyPoint(event: ComplaintEvent, points: readonly string[]): readonly StepProblem[] {
  const found = new Set(findingsIn(event).map(({ point }) => point))
  return points
    .filter((point) => !found.has(point))
    .map((point) => problem(`findings:${point}`, `Give a finding on point ${point}`))
}

const wordsOf = (event: ComplaintEvent): readonly StepProblem[] =>
  recommendationsIn(event)
    .filter(({ says = '' }) => says.trim() === '')
    .map(({ id }) => problem(`recommendations:${id}`, `Say what recommendation ${id} is`))

/** Essex 24 001 566: nothing is missed, nothing changed or refused without reasons. */
function adjudicated(event: EventOf<'adjudicated'>, course: Course): readonly StepProblem[] {
  const reported = latestFindings(course.of('investigating-officer-reported'), course)
  return [
    ...everyPoint(event, openPoints(2, event, course)),
    ...changedWithoutReasons(event, reported, 'the investigating officer’s', 'S2.adjudicate'),
    ...everyAnswer(event, recommendationsOf(2, course), undefined),
  ]
}

const ENCLOSURES = {
  'io-report': 'the investigating officer’s report',
  'ip-report': 'the independent person’s report',
  adjudication: 'the adjudication',
} as const

/** The complainant gets both reports with the decision on them, whoever asks for them or not. */
function wholePack(event: EventOf<'stage-2-responded'>, course: Course): readonly StepProblem[] {
  const left = lacking({ event, place: Number.MAX_SAFE_INTEGER }, course)
  if (left.length === 0) return []
  const missing = left.map((part) => ENCLOSURES[part]).join(' and ')
  return [problem('enclosed', `Enclose ${missing}`, citesOfRule('S2.send-pack'))]
}

function finalResponse(event: EventOf<'stage-3-responded'>, course: Course): readonly StepProblem[] {
  const panel = latestFindings([...course.of('panel-reported'), ...course.of('panel-report-received')], course)
  return [
    ...everyPoint(event, openPoints(3, event, course)),
    ...changedWithoutReasons(event, panel, 'the panel’s', 'S3.reasons', event.reasons),
    ...everyAnswer(event, recommendationsOf(3, course), event.reasons),
  ]
}

/** What the draft found that was checked for facts, in the investigation as it is done now: no check changes it unseen. */
function checkedDraft(course: Course) {
  const from = course.among(['stage-2-restarted', 'stage-2-responded']).at(-1)?.place ?? -Infinity
  return latestFindings(
    course.of('draft-report-checked').filter(({ place }) => place > from),
    course,
  )
}

function changedWithoutReasons(
  event: ComplaintEvent,
  before: ReadonlyMap<string, { readonly finding: string }>,
  whose: string,
  rule: RuleId,
  reasons = '',
): readonly StepProblem[] {
  return findingsIn(event)
    .filter(({ point, finding, reasons: own = '' }) => {
      const was = before.get(point)?.finding
      return was !== undefined && was !== finding && `${own}${reasons}`.trim() === ''
    })
    .map(({ point }) =>
      problem(`findings:${point}`, `Say why this differs from ${whose} finding on point ${point}`, citesOfRule(rule)),
    )
}

type Answering = EventOf<'adjudicated'> | EventOf<'stage-3-responded'>

function everyAnswer(event: Answering, ids: readonly string[], reasons = ''): readonly StepProblem[] {
  const given = new Map((event.answers ?? []).map((answer) => [answer.recommendation, answer]))
  return ids.flatMap((id): readonly StepProblem[] => {
    const at = `answers:${id}`
    const answer = given.get(id)
    if (!answer) return [problem(at, `Answer recommendation ${id}`, citesOfRule('S2.adjudicate'))]
    if (answer.answer === 'accepted' || answer.answer === 'accepted-in-part')
      return [
        ...((answer.owner ?? '').trim() === ''
          ? [problem(`${at}:owner`, `Say who carries out recommendation ${id}`)]
          : []),
        ...(answer.due === undefined ? [problem(`${at}:due`, `Say by when recommendation ${id} is carried out`)] : []),
      ]
    if (answer.answer === 'not-ours' && (answer.passedTo ?? '').trim() === '')
      return [problem(`${at}:passedTo`, `Say to whom recommendation ${id} is passed`)]
    const unreasoned = `${answer.reason ?? ''}${reasons}`.trim() === ''
    return answer.answer === 'refused' && unreasoned
      ? [problem(`${at}:reason`, `Say why recommendation ${id} is refused`, citesOfRule('S2.adjudicate'))]
      : []
  })
}

/** No notice reaches past the most that the law gives; lateness beyond it is recorded, never agreed. */
function withinCeiling(
  until: string | undefined,
  rule: Extract<RuleId, 'S1.respond' | 'S2.complete'>,
  { duties }: Assessment,
): readonly StepProblem[] {
  const day = until === undefined ? undefined : parseDay(until)
  const duty = duties.findLast((one) => one.rule === rule && one.headline && !one.done)
  const latest = duty?.latest?.latest
  if (day === undefined || latest === undefined || day <= latest) return []
  const most = rule === 'S1.respond' ? '20 working days' : '65 working days'
  return [
    problem(
      'until',
      `The date must be ${dayInWords(latest)} or earlier: ${most} are the most there is`,
      citesOfRule(rule === 'S1.respond' ? 'S1.extend' : 'S2.extend'),
    ),
  ]
}

/** Regulation 19(5): each is asked, whoever had nothing to say. */
const everybodyHeard = ({ submissions }: EventOf<'panel-held'>): readonly StepProblem[] =>
  notHeard(submissions).map((who) =>
    problem(
      `submissions:${who}`,
      `Say whether ${who.toLowerCase()} put anything to the panel`,
      citesOfRule('S3.submissions'),
    ),
  )

/** Regulation 20: the report goes to everybody whom it concerns. */
function toEverybody({ sentTo }: EventOf<'panel-reported'>, course: Course): readonly StepProblem[] {
  const left = notSentTo(sentTo, course)
  if (left.length === 0) return []
  return [problem('sentTo', `The report also goes to: ${left.join(', ')}`, citesOfRule('S3.report-to'))]
}

const NAMES_AN_ACTION: ReadonlySet<EventType> = new Set<EventType>([
  'action-varied',
  'action-done',
  'action-declined-by-complainant',
  'action-abandoned',
])

function actionProblems(event: ComplaintEvent, { actions }: Assessment): readonly StepProblem[] {
  if (!NAMES_AN_ACTION.has(event.type) || !('action' in event) || event.action === undefined) return []
  return actions.some(({ id }) => id === event.action) ? [] : [problem('action', 'Choose an action that was promised')]
}

/** What happened has happened by today. */
export function whenProblems(event: ComplaintEvent, today: Day): readonly StepProblem[] {
  const on = event.on === undefined ? undefined : spanOf(event.on)
  if (!on) return [problem('on', 'Enter the day on which this happened')]
  return on.earliest > today ? [problem('on', 'The day must be today or earlier')] : []
}

/**
 * Points that a step speaks of and the complaint does not have. Where none was stated yet there is none to speak of: a
 * name that nothing states could not be read again once others are stated.
 */
export function unknownPoints(event: ComplaintEvent, course: Course, header: readonly Point[]): readonly StepProblem[] {
  if (event.type === 'points-stated') return unstatedPoints(event, course, header)
  const known = new Set(course.points.all.map(({ id }) => id))
  const named = [
    ...(event.points ?? []).map((id) => ['points', id] as const),
    ...findingsIn(event).map(({ point }) => [`findings:${point}`, point] as const),
    ...disagreementsIn(event).map(({ point }) => [`disagreements:${point}`, point] as const),
    ...('point' in event && event.point !== undefined ? [['point', event.point] as const] : []),
  ]
  return named.filter(([, id]) => !known.has(id)).map(([field, id]) => problem(field, `There is no point ${id}`))
}

/** What earlier entries of an imported record speak of without stating it has to be among the points that are stated. */
function unstatedPoints(
  { points = [] }: EventOf<'points-stated'>,
  course: Course,
  header: readonly Point[],
): readonly StepProblem[] {
  const before = course.of('points-stated').flatMap(({ event }) => event.points ?? [])
  const stated = new Set([...header, ...before, ...points].map(({ id }) => id))
  return course.points.all
    .filter(({ id }) => !stated.has(id))
    .map(({ id }) => problem('points', `Say what point ${id} is: an earlier entry speaks of it`))
}

const disagreementsIn = (event: ComplaintEvent) =>
  event.type === 'independent-person-reported' ? (event.disagreements ?? []) : []
