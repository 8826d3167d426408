import { type Day, day } from '../kernel/day.ts'
import type { Clock, Instant } from './ports.ts'

const inLondon = (instant: Temporal.Instant) =>
  day(instant.toZonedDateTimeISO('Europe/London').toPlainDate().toString())

/** The day in London on which an instant falls: what a person there calls the day of it. */
export const londonDay = (at: Instant): Day => inLondon(Temporal.Instant.from(at))

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
  today: () => inLondon(Temporal.Now.instant()),
}

/** A clock that stands still, for telling what happened at an instant. */
export const clockAt = (instant: Instant): Clock => ({
  now: () => Temporal.Instant.from(instant).toString({ smallestUnit: 'millisecond' }),
  today: () => londonDay(instant),
})
