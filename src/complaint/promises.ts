import { END, type Span } from '../kernel/day.ts'
import { earlierOf } from '../kernel/span.ts'
import type { Truth } from '../kernel/truth.ts'
import type { ActionThread } from './assessment.ts'
import { shifted } from './placing.ts'
import type { Course } from './course.ts'
import type { Counted } from './field.ts'
import type { Case } from './finding-faults.ts'
import type { Placed } from './placing.ts'
import { answersIn, recommendationsIn } from './threads.ts'
import type { AgreedAction } from './vocabulary.ts'

// Every promise, whoever made it: accepted recommendations, actions agreed at any stage, actions agreed with the Ombudsman.

export type Undertaking = {
  readonly id: string
  readonly says?: string
  readonly owner?: string
  readonly from: ActionThread['from']
  readonly kind?: AgreedAction['kind']
  readonly stage?: AgreedAction['stage']
  readonly part?: AgreedAction['part']
  readonly promised: Placed
  readonly because: readonly string[]
  /** The date it was promised for, or the one that policy P21 gives; absent where nothing gives one. */
  readonly due?: Span
  readonly varied: boolean
  /** A recommendation that the stage's response left without an answer: due on the day of that response. */
  readonly unanswered: boolean
  readonly done: Truth
  readonly doneOn?: Span
  readonly evidencedOn?: Span
  readonly declined?: Placed
  readonly abandoned?: Placed
  readonly compliance?: 'complied' | 'complied-late' | 'not-complied'
}

type Made = Omit<
  Undertaking,
  'done' | 'doneOn' | 'evidencedOn' | 'declined' | 'abandoned' | 'compliance' | 'varied' | 'because'
> & {
  readonly names: readonly string[]
  readonly also: readonly string[]
}

export function promisesOf(matter: Case): readonly Undertaking[] {
  const made = [...recommendations(matter), ...actions(matter), ...ordered(matter)]
  const taken = new Set<string>()
  return made.flatMap((one) => {
    const key = `${one.from === 'ombudsman'}:${one.id}`
    if (taken.has(key)) return []
    for (const name of one.names) taken.add(`${one.from === 'ombudsman'}:${name}`)
    return [outcome(one, matter)]
  })
}

/** A recommendation that was accepted, or left without an answer when the stage's response went. */
function recommendations({ course, counter, policies }: Case): readonly Made[] {
  const agreed = new Map(course.of('action-agreed').map((each) => [each.event.action, each] as const))
  const made: Made[] = []
  const responses = course.events.filter(
    ({ event }) => event.type === 'stage-2-responded' || event.type === 'stage-3-responded',
  )
  for (const id of new Set(course.events.flatMap(({ event }) => recommendationsIn(event).map((each) => each.id)))) {
    const response = responses.find((each) => standsBefore(id, each, course))
    const decisions = course.events.filter(({ event }) => answersIn(event).some((each) => each.recommendation === id))
    const accepted = decisions.find(({ event }) =>
      answersIn(event).some((each) => each.recommendation === id && each.answer.startsWith('accepted')),
    )
    const stage = (at: Placed) => (at.event.type === 'stage-3-responded' ? 'stage-3' : 'stage-2')
    const unanswered = responses.find((each) => leftUnanswered(id, each, decisions, course))
    const says = course.events.flatMap(({ event }) => recommendationsIn(event)).find((each) => each.id === id)?.says
    const text = says === undefined ? {} : { says }
    if (unanswered && (!accepted || course.events.indexOf(unanswered) < course.events.indexOf(accepted))) {
      made.push({
        id,
        names: [id],
        ...text,
        from: stage(unanswered),
        promised: unanswered,
        due: unanswered.when,
        unanswered: true,
        also: [],
      })
    } else if (accepted && response) {
      const answer = answersIn(accepted.event).find((each) => each.recommendation === id)
      const sent =
        accepted.event.type === 'stage-3-responded'
          ? accepted
          : (responses.find((each) => course.events.indexOf(each) > course.events.indexOf(accepted)) ?? accepted)
      const action = answer?.action === undefined ? undefined : agreed.get(answer.action)
      const given = answer?.due ?? (typeof action?.event.due === 'string' ? action.event.due : undefined)
      const next = responses.find((each) => course.events.indexOf(each) > course.events.indexOf(sent))
      const counted = counter.after(sent.when, policies['recommendation_days'])
      const due = given === undefined ? (next ? earlierOf(counted, next.when) : counted) : counter.textDay(given)
      const owner = answer?.owner ?? action?.event.owner
      made.push({
        id,
        names: [id, ...(answer?.action === undefined ? [] : [answer.action])],
        ...text,
        ...(owner === undefined ? {} : { owner }),
        from: stage(sent),
        promised: accepted,
        due,
        unanswered: false,
        also: sent === accepted ? [] : [sent.ref],
      })
    }
  }
  return made
}

