import { type Day, dayText } from '../../../kernel/day.ts'
import type { EventOf } from '../../vocabulary.ts'
import { type Adjudicated, adjudicated } from './adjudication.ts'
import { MANAGER } from './intake.ts'
import { WHY_LONGER } from '../phrases.ts'
import type { Chapter, Range, Telling } from '../telling.ts'
import { putOffForComplainant } from './stage-2.ts'
import { chased, drawFinding, findingsBy, keptInformed } from './stage-1.ts'

type Declared = NonNullable<EventOf<'independent-person-appointed'>['independence']>

export type Investigated = Adjudicated & {
  /** The working day of stage 2 on which the answer goes. */
  readonly on: Range
  /** A notice before day 25 moves the answer to day 65. */
  readonly extended?: true
  /** Nobody writes in between. */
  readonly silent?: true
  readonly withoutIp?: true
  /** What somebody declared that bars them. */
  readonly tied?: 'investigating-officer' | 'independent-person'
  readonly statement?: 'slow' | 'never agreed'
  readonly filesWithheld?: true
  readonly restarted?: true
  /** Everything waits a month at the complainant’s own wish. */
  readonly putOff?: true
}

/** A stage 2 from the appointments to the answer. */
export const investigated =
  (how: Investigated): Chapter =>
  (story) => {
    const answer = story.onDay(how.on)
    appointed(story, how)
    statement(story, how)
    if (how.putOff) putOffForComplainant(story)
    const lastNews = how.extended ? extended(story) : story.onDay([25, 25])
    if (!how.silent) keptInformed(story, lastNews, answer)
    else chased(story, lastNews, answer)
    if (how.restarted) begunAgain(story, how)
    else interviews(story, how.silent ? lastNews : story.before(answer, 10))
    adjudicated(story, answer, how)
  }

/** Everyone’s declaration; the questions are those that are asked before an appointment. */
export const declared = (tie?: string): Declared =>
  [
    'member-or-officer',
    'spouse-of-member-or-officer',
    'works-in-the-service',
    'part-in-the-case',
    'knows-those-involved',
  ].map((question) => ({ question, answer: question === tie }))

const SUPPLIERS = ['Fairwater Investigations', 'The Listening Bench', 'Two Rivers Casework'] as const

function appointed(story: Telling, { tied, withoutIp }: Investigated): void {
  const tie = (post: Investigated['tied'], answer: string) => declared(tied === post ? answer : undefined)
  story.tell(
    {
      type: 'investigating-officer-appointed',
      who: story.staff.next(),
      supplier: story.chance.pick(SUPPLIERS),
      independence: tie('investigating-officer', 'works-in-the-service'),
    },
    story.inWorkingDays([2, 4]),
  )
  if (withoutIp) return
  story.independent = story.staff.next()
  const independence = tie('independent-person', 'spouse-of-member-or-officer')
  story.tell(
    { type: 'independent-person-appointed', who: story.independent, independence },
    story.inWorkingDays([1, 2]),
  )
}

/** Drafted within ten working days of the appointments, but where it drags on; then agreed, or settled without. */
function statement(story: Telling, { statement, filesWithheld }: Investigated): void {
  story.tell({ type: 'files-requested', what: 'The case file and the supervision notes' })
  const drafted = statement === 'slow' ? story.inWorkingDays([18, 26]) : story.inWorkingDays([2, 4])
  if (filesWithheld)
    story.tell(
      { type: 'files-withheld', from: 'investigating-officer', what: 'The supervision notes' },
      story.inWorkingDays([1, 2]),
    )
  else story.tell({ type: 'files-supplied', what: 'All that was asked for' }, story.inWorkingDays([1, 2]))
  story.tell({ type: 'statement-drafted', version: 1 }, drafted)
  const agreed = statement === 'never agreed' ? 'statement-settled-unagreed' : 'statement-agreed'
  story.tell({ type: agreed, version: 2, points: story.open }, story.inWorkingDays([1, 3]))
}

function extended(story: Telling): Day {
  const on = story.onDay([17, 24])
  const until = dayText(story.onDay([65, 65]))
  story.aside({ type: 'stage-2-extended', until, reason: WHY_LONGER(story.chance), by: MANAGER }, on)
  return on
}

/** The first report would not do, and two other people begin again. */
function begunAgain(story: Telling, how: Investigated): void {
  const findings = findingsBy(story, drawFinding)
  story.tell({ type: 'investigating-officer-reported', findings }, story.onDay([40, 50]))
  const reason = 'One point was not investigated and the family’s papers had not been read.'
  story.tell({ type: 'stage-2-restarted', reason }, story.inWorkingDays([3, 8]))
  appointed(story, how)
}

/** Who is seen between today and a day. */
function interviews(story: Telling, until: Day): void {
  const from = story.now
  const days = story.workingDays(from, until)
  const count = Math.min(story.chance.between(2, SEEN.length), days)
  for (const [turn, who] of SEEN.slice(0, count).entries()) {
    const n = Math.floor((days * (turn + 1)) / count)
    story.tell({ type: 'interview-held', who }, story.after(from, [n, n]))
  }
}

const SEEN = ['The complainant', 'Team manager', 'Social worker', 'Head teacher', 'A former worker'] as const
