import type { Span } from '../kernel/day.ts'
import { either, type Truth } from '../kernel/truth.ts'
import type { Policies } from '../law/policies.ts'
import { mayComplain } from '../law/standing.ts'
import { withinProcedure } from '../law/scope.ts'
import {
  type Approach,
  byType,
  type Closing,
  type CorporateAnswer,
  type Course,
  type EndedBy,
  type Episode,
  type Hold,
  type OpenedBy,
  type Stage,
} from './course.ts'
import type { History } from './history.ts'
import type { Placed } from './placing.ts'
import { Points } from './points.ts'
import { type Step, stageOfStep } from './steps.ts'
import type { EventOf, Person } from './vocabulary.ts'

type Draft = { -readonly [K in keyof Episode]: Episode[K] } & {
  points: string[]
  open: Set<string>
  steps: Placed[]
  orders: Placed<EventOf<'ombudsman-decided'>>[]
  paused: { readonly from: Span; readonly to: Span }[]
}
type HoldDraft = { -readonly [K in keyof Hold]: Hold[K] } & {
  readonly stopped: { readonly of: Draft; readonly points: readonly string[] }[]
}

/**
 * Folds the events of one complaint, in their order, into the course it took. Never refuses: what is recorded
 * happened. The caller has applied corrections and cut the list at the day of judging.
 */
export function evolve(history: History, events: readonly Placed[], policies: Policies): Course {
  const standing = events.filter((placed) => !placed.corrected)
  const fold = new Fold(history, standing, policies)
  for (const placed of standing) fold.take(placed)
  return fold.course()
}

class Fold {
  readonly #history: History
  readonly #events: readonly Placed[]
  readonly #policies: Policies
  readonly #points: Points
  readonly #episodes: Draft[] = []
  readonly #holds: HoldDraft[] = []
  readonly #closings: { -readonly [K in keyof Closing]: Closing[K] }[] = []
  readonly #approaches: Approach[] = []
  readonly #corporate: CorporateAnswer[] = []
  readonly #elsewhere = new Set<string>()
  #accepted = false
  #over: Course['over']
  #doorShut = false

  constructor(history: History, events: readonly Placed[], policies: Policies) {
    this.#history = history
    this.#events = events
    this.#policies = policies
    this.#points = new Points(history.points, events)
  }

  course(): Course {
    const { coverage, people } = this.#history
    return {
      coverage,
      people,
      points: this.#points,
      events: this.#events,
      episodes: this.#episodes,
      holds: this.#holds,
      closings: this.#closings,
      approaches: this.#approaches,
      corporate: this.#corporate,
      accepted: this.#accepted,
      ...(this.#over ? { over: this.#over } : {}),
      of: byType(this.#events),
      inScope: (point) => this.#inScope(point),
      entitled: entitled(people, this.#events),
    }
  }

  #inScope(point: string): Truth {
    return withinProcedure(this.#points.functionOf(point), this.#policies)
  }

  take(placed: Placed): void {
    const { event } = placed
    const step = stageOfStep(event.type)
    if (step) this.#step(placed, step)
    else if (event.type.startsWith('corporate-')) this.#anotherProcedure(placed)
    else this.#intake(placed)
  }

  // Intake, and what may happen at any stage.

  #intake(placed: Placed): void {
    const { event } = placed
    switch (event.type) {
      case 'complaint-received':
        this.#over = undefined
        return this.#begin(1, 'received', placed, this.#meant(placed))
      case 'points-stated':
        return this.#restate(this.#points.state(event.points ?? []))
      case 'point-withdrawn':
        return this.#end('withdrawn', placed, this.#points.meantBy(event.point === undefined ? [] : [event.point]))
      case 'point-routed':
        return this.#route(placed, event.point === undefined ? [] : this.#points.now(event.point), event.procedure)
      case 'procedure-chosen':
        return this.#route(placed, this.#meant(placed), event.procedure)
      case 'complaint-refused':
        return this.#refuse(placed)
      case 'complaint-withdrawn':
        this.#end('withdrawn', placed, this.#meant(placed))
        if (event.points === undefined) this.#over = { by: 'withdrawn', at: placed }
        return
      case 'ombudsman-complained':
        return void this.#approaches.push(this.#approach(placed))
      case 'ombudsman-decided':
        return this.#ordered({ ...placed, event })
      default:
        return this.#pause(placed)
    }
  }

  #pause(placed: Placed): void {
    const { event } = placed
    switch (event.type) {
      case 'complaint-held':
        return this.#hold({ ...placed, event })
      case 'hold-ended':
        return this.#release(placed, event.of)
      case 'proceedings-ended':
        for (const hold of this.#standingHolds(event.of)) hold.proceedingsEnded ??= placed
        return
      case 'complaint-resubmitted':
        return this.#release(placed, event.of)
      case 'complaint-closed':
        return this.#close({ ...placed, event })
      case 'complaint-reopened':
        return this.#reopen(placed)
      case 'early-referral-made':
        this.#doorShut = true
        return this.#end('referred-early', placed, this.#meant(placed), 3)
      default:
        return
    }
  }

  #meant(placed: Placed): readonly string[] {
    const { event } = placed
    return this.#points.meantBy(event.type === 'points-stated' ? undefined : event.points)
  }

  #begin(stage: Stage, openedBy: OpenedBy, placed: Placed, points: readonly string[]): void {
    const concerned = points.filter(
      (point) => this.#inScope(point) !== 'no' && !(stage === 1 && this.#elsewhere.has(point)),
    )
    if (concerned.length === 0) return
    if (stage > 1) this.#leaveEarlierStages(stage, placed, concerned)
    const draft: Draft = {
      stage,
      openedBy,
      opened: placed,
      ...(openedBy === 'shown' ? {} : { from: placed.when }),
      points: [...concerned],
      open: new Set(concerned),
      steps: [],
      orders: [],
      paused: [],
    }
    this.#episodes.push(draft)
    this.#stopHeld(draft)
  }

