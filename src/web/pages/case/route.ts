import { askedOf, readDates } from '../../as-of.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { notFound } from '../problem/view.ts'
import { casePage } from './view.ts'

/** One complaint, on the day asked for; else as it stands today, or on the day on which its record ends. */
export const caseRoute = ({ casework, law, today }: Deps): Route => ({
  path: '/complaints/:reference',
  needs: 'read',

  async get({ params, query, viewer }) {
    const { asked, known } = readDates(query, law.calendar)
    const day = today()
    const found = await casework.readCase(viewer, params['reference'] ?? '', { ...askedOf(asked, known), to: 'case' })
    if (!found) return notFound
    const may = await casework.allowed(viewer, found.history.reference)
    return show(
      casePage({
        ...found,
        may,
        recorded: query['recorded'],
        law,
        kept: true,
        asOf: found.assessment.asOf.earliest,
        today: day,
        asked,
        known,
      }),
    )
  },
})
