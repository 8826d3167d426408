import type { Span } from '../kernel/day.ts'
import type { Truth } from '../kernel/truth.ts'
import type { ActionThread } from './assessment.ts'
import { shifted } from './placing.ts'
import type { Counted } from './field.ts'
import type { Case } from './finding-faults.ts'
import type { Placed } from './placing.ts'
import { recommendationsPromised } from './recommendations.ts'
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

/** A promise as it was made, before it is known what became of it. */
export type Made = Omit<
  Undertaking,
  'done' | 'doneOn' | 'evidencedOn' | 'declined' | 'abandoned' | 'compliance' | 'varied' | 'because'
> & {
  readonly names: readonly string[]
  readonly also: readonly string[]
}

export function promisesOf(matter: Case): readonly Undertaking[] {
  const made = [...recommendationsPromised(matter), ...actions(matter), ...ordered(matter)]
  const outcomes = made.length > 0 ? matter.course.among(OUTCOMES) : []
  const taken = new Set<string>()
  return made.flatMap((one) => {
    const key = `${one.from === 'ombudsman'}:${one.id}`
    if (taken.has(key)) return []
    for (const name of one.names) taken.add(`${one.from === 'ombudsman'}:${name}`)
    return [outcome(one, outcomes, matter)]
  })
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

/** A date given outright, or counted from the day of the decision. */
export const dueDate = (due: string | Counted, from: Span, counter: Case['counter']): Span =>
  typeof due === 'string'
    ? counter.textDay(due)
    : due.unit === 'working-days'
      ? counter.after(from, due.n)
      : shifted(from, due.n, due.unit, counter.calendar)

/** What can bear on a promise. */
const OUTCOMES = [
  'action-done',
  'action-varied',
  'action-declined-by-complainant',
  'action-abandoned',
  'apology-sent',
  'payment-offered',
  'payment-answered',
  'payment-made',
  'evidence-sent',
  'compliance-confirmed',
  'stage-2-started',
  'stage-2-restarted',
  'investigating-officer-appointed',
  'independent-person-appointed',
  'panel-appointed',
  'stage-2-responded',
  'stage-3-responded',
] as const

/** What became of a promise by the day of judging. */
function outcome(made: Made, all: readonly Placed[], { counter, course }: Case): Undertaking {
  const { names, also, ...promise } = made
  const named = (id: string | undefined) => id !== undefined && names.includes(id)
  const later = made.from === 'ombudsman' ? all.filter(({ place }) => place > made.promised.place) : all
  const done = later.find(({ event }) => closes(event, named)) ?? stageDone(made, later)
  const on = (type: 'action-declined-by-complainant' | 'action-abandoned') =>
    later.find(({ event }) => event.type === type && named(event.action))
  const declined = on('action-declined-by-complainant')
  const abandoned = on('action-abandoned')
  const evidenced = later.find(
    ({ event }) => event.type === 'evidence-sent' && (event.actions === undefined || event.actions.some(named)),
  )
  const shown = evidenced && (made.kind === 'evidence' || isNamed(evidenced, named)) ? evidenced : undefined
  const finished = done ?? shown
  const perhaps = begunOnly(made, later) || (course.coverage === 'part' && mayClose(made, later))
  const varied = variedTo(later, named, counter)
  const due = varied ?? made.due
  const compliance = complianceOf(later, named)
  return {
    ...promise,
    because: [made.promised, ...(finished ? [finished] : [])].map(({ ref }) => ref).concat(also),
    ...(due ? { due } : {}),
    varied: varied !== undefined,
    done: finished ? 'yes' : perhaps ? 'maybe' : 'no',
    ...(finished ? { doneOn: finished.when } : {}),
    ...(evidenced ? { evidencedOn: evidenced.when } : {}),
    ...(declined ? { declined } : {}),
    ...(abandoned ? { abandoned } : {}),
    ...(compliance ? { compliance } : {}),
  }
}

type Named = (id: string | undefined) => boolean

function variedTo(later: readonly Placed[], named: Named, counter: Case['counter']): Span | undefined {
  for (const { event } of later.toReversed()) {
    if (event.type === 'action-varied' && named(event.action) && event.due !== undefined)
      return counter.textDay(event.due)
  }
  return undefined
}

function complianceOf(later: readonly Placed[], named: Named): Undertaking['compliance'] {
  for (const { event } of later.toReversed()) {
    const confirms = event.type === 'compliance-confirmed' && (event.actions === undefined || event.actions.some(named))
    if (confirms && event.outcome !== undefined) return event.outcome
  }
  return undefined
}

/** Whether an event says of itself that it carries out the promise. */
function closes(event: Placed['event'], named: Named): boolean {
  switch (event.type) {
    case 'action-done':
    case 'apology-sent':
    case 'payment-offered':
    case 'payment-answered':
    case 'payment-made':
      return named(event.action)
    default:
      return false
  }
}

/** Evidence that names an action shows that it was done, though the record does not say when. */
const isNamed = ({ event }: Placed, named: Named): boolean =>
  event.type === 'evidence-sent' && event.actions !== undefined && event.actions.some(named)

/** In a record in part, an apology, a payment or evidence that names no action may be the one that was promised. */
const mayClose = ({ kind, promised }: Made, later: readonly Placed[]): boolean =>
  later.some(({ event, place }) => {
    if (place < promised.place) return false
    if (event.type === 'evidence-sent') return event.actions === undefined
    if (event.type === 'apology-sent') return kind === 'apology' && event.action === undefined
    return event.type === 'payment-made' && kind === 'payment' && event.action === undefined
  })

const STARTS: ReadonlySet<string> = new Set([
  'stage-2-started',
  'stage-2-restarted',
  'investigating-officer-appointed',
  'independent-person-appointed',
  'panel-appointed',
])

/** A stage that the Ombudsman ordered is done by the stage itself. */
function stageDone(made: Made, later: readonly Placed[]): Placed | undefined {
  if (made.kind !== 'start-or-complete-stage') return undefined
  const answer =
    made.stage === 'stage-3' ? 'stage-3-responded' : made.stage === 'stage-2' ? 'stage-2-responded' : undefined
  const complete = later.find(({ event: { type } }) =>
    answer ? type === answer : type === 'stage-2-responded' || type === 'stage-3-responded',
  )
  const beginning = made.part === 'appoint' || made.part === 'start'
  return (beginning ? later.find(({ event }) => STARTS.has(event.type)) : undefined) ?? complete
}

/** It was begun, and the decision does not say whether beginning was enough. */
const begunOnly = (made: Made, later: readonly Placed[]): boolean =>
  made.kind === 'start-or-complete-stage' &&
  made.part === undefined &&
  later.some(({ event }) => STARTS.has(event.type))

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
