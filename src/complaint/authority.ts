import { withCorrections } from './placing.ts'
import type { ComplaintEvent, EventOf } from './vocabulary.ts'

/** That somebody may act for another, as it was given; `on` is the day, as exactly as it is known. */
export type Authority = Pick<EventOf<'authority-given'>, 'who' | 'actsFor' | 'scope' | 'on'>

/**
 * The authority that stands after all that was recorded. A withdrawal ends what it names: one that says less, as for
 * whom or in what, ends all that it fits.
 */
export function authoritiesIn(events: readonly ComplaintEvent[]): readonly Authority[] {
  let standing: readonly Authority[] = []
  for (const { event, corrected } of withCorrections(events)) {
    if (corrected) continue
    if (event.type === 'authority-given') standing = [...standing.filter((one) => !isSame(one, event)), event]
    if (event.type === 'authority-withdrawn') standing = standing.filter((one) => !ends(event, one))
  }
  return standing.map(({ who, actsFor, scope, on }) => ({
    ...(who !== undefined && { who }),
    ...(actsFor !== undefined && { actsFor }),
    ...(scope !== undefined && { scope }),
    ...(on !== undefined && { on }),
  }))
}

const isSame = (one: Authority, other: Authority): boolean =>
  one.who === other.who && one.actsFor === other.actsFor && one.scope === other.scope

const ends = (withdrawn: Authority, given: Authority): boolean =>
  (['who', 'actsFor', 'scope'] as const).every(
    (part) => withdrawn[part] === undefined || withdrawn[part] === given[part],
  )
