import { type Day, dayText } from '../../../kernel/day.ts'
import type { EventOf, FindingOnPoint, Panellist } from '../../vocabulary.ts'
import { CHASED, LATE_PANEL_REPORT, OTHERWISE } from '../phrases.ts'
import type { Chapter, Range, Telling } from '../telling.ts'
import { otherThan, outcomeTold } from './adjudication.ts'
import { MANAGER } from './intake.ts'
import { declared } from './investigation.ts'
import { answersTo, type Recommended, recommend } from './promises.ts'
import { findingsBy, keptInformed } from './stage-1.ts'

type Reviewed = {
  /** The working day, counted from the request, on which the panel meets; by day 30 unless it says so. */
  readonly on?: Range
  /** The complainant asks for a later day, which comes after day 30. */
  readonly putOff?: true
  /** Working days from the panel to its report; 2 to 5 unless it says so. */
  readonly report?: Range
  /** Working days from the arrival of the report to the final response; 9 to 15 unless it says so. */
  readonly response?: Range
  /** Nobody says why it took longer. */
  readonly noReason?: true
  /** The independent person of stage 2 takes the chair. */
  readonly ipInChair?: true
  readonly ipNotAsked?: true
  readonly leavesOut?: true
  readonly unreasoned?: true
  readonly misquotes?: true
}

/** Not content with stage 2. The request comes while there is time. */
export const askedForPanel: Chapter = (story) => requested(story, story.inDays([4, 26]))

/** The same, when the time to ask has passed. */
export const askedForPanelLate: Chapter = (story) => requested(story, story.inWorkingDays([26, 60]))

function requested(story: Telling, on: Day): void {
  story.tell({ type: 'stage-3-requested', channel: story.chance.pick(['email', 'letter', 'web-form']) }, on)
  story.startClock()
  story.tell({ type: 'stage-3-acknowledged' }, story.onDay([1, 2]))
}

/** A stage 3 from the appointment of the panel to the final response. */
export const reviewed =
  (how: Reviewed): Chapter =>
  (story) => {
    const meets = how.putOff ? story.onDay([36, 42]) : story.onDay(how.on ?? [24, 30])
    convened(story, how, meets)
    keptInformed(story, story.onDay([30, 30]), meets)
    const companions = story.chance.happens(1, 2) ? { companions: 'A friend' } : {}
    const mode = story.chance.pick(['in person', 'in person', 'by video'])
    story.tell(
      { type: 'panel-held', mode, present: ['The complainant', 'The panel', 'Head of service'], ...companions },
      meets,
    )
    const recommended = recommend(story, 'p', [2, 4])
    const findings = panelFindings(story)
    const { report = [2, 5] } = how
    story.tell(
      {
        type: 'panel-reported',
        findings,
        recommendations: recommended.map(({ id, says }) => ({ id, says })),
        sentTo: ['The complainant', 'The council', 'The independent person'],
        ...(report[1] > 5 && !how.noReason ? { reason: LATE_PANEL_REPORT(story.chance) } : {}),
      },
      story.inWorkingDays(report),
    )
    story.tell({ type: 'panel-report-received' }, story.inWorkingDays([1, 2]))
    answeredByDirector(story, how, findings, recommended)
  }

function convened(story: Telling, how: Reviewed, meets: Day): void {
  const supplier = 'Panel Pool North'
  const member = (): Panellist => ({ who: story.staff.next(), independence: declared(), supplier })
  const chair = how.ipInChair ? { who: story.independent, independence: declared() } : member()
  story.tell({ type: 'panel-appointed', chair, members: [member(), member()] }, story.onDay([4, 8]))
  const first = how.putOff ? story.onDay([28, 28]) : meets
  story.tell({ type: 'panel-date-set', date: dayText(first) }, story.inWorkingDays([1, 3]))
  if (how.putOff) {
    const askedBy = story.people[0]?.calledHere ?? ''
    story.tell({ type: 'panel-postponed', date: dayText(meets), askedBy }, story.inWorkingDays([3, 8]))
  }
  story.tell({ type: 'panel-papers-sent', to: ['The panel', 'The complainant'] }, story.before(meets, 11))
}

/** The panel mostly stands by what was found, and finds more for the complainant where it does not. */
const panelFindings = (story: Telling): readonly FindingOnPoint[] =>
  findingsBy(story, (_, was = 'no-finding') => {
    if (!story.chance.happens(1, 4)) return was
    return was === 'not-upheld' || was === 'no-finding' ? 'partially-upheld' : 'upheld'
  })

function answeredByDirector(
  story: Telling,
  how: Reviewed,
  panel: readonly FindingOnPoint[],
  recommended: readonly Recommended[],
): void {
  const { response = [9, 15] } = how
  const received = story.now
  const on = story.after(received, response)
  if (!how.ipNotAsked) story.tell({ type: 'independent-person-consulted' }, story.inWorkingDays([2, 6]))
  const answers = answersTo(how.leavesOut ? recommended.slice(0, -1) : recommended, on, story)
  const findings = finalFindings(story, panel, how)
  const [first] = panel
  const quotes = first
    ? [
        {
          point: first.point,
          by: 'panel' as const,
          finding: how.misquotes ? otherThan(first.finding, story) : first.finding,
        },
      ]
    : []
  const final: EventOf<'stage-3-responded'> = {
    type: 'stage-3-responded',
    by: 'Director of children’s services',
    findings,
    answers,
    quotes,
    ombudsmanRightExplained: true,
    ...(response[1] > 15 && !how.noReason ? { reason: 'The director was new and asked to see the file.' } : {}),
  }
  story.tell(final, on)
  outcomeTold(story)
}

/** The council goes along with the panel, or says of a point why not. */
function finalFindings(
  story: Telling,
  panel: readonly FindingOnPoint[],
  { unreasoned }: Reviewed,
): readonly FindingOnPoint[] {
  return panel.map((found, place): FindingOnPoint => {
    const without = place === 0 && unreasoned
    if (!without && !story.chance.happens(1, 10)) return found
    const finding = otherThan(found.finding, story)
    return { point: found.point, finding, ...(without ? {} : { reasons: OTHERWISE(story.chance) }) }
  })
}

/** Nothing is arranged. */
export const panelNeverArranged: Chapter = (story) => {
  for (let turn = 0; turn < 3; turn += 1) {
    story.tell({ type: 'complaint-chased', note: CHASED(story.chance) }, story.inDays([20, 35]))
  }
}

export const panelRefused: Chapter = (story) => {
  const reasons = story.chance.pick([
    'A panel would add nothing.',
    'The investigation was thorough and that is the end of it.',
  ])
  const refused = {
    type: 'stage-3-refused',
    grounds: ['other'],
    reasons,
    ombudsmanRightExplained: true,
    by: MANAGER,
  } as const
  story.tell(refused, story.onDay([4, 12]))
}

/** Refused after thought, because the time to ask had long passed. */
export const panelRefusedAsLate: Chapter = (story) => {
  const reasons = 'The letter gave the day; nothing kept the family from asking, and the panel of that month has gone.'
  const refused = {
    type: 'stage-3-refused',
    grounds: ['late-request'],
    reasons,
    ombudsmanRightExplained: true,
    by: MANAGER,
  } as const
  story.tell(refused, story.onDay([4, 9]))
}

/** Every stage is done. */
export const allDone: Chapter = (story) => {
  story.tell(
    { type: 'complaint-closed', reason: 'all-stages-done', ombudsmanRightExplained: true },
    story.inWorkingDays([5, 20]),
  )
}
