import type { History } from '../../../complaint/history.ts'
import type { Deps, Writing } from '../../deps.ts'
import type { Download, Route } from '../../page.ts'
import { notFound } from '../problem/view.ts'

export const FORMS = ['json', 'csv'] as const
export type Form = (typeof FORMS)[number]

export const FORM_WORDS: Readonly<Record<Form, string>> = { json: 'JSON', csv: 'CSV, for a spreadsheet' }

const TYPES: Readonly<Record<Form, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

export const formIn = (text: string | undefined): Form | undefined => FORMS.find((form) => form === text)

/** A chronology as a file that can be read again. */
export const download = (history: History, form: Form, { writeJson, writeCsv }: Writing): Download => ({
  file: {
    name: `${history.reference}.${form}`,
    type: TYPES[form],
    text: form === 'json' ? writeJson(history) : writeCsv([history]),
  },
})

/** The chronology of one complaint as it is in the record, whatever day its page speaks of. */
export const downloadRoute = (form: Form, { casework, writing }: Deps): Route => ({
  path: `/complaints/:reference/chronology.${form}`,

  async get({ params, viewer }) {
    const history = await casework.exportCase(viewer, params['reference'] ?? '')
    return history ? download(history, form, writing) : notFound
  },
})
