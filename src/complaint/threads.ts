import type { FindingVoiced, RecommendationThread } from './assessment.ts'
import type { Course } from './course.ts'
import type { Placed } from './placing.ts'
import type { Answer, ComplaintEvent, FindingOnPoint, Recommendation, Voice } from './vocabulary.ts'

// Findings and recommendations are threads: each voice keeps its own value for ever.

const VOICE_OF: { readonly [T in ComplaintEvent['type']]?: Voice } = {
  'stage-1-responded': 'stage-1',
  'investigating-officer-reported': 'investigating-officer',
  adjudicated: 'adjudicating-officer',
  'panel-reported': 'panel',
  'panel-report-received': 'panel',
  'stage-3-responded': 'council',
}

export const findingsIn = (event: ComplaintEvent): readonly FindingOnPoint[] =>
  'findings' in event && event.findings !== undefined ? event.findings : []

const recommendationsIn = (event: ComplaintEvent): readonly Recommendation[] =>
  'recommendations' in event && event.recommendations !== undefined ? event.recommendations : []

const answersIn = (event: ComplaintEvent): readonly Answer[] =>
  'answers' in event && event.answers !== undefined ? event.answers : []

/** Every finding ever recorded, in order; those of a corrected event stay, marked. */
export function findingsVoiced(events: readonly Placed[]): readonly FindingVoiced[] {
  return events.flatMap(({ event, ref, corrected }) => {
    const by = VOICE_OF[event.type]
    if (!by) return []
    return findingsIn(event).map(({ point, finding, reasons }) => ({
      point,
      by,
      finding,
      ...(reasons === undefined ? {} : { reasons }),
      event: ref,
      corrected,
    }))
  })
}

export type StandingFinding = FindingOnPoint & { readonly at: Placed }

/** What each point's finding is after the last of these events, by the point as it is now called. */
export function latestFindings(events: readonly Placed[], course: Course): ReadonlyMap<string, StandingFinding> {
  const latest = new Map<string, StandingFinding>()
  for (const at of events) {
    for (const finding of findingsIn(at.event)) {
      for (const point of course.points.now(finding.point)) latest.set(point, { ...finding, at })
    }
  }
  return latest
}

/** Each recommendation through the stages that made or answered it; the same id at a later stage is one thread. */
export function recommendationThreads(course: Course): readonly RecommendationThread[] {
  const threads = new Map<string, { -readonly [K in keyof RecommendationThread]: RecommendationThread[K] }>()
  const thread = (id: string) => {
    const known = threads.get(id) ?? { id, made: [], answered: [] }
    threads.set(id, known)
    return known
  }
  for (const { event, ref } of course.events) {
    const by = VOICE_OF[event.type]
    if (!by) continue
    for (const { id, says } of recommendationsIn(event)) {
      const one = thread(id)
      if (event.type === 'panel-report-received' && one.made.some((made) => made.by === 'panel')) continue
      one.made = [...one.made, { by, event: ref }]
      if (says !== undefined) one.says = says
    }
    for (const { recommendation, answer, reason, action } of answersIn(event)) {
      const one = thread(recommendation)
      one.answered = [...one.answered, { by, answer, ...(reason === undefined ? {} : { reason }), event: ref }]
      if (action !== undefined) one.action = action
    }
  }
  return [...threads.values()]
}

export { answersIn, recommendationsIn }
