import type { Instant } from '../../../casework/ports.ts'
import type { Assessment, Duty, EventRef } from '../../../complaint/assessment.ts'
import type { History } from '../../../complaint/history.ts'
import type { ComplaintAction } from '../../../people/permission.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { type Day, type Span, spanOf } from '../../../kernel/day.ts'
import type { DateAsked } from '../../as-of.ts'
import { spanInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html, joined, type Value } from '../../html.ts'
import type { AsOf } from '../../paths.ts'
import { EVENT_WORDS } from '../../words/events.ts'

/** All that the case page shows, and the date page after it. */
export type CaseView = {
  readonly history: History
  readonly assessment: Assessment
  readonly law: Law
  /** What whoever looks at it may do with it beside reading. */
  readonly may?: ReadonlySet<ComplaintAction>
  /** Until when it is seen, where it is only because it was opened in an emergency. */
  readonly openedUntil?: Instant
  /** The step that was just recorded. */
  readonly recorded?: string | undefined
  /** Whether it is in the record, so that its dates have pages of their own. */
  readonly kept: boolean
  /** The day the page speaks of. */
  readonly asOf: Day
  readonly today: Day
  /** What the date form was asked. */
  readonly asked: DateAsked
  /** The day up to which the record was to be known. */
  readonly known: DateAsked
}

/** One event that had happened by the day, with the days it may have happened on. */
export type Happened = {
  readonly ref: EventRef
  readonly event: ComplaintEvent
  readonly when: Span
  readonly corrected: boolean
  /** Its place in the record, from 1. */
  readonly place: number
  /** The name of its place on the page. */
  readonly anchor: string
}

/** The events that the assessment took, in its order: one that was put right as it was, marked, and as it now reads. */
export function happened({ history, assessment }: Pick<CaseView, 'history' | 'assessment'>): readonly Happened[] {
  const byRef = new Map(history.events.map((event, i) => [event.id ?? `#${i + 1}`, { event, place: i + 1 }]))
  return assessment.timeline.flatMap(({ ref, when, corrected }) => {
    const found = byRef.get(ref)
    if (!found) return []
    const now = corrected ? undefined : nowReads(history, ref)
    const { event, place } = found
    const anchor = `event-${place}${corrected ? '-was' : ''}`
    return [{ ref, when, corrected, place, event: now ?? event, anchor }]
  })
}

/** What took the place of an entry when it was last put right. */
function nowReads({ events }: History, ref: EventRef): ComplaintEvent | undefined {
  const last = events.findLast((event) => event.type === 'correction-made' && event.of === ref)
  return last?.type === 'correction-made' ? ((last.now ?? undefined) as ComplaintEvent | undefined) : undefined
}

/** When it happened, at the precision that was recorded; where it has no date, the days that its neighbours leave. */
export const happenedInWords = ({ event, when }: Pick<Happened, 'event' | 'when'>): string =>
  spanInWords((event.on !== undefined && spanOf(event.on)) || when)

/** Links to the events that something rests on, on the page at `path` or on this one; nothing where there are none. */
export function restsOn(refs: readonly EventRef[], events: readonly Happened[], path = ''): Html | undefined {
  const found = refs.flatMap((ref) => events.filter((one) => one.ref === ref))
  if (found.length === 0) return undefined
  return joined(
    found.map(
      (one) =>
        html`<a class="govuk-link" href="${`${path}#${one.anchor}`}">${EVENT_WORDS[one.event.type]}</a> (${happenedInWords(one)})`,
    ),
    '; ',
  )
}

/** What the page's own addresses must say of the day: only what was asked for. */
export const asOfParameter = ({ asked, known }: Pick<CaseView, 'asked' | 'known'>): AsOf => ({
  day: asked.is === 'day' ? asked.day : undefined,
  known: known.is === 'day' ? known.day : undefined,
})

/** A name for each duty that stays the same while the duty does: its rule, its reading, and its number among the like. */
export function dutyKeys(duties: readonly Duty[]): ReadonlyMap<Duty, string> {
  const seen = new Map<string, number>()
  return new Map(
    duties.map((duty) => {
      const name = duty.reading === 'only' ? duty.rule : `${duty.rule}~${duty.reading}`
      const number = (seen.get(name) ?? 0) + 1
      seen.set(name, number)
      return [duty, number === 1 ? name : `${name}~${number}`]
    }),
  )
}

/** What a point says, with its number; the number alone where the record has no words for it. */
export function pointInWords({ assessment }: Pick<CaseView, 'assessment'>, id: string): string {
  const says = assessment.points.find((point) => point.id === id)?.says
  return says ? `${id}. ${says}` : `Point ${id}`
}

/** `point 3`, `points 1 to 36`, `points 1, 4 to 6, b`: numbers that follow each other are drawn together. */
export function pointsInWords(points: readonly string[]): string {
  if (points.length === 0) return ''
  const runs: string[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    if (run && follows(point, run.at(-1) ?? '')) run.push(point)
    else runs.push([point])
  }
  const words = runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run))
  return `${points.length === 1 ? 'point' : 'points'} ${words.join(', ')}`
}

const follows = (point: string, before: string): boolean =>
  /^[1-9]\d*$/.test(before) && point === String(Number(before) + 1)

/** A section of the page with a heading that can be linked to. */
export const section = (id: string, title: string, content: Value): Html =>
  html`<section class="redress-section" aria-labelledby="${id}">
<h2 class="govuk-heading-l" id="${id}">${title}</h2>
${content}
</section>
`
