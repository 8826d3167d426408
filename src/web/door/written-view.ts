import { button } from '../components/button.ts'
import { input } from '../components/input.ts'
import { insetText } from '../components/messages.ts'
import { textarea } from '../components/textarea.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../layout.ts'
import { LIST_PATH } from '../paths.ts'

export type WrittenShown = {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** What a file was called that was chosen with it and could not be kept. */
  readonly file?: string | undefined
}

/** Whether anything is there to be given back: what a form carries unseen is not. */
export const isAnythingWritten = ({ fields, file }: WrittenShown): boolean =>
  file !== undefined || Object.values(fields).some((value) => value.trim() !== '')

/** What somebody had typed, given back to be sent: nothing of it was lost, and nothing was done with it. */
export const writtenPage = ({ path, fields, file }: WrittenShown): Page => ({
  title: 'What you wrote is still here',
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">What you wrote is still here</h1>
<p class="govuk-body">It was not sent, because your session had changed in the meantime. Look through it, then send it.</p>
${
  file !== undefined &&
  insetText({
    text: html`The file ${file} is not here: files are not kept. To send it, <a class="govuk-link" href="${path}">open the page again</a> and choose it once more.`,
  })
}
<form method="post" action="${path}" novalidate>
${Object.entries(fields).map(([name, value]) => field(name, value))}
${button({ text: 'Send it now' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Leave it, and go to the list of complaints</a></p>
</div></div>`,
})

/** A form carries texts of its own, which nobody typed and nobody can read. */
const IS_PACKED = /^[\w+/=-]{120,}$/

function field(name: string, value: string): Html {
  if (value === '' || IS_PACKED.test(value)) return html`<input type="hidden" name="${name}" value="${value}">`
  const label = { text: wordsOf(name) }
  return value.length > 80 || value.includes('\n')
    ? textarea({ name, label, value, rows: Math.min(20, value.split('\n').length + 2), spellcheck: false })
    : input({ name, label, value, spellcheck: false })
}

const wordsOf = (name: string): string => {
  const words = name.replaceAll(/[-_]+/g, ' ').trim()
  return words === '' ? 'Field' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
