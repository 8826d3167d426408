import { type Day, dayText, plusMonths } from '../../../kernel/day.ts'
import type { AgreedAction, EventOf } from '../../vocabulary.ts'
import type { Chapter, Telling } from '../telling.ts'

// The complaint goes to the Ombudsman, and what was agreed there.

const CATEGORY = ['Children’s care services', 'Other'] as const

function approached(story: Telling): void {
  story.tell({ type: 'ombudsman-complained' }, story.inDays([10, 70]))
}

function decided(
  story: Telling,
  decision: NonNullable<EventOf<'ombudsman-decided'>['decision']>,
  actions: readonly AgreedAction[],
): void {
  const reference = story.ombudsmanReference(story.now)
  story.tell(
    { type: 'ombudsman-decided', reference, decision, category: CATEGORY, actions },
    story.inWorkingDays([20, 45]),
  )
}

const apologyAndPayment = (story: Telling): readonly AgreedAction[] => [
  { id: 'o1', says: 'Apologise in writing', kind: 'apology', due: { n: 4, unit: 'weeks' }, to: 'the complainant' },
  {
    id: 'o2',
    says: 'Make a symbolic payment',
    kind: 'payment',
    amount: story.chance.between(3, 14) * 50,
    due: { n: 1, unit: 'months' },
  },
]

/** Early agreement: an apology, a payment, and stage 2 done within 65 working days of the decision. */
export const orderedByTheOmbudsman: Chapter = (story) => {
  approached(story)
  const stage2 = {
    id: 'o3',
    says: 'Carry out stage 2',
    kind: 'start-or-complete-stage',
    stage: 'stage-2',
    part: 'complete',
  } as const
  const actions = apologyAndPayment(story)
  decided(story, 'upheld-early-resolution', [...actions, { ...stage2, due: { n: 65, unit: 'working-days' } }])
  story.startClock()
  story.tell({ type: 'stage-2-started', because: 'ombudsman' }, story.onDay([1, 1]))
  carriedOut(story, actions, story.clock)
}

/** Stage 2 is done, and the Ombudsman is shown it. */
export const stageShown: Chapter = (story) => {
  story.tell({ type: 'evidence-sent', actions: ['o3'] }, story.inWorkingDays([1, 1]))
  story.tell(
    { type: 'compliance-confirmed', outcome: 'complied', actions: ['o1', 'o2', 'o3'] },
    story.inWorkingDays([5, 15]),
  )
}

function investigatedThere(story: Telling): void {
  approached(story)
  const asked = story.inWorkingDays([15, 30])
  story.tell({ type: 'ombudsman-enquired', due: dayText(story.after(asked, [20, 20])) }, asked)
  story.tell({ type: 'enquiry-answered' }, story.inWorkingDays([12, 20]))
  const draft = story.inWorkingDays([25, 50])
  story.tell({ type: 'draft-decision-received', due: dayText(story.after(draft, [15, 15])) }, draft)
  story.tell({ type: 'draft-decision-answered' }, story.inWorkingDays([4, 15]))
}

/** Looked into, and no fault found. */
export const notUpheld: Chapter = (story) => {
  investigatedThere(story)
  decided(story, 'not-upheld', [])
}

/** Upheld: what was agreed is done and shown in time, late, or not at all. */
export const upheld =
  (outcome: 'complied' | 'complied-late' | 'not-complied'): Chapter =>
  (story) => {
    investigatedThere(story)
    const actions = apologyAndPayment(story)
    decided(story, 'upheld', actions)
    const on = story.now
    if (outcome === 'not-complied')
      story.tell({ type: 'reminder-sent', to: 'Head of service' }, story.inWorkingDays([45, 60]))
    else carriedOut(story, actions, outcome === 'complied' ? on : plusMonths(on, 1))
    if (outcome === 'complied-late') story.now = plusMonths(on, 2)
    story.tell({ type: 'compliance-confirmed', outcome, actions: ['o1', 'o2'] }, story.inWorkingDays([25, 40]))
  }

/** Within three weeks: an apology, a payment, and the proof of both. */
function carriedOut(story: Telling, actions: readonly AgreedAction[], from: Day): void {
  for (const { id: action, kind, says = '', amount = 0 } of actions) {
    const on = story.after(from, [5, 12])
    if (kind === 'payment') story.aside({ type: 'payment-made', action, amount, for: says }, on)
    else story.aside({ type: 'apology-sent', action, for: says }, on)
  }
  story.aside({ type: 'evidence-sent', actions: actions.map(({ id }) => id) }, story.after(from, [13, 15]))
}

/** Sent on without a panel. Whether that was right depends on what was found. */
export const referredEarly: Chapter = (story) => {
  story.tell(
    {
      type: 'early-referral-made',
      agreedBy: story.people[0]?.calledHere ?? '',
      investigationRobust: 'Everyone was seen, the file was read, and the independent person found it fair.',
      desiredOutcomesMet: 'most',
      actionPlan: 'Each recommendation with its owner and its day.',
    },
    story.inWorkingDays([5, 15]),
  )
  approached(story)
  decided(story, 'closed-after-initial-enquiries', [])
}
