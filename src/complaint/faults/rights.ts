import type { RuleId } from '../../law/rules/index.ts'
import type { ComplaintEvent } from '../vocabulary.ts'
import { add, type Case, type Findings } from '../finding-faults.ts'

type Told = { readonly told: boolean | undefined; readonly of: string; readonly in: string; readonly rule: RuleId }

/** All that a letter must tell the complainant of what they may do next, and whether it did. */
const allToldOf = (event: ComplaintEvent): readonly Told[] =>
  [toldOf(event), ofReturn(event)].filter((one) => one !== undefined)

/** Nothing was asked of it before the field was there, so that only a plain no is known. */
const ofReturn = (event: ComplaintEvent): Told | undefined =>
  event.type === 'complaint-held' && event.returnRightExplained === false
    ? {
        told: false,
        of: 'bringing it back within a year of the end of the proceedings',
        in: 'notice of the hold',
        rule: 'I.prejudice-hold',
      }
    : undefined

function toldOf(event: ComplaintEvent): Told | undefined {
  switch (event.type) {
    case 'stage-1-responded':
      return { told: event.stage2RightExplained, of: 'stage 2', in: 'stage 1 answer', rule: 'S1.next-step' }
    case 'stage-2-responded':
      return { told: event.stage3RightExplained, of: 'stage 3', in: 'stage 2 answer', rule: 'S2.send-pack' }
    case 'stage-3-responded':
      return ombudsman(event.ombudsmanRightExplained, 'final response')
    case 'complaint-refused':
      return ombudsman(event.ombudsmanRightExplained, 'refusal')
    case 'complaint-held':
      return ombudsman(event.ombudsmanRightExplained, 'notice of the hold')
    case 'stage-2-refused':
      return ombudsman(event.ombudsmanRightExplained, 'refusal of stage 2')
    case 'stage-3-refused':
      return ombudsman(event.ombudsmanRightExplained, 'refusal of a review panel')
    case 'complaint-closed':
      return event.reason === 'duplicate' || event.reason === 'error'
        ? undefined
        : ombudsman(event.ombudsmanRightExplained, 'letter closing the complaint')
    case 'interest-decided':
    case 'late-complaint-decided':
      return event.accepted === false ? ombudsman(event.ombudsmanRightExplained, 'decision not to consider') : undefined
    default:
      return undefined
  }
}

const ombudsman = (told: boolean | undefined, letter: string): Told => ({
  told,
  of: 'the Ombudsman',
  in: letter,
  rule: 'O.signpost',
})

/** A field that is absent is not shown; only one that says `false` is a fault. */
export function rightsExplained({ course }: Case, findings: Findings): void {
  const letters = course.events.flatMap(({ event, ref }) => allToldOf(event).map((told) => ({ event, ref, ...told })))
  for (const { event, ref, ...letter } of letters) {
    if (letter.told === true) continue
    if (letter.told === undefined) {
      findings.notShown.add('RIGHTS_NOT_EXPLAINED')
      continue
    }
    add(findings, 'RIGHTS_NOT_EXPLAINED', 'yes', {
      says: `The ${letter.in} did not tell the complainant of ${letter.of}.`,
      because: [ref],
      rules: [letter.rule],
      points: event.type === 'points-stated' ? [] : (event.points ?? []),
    })
  }
}
