import type { EventType } from '../../../kernel/event-types.ts'
import { attributes, html, type Html } from '../../html.ts'
import { type CaseView, type Happened, happenedInWords } from './case-view.ts'

type StageNumber = 1 | 2 | 3
type State = 'done' | 'now' | 'wrong' | 'skipped' | 'waiting'

type StageMark = { readonly state: State; readonly says: string }

const TITLES: Readonly<Record<StageNumber, readonly [name: string, what: string]>> = {
  1: ['Stage 1', 'Local resolution'],
  2: ['Stage 2', 'Investigation'],
  3: ['Stage 3', 'Review panel'],
}

const ANSWERS: Readonly<Record<StageNumber, readonly EventType[]>> = {
  1: ['stage-1-responded', 'stage-1-resolved'],
  2: ['stage-2-responded'],
  3: ['stage-3-responded'],
}

const REFUSALS: Readonly<Record<StageNumber, readonly EventType[]>> = {
  1: ['complaint-refused'],
  2: ['stage-2-refused'],
  3: ['stage-3-refused'],
}

const REQUESTS: Readonly<Record<StageNumber, readonly EventType[]>> = {
  1: ['complaint-received'],
  2: ['stage-2-requested', 'stage-2-started', 'investigating-officer-appointed', 'independent-person-appointed'],
  3: ['stage-3-requested', 'panel-appointed', 'panel-held'],
}

/** How far the complaint has come through the three stages. */
export function stageTrack({ assessment }: CaseView, events: readonly Happened[]): Html {
  const stages = [1, 2, 3] as const
  return html`<h2 class="govuk-visually-hidden">The three stages</h2>
<ol class="redress-track">${stages.map((number) => {
    const { state, says } = markOf(number, isNow(number, assessment), events)
    const [name, what] = TITLES[number]
    return html`<li class="redress-track__stage redress-track__stage--${state}"${attributes({
      'aria-current': state === 'now' ? 'step' : undefined,
    })}><span class="redress-track__name">${name}</span> <span class="redress-track__what">${what}</span> <span class="redress-track__says">${says}</span></li>
`
  })}</ol>`
}

const isNow = (number: StageNumber, { stage, live }: CaseView['assessment']): boolean =>
  live && (stage === `stage-${number}` || (stage === 'intake' && number === 1))

function markOf(number: StageNumber, now: boolean, events: readonly Happened[]): StageMark {
  const last = (types: readonly EventType[]) =>
    events.findLast((one) => !one.corrected && types.includes(one.event.type))
  const answer = last(ANSWERS[number])
  const refusal = last(REFUSALS[number])
  const request = events.find((one) => !one.corrected && REQUESTS[number].includes(one.event.type))
  const skipped = number === 1 ? last(['stage-1-skipped']) : undefined
  if (now) return { state: 'now', says: nowInWords(number, request, refusal) }
  if (answer) return { state: 'done', says: `Answered: ${happenedInWords(answer)}` }
  if (refusal) return { state: 'wrong', says: `Refused: ${happenedInWords(refusal)}` }
  if (skipped) return { state: 'skipped', says: `Skipped: ${happenedInWords(skipped)}` }
  if (request) return { state: 'wrong', says: number === 1 ? 'No answer recorded' : 'Asked for, no answer recorded' }
  return { state: 'waiting', says: 'Not reached' }
}

function nowInWords(number: StageNumber, request: Happened | undefined, refusal: Happened | undefined): string {
  if (refusal) return `Now, though refused: ${happenedInWords(refusal)}`
  if (!request) return 'Now'
  return `Now; ${number === 1 ? 'received' : 'asked for'}: ${happenedInWords(request)}`
}
