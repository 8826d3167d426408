import type { Assessment, Duty, StageName } from './assessment.ts'
import type { RuleId } from '../law/rules/index.ts'

/** The clock that a stage is known by. */
const STAGE_CLOCKS: Partial<Readonly<Record<StageName, readonly RuleId[]>>> = {
  'stage-1': ['S1.respond'],
  'stage-2': ['S2.complete'],
  'stage-3': ['S3.respond', 'S3.report', 'S3.panel-held'],
}

/** What is owed and open under the reading that counts, the earliest date first. */
export const openDuties = (duties: readonly Duty[]): readonly Duty[] =>
  duties
    .filter(({ headline, standing }) => headline && ['overdue', 'running', 'held'].includes(standing))
    .sort((a, b) => a.due.latest - b.due.latest || a.due.earliest - b.due.earliest)

/**
 * The date that matters most now: the clock of the stage where it runs or has run out; else the date of the leading step;
 * else the earliest that is open.
 */
export function leadingClock({ stage, duties, next }: Pick<Assessment, 'stage' | 'duties' | 'next'>): Duty | undefined {
  const open = openDuties(duties)
  const leading = next.find((step) => step.lead)?.rule
  const wanted = [...(STAGE_CLOCKS[stage] ?? []), ...(leading === undefined ? [] : [leading])]
  return wanted.flatMap((rule) => open.find((duty) => duty.rule === rule) ?? [])[0] ?? open[0]
}
