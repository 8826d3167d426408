import type { Duty } from '../../../complaint/assessment.ts'
import { askedOf, readDates } from '../../as-of.ts'
import type { Deps, Law } from '../../deps.ts'
import { type Ask, type Route, show } from '../../page.ts'
import { dutyKeys } from '../case/case-view.ts'
import { notFound } from '../problem/view.ts'
import { datePage } from './view.ts'
import { readWhatIf, supposedBy, wrongFields } from './what-if-form.ts'

/** Why a duty falls on its date: every day counted, every day left out, and what it would be under other facts. */
export const dateRoute = ({ casework, law, today }: Deps): Route => ({
  path: '/complaints/:reference/dates/:duty',
  needs: 'read',

  async get({ params, query, viewer }) {
    const { asked, known } = readDates(query, law.calendar)
    if (asked.is === 'wrong' || known.is === 'wrong') return notFound
    const day = today()
    const found = await casework.readCase(viewer, params['reference'] ?? '', { ...askedOf(asked, known), to: 'date' })
    if (!found) return notFound
    const [duty, key] = [...dutyKeys(found.assessment.duties)].find(([, key]) => key === params['duty']) ?? []
    if (!duty || key === undefined) return notFound
    const view = {
      ...found,
      law,
      kept: true,
      asOf: found.assessment.asOf.earliest,
      today: day,
      asked,
      known,
      duty,
      key,
    }
    return show(datePage({ ...view, days: law.explain(duty), ...supposing(query, duty, law) }))
  },
})

/** What was asked of the what-if, and its answer. */
function supposing(query: Ask['query'], duty: Duty, law: Law) {
  const real = law.whatIf(duty, {})
  const form = readWhatIf(query, law.calendar)
  const supposed = supposedBy(form)
  const found = form.sent && real.ok ? law.whatIf(duty, supposed) : undefined
  const wrong = real.ok ? wrongFields(form, found?.ok === false ? found.error : []) : []
  return { real, form, wrong, whatIf: found?.ok && wrong.length === 0 ? { supposed, found: found.value } : undefined }
}
