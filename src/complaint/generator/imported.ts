import type { EventType } from '../../kernel/event-types.ts'
import type { Person, Point } from '../vocabulary.ts'
import { type Chance, lottery } from './chance.ts'

// What is left of a complaint that was taken over from a spreadsheet or a letter: the great steps, at the precision that
// somebody wrote down. What became of the rest is not known.

const WRITTEN_DOWN: ReadonlySet<EventType> = new Set<EventType>([
  'complaint-received',
  'complaint-refused',
  'late-complaint-decided',
  'complaint-held',
  'hold-ended',
  'complaint-withdrawn',
  'complaint-chased',
  'corporate-stage-1-responded',
  'corporate-stage-2-requested',
  'corporate-stage-2-refused',
  'corporate-stage-2-responded',
  'stage-1-extended',
  'stage-1-responded',
  'stage-2-requested',
  'stage-2-refused',
  'stage-2-extended',
  'other-step-taken',
  'investigating-officer-reported',
  'adjudicated',
  'stage-2-responded',
  'stage-3-requested',
  'stage-3-refused',
  'panel-held',
  'panel-reported',
  'panel-report-received',
  'stage-3-responded',
  'action-done',
  'apology-sent',
  'payment-made',
  'ombudsman-complained',
  'ombudsman-decided',
])

export const isWrittenDown = (type: EventType): boolean => WRITTEN_DOWN.has(type)

/** How many letters of `2021-06-14` are known. */
const precisions = lottery([
  { share: 20, letters: 10 },
  { share: 55, letters: 7 },
  { share: 10, letters: 4 },
  { share: 15, letters: 0 },
])

/** A date as it was written down; nothing where it was not. */
export function asWritten(on: string, chance: Chance): string | undefined {
  const { letters } = precisions(chance)
  return letters === 0 ? undefined : on.slice(0, letters)
}

/** What is known of a point: what it says, and mostly under which function it falls. */
export const pointAsWritten = ({ id, says = '', function: legal }: Point, chance: Chance): Point =>
  legal && chance.happens(3, 4) ? { id, says, function: legal } : { id, says }

export const personAsWritten = (
  { id = '', as = 'complainant', class: kind, calledHere = '' }: Person,
  chance: Chance,
): Person => (kind && chance.happens(3, 4) ? { id, as, class: kind, calledHere } : { id, as, calledHere })
