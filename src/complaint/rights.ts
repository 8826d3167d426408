import { plusMonths, type Span } from '../kernel/day.ts'
import type { Right } from './assessment.ts'
import { type Course, type Episode, isOf } from './course.ts'
import { type Case, citesOf, given } from './finding-faults.ts'
import { advocateActs, youngComplainant } from './faults/people.ts'
import { lastDayToBringBack } from './holds-shown.ts'
import { lacking } from './pack.ts'
import type { Placed } from './placing.ts'
import { stage1Clock } from './stage-1.ts'
import type { RuleId } from '../law/rules/index.ts'

/** What the complainant may do now, by when, and where that comes from. */
export function rightsOf(matter: Case): readonly Right[] {
  const { course } = matter
  return [
    ...stage1Right(matter),
    ...stage2Right(matter),
    ...stage3Right(matter),
    ...ombudsmanRight(matter),
    ...resubmit(course),
    ...advocate(course),
  ]
}

const right = (
  name: Right['right'],
  says: string,
  rules: readonly RuleId[],
  because: readonly string[],
  until?: Span,
  soft = true,
): Right => ({ right: name, ...(until ? { until } : {}), soft, says, cites: citesOf(rules), because })

/** The last answer at a stage, while for some of its points nothing after it has been asked for. */
function lastAnswered(course: Course, stage: 1 | 2): Episode | undefined {
  const answered = course.episodes.findLast((each) => each.stage === stage && each.ended?.by === 'answered')
  if (!answered || course.over?.by === 'withdrawn' || course.over?.by === 'refused') return undefined
  const after = course.episodes.slice(course.episodes.indexOf(answered) + 1)
  const taken = after.filter(({ stage: other, ended }) => {
    const cutOff = ended?.by === 'refused' || ended?.by === 'closed'
    return other > stage ? !cutOff : other === stage && !ended
  })
  return answered.points.every((point) => taken.some(({ points }) => points.includes(point))) ? undefined : answered
}

/** While stage 1 runs: an answer in writing, by its date. */
function stage1Right(matter: Case): readonly Right[] {
  if (matter.course.over) return []
  return matter.course.episodes.flatMap((episode) => {
    const clock = episode.stage === 1 && !episode.ended ? stage1Clock(episode, matter) : undefined
    if (!clock) return []
    return [
      right(
        'answer-at-stage-1',
        'Have a full answer in writing.',
        ['S1.respond'],
        [episode.opened.ref],
        clock.due,
        false,
      ),
    ]
  })
}

function stage2Right(matter: Case): readonly Right[] {
  const { course, counter, policies } = matter
  const answered = lastAnswered(course, 1)
  const answer = answered?.ended?.at
  if (answer) {
    const explained = answer.event.type === 'stage-1-responded' ? answer.event.stage2RightExplained : undefined
    const window = policies['stage2.request_window']
    const from = reached(answer.event.reachedThemOn, answer.when, matter)
    const until =
      explained === false || window === 'none'
        ? undefined
        : window === '28days_soft'
          ? { earliest: plusDaysOf(from.earliest, 28), latest: plusDaysOf(from.latest, 28) }
          : counter.after(from, 20)
    const words =
      explained === false
        ? ' The letter did not explain this right, so no time has begun to run.'
        : ' A later request is still accepted.'
    return [
      right(
        'request-stage-2',
        `Ask for stage 2, in any way they like.${words}`,
        ['S2.request', 'S2.accept'],
        [answer.ref],
        until,
      ),
    ]
  }
  const overdue = course.episodes.find(
    (episode) => episode.stage === 1 && !episode.ended && pastCeiling(episode, matter),
  )
  if (!overdue || course.over || course.episodes.some((episode) => episode.stage === 2)) return []
  return [
    right(
      'request-stage-2',
      'Ask for stage 2: stage 1 was not answered within 20 working days.',
      ['S1.timeout'],
      [overdue.opened.ref],
    ),
  ]
}

const plusDaysOf = (day: Span['earliest'], n: number): Span['earliest'] => (day + n) as Span['earliest']

