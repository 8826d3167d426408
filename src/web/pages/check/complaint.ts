import { dayInFull } from '../../../kernel/day.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { referenceInWords } from '../../reference.ts'
import { type CaseView, happened } from '../case/case-view.ts'
import { atAGlance } from '../case/glance.ts'
import { caseSections } from '../case/sections.ts'
import { stageTrack } from '../case/track.ts'
import { stageTags } from '../case/view.ts'
import type { AskedBy } from './asked.ts'
import { downloadButtons } from './downloads.ts'
import { checkedForm, goOn, goOnAsLink } from './form.ts'
import type { Checked } from './reading.ts'
import { another, carriedMeaning, notKept } from './view.ts'

/** The assessment of a complaint that is in no record, alone or one of those in a file. */
export function chronologyPage(view: CaseView, checked: Checked, asked: AskedBy): Page {
  const { history, asOf, today } = view
  const reference = referenceInWords(history.reference)
  const events = happened(view)
  const oneOfMany = checked.histories.length > 1 || checked.problems.length > 0
  return {
    title: `Check of ${reference}`,
    part: 'check',
    main: html`${oneOfMany && toAll(checked)}
<span class="govuk-caption-xl">Check: ${history.council}</span>
<h1 class="govuk-heading-xl redress-case-title">Complaint ${reference} ${stageTags(view)}</h1>
${notKept(asOf === today ? 'This is how it stands today.' : html`This is how it stood on ${dayInFull(asOf)}, the day of the Ombudsman’s decision, with which it ends.`)}
${checkedForm(asked, { ...carriedMeaning(checked), reference: oneOfMany ? history.reference : undefined })}
${asked.mayKeep && goOn({ name: 'step', value: 'keep', text: 'Keep this complaint in the record' }, 'govuk-button--secondary')}
${stageTrack(view, events)}
${atAGlance(view)}
${caseSections(view, events, downloadButtons(['chronology', 'found']))}
${!oneOfMany && another(asked)}`,
  }
}

const toAll = ({ histories }: Checked): Html =>
  html`<p class="govuk-body">${goOnAsLink({ name: 'all', value: 'yes', text: `Back to all ${histories.length.toLocaleString('en-GB')} complaints` })}</p>`
