import { type Course, type Episode, last } from './course.ts'
import { panelOf } from './parts-in-case.ts'
import type { Placed } from './placing.ts'
import type { EventOf } from './vocabulary.ts'

// Who has a post now: appointments end, and an investigation that is done again is done by other people.

export type Stage2Post = 'investigating-officer' | 'independent-person' | 'adjudicating-officer'
export type HeldPost = EventOf<'appointment-ended'>['role'] & string

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Where the investigation began anew within a stage 2 that never ended; before everything where it did not. */
const begunAnew = (episode: Episode): number => last(episode, 'stage-2-restarted')?.place ?? -Infinity

/** The last step of a type in a stage 2 as it is done now: what was done before it was done again counts no more. */
export function doneNow(episode: Episode, ...types: readonly Placed['type'][]): boolean {
  const from = begunAnew(episode)
  return episode.steps.some(({ type, place }) => types.includes(type) && place > from)
}

const ended = (course: Course, place: number, role: HeldPost, who: string | undefined): boolean =>
  course
    .of('appointment-ended')
    .some(
      (one) =>
        one.place > place &&
        one.event.role === role &&
        (one.event.who === undefined || who === undefined || sameName(one.event.who, who)),
    )

type Appointed = EventOf<`${Stage2Post}-appointed`>

/** Whoever has a post of stage 2 now; nothing where nobody does. */
export function inPost(post: Stage2Post, episode: Episode, course: Course): Placed<Appointed> | undefined {
  const appointed: Placed<Appointed> | undefined = last(episode, `${post}-appointed`)
  if (!appointed) return undefined
  const again = post !== 'adjudicating-officer' && appointed.place < begunAnew(episode)
  return again || ended(course, appointed.place, post, appointed.event.who) ? undefined : appointed
}

/** The panel of a stage 3, while all three of it have their places. */
export function panelInPost(episode: Episode, course: Course): Placed<EventOf<'panel-appointed'>> | undefined {
  const panel = last(episode, 'panel-appointed')
  if (!panel) return undefined
  const left = panelOf(panel.event).some(({ who }) =>
    (['panel-chair', 'panel-member'] as const).some((role) => ended(course, panel.place, role, who)),
  )
  return left ? undefined : panel
}

/** Somebody who has a post, by name. */
export type InPost = { readonly role: HeldPost; readonly who: string }

/** Everybody who has a post in a complaint now, whose appointment can end. */
export function everybodyInPost(course: Course): readonly InPost[] {
  const { episodes } = course
  const [second, third] = ([2, 3] as const).map((stage) => episodes.findLast((episode) => episode.stage === stage))
  const ofStage2 = second
    ? (['investigating-officer', 'independent-person', 'adjudicating-officer'] as const).flatMap((role) => {
        const who = inPost(role, second, course)?.event.who
        return who === undefined ? [] : [{ role, who }]
      })
    : []
  const panel = third && last(third, 'panel-appointed')
  const onPanel = panel
    ? panelOf(panel.event).flatMap((one): readonly InPost[] => {
        const role = one === panel.event.chair ? 'panel-chair' : 'panel-member'
        return ended(course, panel.place, role, one.who) ? [] : [{ role, who: one.who }]
      })
    : []
  return [...ofStage2, ...onPanel]
}

/** Whether somebody had this post in an investigation that was found flawed and is done again. */
export function hadItBefore(
  post: 'investigating-officer' | 'independent-person',
  who: string,
  course: Course,
): boolean {
  const again = course.of('stage-2-restarted').at(-1)
  if (!again) return false
  return course
    .of(`${post}-appointed`)
    .some(({ event, place }) => place < again.place && event.who !== undefined && sameName(event.who, who))
}
