export { byInWords, sinceInWords, spanInFull, spanInWords, whenInWords } from '../kernel/span-words.ts'

/** The same words with a capital, to begin a sentence or stand alone. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** An instant, or milliseconds since 1970, as the people of the council read their clocks: `Sun, 29 Nov 2026, 16:05`. */
export const momentInWords = (at: string | number): string =>
  (typeof at === 'number' ? Temporal.Instant.fromEpochMilliseconds(at) : Temporal.Instant.from(at))
    .toZonedDateTimeISO('Europe/London')
    .toLocaleString('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })

/** The time of day of an instant in London, of today or another day: `16:05`. */
export const timeInWords = (at: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO('Europe/London')
    .toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit' })
