import { button } from '../../components/button.ts'
import { fileUpload } from '../../components/file-upload.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { attributes, html, type Html } from '../../html.ts'
import { CHECK_PATH } from '../../paths.ts'
import { type Asked, type Kind, KINDS, type Source } from './asked.ts'
import { type Wrong, wrongInWords } from './wrong.ts'

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  json: 'A chronology as JSON',
  csv: 'A chronology as CSV, or cells copied from a spreadsheet',
  decision: 'A published decision of the Ombudsman',
}

/** A file to choose and a box to paste into, with what was pasted, and a question only where the text left one open. */
export function checkForm(source: Source, wrong?: Wrong): Html {
  const asks = wrong && wrongInWords(wrong, source)
  const error = (field: string) => (asks?.field === field ? { errorMessage: { text: asks.says } } : {})
  const kind = source.is === 'text' ? source.kind : undefined
  return html`<form method="post" action="${CHECK_PATH}" enctype="multipart/form-data" novalidate>
${fileUpload({
  name: 'file',
  label: { text: 'A file', classes: 'govuk-label--m' },
  hint: {
    text: 'Chronologies: a spreadsheet (.xlsx or .csv) with a row for each event or for each complaint, or JSON. Decisions: PDF, Word (.docx), a saved web page or text. Up to 10 MB. You can drop the file here.',
  },
  ...error('file'),
})}
${textarea({
  name: 'text',
  label: { text: 'Or paste it', classes: 'govuk-label--m' },
  hint: {
    text: 'A chronology as JSON or as CSV with its line of column names; a decision as the text or the source of its page. About half a million characters at most.',
  },
  rows: 10,
  spellcheck: false,
  autocomplete: 'off',
  classes: 'redress-pasted',
  value: source.is === 'text' ? source.text : '',
  ...error('text'),
})}
${
  (kind !== undefined || asks?.field === 'kind') &&
  select({
    name: 'kind',
    label: { text: 'What is it?' },
    items: [
      { value: '', text: 'Tell by what it holds' },
      ...KINDS.map((one) => ({ value: one, text: KIND_WORDS[one] })),
    ],
    value: kind,
    ...error('kind'),
  })
}
${button({ text: 'Check' })}
<p class="govuk-body redress-quiet">A long spreadsheet takes a few seconds: 5,000 rows about five. The answer comes by itself, so stay on this page until it does.</p>
</form>`
}

export const CHECKED = 'checked'

/**
 * The form by which a page goes on with what it shows: what was sent travels in it, so that nothing of it is kept here.
 * Buttons belong to it by `form="checked"`, wherever they stand.
 */
export const checkedForm = (asked: Asked, more: Readonly<Record<string, string | undefined>> = {}): Html =>
  html`<form method="post" action="${CHECK_PATH}" enctype="multipart/form-data" id="${CHECKED}">${hiddenFields(asked, more)}</form>`

/** What was sent, as fields that nobody sees. */
export const hiddenFields = ({ source, sheet }: Asked, more: Readonly<Record<string, string | undefined>> = {}): Html =>
  html`${Object.entries({ ...fieldsOf(source), sheet, ...more }).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}"${attributes({ value })}>`,
  )}`

function fieldsOf(source: Source): Readonly<Record<string, string | undefined>> {
  if (source.is === 'text') return { text: source.text, kind: source.kind }
  if (source.is !== 'file') return {}
  return { carried: Buffer.from(source.bytes).toString('base64url'), called: source.name }
}

type Pressed = { readonly name: string; readonly value: string; readonly text: string | Html }

/** A button of the form above. */
export const goOn = ({ name, value, text }: Pressed, classes?: string): Html =>
  button({ text, name, value, classes, attributes: { form: CHECKED } })

/** The same, where a link is expected. */
export const goOnAsLink = ({ name, value, text }: Pressed): Html =>
  html`<button class="redress-link" type="submit" form="${CHECKED}" name="${name}" value="${value}">${text}</button>`
