import type { Assessment } from '../../../complaint/assessment.ts'
import { stepDate } from '../../clock.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { faultCounts } from '../../fault-counts.ts'
import { HOLDER_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { section } from '../case/case-view.ts'
import { counted, inFigures } from '../../words/numbers.ts'
import type { AskedBy } from './asked.ts'
import { downloadButtons } from './downloads.ts'
import { checkedForm, goOn, goOnAsLink } from './form.ts'
import { howRead } from './mapping.ts'
import { didNotRead, problemTable } from './problems.ts'
import type { Checked } from './reading.ts'
import { another, carriedMeaning } from './view.ts'

/** As many complaints as one page of the list shows. */
export const ON_A_PAGE = 50

/** The complaints of a page of the list, and which page of how many it is. */
export type Shown = { readonly assessments: readonly Assessment[]; readonly page: number; readonly pages: number }

/** Several complaints in one file: what is wrong with it, what can be done with the rest, and each as a line to open. */
export function complaintsPage(checked: Checked, shown: Shown, asked: AskedBy): Page {
  const { histories, problems } = checked
  const wrong = problems.length > 0
  return {
    title: 'Check of several complaints',
    part: 'check',
    wrong,
    main: html`${wrong && errorSummary({ title: 'There is a problem', errorList: [{ text: didNotRead(checked), href: '#problems' }] })}
<h1 class="govuk-heading-xl">Check: ${counted(histories.length, 'complaint')}</h1>
${insetText({ text: html`<strong>No complaint was kept.</strong> This is how ${histories.length === 1 ? 'it stands' : 'they stand'} today; a record that ends with a decision of the Ombudsman is judged on its day. Close this page, and it is gone.` })}
${checkedForm(asked, { ...carriedMeaning(checked) })}
${howRead(checked)}
${asked.mayKeep && goOn({ name: 'step', value: 'keep', text: histories.length === 1 ? 'Keep this complaint in the record' : 'Keep these complaints in the record' })}
${contents(wrong)}
${wrong && section('problems', 'What cannot be read', [leftOutInWords(checked), problemTable(checked, 'govuk-visually-hidden')])}
${section('complaints', wrong ? 'The complaints that can be read' : 'The complaints', [list(shown, histories.length), pageButtons(shown)])}
${downloadButtons(wrong ? ['chronology', 'found', 'problems'] : ['chronology', 'found'], histories.length)}
${another(asked)}`,
  }
}

const contents = (wrong: boolean): Html =>
  html`<nav class="redress-contents" aria-labelledby="contents"><h2 class="govuk-heading-s" id="contents">On this page</h2>
<ul class="redress-contents__list">${
    wrong && html`<li><a class="govuk-link" href="#problems">What cannot be read</a></li>`
  }<li><a class="govuk-link" href="#complaints">The complaints</a></li><li><a class="govuk-link" href="#download">Download</a></li></ul></nav>`

const leftOutInWords = ({ leftOut }: Checked): Html =>
  html`<p class="govuk-body">${counted(leftOut.length, 'complaint')} ${leftOut.length === 1 ? 'has' : 'have'} a problem and ${leftOut.length === 1 ? 'waits' : 'wait'} until it is put right. Nothing of ${leftOut.length === 1 ? 'it' : 'them'} is guessed or left out.</p>`

function list({ assessments, page, pages }: Shown, total: number): Html {
  const first = (page - 1) * ON_A_PAGE + 1
  return stackingTable({
    caption:
      pages === 1
        ? 'In the order of the file'
        : `${inFigures(first)} to ${inFigures(first + assessments.length - 1)} of ${inFigures(total)}, in the order of the file`,
    head: ['Complaint', 'Stage', 'Next', 'Faults'],
    rows: assessments.map((assessment) => ({
      cells: [opening(assessment), stage(assessment), next(assessment), faults(assessment)],
    })),
  })
}

const opening = ({ reference, council }: Assessment) => ({
  classes: 'redress-case',
  text: html`${goOnAsLink({ name: 'reference', value: reference, text: referenceInWords(reference) })}<span class="redress-note">${council}</span>`,
})

const stage = ({ stage, live, held }: Assessment) => ({
  text: html`${tag({ text: STAGE_WORDS[stage], classes: live ? 'govuk-tag--blue' : 'govuk-tag--grey' })}${
    held && html` ${tag({ text: 'On hold', classes: 'govuk-tag--yellow' })}`
  }`,
})

function next({ next, asOf }: Assessment) {
  const lead = next.find((step) => step.lead)
  return {
    text: lead
      ? html`<strong>${HOLDER_WORDS[lead.who]}</strong><br>${lead.must}${lead.by && html`, ${stepDate(lead.by, asOf.earliest)}`}`
      : html`<span class="redress-quiet">Nobody: it is over</span>`,
  }
}

function faults(assessment: Assessment) {
  const { certain, possible } = faultCounts(assessment)
  if (certain + possible === 0) return { text: html`<span class="redress-quiet">None found</span>` }
  return {
    text: html`${certain > 0 && html`<strong class="redress-late">${certain} ${certain === 1 ? 'fault' : 'faults'}</strong>`}${
      certain > 0 && possible > 0 && html`<br>`
    }${possible > 0 && `${possible} possible`}`,
  }
}

const pageButtons = ({ page, pages }: Shown): Html | false =>
  pages > 1 &&
  html`<div class="govuk-button-group">
${page > 1 && goOn({ name: 'page', value: String(page - 1), text: 'Previous page' }, 'govuk-button--secondary')}
${page < pages && goOn({ name: 'page', value: String(page + 1), text: 'Next page' }, 'govuk-button--secondary')}
<p class="govuk-body">Page ${page} of ${pages}</p>
</div>`
