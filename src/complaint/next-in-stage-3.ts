import type { Span } from '../kernel/day.ts'
import { RULES } from '../law/rules/index.ts'
import type { Duty } from './assessment.ts'
import { type Episode, has, last } from './course.ts'
import type { Case } from './finding-faults.ts'
import { panelInPost } from './in-post.ts'
import { dueOf, name, type Step, step } from './next-step.ts'
import { panelDate } from './stage-3.ts'

/** Who must do what next while a review panel is asked for: to make it up, find its day, prepare, hold, report, answer. */
export function inStage3(episode: Episode, matter: Case, duties: readonly Duty[]): Step {
  const reported = last(episode, 'panel-reported') ?? last(episode, 'panel-report-received')
  if (reported) {
    const does = has(episode, 'independent-person-consulted') ? 'send-final-response' : 'consult-independent-person'
    return step('director', does, dueOf('S3.respond', duties), { rule: 'S3.respond' })
  }
  const panel = panelInPost(episode, matter.course)
  if (has(episode, 'panel-held')) {
    return step('panel', 'report-of-panel', dueOf('S3.report', duties), {
      rule: 'S3.report',
      ...name(last(episode, 'panel-appointed')?.event.chair?.who),
    })
  }
  const latest = dueOf('S3.panel-held', duties)
  if (!panel) {
    return step('complaints-manager', 'appoint-panel', planned(episode, matter) ?? latest, { rule: 'S3.compose' })
  }
  const meets = panelDate(episode, matter)
  if (!meets) return step('complaints-manager', 'set-panel-date', latest, { rule: 'S3.panel-held' })
  if (!has(episode, 'panel-papers-sent')) {
    return step('complaints-manager', 'send-panel-papers', dueOf('S3.papers', duties), { rule: 'S3.papers' })
  }
  return step('complaints-manager', 'hold-panel', meets.date, { rule: 'S3.panel-held' })
}

/** The day to aim at for a panel of three. Once it has passed, the limit alone counts: the aim is no limit. */
function planned({ from }: Episode, { counter }: Case): Span | undefined {
  const { target } = RULES['S3.compose']
  if (!from || !target) return undefined
  const aim = counter.after(from, target.n)
  return counter.isAfter(counter.today, aim) === 'yes' ? undefined : aim
}
