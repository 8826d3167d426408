import type { EventType } from '../../../kernel/event-types.ts'
import { parseDay } from '../../../kernel/day.ts'
import { capitalised, spanInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { heldInWords, holdCard, isStanding } from '../case/holds-view.ts'
import { noField } from './people-fields.ts'
import { pick } from './plain-fields.ts'
import type { StepField, StepForm } from './step-form.ts'

// Steps that rest on an earlier entry: it is chosen in words, never typed.

/** Steps that end a hold, or say that its proceedings ended. */
export const ENDS_A_HOLD: ReadonlySet<EventType> = new Set<EventType>([
  'hold-ended',
  'proceedings-ended',
  'complaint-resubmitted',
])

/** Which hold, where there is more than one; a correction may speak of one that is over. */
export function holdField({ standing, corrects }: StepForm): StepField {
  const { holds } = standing.assessment
  const meant = corrects === undefined ? holds.filter(isStanding) : holds
  if (meant.length < 2 && corrects === undefined) return noField
  const items = meant.map((hold) => ({
    value: hold.held,
    text: `${heldInWords(hold)}, held from ${spanInWords(hold.from)}${hold.proceedings === undefined ? '' : `: ${hold.proceedings}`}`,
  }))
  return pick(items, 'All of them')
}

/** The holds that the step would end, above its form. */
export const whatIsHeld = ({ type, standing: { assessment } }: StepForm): Html | false => {
  const standing = assessment.holds.filter(isStanding)
  return (
    ENDS_A_HOLD.has(type) &&
    standing.length > 0 &&
    html`<h2 class="govuk-heading-m">What is on hold</h2>${standing.map((hold) => holdCard(hold, { assessment, asOf: assessment.asOf.latest }))}`
  )
}

/** The decision not to consider a complaint that its refusal rests on. */
export function decisionField({ standing: { history } }: StepForm): StepField {
  const decisions = history.events.flatMap((event, i) => {
    const isOne = event.type === 'interest-decided' || event.type === 'late-complaint-decided'
    if (!isOne || event.accepted !== false) return []
    const on = event.on === undefined ? undefined : parseDay(event.on)
    const when = on === undefined ? '' : `, ${spanInWords({ earliest: on, latest: on })}`
    return [{ value: event.id ?? `#${i + 1}`, text: capitalised(`${EVENT_WORDS[event.type]}${when}`) }]
  })
  return decisions.length === 0 ? noField : pick(decisions)
}
