import type { Truth } from '../kernel/truth.ts'
import type { FaultCode } from '../law/faults.ts'
import type { Reading } from './assessment.ts'
import { addDelay, type Findings } from './finding-faults.ts'
import { type Clock, type Level, sinceOf } from './stage-clock.ts'

/**
 * A missed clock as faults: the ceiling alone where it is surely past; else the first limit missed, and beside it
 * the ceiling where the dates leave that open.
 */
export function levelFaults(
  code: FaultCode,
  levels: { readonly first: Level; readonly ceiling?: Level | undefined },
  basis: Truth,
  clock: Clock,
  says: (level: Level) => string,
  findings: Findings,
  reading?: Reading,
): void {
  const { first, ceiling } = levels
  const report = (level: Level) =>
    addDelay(findings, code, level.delay, basis, {
      says: says(level),
      because: clock.because,
      against: level.against,
      weight: level.weight,
      points: clock.points,
      since: sinceOf(level.due),
      reading,
    })
  if (ceiling?.delay.byCouncil === 'yes') return report(ceiling)
  report(first)
  if (ceiling?.delay.byCouncil === 'maybe' && first.delay.byCouncil === 'yes') report(ceiling)
}