function pastCeiling(episode: Episode, matter: Case): boolean {
  const clock = stage1Clock(episode, matter)
  return clock?.ceiling !== undefined && matter.counter.isAfter(matter.counter.today, clock.ceiling) === 'yes'
}

/** When a letter arrived: as recorded, or the working days that policy P22 gives the post. */
function reached(recorded: string | undefined, sent: Span, { counter, policies }: Case): Span {
  return recorded === undefined ? counter.after(sent, policies['deemed_delivery']) : counter.textDay(recorded)
}

/** The complainant agreed to go to the Ombudsman without a panel. */
const leftOutByAgreement = (course: Course): boolean =>
  course.of('early-referral-made').some(({ event }) => given(event.agreedBy, course) === 'yes')

function stage3Right(matter: Case): readonly Right[] {
  const { course, counter, policies } = matter
  const answer = lastAnswered(course, 2)?.ended?.at
  if (!answer || !isOf(answer, 'stage-2-responded') || leftOutByAgreement(course)) return []
  const { stage3RightExplained, reachedThemOn } = answer.event
  const incomplete = lacking(answer, course).length > 0
  if (stage3RightExplained === false || incomplete) {
    const why = incomplete ? 'The answer came without all its reports' : 'The answer did not explain this right'
    return [
      right(
        'request-stage-3',
        `Ask for a review panel. ${why}, so no time has begun to run.`,
        ['S3.request', 'S2.send-pack'],
        [answer.ref],
      ),
    ]
  }
  const until = counter.after(reached(reachedThemOn, answer.when, matter), 20)
  const soft = policies['stage3.request_window'] === '20wd_soft'
  return [
    right(
      'request-stage-3',
      `Ask for a review panel.${soft ? ' A later request is accepted unless there is a good reason not to.' : ' The council may refuse a later request, with reasons.'}`,
      ['S3.request', 'S3.accept'],
      [answer.ref],
      until,
      soft,
    ),
  ]
}

/** A letter that ends the complaint or a stage of it, or puts it off. */
function shutsTheDoor({ event, ref }: Placed, course: Course): boolean {
  switch (event.type) {
    case 'stage-3-responded':
    case 'complaint-refused':
    case 'stage-2-refused':
    case 'stage-3-refused':
    case 'early-referral-made':
      return true
    case 'complaint-closed':
      return course.over?.at.ref === ref
    case 'interest-decided':
    case 'late-complaint-decided':
      return event.accepted === false
    case 'complaint-held':
      return course.holds.some(({ held, ended }) => held.ref === ref && !ended)
    default:
      return false
  }
}

function ombudsmanRight({ course }: Case): readonly Right[] {
  const shut = course.events.findLast((each) => shutsTheDoor(each, course))
  if (!shut || course.episodes.some(({ ended, opened }) => !ended && opened.place > shut.place)) return []
  const until = { earliest: plusMonths(shut.when.earliest, 12), latest: plusMonths(shut.when.latest, 12) }
  return [
    right(
      'ask-the-ombudsman',
      'Complain to the Local Government and Social Care Ombudsman, who decides what to look at.',
      ['O.signpost', 'O.in-time'],
      [shut.ref],
      until,
    ),
  ]
}

/** Regulation 8: what was held may be brought back within a year of the end of the proceedings. */
function resubmit(course: Course): readonly Right[] {
  return course.holds.flatMap((hold) => {
    if (hold.ended || course.over) return []
    const until = lastDayToBringBack(hold)
    const says = until
      ? 'Bring the held complaint back, now that the proceedings have ended.'
      : 'Bring the held complaint back within a year of the end of the proceedings.'
    return [right('resubmit', says, ['I.prejudice-resubmit'], [hold.held.ref], until, false)]
  })
}

/** Section 26A: a child or care leaver who complains may have an advocate, also after declining one. */
function advocate(course: Course): readonly Right[] {
  if (course.over || !youngComplainant(course) || advocateActs(course)) return []
  const received = course.of('complaint-received').map(({ ref }) => ref)
  return [right('advocate', 'Have an advocate, free of charge, who speaks for them.', ['I.advocacy'], received)]
}
