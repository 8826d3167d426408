import type { FaultCode } from '../../../law/faults.ts'
import type { Chapter, Premise } from '../telling.ts'

/** One way in which a complaint may go. */
export type Life = {
  readonly name: string
  /** How far it goes: no further than stage 1, to stage 2, or to the asking for a panel. */
  readonly reaches: 1 | 2 | 3
  /** How often it comes up among the lives that go as far: loosely after what councils and the Ombudsman publish. */
  readonly share: number
  /** The faults that it holds, of every weight; a lawful life holds none. */
  readonly intends: readonly FaultCode[]
  readonly premise: Premise
  readonly chapters: readonly Chapter[]
}

/** Writes a table of lives: `life(share, name, faults, chapters)`, and a premise where it is not the usual one. */
export const livesReaching =
  (reaches: Life['reaches'], usual: Premise = {}) =>
  (
    share: number,
    name: string,
    intends: readonly FaultCode[],
    chapters: readonly Chapter[],
    premise: Premise = {},
  ): Life => ({ name, reaches, share, intends, premise: { ...usual, ...premise }, chapters })
