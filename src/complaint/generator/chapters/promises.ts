import { type Day, dayText } from '../../../kernel/day.ts'
import type { Answer } from '../../vocabulary.ts'
import { lottery, type Shared } from '../chance.ts'
import { CHASED, RECOMMENDED } from '../phrases.ts'
import type { Chapter, Promised, Range, Telling } from '../telling.ts'

const OWNERS = ['Head of service', 'Team manager', 'Service manager', 'Commissioning manager'] as const

/** Something that ought to be done. */
export type Recommended = Pick<Promised, 'id' | 'is' | 'says'>

/** What an investigation or a panel recommends, each thing once, under ids that begin with a letter of its own. */
export function recommend(story: Telling, letter: string, count: Range): readonly Recommended[] {
  const start = story.chance.below(RECOMMENDED.length)
  return Array.from({ length: story.chance.between(...count) }, (_, n) => {
    const { is, says } = RECOMMENDED[(start + n) % RECOMMENDED.length] ?? story.chance.pick(RECOMMENDED)
    return { id: `${letter}${n + 1}`, is, says: says(story.chance) }
  })
}

type Reply = Shared & Pick<Answer, 'answer' | 'reason' | 'passedTo'>

const ACCEPTED: Reply = { share: 72, answer: 'accepted' }

const draw = lottery<Reply>([
  ACCEPTED,
  { share: 8, answer: 'accepted-in-part', reason: 'The first half can be done; the rest is for the court.' },
  { share: 9, answer: 'refused', reason: 'The policy was changed last year and already asks for it.' },
  { share: 7, answer: 'already-done', reason: 'Done while the report was being written.' },
  { share: 4, answer: 'not-ours', reason: 'It is for the school.', passedTo: 'The school' },
])

/** The council answers each recommendation, and takes up the first in any case; what it takes up is a promise from that day. */
export const answersTo = (recommended: readonly Recommended[], made: Day, story: Telling): readonly Answer[] =>
  recommended.map((one, place) => {
    const { share: _, ...reply } = place === 0 ? ACCEPTED : draw(story.chance)
    if (reply.answer !== 'accepted' && reply.answer !== 'accepted-in-part') return { recommendation: one.id, ...reply }
    const due = story.after(made, [20, 60])
    story.promises.push({ ...one, made, due })
    return { recommendation: one.id, ...reply, owner: story.chance.pick(OWNERS), due: dayText(due) }
  })

/** Says at stage 1 what will be done, and by when. */
export const promised: Chapter = (story) => {
  const [one] = recommend(story, 'a', [1, 1])
  if (one === undefined) return
  const due = story.inWorkingDays([15, 30])
  story.promises.push({ ...one, made: story.now, due })
  const owner = story.chance.pick(OWNERS)
  const { id: action, says } = one
  story.tell({ type: 'action-agreed', action, says, owner, due: dayText(due), from: 'stage-1' })
}

/** Everything promised so far is done by its date. */
export const kept: Chapter = (story) => {
  for (const promise of story.promises.splice(0)) done(story, promise, inTime(story, promise))
}

/** One thing is done late, by so many working days; the rest by its date. */
export const keptLate =
  (by: Range): Chapter =>
  (story) => {
    const late = story.promises.shift()
    kept(story)
    if (late) done(story, late, story.after(late.due, by))
  }

/** One thing is forgotten, and the complainant asks for it. */
export const forgotten: Chapter = (story) => {
  const lost = story.promises.shift()
  kept(story)
  if (lost) story.tell({ type: 'complaint-chased', note: CHASED(story.chance) }, story.after(lost.due, [5, 25]))
}

const inTime = (story: Telling, { made, due }: Promised): Day => {
  const days = story.workingDays(made, due)
  return story.after(made, [Math.ceil(days / 2), days])
}

function done(story: Telling, { id: action, is, says }: Promised, on: Day): void {
  const { chance } = story
  const evidence = chance.pick(['The minutes of the meeting', 'A copy of the letter', 'The note of the call'])
  if (is === 'apology') story.aside({ type: 'apology-sent', action, for: says }, on)
  else if (is === 'payment')
    story.aside({ type: 'payment-made', action, for: says, amount: chance.between(2, 12) * 50 }, on)
  else story.aside({ type: 'action-done', action, evidence }, on)
}
