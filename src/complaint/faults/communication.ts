import type { EventType } from '../../kernel/event-types.ts'
import type { Span } from '../../kernel/day.ts'
import { isAfter, isBy, laterOf } from '../../kernel/span.ts'
import { both, either, type Truth } from '../../kernel/truth.ts'
import type { Episode } from '../course.ts'
import { add, type Case, type Findings } from '../finding-faults.ts'
import type { Clock } from '../stage-clock.ts'
import { stage1Clock, statedPoints } from '../stage-1.ts'
import { stage2Clocks } from '../stage-2.ts'
import { panelClock } from '../stage-3.ts'

/** What counts as news to the complainant. */
const NEWS: ReadonlySet<EventType> = new Set<EventType>([
  'update-sent',
  'complaint-acknowledged',
  'information-given',
  'stage-1-extended',
  'stage-2-extended',
  'stage-2-acknowledged',
  'stage-3-acknowledged',
  'meeting-offered',
  'meeting-held',
  'statement-drafted',
  'statement-agreed',
  'interview-held',
  'panel-date-set',
  'panel-postponed',
  'panel-held',
  'letter-issued',
])

/** While a stage is overdue or extended the complainant hears at least every so many working days (policy P17). */
export function communication(matter: Case, findings: Findings): void {
  for (const episode of matter.course.episodes) {
    const clock = clockFor(episode, matter)
    if (!clock) continue
    const until = clock.until
    const extended = clock.notices.find((notice) => isBy(notice.sent.when, clock.firstDue) !== 'no')
    if (!extended && matter.counter.isAfter(until, clock.firstDue) === 'no') continue
    const silent = silence(extended?.sent.when ?? clock.firstDue, until, matter)
    if (silent === 'no') continue
    if (matter.course.coverage === 'part') {
      findings.notShown.add('POOR_COMMUNICATION')
      continue
    }
    const days = matter.policies['update_every']
    add(findings, 'POOR_COMMUNICATION', silent, {
      says: `For more than ${days} working days at a time, while stage ${episode.stage} was overdue or extended, the complainant was sent no news.`,
      because: [episode.opened.ref],
      weight: 'poor-practice',
      against: `${days} WD`,
      points: statedPoints(episode),
    })
  }
}

function clockFor(episode: Episode, matter: Case): Clock | undefined {
  const by = episode.ended?.by
  if (by && by !== 'answered' && by !== 'resolved' && by !== 'closed') return undefined
  if (episode.stage === 1) return stage1Clock(episode, matter)
  return episode.stage === 2 ? stage2Clocks(episode, matter)[0] : panelClock(episode, matter)
}

/** Whether, between two days, some stretch without news was longer than the policy allows. */
function silence(from: Span, until: Span, { course, counter, policies }: Case): Truth {
  let last = from
  let found: Truth = 'no'
  const news = course.events.filter(
    ({ type, when }) => NEWS.has(type) && isAfter(when, from) !== 'no' && isBy(when, until) !== 'no',
  )
  for (const when of [...news.map((each) => each.when), until]) {
    const limit = counter.after(last, policies['update_every'])
    found = either(found, both(counter.isAfter(when, limit), 'yes'))
    last = laterOf(last, when)
  }
  return found
}
