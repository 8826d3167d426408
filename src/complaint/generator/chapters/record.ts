import { dayText, plusDays } from '../../../kernel/day.ts'
import type { Chapter } from '../telling.ts'
import { MANAGER } from './intake.ts'

// What happens to the record itself, and beside the stages.

/** The first point turns out to be two. */
export const pointSplit: Chapter = (story) => {
  const [first = '', ...others] = story.open
  const was = story.points.find(({ id }) => id === first)
  const parts = [`${first}a`, `${first}b`]
  const says = [`${was?.says ?? ''} What was decided.`, `${was?.says ?? ''} How it was told.`]
  const points = parts.map((id, at) => ({ id, says: says[at] ?? '', from: [first] }))
  story.tell({ type: 'points-stated', points, by: MANAGER })
  story.open = [...parts, ...others]
}

/** A chaser was put on the wrong complaint, and is struck out. */
export const struckOut: Chapter = (story) => {
  const of = story.tell({ type: 'complaint-chased' }, story.inWorkingDays([1, 1]))
  const reason = 'It belongs to another complaint.'
  story.tell({ type: 'correction-made', of, reason, now: null, by: MANAGER }, story.inWorkingDays([1, 1]))
}

/** The meeting was entered under the wrong day, and put right. */
export const dayCorrected: Chapter = (story) => {
  const met = { type: 'meeting-held', purpose: 'To hear it in person' } as const
  const of = story.tell(met, story.inWorkingDays([1, 1]))
  const now = { ...met, on: dayText(plusDays(story.now, -1)) }
  story.tell(
    { type: 'correction-made', of, reason: 'The day was typed wrongly.', now, by: MANAGER },
    story.inWorkingDays([1, 2]),
  )
}

/** The Ombudsman is asked too early and says so. */
export const tooEarlyToTheOmbudsman: Chapter = (story) => {
  const asked = story.inDays([2, 5])
  story.aside({ type: 'ombudsman-complained' }, asked)
  story.aside(
    { type: 'ombudsman-decided', reference: story.ombudsmanReference(asked), decision: 'premature' },
    story.after(asked, [5, 9]),
  )
}

/** A data protection complaint runs beside it, on its own clock. */
export const dataComplaint: Chapter = (story) => {
  const opened = story.now
  story.aside({ type: 'data-complaint-opened' }, opened)
  story.aside({ type: 'data-complaint-acknowledged' }, story.after(opened, [2, 8]))
  story.aside({ type: 'data-complaint-answered' }, story.after(opened, [12, 20]))
}
