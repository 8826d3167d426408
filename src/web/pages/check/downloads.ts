import type { History } from '../../../complaint/history.ts'
import { summaryList } from '../../components/summary-list.ts'
import type { Deps } from '../../deps.ts'
import { chronologyFile, type Form, FORM_WORDS, FORMS, foundFile, problemFile } from '../../downloads.ts'
import { html, type Html, joined } from '../../html.ts'
import type { Answer } from '../../page.ts'
import { section } from '../case/case-view.ts'
import type { What } from './asked.ts'
import { goOnAsLink } from './form.ts'
import { assessEach, type Checked } from './reading.ts'

const WORDS: Readonly<Record<What, readonly [title: string, says: string]>> = {
  chronology: ['What happened', 'The complaints as they were read. Each form can be read again.'],
  found: ['What the check found', 'What is owed, what went wrong and what comes next, in each complaint.'],
  problems: ['What cannot be read', 'Each problem with its line, to put right beside the file.'],
  decision: ['What the decision says', 'JSON holds all of it; a table what was decided and what is to be done.'],
}

/** What can be taken away of a check, with a button for each form of it. A file of JSON holds one chronology. */
export const downloadButtons = (whats: readonly What[], howMany = 1): Html =>
  section(
    'download',
    'Download',
    summaryList({
      rows: whats.map((what) => {
        const [title, says] = WORDS[what]
        const forms = FORMS.filter((form) => form !== 'json' || what !== 'chronology' || howMany === 1)
        const buttons = forms.map((form) => downloadButton(what, form, title))
        return {
          key: { text: title },
          value: { text: html`${joined(buttons, ', ')}<span class="redress-note">${says}</span>` },
        }
      }),
    }),
  )

const downloadButton = (what: What, form: Form, title: string): Html =>
  goOnAsLink({
    name: 'as',
    value: `${what}.${form}`,
    text: html`${FORM_WORDS[form]}<span class="govuk-visually-hidden"> (${title})</span>`,
  })

/** The file that was asked for, of one complaint where one is open and of all of them otherwise. */
export async function downloadOf(
  { what, form }: { readonly what: Exclude<What, 'decision'>; readonly form: Form },
  checked: Checked,
  histories: readonly History[],
  { checking, writing }: Pick<Deps, 'checking' | 'writing'>,
): Promise<Answer> {
  const [first] = histories
  const name = histories.length === 1 && first ? first.reference : 'check'
  switch (what) {
    case 'chronology':
      return chronologyFile(histories, name, form, writing)
    case 'found':
      return foundFile(await assessEach(histories, checking), `${name}-assessment`, form, writing)
    case 'problems':
      return problemFile(checked.problems, 'problems', form, writing)
  }
}
