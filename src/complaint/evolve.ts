import { either, type Truth } from '../kernel/truth.ts'
import type { Policies } from '../law/policies.ts'
import { withinProcedure } from '../law/scope.ts'
import { mayComplain } from '../law/standing.ts'
import {
  type Approach,
  byType,
  type Closing,
  type CorporateAnswer,
  type Course,
  type OpenedBy,
  type Stage,
} from './course.ts'
import type { History } from './history.ts'
import { Holds } from './holds.ts'
import type { Placed } from './placing.ts'
import { Points } from './points.ts'
import { Stages } from './stages.ts'
import { type Step, stageOfStep } from './steps.ts'
import type { EventOf, Person } from './vocabulary.ts'

/**
 * Folds the events of one complaint, in their order, into the course it took. Never refuses: what is recorded
 * happened. The caller has applied corrections and cut the list at the day of judging.
 */
export function evolve(history: History, events: readonly Placed[], policies: Policies): Course {
  const standing = events.some((placed) => placed.corrected) ? events.filter((placed) => !placed.corrected) : events
  const fold = new Fold(history, standing, policies)
  for (const placed of standing) fold.take(placed)
  return fold.course()
}

class Fold {
  readonly #history: History
  readonly #events: readonly Placed[]
  readonly #inScope: (point: string) => Truth
  readonly #points: Points
  readonly #stages: Stages
  readonly #holds: Holds
  readonly #closings: { -readonly [K in keyof Closing]: Closing[K] }[] = []
  readonly #approaches: Approach[] = []
  readonly #corporate: CorporateAnswer[] = []
  #accepted = false
  #over: Course['over']
  #doorShut = false

  constructor(history: History, events: readonly Placed[], policies: Policies) {
    this.#history = history
    this.#events = events
    this.#points = new Points(history.points, events)
    this.#inScope = (point) => withinProcedure(this.#points.functionOf(point), policies)
    this.#stages = new Stages(this.#points, this.#inScope, history.coverage === 'whole')
    this.#holds = new Holds(this.#stages, this.#points, policies['reg8.resume'])
  }

  course(): Course {
    const { coverage, people } = this.#history
    return {
      coverage,
      people,
      points: this.#points,
      events: this.#events,
      episodes: this.#stages.episodes,
      holds: this.#holds.all,
      closings: this.#closings,
      approaches: this.#approaches,
      corporate: this.#corporate,
      accepted: this.#accepted,
      ...(this.#over ? { over: this.#over } : {}),
      ...byType(this.#events),
      inScope: this.#inScope,
      entitled: entitled(people, this.#events),
    }
  }

  take(placed: Placed): void {
    const step = stageOfStep(placed.type)
    if (step) this.#step(placed, step)
    else this.#intake(placed)
  }

  #intake(placed: Placed): void {
    const { event } = placed
    switch (event.type) {
      case 'complaint-received':
        this.#over = undefined
        return this.#begin(1, 'received', placed, this.#meant(placed))
      case 'points-stated':
        return this.#stages.restate(this.#points.state(event.points ?? []))
      case 'point-withdrawn':
        return this.#stages.end('withdrawn', placed, this.#one(event.point))
      case 'point-routed':
        return this.#route(placed, this.#one(event.point), event.procedure, event.authorisedBy !== undefined)
      case 'procedure-chosen':
        return this.#route(placed, this.#meant(placed), event.procedure)
      case 'corporate-stage-1-responded':
      case 'corporate-stage-2-responded':
        return this.#answeredElsewhere(placed)
      case 'ombudsman-complained':
        return void this.#approaches.push(this.#approach(placed))
      case 'ombudsman-decided':
        return this.#ordered({ ...placed, event })
      default:
        return this.#interrupt(placed)
    }
  }

  /** What stops a complaint, for a while or for good, and what sets it going again. */
  #interrupt(placed: Placed): void {
    const { event } = placed
    switch (event.type) {
      case 'complaint-held':
        return this.#holds.begin({ ...placed, event })
      case 'proceedings-ended':
        return this.#holds.proceedingsEnded(placed, event.of)
      case 'hold-ended':
      case 'complaint-resubmitted':
        return this.#release(placed, event.of)
      case 'complaint-refused':
        return this.#refuse(placed, event.points !== undefined)
      case 'complaint-withdrawn':
        this.#stages.end('withdrawn', placed, this.#meant(placed))
        if (event.points === undefined) this.#over = { by: 'withdrawn', at: placed }
        return
      case 'complaint-closed':
        return this.#close({ ...placed, event })
      case 'complaint-reopened':
        return this.#reopen(placed)
      case 'early-referral-made':
        this.#doorShut = true
        return this.#stages.end('referred-early', placed, this.#meant(placed), 3)
      default:
        return
    }
  }

  #meant(placed: Placed): readonly string[] {
    const { event } = placed
    return this.#points.meantBy(event.type === 'points-stated' ? undefined : event.points)
  }

