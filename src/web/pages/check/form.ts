import { button } from '../../components/button.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { CHECK_PATH } from '../../paths.ts'
import { type Kind, KINDS, MOST_LINES, type Read, type Typed } from './reading.ts'

export const FORM_ID = 'check'

export type Wrong = Exclude<Read, { is: 'chronology' | 'decision' }>

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  json: 'A chronology as JSON',
  csv: 'A chronology as CSV, or cells copied from a spreadsheet',
  decision: 'A published decision of the Ombudsman',
}

/** What to put right, in one sentence, and the field where it is put right. */
export function wrongInWords(wrong: Wrong): { readonly says: string; readonly field: 'text' | 'kind' | 'reference' } {
  switch (wrong.is) {
    case 'nothing':
      return { says: 'Paste a chronology or a decision', field: 'text' }
    case 'unclear':
      return { says: 'Say what this is: it looks neither like a chronology nor like a decision', field: 'kind' }
    case 'too-many-lines':
      return {
        says: `This has ${wrong.lines.toLocaleString('en-GB')} lines: paste ${MOST_LINES.toLocaleString('en-GB')} at most, one complaint or a few`,
        field: 'text',
      }
    case 'several':
      return { says: `This holds ${wrong.references.length} complaints: choose one`, field: 'reference' }
    case 'no-decision':
      return {
        says: 'This is no published decision: no reference, council, date or decision was found in it',
        field: 'text',
      }
    case 'wrong': {
      const { length } = wrong.problems
      return {
        says: `This chronology has ${length} ${length === 1 ? 'problem' : 'problems'}, each listed with its line`,
        field: 'text',
      }
    }
  }
}

/** The box with everything that was typed, and a question only where the text left one open. */
export function checkForm(typed: Typed, wrong?: Wrong): Html {
  const asks = wrong && wrongInWords(wrong)
  const error = (field: string) => (asks?.field === field ? { errorMessage: { text: asks.says } } : {})
  return html`<form method="post" action="${CHECK_PATH}" id="${FORM_ID}" novalidate>
${textarea({
  name: 'text',
  label: { text: 'A chronology, or a published decision', classes: 'govuk-label--m' },
  hint: {
    text: 'A chronology as JSON (redress-chronology/1) or as CSV with its line of column names; a decision as the text or the source of its page. About half a million letters at most.',
  },
  rows: 14,
  spellcheck: false,
  autocomplete: 'off',
  classes: 'redress-pasted',
  value: typed.text,
  ...error('text'),
})}
${
  (typed.kind !== undefined || asks?.field === 'kind') &&
  select({
    name: 'kind',
    label: { text: 'What is it?' },
    items: [
      { value: '', text: 'Tell by what it holds' },
      ...KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind] })),
    ],
    value: typed.kind,
    ...error('kind'),
  })
}
${whichComplaint(typed, wrong, error('reference'))}
${button({ text: 'Check' })}
</form>`
}

function whichComplaint(
  typed: Typed,
  wrong: Wrong | undefined,
  error: { errorMessage?: { text: string } },
): Html | false {
  if (wrong?.is === 'several')
    return select({
      name: 'reference',
      label: { text: 'Which complaint?' },
      items: wrong.references.map((reference) => ({ value: reference, text: reference })),
      ...error,
    })
  return typed.reference !== undefined && html`<input type="hidden" name="reference" value="${typed.reference}">`
}
