import { type Day, dayInFull, dayInWords, dayOfWeek } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Calendar, withTable } from './calendar.ts'
import { covers, reasonNotWorking } from './working-days.ts'

/** What a bank holiday is called that nobody has proclaimed. */
export const SUPPOSED_HOLIDAY = 'Bank holiday of this what-if only'

/**
 * The same calendar as if one more day were a bank holiday: the table is made anew by the code that makes the real one,
 * and the version says what was added. Refused, in words for the person who asked, where the day is no working day
 * already or lies outside the calendar.
 */
export function withSupposedHoliday(calendar: Calendar, on: Day): Result<Calendar, string> {
  if (!covers(on, calendar))
    return fail(`Enter a day between ${dayInWords(calendar.from)} and ${dayInWords(calendar.to)}`)
  const already = reasonNotWorking(on, calendar)
  if (already !== undefined)
    return fail(
      dayOfWeek(on) > 5
        ? `${dayInFull(on)} is no working day already. Enter a day from Monday to Friday`
        : `${dayInFull(on)} is left out already: ${already}. Enter another day`,
    )
  const { version, source, from, to, publishedTo, titles } = calendar
  return ok(
    withTable({
      version: `${version}, and ${dayInFull(on)}`,
      source,
      from,
      to,
      publishedTo,
      titles: new Map(titles).set(on, SUPPOSED_HOLIDAY),
    }),
  )
}
