import { askedOf, readDates } from '../../as-of.ts'
import type { Deps } from '../../deps.ts'
import { chronologyFile, type Form, FORM_WORDS, FORMS, foundFile } from '../../downloads.ts'
import { html, type Html, joined } from '../../html.ts'
import type { Route } from '../../page.ts'
import { assessmentPath, downloadPath } from '../../paths.ts'
import { summaryList } from '../../components/summary-list.ts'
import { notFound } from '../problem/view.ts'
import { asOfParameter, type CaseView, section } from './case-view.ts'

/** The chronology of one complaint as it is in the record, whatever day its page speaks of. */
export const downloadRoute = (form: Form, { casework, writing }: Deps): Route => ({
  path: `/complaints/:reference/chronology.${form}`,
  needs: 'download',

  async get({ params, viewer }) {
    const history = await casework.exportCase(viewer, params['reference'] ?? '')
    return history ? chronologyFile([history], history.reference, form, writing) : notFound
  },
})

/** What was found in one complaint, on the day of its page. */
export const assessmentRoute = (form: Form, { casework, writing, law }: Deps): Route => ({
  path: `/complaints/:reference/assessment.${form}`,
  needs: 'download',

  async get({ params, query, viewer }) {
    const { asked, known } = readDates(query, law.calendar)
    if (asked.is === 'wrong' || known.is === 'wrong') return notFound
    const found = await casework.readCase(viewer, params['reference'] ?? '', {
      ...askedOf(asked, known),
      to: 'download',
    })
    if (!found) return notFound
    return foundFile([found.assessment], `${found.history.reference}-assessment`, form, writing)
  },
})

/** What can be taken away of a complaint, with links to each form of it. */
export function downloads(view: CaseView): Html {
  const { reference } = view.history
  const links = (pathOf: (form: Form) => string, what: string) =>
    joined(
      FORMS.map(
        (form) =>
          html`<a class="govuk-link" href="${pathOf(form)}" download>${FORM_WORDS[form]}<span class="govuk-visually-hidden"> (${what})</span></a>`,
      ),
      ', ',
    )
  const of = (title: string, says: string, pathOf: (form: Form) => string) => ({
    key: { text: title },
    value: { text: html`${links(pathOf, title)}<span class="redress-note">${says}</span>` },
  })
  return section(
    'download',
    'Download',
    summaryList({
      rows: [
        of('The chronology', 'All that happened, as it is in the record. Each form can be read again.', (form) =>
          downloadPath(reference, form),
        ),
        of('The assessment', 'What is owed, what went wrong and what comes next, as on this page.', (form) =>
          assessmentPath(reference, form, asOfParameter(view)),
        ),
      ],
    }),
  )
}
