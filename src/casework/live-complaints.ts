import { type Day, dayText, plusDays } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import { isWorkingDay, workingDaysAfter, workingDaysBefore } from '../law/working-days.ts'

// Invented complaints whose dates are counted from today, so that their clocks are seen running on any day
// (form: data/README.md).

/** A text that is nothing but a date counted from today: `"today"`, `"today-31wd"`, `"today+14d"`. */
const RELATIVE = /"today(?:([+-])(\d{1,4})(wd|d))?"/g

/**
 * The chronology with every date counted from today written as a full date; all else, and the place of every line,
 * stays as it was. `wd` are working days: `today-31wd` is the working day after which 31 lie, today among them where it
 * is one, so a clock that started then stands at day 31 on a weekend too. `d` are calendar days. A token in another form
 * is left for the reader of the chronology to refuse. Throws `OutsideCalendar`.
 */
export const datedFrom = (today: Day, calendar: Calendar, text: string): string =>
  text.replace(RELATIVE, (_, sign: string | undefined, n: string | undefined, unit: string | undefined) => {
    const days = Number(n ?? 0) * (sign === '-' ? -1 : 1)
    return `"${dayText(unit === 'wd' ? workingDay(today, days, calendar) : plusDays(today, days))}"`
  })

function workingDay(today: Day, days: number, calendar: Calendar): Day {
  if (days > 0) return workingDaysAfter(today, days, calendar)
  const last = isWorkingDay(today, calendar) ? today : workingDaysBefore(today, 1, calendar)
  return workingDaysBefore(last, -days, calendar)
}
