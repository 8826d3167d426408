import type { Assessment } from '../complaint/assessment.ts'

/** Faults of full weight; poor practice and what only added to a delay are not counted. */
export type FaultCounts = { readonly certain: number; readonly possible: number }

export function faultCounts({ faults }: Pick<Assessment, 'faults'>): FaultCounts {
  const full = faults.filter(({ weight }) => weight === 'fault')
  const certain = full.filter(({ certainty }) => certainty === 'certain').length
  return { certain, possible: full.length - certain }
}
