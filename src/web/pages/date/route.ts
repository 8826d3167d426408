import { askedOf, readDates } from '../../as-of.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { dutyKeys } from '../case/case-view.ts'
import { notFound } from '../problem/view.ts'
import { datePage } from './view.ts'

/** Why a duty falls on its date: every day counted, every day left out. */
export const dateRoute = ({ casework, law, today }: Deps): Route => ({
  path: '/complaints/:reference/dates/:duty',

  async get({ params, query, viewer }) {
    const { asked, known } = readDates(query, law.calendar)
    if (asked.is === 'wrong' || known.is === 'wrong') return notFound
    const day = today()
    const found = await casework.readCase(viewer, params['reference'] ?? '', askedOf(asked, known))
    if (!found) return notFound
    const [duty] = [...dutyKeys(found.assessment.duties)].find(([, key]) => key === params['duty']) ?? []
    if (!duty) return notFound
    return show(
      datePage({
        ...found,
        law,
        kept: true,
        asOf: found.assessment.asOf.earliest,
        today: day,
        asked,
        known,
        duty,
        days: law.explain(duty),
      }),
    )
  },
})
