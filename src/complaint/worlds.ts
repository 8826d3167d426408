import { type Day, dayText, isExact, type Span } from '../kernel/day.ts'
import type { FaultWeight } from '../law/faults.ts'
import type { Assessment, Bounds, Duty, Fault, Given, Lateness } from './assessment.ts'
import type { Placed, Recorded } from './placing.ts'

// The dates of a history may allow several courses of events, each a world. What is so in every world is certain, what
// is so in some is possible, and what is so in none is not found.

/** What is shown, with the faults, answers and duties of all the worlds. Without `complete` there are more worlds yet. */
export function together(shown: Assessment, worlds: readonly Assessment[], complete: boolean): Assessment {
  const faults = levelled(
    joined(
      worlds,
      (one) => one.faults,
      keyOf,
      complete,
      ([first, ...others]) => others.reduce(spanning, first),
    ),
    complete && worlds,
  )
  const answers = joined(
    worlds,
    (one) => one.answers,
    answerOf,
    complete,
    ([first]) => first,
  )
  const found = new Set(faults.map(({ code }) => code))
  return {
    ...shown,
    faults,
    answers,
    duties: shown.duties.map((duty) => inWorlds(duty, worlds)),
    notShown: shown.notShown.filter((code) => !found.has(code)),
  }
}

type Uncertain = Pick<Fault, 'certainty'>

/** Everything found in any of the worlds, once, and certain where each of them finds it so. */
function joined<Found extends Uncertain>(
  worlds: readonly Assessment[],
  of: (world: Assessment) => readonly Found[],
  key: (found: Found) => string,
  complete: boolean,
  merged: (same: readonly [Found, ...Found[]]) => Found,
): readonly Found[] {
  const byKey = new Map<string, [Found, ...Found[]]>()
  const certainIn = new Map<string, number>()
  for (const world of worlds) {
    const certain = new Set<string>()
    for (const found of of(world)) {
      const same = byKey.get(key(found))
      if (same) same.push(found)
      else byKey.set(key(found), [found])
      if (found.certainty === 'certain') certain.add(key(found))
    }
    for (const each of certain) certainIn.set(each, (certainIn.get(each) ?? 0) + 1)
  }
  return [...byKey].map(([each, same]) => ({
    ...merged(same),
    certainty: complete && certainIn.get(each) === worlds.length ? 'certain' : 'possible',
  }))
}

const keyOf = ({ code, weight, against, points, because }: Fault): string =>
  [code, weight, against, points.join(), because[0]].join('|')

const answerOf = ({ answer }: Given): string => answer

const spanning = (a: Fault, b: Fault): Fault => ({
  ...a,
  ...(a.since && b.since ? { since: hull(a.since, b.since) } : {}),
  ...(a.workingDaysLate && b.workingDaysLate
    ? { workingDaysLate: latenessOver([a.workingDaysLate, b.workingDaysLate]) }
    : {}),
})

const WEIGHTS: readonly FaultWeight[] = ['contributing', 'poor-practice', 'fault']

/** Late in every world, though past one limit in some and past another in others: certain at the lesser weight. */
function levelled(faults: readonly Fault[], worlds: readonly Assessment[] | false): readonly Fault[] {
  if (!worlds) return faults
  return faults.map((fault) => {
    const alike = faults.filter(({ code }) => code === fault.code)
    const [least] = alike.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight))
    const open = fault === least && alike.every(({ certainty }) => certainty === 'possible')
    const everywhere =
      open &&
      worlds.every((one) => one.faults.some(({ code, certainty }) => code === fault.code && certainty === 'certain'))
    return everywhere ? { ...fault, certainty: 'certain' } : fault
  })
}

function inWorlds(duty: Duty, worlds: readonly Assessment[]): Duty {
  const same = worlds.flatMap(({ duties }) => duties.find((other) => isSame(duty, other)) ?? [])
  const [first] = same
  const agreed = first && same.length === worlds.length && same.every(({ standing }) => standing === first.standing)
  if (!agreed) return { ...duty, certainty: 'possible' }
  return {
    ...duty,
    standing: first.standing,
    certainty: same.every(({ certainty }) => certainty === 'certain') ? 'certain' : 'possible',
    workingDaysLate: latenessOver(same.map(({ workingDaysLate }) => workingDaysLate)),
  }
}

const isSame = (a: Duty, b: Duty): boolean =>
  a.rule === b.rule && a.reading === b.reading && a.because[0] === b.because[0] && a.action === b.action

function latenessOver(all: readonly Lateness[]): Lateness {
  const over = (bounds: readonly Bounds[]): Bounds => ({
    atLeast: Math.min(...bounds.map(({ atLeast }) => atLeast)),
    atMost: Math.max(...bounds.map(({ atMost }) => atMost)),
  })
  return {
    council: over(all.map(({ council }) => council)),
    complainant: over(all.map(({ complainant }) => complainant)),
  }
}

const hull = (a: Span, b: Span): Span => ({
  earliest: Math.min(a.earliest, b.earliest) as Day,
  latest: Math.max(a.latest, b.latest) as Day,
})

const A_YEAR = 366

/**
 * Where an event is known to the month or the year and others are counted from it, they move together: the history
 * once for each of its days. Nothing where there is no such event, or its days are more than a year's.
 */
export function onEachDay(recorded: readonly Recorded[], placed: readonly Placed[]): readonly (readonly Recorded[])[] {
  const origins = new Set(
    recorded.flatMap(({ event }) => (event.on === undefined && event.after ? [event.after.event] : [])),
  )
  if (origins.size === 0) return []
  const anchor = placed.find(
    ({ ref, when, straddles, corrected }) =>
      origins.has(ref) && !corrected && !straddles && !isExact(when) && when.latest - when.earliest < A_YEAR,
  )
  if (!anchor) return []
  const { earliest, latest } = anchor.when
  return Array.from({ length: latest - earliest + 1 }, (_, n) => {
    const on = dayText((earliest + n) as Day)
    return recorded.map((entry) =>
      entry.ref === anchor.ref && !entry.corrected ? { ...entry, event: { ...entry.event, on } } : entry,
    )
  })
}
