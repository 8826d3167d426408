import type { Decision } from '../../../ombudsman/decision.ts'
import { button } from '../../components/button.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { CHECK_PATH } from '../../paths.ts'
import type { Asked } from './asked.ts'
import { decisionParts } from './decision.ts'
import { downloadButtons } from './downloads.ts'
import { checkedForm, checkForm, goOn, hiddenFields } from './form.ts'
import { problemTable } from './problems.ts'
import type { Checked } from './reading.ts'
import { type Wrong, wrongInWords } from './wrong.ts'

/** Before anything was sent. */
export const emptyPage: Page = {
  title: 'Check',
  part: 'check',
  main: html`<h1 class="govuk-heading-xl">Check</h1>
<p class="govuk-body-l">Give the chronology of a complaint, or a spreadsheet of many, to see what was owed, by when and why, and what went wrong; or a published decision of the Ombudsman to see what was decided and what is to be done by when.</p>
<p class="govuk-body">Nothing of it is kept unless you ask for that afterwards.</p>
${checkForm({ is: 'nothing' })}`,
}

/** What was sent cannot be read, or not yet: what is wrong, line by line, above the form that still holds it. */
export function wrongPage(wrong: Wrong, asked: Asked): Page {
  const { says, field } = wrongInWords(wrong, asked.source)
  const problems = wrong.is === 'checked'
  return {
    title: 'Check',
    part: 'check',
    wrong: true,
    main: html`${errorSummary({ title: 'There is a problem', errorList: [{ text: says, href: `#${field}` }] })}
<h1 class="govuk-heading-xl">Check</h1>
${problems && problemTable(wrong)}
${problems && wrong.meant && changeColumns}
${problems && downloadButtons(['problems'])}
${problems && checkedForm(asked, carriedMeaning(wrong))}
${wrong.is === 'which-sheet' && sheetForm(wrong.sheets, asked, says)}
${wrong.is === 'which-sheet' ? again : checkForm(asked.source, wrong)}`,
  }
}

const changeColumns = html`<p class="govuk-body">If the columns were understood wrongly, say again what they hold.</p>
${goOn({ name: 'step', value: 'map', text: 'Change what the columns mean' }, 'govuk-button--secondary')}`

const sheetForm = (sheets: readonly string[], asked: Asked, says: string): Html =>
  html`<form method="post" action="${CHECK_PATH}" enctype="multipart/form-data" novalidate>${hiddenFields(asked)}
${select({
  name: 'sheet',
  label: { text: 'Which sheet?', classes: 'govuk-label--m' },
  hint: { text: 'The file has several. Give the others one after another.' },
  errorMessage: { text: says },
  items: sheets.map((name) => ({ value: name, text: name })),
})}
${button({ text: 'Read this sheet' })}
</form>`

/** What a page that has read with a mapping hands on, so that the next reads with the same. */
export const carriedMeaning = ({ meant }: Pick<Checked, 'meant'>): Readonly<Record<string, string>> =>
  meant
    ? {
        mapping: JSON.stringify(meant.mapping),
        council: meant.council,
        ...(meant.dates && { dates: meant.dates }),
      }
    : {}

/** What a published decision says. */
export const decisionPage = (decision: Decision, asked: Asked): Page => ({
  title: `Check of decision ${decision.reference ?? 'without a reference'}`,
  part: 'check',
  main: html`<span class="govuk-caption-xl">Check: a published decision</span>
<h1 class="govuk-heading-xl">${decision.council ?? 'Decision'}${decision.reference && html` (${decision.reference})`}</h1>
${notKept('This is what the text says, as far as it could be read.')}
${checkedForm(asked, {})}
${decisionParts(decision)}
${downloadButtons(['decision'])}
${another(asked)}`,
})

export const notKept = (says: string | Html): Html =>
  insetText({ text: html`<strong>Nothing was kept.</strong> ${says} Close this page, and it is gone.` })

const againWith = (form: Html): Html => html`<section class="redress-section" aria-labelledby="again">
<h2 class="govuk-heading-l" id="again">Check another</h2>
${form}
</section>`

const again = againWith(checkForm({ is: 'nothing' }))

/** The form for the next one, with what was pasted to be changed. */
export const another = ({ source }: Asked): Html => (source.is === 'text' ? againWith(checkForm(source)) : again)
