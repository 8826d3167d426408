import { calendarDate } from '../../../kernel/day.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { CALENDAR_PATH } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { calendarPage } from './view.ts'

/** The bank holidays of one year: the one asked for, else this one. */
export const calendarRoute = ({ law: { calendar }, today }: Deps): Route => ({
  path: CALENDAR_PATH,
  needs: 'read-rules',

  async get({ query }) {
    const now = today()
    const asked = query['year'] ?? String(calendarDate(now).year)
    const [first, last] = [calendarDate(calendar.from).year, calendarDate(calendar.to).year]
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    const year = years.find((one) => String(one) === asked)
    return year === undefined ? notFound : show(calendarPage({ calendar, years, year, today: now }))
  },
})
