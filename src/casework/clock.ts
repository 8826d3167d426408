import { day } from '../kernel/day.ts'
import type { Clock, Instant } from './ports.ts'

const inLondon = (instant: Temporal.Instant) =>
  day(instant.toZonedDateTimeISO('Europe/London').toPlainDate().toString())

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
  today: () => inLondon(Temporal.Now.instant()),
}

/** A clock that stands still, for telling what happened at an instant. */
export const clockAt = (instant: Instant): Clock => ({
  now: () => Temporal.Instant.from(instant).toString({ smallestUnit: 'millisecond' }),
  today: () => inLondon(Temporal.Instant.from(instant)),
})
