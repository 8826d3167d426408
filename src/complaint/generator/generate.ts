import { calendarDate, type Day, day, dayOf, END, plusDays } from '../../kernel/day.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { History } from '../history.ts'
import { Chance, lottery, wordOf } from './chance.ts'
import { lead } from './lead.ts'
import { drawLife, type Life } from './lives/index.ts'

/**
 * How many complaints a council receives in a year, how many of those go on to stage 2, and how many of those to the
 * asking for a panel.
 */
export type Volumes = { readonly stage1: number; readonly stage2: number; readonly stage3: number }

/** What councils have published: the smallest year seen, one in the middle, and the largest. */
export const VOLUMES = {
  small: { stage1: 26, stage2: 1, stage3: 0 },
  middle: { stage1: 90, stage2: 9, stage3: 3 },
  large: { stage1: 370, stage2: 19, stage3: 14 },
} as const satisfies Record<string, Volumes>

const { middle } = VOLUMES

/** A year of as many complaints as are asked for, with the stages in the proportions of a year in the middle. */
export const volumesOf = (complaints: number): Volumes => ({
  stage1: complaints,
  stage2: Math.round((complaints * middle.stage2) / middle.stage1),
  stage3: Math.round((complaints * middle.stage3) / middle.stage1),
})

export type Year = {
  /** A whole number; its last 32 bits count. */
  readonly seed: number
  readonly council: string
  /** The calendar year in which the complaints come; what follows may take years more. */
  readonly year: number
  readonly calendar: Calendar
  readonly volumes?: Volumes
  /** Leaves out what happened after this day, and complaints that came later. Without it every life is told to its end. */
  readonly until?: Day
}

/** A complaint, and the life that was drawn for it. */
export type Led = { readonly life: Life; readonly history: History }

/** The longest life takes less. */
const YEARS_OF_A_LIFE = 4

/** The years whose complaints a calendar can count to their end. */
export const yearsIn = ({ from, to }: Calendar): { readonly from: number; readonly to: number } => ({
  from: calendarDate(from).year,
  to: calendarDate(to).year - YEARS_OF_A_LIFE,
})

/**
 * One council’s year of plausible complaints, in the order in which they came, all invented. The same words give the
 * same complaints on every machine. Throws a RangeError for a year outside `yearsIn`, and for volumes that are no
 * whole numbers or of which a later stage has more.
 */
export function* generateYear(year: Year): Generator<History> {
  for (const { history } of livesOfYear(year)) yield history
}

/** The same, each with its life and so with the faults that it was given. */
export function* livesOfYear(asked: Year): Generator<Led> {
  const { seed, council, year, calendar, volumes = middle, until = END } = asked
  checkYear(year, calendar)
  checkVolumes(volumes)
  const place = wordOf(`${council} ${year}`)
  const planned = plan(year, volumes, new Chance(seed, place))
  for (const [at, { received, reaches }] of planned.entries()) {
    if (received > until) return
    const chance = new Chance(seed, place, at + 1)
    const life = drawLife[reaches](chance)
    const reference = referenceOf(year, at + 1)
    yield { life, history: lead(life, { reference, council, received, calendar, chance }, until) }
  }
}

type Planned = { readonly received: Day; readonly reaches: Life['reaches'] }

function plan(year: number, { stage1, stage2, stage3 }: Volumes, chance: Chance): readonly Planned[] {
  const first = dayOf(year, 1, 1)
  const days = dayOf(year + 1, 1, 1) - first
  const planned = Array.from({ length: stage1 }, (_, n): Planned => ({
    received: plusDays(first, chance.below(days)),
    reaches: n < stage3 ? 3 : n < stage2 ? 2 : 1,
  }))
  return planned.sort((a, b) => a.received - b.received)
}

const referenceOf = (year: number, number: number) => `CSC-${year}-${String(number).padStart(4, '0')}`

export type Many = {
  readonly seed: number
  readonly count: number
  readonly calendar: Calendar
  readonly council?: string
  /** The days between which they came; the ten years from 2016 to 2025 unless they are given. */
  readonly from?: Day
  readonly to?: Day
  readonly until?: Day
}

const drawReach = lottery([
  { share: middle.stage1 - middle.stage2, reaches: 1 },
  { share: middle.stage2 - middle.stage3, reaches: 2 },
  { share: middle.stage3, reaches: 3 },
] as const)

/**
 * A stream of plausible complaints of one council, in no order of days, for measuring. The same words give the same
 * stream on every machine, and a shorter stream is the beginning of a longer one.
 */
export function* generateMany(asked: Many): Generator<History> {
  const { seed, count, calendar, council = 'Anytown Council', until = END } = asked
  const { from = day('2016-01-01'), to = day('2025-12-31') } = asked
  for (let number = 1; number <= count; number += 1) {
    const chance = new Chance(seed, wordOf(council), number)
    const received = plusDays(from, chance.below(to - from + 1))
    const life = drawLife[drawReach(chance).reaches](chance)
    const reference = referenceOf(calendarDate(received).year, number)
    if (received <= until) yield lead(life, { reference, council, received, calendar, chance }, until)
  }
}

function checkYear(year: number, calendar: Calendar): void {
  const { from, to } = yearsIn(calendar)
  if (!Number.isInteger(year) || year < from || year > to)
    throw new RangeError(`Complaints can be made up for the years ${from} to ${to}, not for ${year}`)
}

function checkVolumes({ stage1, stage2, stage3 }: Volumes): void {
  const whole = [stage1, stage2, stage3].every((count) => Number.isInteger(count) && count >= 0)
  if (!whole || stage2 > stage1 || stage3 > stage2)
    throw new RangeError(`Of ${stage1} complaints ${stage2} cannot go to stage 2 and ${stage3} of those to stage 3`)
}