  #one(point: string | undefined): readonly string[] {
    return point === undefined ? [] : this.#points.now(point)
  }

  #begin(stage: Stage, openedBy: OpenedBy, placed: Placed, points: readonly string[]): void {
    this.#holds.stop(this.#stages.begin(stage, openedBy, placed, points))
  }

  /** After stage 1 a point leaves the procedure only by a correction that somebody authorised. */
  #route(
    placed: Placed,
    points: readonly string[],
    procedure: EventOf<'procedure-chosen'>['procedure'],
    authorised = false,
  ): void {
    if (procedure === undefined) return
    if (procedure === 'statutory') {
      this.#accepted = true
      return this.#stages.bringBack(points)
    }
    for (const point of points) this.#stages.elsewhere.add(point)
    this.#stages.end('routed', placed, points, authorised ? undefined : 1)
  }

  #answeredElsewhere(placed: Placed): void {
    const meant = this.#meant(placed)
    const routed = meant.filter((point) => this.#stages.elsewhere.has(point))
    const named = placed.event.type !== 'points-stated' && placed.event.points !== undefined
    const points = !named && routed.length > 0 ? routed : meant
    this.#corporate.push({ at: placed, points })
    this.#stages.end('routed', placed, points, 1)
  }

  #refuse(placed: Placed, partly: boolean): void {
    this.#doorShut = true
    this.#stages.end('refused', placed, this.#meant(placed))
    if (!partly || this.#stages.running.length === 0) this.#over = { by: 'refused', at: placed }
  }

  /** A complaint refused because of proceedings may be brought back as well as one that was held. */
  #release(placed: Placed, of: string | undefined): void {
    if (this.#over?.by === 'refused') {
      this.#over = undefined
      this.#begin(1, 'released', placed, this.#meant(placed))
    }
    this.#holds.release(placed, of)
  }

  #close(placed: Placed<EventOf<'complaint-closed'>>): void {
    const { running } = this.#stages
    this.#closings.push({
      at: placed,
      unanswered: running.map((episode) => ({ ...episode, open: new Set(episode.open) })),
    })
    if (running.length > 0) this.#doorShut = true
    for (const episode of running) episode.ended = { by: 'closed', at: placed }
    this.#over = { by: 'closed', at: placed }
  }

  #reopen(placed: Placed): void {
    for (const closing of this.#closings) closing.reopened ??= placed
    this.#over = undefined
    this.#doorShut = false
    this.#stages.reopen()
  }

  #step(placed: Placed, step: Step): void {
    const { stage } = step
    if (step.byCouncil) this.#accepted = true
    const points = this.#meant(placed)
    if (step.opens) this.#ask(placed, stage, step.opens, points)
    if (step.shows && this.#stages.concerned(stage, points).length === 0 && !this.#stages.past(stage)) {
      this.#begin(stage, 'shown', placed, points)
    }
    const concerned = this.#stages.concerned(stage, points)
    if (concerned.length === 0 && !step.whileOpen) this.#stages.latest(stage)?.steps.push(placed)
    for (const episode of concerned) episode.steps.push(placed)
    if (!step.ends) return
    this.#stages.end(step.ends, placed, points, stage)
    if (step.ends === 'refused') this.#doorShut = true
    if (step.ends === 'answered' && stage === 3) this.#doorShut = false
  }

  /** A wish to go on opens a stage; asked again while it runs, it is a reminder. */
  #ask(placed: Placed, stage: Stage, openedBy: OpenedBy, points: readonly string[]): void {
    this.#over = undefined
    const running = this.#stages.concerned(stage, points)
    for (const episode of running) {
      if (episode.openedBy === 'shown') Object.assign(episode, { openedBy, opened: placed, from: placed.when })
    }
    const waiting = new Set(running.flatMap((episode) => [...episode.open]))
    const fresh = points.filter((point) => !waiting.has(point))
    if (openedBy === 'started' && fresh.length < points.length) return
    if (fresh.length > 0) this.#begin(stage, openedBy, placed, fresh)
  }

  /** The Ombudsman may order a stage; where the decision names none, it is the first that was never answered. */
  #ordered(placed: Placed<EventOf<'ombudsman-decided'>>): void {
    for (const action of placed.event.actions ?? []) {
      if (action.kind !== 'start-or-complete-stage') continue
      const stage = action.stage === undefined ? (this.#stages.answered(2) ? 3 : 2) : NUMBERS[action.stage]
      const points = this.#points.meantBy(undefined)
      if (this.#stages.concerned(stage, points).length === 0) this.#begin(stage, 'ordered', placed, points)
      this.#over = undefined
      for (const episode of this.#stages.concerned(stage, points)) {
        if (!episode.orders.includes(placed)) episode.orders.push(placed)
      }
    }
  }

  #approach(at: Placed): Approach {
    const running = [...new Set(this.#stages.running.map((episode) => episode.stage))]
    const mayAskFor = this.#stages.answered(3)
      ? undefined
      : this.#stages.answered(2)
        ? 3
        : this.#stages.answered(1)
          ? 2
          : undefined
    return {
      at,
      running,
      ...(mayAskFor ? { mayAskFor } : {}),
      doorShut: this.#doorShut || (this.#over !== undefined && this.#over.by !== 'closed'),
    }
  }
}

const NUMBERS = { 'stage-1': 1, 'stage-2': 2, 'stage-3': 3 } as const

/** Whether anyone who complains is listed in the Act, or was found to have sufficient interest. */
function entitled(people: readonly Person[], events: readonly Placed[]): Truth {
  const decided = events.findLast((placed) => placed.event.type === 'interest-decided')?.event
  const interest = decided?.type === 'interest-decided' ? decided.accepted : undefined
  const inPerson = people.filter((person) => person.as === undefined || person.as === 'complainant')
  const complainants = inPerson.length > 0 ? inPerson : people.filter((person) => person.as === 'child')
  if (complainants.length === 0) return interest === true ? 'yes' : 'maybe'
  return complainants.map((person) => mayComplain(person.class, interest)).reduce(either)
}
