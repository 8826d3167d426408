import { isExact } from '../../../kernel/day.ts'
import { spanInFull } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { CaseView } from './case-view.ts'

/** From which day of its first limit a stage is asked whether it needs longer: while a notice can still be in time. */
const ASKED_FROM = [
  { rule: 'S1.respond', day: 8 },
  { rule: 'S2.complete', day: 18 },
] as const

/** Asks in good time for the letter that a stage needs which will take longer. */
export function noticePrompt(view: CaseView): Html | undefined {
  const { assessment, asOf, law } = view
  for (const { rule, day } of ASKED_FROM) {
    const duty = assessment.duties.findLast((one) => one.rule === rule && one.headline && one.standing === 'running')
    if (!duty || !isExact(duty.from) || !isExact(duty.due) || duty.due.earliest !== duty.firstDue.earliest) continue
    const count = asOf < law.calendar.from ? 0 : law.workingDaysBetween(duty.from.earliest, asOf)
    if (count < day || asOf > duty.due.earliest) continue
    const latest = duty.latest && `, with the reason and a date no later than ${spanInFull(duty.latest)}`
    return html`<p class="govuk-body redress-asked"><strong>Day ${count}.</strong> If the answer will not go by ${spanInFull(duty.due)}, tell the complainant by then${latest}.</p>`
  }
  return undefined
}