  /** A stage that opens for points under a hold waits with them. */
  #stopHeld(draft: Draft): void {
    for (const hold of this.#standingHolds(undefined)) {
      const points = draft.points.filter((point) => hold.points.includes(point) && draft.open.delete(point))
      if (points.length > 0) hold.stopped.push({ of: draft, points })
      if (draft.open.size === 0) draft.ended ??= { by: 'held', at: hold.held }
    }
  }

  /** A later stage shows that the earlier one was left, answered or not. */
  #leaveEarlierStages(stage: Stage, placed: Placed, points: readonly string[]): void {
    const whole = this.#history.coverage === 'whole'
    this.#end(whole ? 'overtaken' : 'shown-later', placed, points, 1)
    if (stage === 3 && !whole) this.#end('shown-later', placed, points, 2)
  }

  /** Takes points out of every open stage (or of one), and ends a stage that has none left. */
  #end(by: EndedBy, at: Placed, points: readonly string[], only?: Stage): void {
    for (const episode of this.#episodes) {
      if (episode.ended || (only !== undefined && episode.stage !== only)) continue
      const before = episode.open.size
      for (const point of points) episode.open.delete(point)
      if (before > 0 && episode.open.size === 0) episode.ended = { by, at }
    }
  }

  #restate(added: readonly string[]): void {
    for (const episode of this.#episodes) {
      episode.points = [...new Set(episode.points.flatMap((point) => this.#nowOrAdded(point, added)))]
      if (!episode.ended) episode.open = new Set([...episode.open].flatMap((point) => this.#nowOrAdded(point, added)))
    }
    const first = this.#episodes.find((episode) => episode.stage === 1 && !episode.ended)
    const splits = new Set(this.#episodes.flatMap((episode) => episode.points))
    for (const point of added) {
      if (!first || splits.has(point) || this.#inScope(point) === 'no') continue
      first.points.push(point)
      first.open.add(point)
    }
  }

  #nowOrAdded(point: string, added: readonly string[]): readonly string[] {
    return point === '*' && added.length > 0 ? added : this.#points.now(point)
  }

  #route(placed: Placed, points: readonly string[], procedure: EventOf<'procedure-chosen'>['procedure']): void {
    if (procedure === undefined) return
    if (procedure !== 'statutory') {
      for (const point of points) this.#elsewhere.add(point)
      return this.#end('routed', placed, points)
    }
    this.#accepted = true
    const returning = points.filter((point) => this.#elsewhere.delete(point))
    for (const episode of this.#episodes) {
      if (episode.stage !== 1 || (episode.ended && episode.ended.by !== 'routed')) continue
      const back = returning.filter((point) => episode.points.includes(point))
      for (const point of back) episode.open.add(point)
      if (back.length > 0) delete episode.ended
    }
  }

  #refuse(placed: Placed): void {
    const { event } = placed
    this.#doorShut = true
    this.#end('refused', placed, this.#meant(placed))
    const partly = event.type !== 'points-stated' && event.points !== undefined
    if (!partly || this.#running().length === 0) this.#over = { by: 'refused', at: placed }
  }

  #running(): readonly Draft[] {
    return this.#episodes.filter((episode) => !episode.ended)
  }

  // Holds under regulation 8, of the whole complaint or of some points.

  #hold(placed: Placed<EventOf<'complaint-held'>>): void {
    const points = this.#points.meantBy(placed.event.points)
    for (const earlier of this.#standingHolds(undefined)) {
      if (earlier.points.every((point) => points.includes(point))) earlier.ended = placed
    }
    const stopped = this.#running().flatMap((of) => {
      const held = points.filter((point) => of.open.has(point))
      return held.length > 0 ? [{ of, points: held }] : []
    })
    const carried = this.#holds.filter((hold) => hold.ended === placed).flatMap((hold) => hold.stopped)
    this.#end('held', placed, points)
    const all = [...stopped, ...carried]
    this.#holds.push({ held: placed, points, stages: all.map(({ of }) => of.stage), stopped: all })
  }

  #standingHolds(of: string | undefined): readonly HoldDraft[] {
    return this.#holds.filter((hold) => !hold.ended && (of === undefined || hold.held.ref === of))
  }

  #release(placed: Placed, of: string | undefined): void {
    if (this.#over?.by === 'refused') {
      this.#over = undefined
      this.#begin(1, 'released', placed, this.#meant(placed))
    }
    for (const hold of this.#standingHolds(of)) {
      hold.ended = placed
      for (const { of: stopped, points } of hold.stopped) this.#resume(placed, hold, stopped, points)
    }
  }

  #resume(placed: Placed, hold: HoldDraft, stopped: Draft, points: readonly string[]): void {
    const still = points.flatMap((point) => this.#points.now(point))
    if (this.#policies['reg8.resume'] === 'remaining') {
      for (const point of still) stopped.open.add(point)
      if (stopped.ended?.by === 'held') delete stopped.ended
      stopped.paused.push({ from: hold.held.when, to: placed.when })
      return
    }
    const before = this.#episodes.length
    this.#begin(stopped.stage, 'released', placed, still)
    if (this.#episodes.length > before) this.#episodes.at(-1)?.steps.push(...stopped.steps)
  }

  // Closing and reopening.

  #close(placed: Placed<EventOf<'complaint-closed'>>): void {
    const unanswered = this.#running().map((episode) => ({ ...episode, open: new Set(episode.open) }))
    this.#closings.push({ at: placed, unanswered })
    if (unanswered.length > 0) this.#doorShut = true
    for (const episode of this.#running()) episode.ended = { by: 'closed', at: placed }
    this.#over = { by: 'closed', at: placed }
  }

  /** Reopens at the stage that was left. The old clock goes on: nothing the council does can raise a limit. */
  #reopen(placed: Placed): void {
    for (const closing of this.#closings) closing.reopened ??= placed
    this.#over = undefined
    this.#doorShut = false
    for (const episode of this.#episodes) {
      const unanswered = episode.open.size > 0 || episode.ended?.by === 'withdrawn'
      if (!unanswered || (episode.ended?.by !== 'closed' && episode.ended?.by !== 'withdrawn')) continue
      if (episode.open.size === 0) for (const point of episode.points) episode.open.add(point)
      delete episode.ended
    }
  }

  // Another procedure.

  #anotherProcedure(placed: Placed): void {
    const { event } = placed
    if (event.type !== 'corporate-stage-1-responded' && event.type !== 'corporate-stage-2-responded') return
    const meant = this.#meant(placed)
    const routed = meant.filter((point) => this.#elsewhere.has(point))
    const points = event.points === undefined && routed.length > 0 ? routed : meant
    this.#corporate.push({ at: placed, points })
    this.#end('routed', placed, points, 1)
  }

  // The three stages.

  #step(placed: Placed, step: Step): void {
    if (step.byCouncil) this.#accepted = true
    const points = this.#meant(placed)
    if (step.opens) this.#ask(placed, step, step.opens, points)
    const concerned = this.#concerned(step.stage, points)
    if (concerned.length === 0 && step.shows && !this.#past(step.stage)) {
      this.#begin(step.stage, 'shown', placed, points)
      concerned.push(...this.#concerned(step.stage, points))
    }
    if (concerned.length === 0) this.#latest(step.stage)?.steps.push(placed)
    for (const episode of concerned) episode.steps.push(placed)
    if (step.ends) this.#end(step.ends, placed, points, step.stage)
    if (step.ends === 'refused') this.#doorShut = true
    if (step.ends === 'answered' && step.stage === 3) this.#doorShut = false
  }

  /** A wish to go on opens a stage; asked again while it runs, it is a reminder. */
  #ask(placed: Placed, step: Step, openedBy: OpenedBy, points: readonly string[]): void {
    this.#over = undefined
    const waiting = new Set(this.#concerned(step.stage, points).flatMap((episode) => [...episode.open]))
    const fresh = points.filter((point) => !waiting.has(point))
    if (openedBy === 'started' && fresh.length < points.length) return
    if (fresh.length > 0) this.#begin(step.stage, openedBy, placed, fresh)
  }

  #concerned(stage: Stage, points: readonly string[]): Draft[] {
    return this.#episodes.filter(
      (episode) => episode.stage === stage && !episode.ended && points.some((point) => episode.open.has(point)),
    )
  }

  /** The stage ran before and came to its end, so that a later step of it belongs to that run. */
  #past(stage: Stage): boolean {
    const by = this.#latest(stage)?.ended?.by
    return (
      by === 'answered' || by === 'resolved' || by === 'overtaken' || by === 'shown-later' || by === 'referred-early'
    )
  }

  #latest(stage: Stage): Draft | undefined {
    return this.#episodes.findLast((episode) => episode.stage === stage)
  }

  /** The Ombudsman may order a stage; where the decision names none, it is the first that was never answered. */
  #ordered(placed: Placed<EventOf<'ombudsman-decided'>>): void {
    for (const action of placed.event.actions ?? []) {
      if (action.kind !== 'start-or-complete-stage') continue
      const stage = action.stage === undefined ? this.#nextStage() : stageNumber(action.stage)
      const points = this.#points.meantBy(undefined)
      if (this.#concerned(stage, points).length === 0) this.#begin(stage, 'ordered', placed, points)
      this.#over = undefined
      for (const episode of this.#concerned(stage, points)) {
        if (!episode.orders.includes(placed)) episode.orders.push(placed)
      }
    }
  }

  #nextStage(): Stage {
    const answered = (stage: Stage) =>
      this.#episodes.some((each) => each.stage === stage && each.ended?.by === 'answered')
    return answered(2) ? 3 : 2
  }

  #approach(at: Placed): Approach {
    const running = [...new Set(this.#running().map((episode) => episode.stage))]
    const answered = this.#episodes.filter((each) => each.ended?.by === 'answered').map((each) => each.stage)
    const furthest = Math.max(0, ...answered)
    const mayAskFor = furthest === 1 ? 2 : furthest === 2 ? 3 : undefined
    return { at, running, ...(mayAskFor ? { mayAskFor } : {}), doorShut: this.#doorShut || this.#over !== undefined }
  }
}

const stageNumber = (stage: 'stage-1' | 'stage-2' | 'stage-3'): Stage =>
  stage === 'stage-1' ? 1 : stage === 'stage-2' ? 2 : 3

/** Whether anyone who complains is listed in the Act, or was found to have sufficient interest. */
function entitled(people: readonly Person[], events: readonly Placed[]): Truth {
  const decided = events.findLast((placed) => placed.event.type === 'interest-decided')?.event
  const interest = decided?.type === 'interest-decided' ? decided.accepted : undefined
  const inPerson = people.filter((person) => person.as === undefined || person.as === 'complainant')
  const complainants = inPerson.length > 0 ? inPerson : people.filter((person) => person.as === 'child')
  if (complainants.length === 0) return interest === true ? 'yes' : 'maybe'
  return complainants.map((person) => mayComplain(person.class, interest)).reduce(either)
}
