import { readDate } from '../../as-of.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { notFound } from '../problem/view.ts'
import { casePage } from './view.ts'

/** One complaint, as it stands today or on the day asked for. */
export const caseRoute = ({ casework, law, today }: Deps): Route => ({
  path: '/complaints/:reference',

  async get({ params, query, viewer }) {
    const asked = readDate(query, law.calendar)
    const day = today()
    const asOf = asked.is === 'day' ? asked.day : day
    const found = await casework.readCase(viewer, params['reference'] ?? '', { asOf })
    return found ? show(casePage({ ...found, law, asOf, today: day, asked })) : notFound
  },
})
