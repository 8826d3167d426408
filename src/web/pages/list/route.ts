import type { Day } from '../../../kernel/day.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { LIST_PATH } from '../../paths.ts'
import { type CaseSummary, mostUrgentFirst } from '../../summary.ts'
import { listPage, type Show, SHOWS } from './view.ts'

const PER_PAGE = 50

const isRunning = (one: CaseSummary, today: Day): boolean => one.live && one.asOf >= today

const BELONGS: Readonly<Record<Show, (one: CaseSummary, today: Day) => boolean>> = {
  all: () => true,
  live: isRunning,
  overdue: (one, today) => isRunning(one, today) && one.overdue.length > 0,
  over: (one, today) => !isRunning(one, today),
}

/** The front page: every complaint the viewer may see, as it stands today or where its record ends. */
export const listRoute = ({ casework, law, today }: Deps): Route => ({
  path: LIST_PATH,

  async get({ viewer, query }) {
    const day = today()
    const all = await casework.listCases(viewer, day)
    const belonging = (name: Show) => all.filter((one) => BELONGS[name](one, day))
    const chosen = SHOWS.find((name) => name === query['show']) ?? 'all'
    const found = belonging(chosen).sort(mostUrgentFirst(day))
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
    const pageNumber = Math.min(pages, pageAsked(query['page']))
    return show(
      listPage({
        today: day,
        law,
        show: chosen,
        counts: {
          all: all.length,
          live: belonging('live').length,
          overdue: belonging('overdue').length,
          over: belonging('over').length,
        },
        cases: found.slice((pageNumber - 1) * PER_PAGE, pageNumber * PER_PAGE),
        pageNumber,
        pages,
      }),
    )
  },
})

const pageAsked = (text: string | undefined): number => (text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1)
