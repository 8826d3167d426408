// Rates are measured in turn, round by round, so that a ratio holds when the machine's speed drifts.

export type Contender = { readonly name: string; readonly run: (times: number) => unknown }

export type Rate = { readonly name: string; readonly perSecond: number }

const ROUNDS = 7
const ROUND_MS = 150
const WARM_MS = 1500

/** Operations a second of each contender: the median of interleaved rounds, after a warm-up. */
export function ratesOf(contenders: readonly Contender[]): readonly Rate[] {
  const sizes = contenders.map(({ run }) => calibrate(run))
  const rounds = contenders.map(() => [] as number[])
  for (let round = 0; round < ROUNDS; round += 1) {
    contenders.forEach(({ run }, index) => {
      const size = sizes[index] ?? 1
      const start = performance.now()
      keep(run(size))
      rounds[index]?.push((size / (performance.now() - start)) * 1000)
    })
  }
  return contenders.map(({ name }, index) => ({ name, perSecond: median(rounds[index] ?? []) }))
}

/** How many operations fill a round, found once the compiler has had time to do its work. */
function calibrate(run: Contender['run']): number {
  const warm = performance.now() + WARM_MS
  while (performance.now() < warm) keep(run(1))
  let size = 1
  for (;;) {
    const start = performance.now()
    keep(run(size))
    const took = performance.now() - start
    if (took > ROUND_MS / 2) return Math.max(1, Math.round((size * ROUND_MS) / took))
    size *= 2
  }
}

let kept: unknown
/** Holds the last result so that no work is optimised away. */
export const keep = (value: unknown): void => {
  kept = value
}
export const lastKept = (): unknown => kept

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A rate to three figures, in words a person reads. */
export const show = (perSecond: number): string => `${Number(perSecond.toPrecision(3)).toLocaleString('en-GB')}/s`

/** One line for each contender with its ratio to the first. */
export function table(title: string, rates: readonly Rate[]): string {
  const [first] = rates
  const lines = rates.map(({ name, perSecond }) => {
    const ratio = first && perSecond > 0 ? (first.perSecond / perSecond).toPrecision(3) : '-'
    return `  ${name.padEnd(44)} ${show(perSecond).padStart(16)}   ${rates[0]?.name === name ? '' : `first is ${ratio} times this`}`
  })
  return [title, ...lines].join('\n')
}
