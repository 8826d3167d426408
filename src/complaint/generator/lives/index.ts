import { lottery } from '../chance.ts'
import type { Life } from './life.ts'
import { STAGE_1_LIVES } from './stage-1.ts'
import { STAGE_2_LIVES } from './stage-2.ts'
import { STAGE_3_LIVES } from './stage-3.ts'

/** Every way in which a complaint may go. */
export const LIVES: readonly Life[] = [...STAGE_1_LIVES, ...STAGE_2_LIVES, ...STAGE_3_LIVES]

/** Draws a life that goes as far as it is asked to. */
export const drawLife = {
  1: lottery(STAGE_1_LIVES),
  2: lottery(STAGE_2_LIVES),
  3: lottery(STAGE_3_LIVES),
} as const

export type { Life }
