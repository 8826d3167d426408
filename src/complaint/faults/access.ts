import { isAfter } from '../../kernel/span.ts'
import { both, either, not, type Truth } from '../../kernel/truth.ts'
import type { Closing, Course, Episode, Stage } from '../course.ts'
import { add, type Case, type Findings, given } from '../finding-faults.ts'
import type { Placed } from '../placing.ts'
import { has } from '../course.ts'
import { owed, statedPoints } from '../stage-1.ts'
import { firstLimit } from '../stage-clock.ts'
import { stage2Began } from '../stage-2.ts'
import type { EventOf } from '../vocabulary.ts'

/** Ways of keeping a complaint out of its stages: something else in their place, a barrier, the wrong procedure, closing. */
export function access(matter: Case, findings: Findings): void {
  for (const step of matter.course.of('other-step-taken')) otherStep(step, matter, findings)
  for (const type of ['meeting-offered', 'meeting-held'] as const) {
    for (const meeting of matter.course.of(type)) inPlaceOf(meeting, 'meeting', matter, findings)
  }
  wrongProcedure(matter, findings)
  for (const closing of matter.course.closings) closed(closing, matter, findings)
}

const inWords = (stage: string): string => stage.replace('-', ' ')

function otherStep(step: Placed<EventOf<'other-step-taken'>>, matter: Case, findings: Findings): void {
  const { event, ref } = step
  if (event.step === 'form-demanded') {
    return add(findings, 'ACCESS_BARRIER', 'yes', {
      says: 'A form was demanded before a stage would be opened; enough information to understand the complaint suffices.',
      because: [ref],
    })
  }
  if (event.inPlaceOf === undefined) return inPlaceOf(step, event.step ?? 'step', matter, findings)
  add(findings, 'SUBSTITUTE_STEP', 'yes', {
    says: `A ${event.step === undefined || event.step === 'other' ? 'step that the procedure does not know' : event.step} was put in place of ${inWords(event.inPlaceOf)}.`,
    because: [ref],
    points: event.points ?? [],
  })
}

/** A step beside a stage is no fault, unless the stage that had been asked for did not follow it by its limit. */
function inPlaceOf(step: Placed, what: string, matter: Case, findings: Findings): void {
  const waiting = matter.course.episodes.find((episode) => wasWaiting(episode, step))
  if (!waiting?.from) return
  const limit = firstLimit(waiting.stage === 2 ? 'S2.complete' : 'S3.panel-held', waiting.from, matter)
  if (!limit) return
  const until = waiting.ended?.by === 'closed' ? waiting.ended.at.when : matter.counter.today
  add(findings, 'SUBSTITUTE_STEP', matter.counter.isAfter(until, limit), {
    says: `Stage ${waiting.stage} had been asked for; a ${what} came, and the stage did not follow by its limit.`,
    because: [waiting.opened.ref, step.ref],
    points: statedPoints(waiting),
    rules: waiting.stage === 2 ? ['S2.accept'] : ['S3.accept'],
  })
}

function wasWaiting(episode: Episode, step: Placed): boolean {
  const began =
    episode.stage === 2
      ? stage2Began(episode)
      : has(episode, 'panel-appointed', 'panel-date-set', 'panel-held', 'panel-reported')
  const over = episode.ended !== undefined && episode.ended.by !== 'closed'
  return episode.stage > 1 && episode.openedBy === 'requested' && !began && !over && episode.opened.place < step.place
}

/** Answered under another procedure, though the point and the person belong in this one. */
function wrongProcedure({ course }: Case, findings: Findings): void {
  const refusedWithReasons = course
    .of('complaint-refused')
    .filter(({ event }) =>
      (event.grounds ?? []).some((ground) => ground === 'not-entitled' || ground === 'out-of-time'),
    )
  const answered = new Map<string, Placed[]>()
  for (const { at, points } of course.corporate) {
    const refused = refusedWithReasons.some(
      (refusal) => isAfter(refusal.when, at.when) !== 'yes' && given(refusal.event.reasons, course) !== 'no',
    )
    if (!refused) for (const point of points) answered.set(point, [...(answered.get(point) ?? []), at])
  }
  const wrong = [...answered].filter(([point]) => course.inScope(point) !== 'no')
  const truth = wrong.map(([point]) => both(course.inScope(point), course.entitled)).reduce<Truth>(either, 'no')
  add(findings, 'WRONG_PROCEDURE', truth, {
    says: 'It was answered under another procedure, though it belongs in the statutory one.',
    because: [...new Set(wrong.flatMap(([, answers]) => answers.map(({ ref }) => ref)))],
    points: wrong.map(([point]) => point).filter((point) => point !== '*'),
  })
}

/** Closed while a stage that was asked for or running had no answer. */
function closed(closing: Closing, matter: Case, findings: Findings): void {
  const { course } = matter
  const unanswered = closing.unanswered.filter((episode) => episode.openedBy !== 'shown' || episode.stage > 1)
  if (unanswered.length === 0) return
  const excused = excuse(closing, course)
  const basis = unanswered
    .map((episode) => (episode.stage === 1 ? owed([...episode.open], course) : 'yes'))
    .reduce<Truth>(either, 'no')
  if (excused === 'maybe') findings.notShown.add('PROCEDURE_NOT_COMPLETED')
  if (excused !== 'no') return
  const stages = [...new Set<Stage>(unanswered.map((episode) => episode.stage))].join(' and ')
  add(findings, 'PROCEDURE_NOT_COMPLETED', both(basis, not(excused)), {
    says: `The complaint was closed while stage ${stages} had no answer.`,
    because: [...unanswered.map((episode) => episode.opened.ref), closing.at.ref],
    points: [...new Set(unanswered.flatMap(statedPoints))],
    against: closing.at.event.reason ?? 'no reason recorded',
  })
}

/**
 * A reason for closing that ends a stage lawfully, where the record bears it out; in part, the reason is taken as stated.
 * What was withdrawn or refused waits for no answer, so of a stage that does the reason is not true.
 */
function excuse({ at, unanswered }: Closing, course: Course): Truth {
  const stated = (shown: boolean): Truth => (shown ? 'yes' : course.coverage === 'part' ? 'maybe' : 'no')
  const { reason } = at.event
  switch (reason) {
    case 'duplicate':
    case 'error':
      return 'yes'
    case 'withdrawn':
    case 'refused':
      return stated(false)
    case 'resolved':
      return stated(unanswered.every(({ opened }) => resolvedAfter(opened, course)))
    default:
      return 'no'
  }
}

/** What was agreed before somebody asked to go on resolved nothing for them. */
const resolvedAfter = ({ place }: Placed, course: Course): boolean =>
  course.of('stage-1-resolved').some((resolved) => resolved.place > place)