const standsBefore = (id: string, response: Placed, course: Course): boolean =>
  course.events
    .slice(0, course.events.indexOf(response))
    .some(({ event }) => recommendationsIn(event).some((each) => each.id === id))

/** Answered nowhere by the time this response went, though the record shows that answers were given. */
function leftUnanswered(id: string, response: Placed, decisions: readonly Placed[], course: Course): boolean {
  const index = course.events.indexOf(response)
  if (!standsBefore(id, response, course)) return false
  const stage2 = response.event.type === 'stage-2-responded'
  const madeForThis = course.events.some(
    ({ event }, place) =>
      place < index &&
      (stage2
        ? event.type === 'investigating-officer-reported'
        : event.type === 'panel-reported' || event.type === 'panel-report-received') &&
      recommendationsIn(event).some((each) => each.id === id),
  )
  if (!madeForThis || decisions.some((each) => course.events.indexOf(each) <= index)) return false
  const answers = stage2
    ? course.of('adjudicated').some(({ event }) => event.answers !== undefined)
    : course.of('stage-3-responded').some(({ event }) => event.answers !== undefined)
  return course.coverage === 'whole' || answers
}

function actions({ course, counter, policies }: Case): readonly Made[] {
  return course.of('action-agreed').flatMap((promised) => {
    const { action, says, owner, due, from } = promised.event
    if (action === undefined) return []
    const source = from ?? 'early-remedy'
    const stated = due === undefined ? undefined : dueDate(due, promised.when, counter)
    const date =
      stated ?? (source === 'ombudsman' ? undefined : counter.after(promised.when, policies['recommendation_days']))
    return [
      {
        id: action,
        names: [action],
        ...(says === undefined ? {} : { says }),
        ...(owner === undefined ? {} : { owner }),
        from: source,
        promised,
        ...(date ? { due: date } : {}),
        unanswered: false,
        also: [],
      },
    ]
  })
}

function ordered({ course, counter }: Case): readonly Made[] {
  return course.of('ombudsman-decided').flatMap((promised) =>
    (promised.event.actions ?? []).map((action) => ({
      id: action.id,
      names: [action.id],
      ...(action.says === undefined ? {} : { says: action.says }),
      ...(action.kind === undefined ? {} : { kind: action.kind }),
      ...(action.stage === undefined ? {} : { stage: action.stage }),
      ...(action.part === undefined ? {} : { part: action.part }),
      from: 'ombudsman' as const,
      promised,
      ...(action.due === undefined ? {} : { due: dueDate(action.due, promised.when, counter) }),
      unanswered: false,
      also: [],
    })),
  )
}

const dueDate = (due: string | Counted, from: Span, counter: Case['counter']): Span =>
  typeof due === 'string'
    ? counter.textDay(due)
    : due.unit === 'working-days'
      ? counter.after(from, due.n)
      : shifted(from, due.n, due.unit, counter.calendar)

