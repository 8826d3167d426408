import type { Day } from '../../../kernel/day.ts'
import type { EventOf, Finding, FindingOnPoint } from '../../vocabulary.ts'
import { OTHERWISE } from '../phrases.ts'
import type { Telling } from '../telling.ts'
import { answersTo, recommend } from './promises.ts'
import { drawFinding, findingsBy } from './stage-1.ts'

/** What was reported, and what the council made of it. */
export type Adjudicated = {
  /** Everybody upholds every point, or somebody does not; either way unless it says so. */
  readonly upholds?: 'all' | 'not all'
  /** What the decision leaves without an answer. */
  readonly leavesOut?: 'a point' | 'a recommendation'
  /** A finding is changed, and not a word of why. */
  readonly unreasoned?: true
  readonly misquotes?: true
  /** Whether the answer tells of stage 3; it does unless it says so. */
  readonly tellsOfStage3?: boolean
  readonly childNotTold?: true
}

/** Both reports, the decision on every point and every recommendation, and the answer on its day. */
export function adjudicated(story: Telling, answer: Day, how: Adjudicated): void {
  const before = (days: number) => story.before(answer, days)
  const made = recommend(story, 'r', [2, 5])
  const io = findingsBy(
    story,
    how.upholds === 'all' ? () => 'upheld' : how.upholds === 'not all' ? () => 'not-upheld' : drawFinding,
  )
  const recommendations = made.map(({ id, says }) => ({ id, says }))
  story.tell({ type: 'investigating-officer-reported', findings: io, recommendations }, before(8))
  const { independent } = story
  if (independent !== '')
    story.tell(
      { type: 'independent-person-reported', by: independent, agreesWithFindings: true, fair: true },
      before(7),
    )
  const officer = story.staff.next()
  story.tell({ type: 'adjudicating-officer-appointed', who: officer }, before(6))
  const findings = decisions(story, io, how)
  const answers = answersTo(how.leavesOut === 'a recommendation' ? made.slice(0, -1) : made, answer, story)
  story.tell({ type: 'adjudicated', by: officer, findings, answers }, before(2))
  story.tell(letter(story, how, officer), answer)
  outcomeTold(story, how.childNotTold)
}

/** The council agrees with most findings, and says why where it does not. */
function decisions(story: Telling, io: readonly FindingOnPoint[], how: Adjudicated): readonly FindingOnPoint[] {
  const decided = io.map((found, place): FindingOnPoint => {
    const without = place === 0 && how.unreasoned
    if (!without && (how.upholds === 'all' || !story.chance.happens(1, 8))) return found
    const finding = otherThan(found.finding, story)
    story.found.set(found.point, finding)
    return { point: found.point, finding, ...(without ? {} : { reasons: OTHERWISE(story.chance) }) }
  })
  return how.leavesOut === 'a point' ? decided.slice(0, -1) : decided
}

export function otherThan(finding: Finding, story: Telling): Finding {
  const another = drawFinding(story)
  return another === finding ? otherThan(finding, story) : another
}

function letter(
  story: Telling,
  { misquotes, tellsOfStage3 = true }: Adjudicated,
  by: string,
): EventOf<'stage-2-responded'> {
  const quotes = story.open.flatMap((point, place) => {
    const finding = story.found.get(point)
    if (finding === undefined) return []
    const quoted = misquotes && place === 0 ? otherThan(finding, story) : finding
    return [{ point, by: 'adjudicating-officer' as const, finding: quoted }]
  })
  return {
    type: 'stage-2-responded',
    by,
    enclosed: story.independent === '' ? ['io-report', 'adjudication'] : ['io-report', 'ip-report', 'adjudication'],
    stage3RightExplained: tellsOfStage3,
    quotes,
  }
}

/** The child whom it is about hears the same day how it ended. */
export function outcomeTold(story: Telling, not?: true): void {
  const child = story.people.find((person) => person.as === 'child')
  if (child === undefined || not) return
  const { calledHere: to = 'The child' } = child
  const tooYoung = /, \d$/u.test(to) && story.chance.happens(1, 3)
  story.tell(
    tooYoung ? { type: 'outcome-told', notToldBecause: 'Too young to follow it.' } : { type: 'outcome-told', to },
  )
}
