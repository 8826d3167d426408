import type { Assessment } from '../complaint/assessment.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { Table } from '../complaint/chronology/write-csv.ts'
import type { History } from '../complaint/history.ts'
import type { Decision } from '../ombudsman/decision.ts'
import type { Writing } from './deps.ts'
import type { Answer, Download } from './page.ts'
import { doesNotFit } from './pages/problem/view.ts'

export const FORMS = ['json', 'csv', 'xlsx'] as const
export type Form = (typeof FORMS)[number]

export const FORM_WORDS: Readonly<Record<Form, string>> = { json: 'JSON', csv: 'CSV', xlsx: 'Excel' }

const TYPES: Readonly<Record<Form, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const formIn = (text: string | undefined): Form | undefined => FORMS.find((form) => form === text)

const fileOf = (name: string, form: Form, content: string | Uint8Array): Download => ({
  file: { name: `${name}.${form}`, type: TYPES[form], content },
})

type Sheet = Table & { readonly name: string }

async function workbookOf(name: string, sheets: readonly Sheet[], { writeWorkbook }: Writing): Promise<Answer> {
  const written = await writeWorkbook(sheets)
  return written.ok ? fileOf(name, 'xlsx', written.value) : doesNotFit(written.error)
}

/** Chronologies as a file that can be read again. As JSON only the first: such a file holds one. */
export async function chronologyFile(
  histories: readonly History[],
  name: string,
  form: Form,
  writing: Writing,
): Promise<Answer> {
  const [first] = histories
  if (form === 'json' && first) return fileOf(name, form, writing.writeJson(first))
  const table = writing.chronologyTable(histories)
  return form === 'xlsx'
    ? workbookOf(name, [{ name: 'Chronology', ...table }], writing)
    : fileOf(name, 'csv', writing.writeCsv(table))
}

/** What was found in complaints as a file: as JSON the published form of an assessment, or a list of them. */
export async function foundFile(
  assessments: readonly Assessment[],
  name: string,
  form: Form,
  writing: Writing,
): Promise<Answer> {
  if (form === 'json') {
    const all = assessments.map((one) => writing.assessmentJson(one))
    return fileOf(name, form, `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`)
  }
  const table = writing.foundTable(assessments)
  return form === 'xlsx'
    ? workbookOf(name, [{ name: 'Found', ...table }], writing)
    : fileOf(name, form, writing.writeCsv(table))
}

/** A decision as it was read: as JSON `redress-decision/1`, else a table of what is to be done. */
export async function decisionFile(decision: Decision, form: Form, writing: Writing): Promise<Answer> {
  const name = `decision-${decision.reference ?? 'without-reference'}`
  if (form === 'json') return fileOf(name, form, `${JSON.stringify(decision, null, 2)}\n`)
  const table = writing.decisionTable(decision)
  return form === 'xlsx'
    ? workbookOf(name, [{ name: 'Decision', ...table }], writing)
    : fileOf(name, form, writing.writeCsv(table))
}

/** What is wrong in a file as a file, to be put right beside it. */
export async function problemFile(
  problems: readonly Problem[],
  name: string,
  form: Form,
  writing: Writing,
): Promise<Answer> {
  if (form === 'json') return fileOf(name, form, `${JSON.stringify(problems, null, 2)}\n`)
  const table = writing.problemTable(problems)
  return form === 'xlsx'
    ? workbookOf(name, [{ name: 'Problems', ...table }], writing)
    : fileOf(name, form, writing.writeCsv(table))
}