/** What became of a promise by the day of judging. */
function outcome(made: Made, matter: Case): Undertaking {
  const { course, counter } = matter
  const { names, also, ...promise } = made
  const after = course.events.indexOf(made.promised)
  const named = (id: string | undefined) => id !== undefined && names.includes(id)
  const later = course.events.filter((_, place) => place > after || made.from !== 'ombudsman')
  const done = later.find(({ event }) => closes(event, named)) ?? stageDone(made, later)
  const varied = later.findLast(
    ({ event }) => event.type === 'action-varied' && named(event.action) && event.due !== undefined,
  )
  const declined = later.find(({ event }) => event.type === 'action-declined-by-complainant' && named(event.action))
  const abandoned = later.find(({ event }) => event.type === 'action-abandoned' && named(event.action))
  const evidenced = later.find(
    ({ event }) => event.type === 'evidence-sent' && (event.actions === undefined || event.actions.some(named)),
  )
  const confirmed = later.findLast(
    ({ event }) => event.type === 'compliance-confirmed' && (event.actions === undefined || event.actions.some(named)),
  )?.event
  const evidenceItself = made.kind === 'evidence' ? evidenced : undefined
  const finished = done ?? evidenceItself
  const due =
    varied?.event.type === 'action-varied' && varied.event.due !== undefined
      ? counter.textDay(varied.event.due)
      : made.due
  return {
    ...promise,
    because: [made.promised, ...(finished ? [finished] : [])].map(({ ref }) => ref).concat(also),
    ...(due && due.latest !== END ? { due } : {}),
    varied: varied !== undefined,
    done: finished ? 'yes' : begunOnly(made, later) ? 'maybe' : 'no',
    ...(finished ? { doneOn: finished.when } : {}),
    ...(evidenced ? { evidencedOn: evidenced.when } : {}),
    ...(declined ? { declined } : {}),
    ...(abandoned ? { abandoned } : {}),
    ...(confirmed?.type === 'compliance-confirmed' && confirmed.outcome ? { compliance: confirmed.outcome } : {}),
  }
}

function closes(event: Placed['event'], named: (id: string | undefined) => boolean): boolean {
  switch (event.type) {
    case 'action-done':
    case 'apology-sent':
    case 'payment-offered':
    case 'payment-made':
      return named(event.action)
    case 'payment-answered':
      return named(event.action)
    default:
      return false
  }
}

const STARTS = ['stage-2-started', 'investigating-officer-appointed', 'independent-person-appointed', 'panel-appointed']
const COMPLETES = ['stage-2-responded', 'stage-3-responded']

/** A stage that the Ombudsman ordered is done by the stage itself. */
function stageDone(made: Made, later: readonly Placed[]): Placed | undefined {
  if (made.kind !== 'start-or-complete-stage') return undefined
  const complete = later.find(({ event }) => COMPLETES.includes(event.type))
  if (made.part === 'appoint' || made.part === 'start')
    return later.find(({ event }) => STARTS.includes(event.type)) ?? complete
  return complete
}

/** It was begun, and the decision does not say whether beginning was enough. */
const begunOnly = (made: Made, later: readonly Placed[]): boolean =>
  made.kind === 'start-or-complete-stage' &&
  made.part === undefined &&
  later.some(({ event }) => STARTS.includes(event.type))

export function actionThread(promise: Undertaking): ActionThread {
  const { id, says, owner, from, due, doneOn, evidencedOn, declined, abandoned, because } = promise
  return {
    id,
    ...(says === undefined ? {} : { says }),
    ...(owner === undefined ? {} : { owner }),
    from,
    ...(due ? { due } : {}),
    ...(doneOn ? { done: doneOn } : {}),
    ...(evidencedOn ? { evidenced: evidencedOn } : {}),
    status: doneOn ? 'done' : declined ? 'declined' : abandoned ? 'abandoned' : 'open',
    because,
  }
}
