import { dayInFull } from '../../../kernel/day.ts'
import type { Decision } from '../../../ombudsman/decision.ts'
import { button } from '../../components/button.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { type CaseView, happened } from '../case/case-view.ts'
import { FORM_WORDS, FORMS } from '../case/download.ts'
import { atAGlance } from '../case/glance.ts'
import { caseSections } from '../case/sections.ts'
import { stageTrack } from '../case/track.ts'
import { stageTags } from '../case/view.ts'
import { decisionParts } from './decision.ts'
import { checkForm, FORM_ID, type Wrong, wrongInWords } from './form.ts'
import type { Typed } from './reading.ts'

/** Before anything was pasted. */
export const emptyPage: Page = {
  title: 'Check',
  part: 'check',
  main: html`<h1 class="govuk-heading-xl">Check</h1>
<p class="govuk-body-l">Paste the chronology of a complaint to see what was owed, by when and why, and what went wrong; or a published decision of the Ombudsman to see what was decided and what is to be done by when.</p>
<p class="govuk-body">Nothing that you paste is kept.</p>
${checkForm({ text: '' })}`,
}

/** What was pasted cannot be read, or not yet: what is wrong, line by line, above the box that still holds it. */
export const wrongPage = (wrong: Wrong, typed: Typed): Page => ({
  title: 'Check',
  part: 'check',
  wrong: true,
  main: html`${errorSummary({ title: 'There is a problem', errorList: [{ text: wrongInWords(wrong).says, href: `#${wrongInWords(wrong).field}` }] })}
<h1 class="govuk-heading-xl">Check</h1>
${wrong.is === 'wrong' && problemTable(wrong)}
${checkForm(typed, wrong)}`,
})

const MOST_SHOWN = 1000

function problemTable({ problems }: Extract<Wrong, { is: 'wrong' }>): Html {
  const more = problems.length - MOST_SHOWN
  return html`${stackingTable({
    caption: 'What cannot be read',
    head: ['Line', 'Where', 'What is wrong'],
    rows: problems.slice(0, MOST_SHOWN).map(({ line, column, where, says, suggestion }) => ({
      cells: [
        { text: html`Line ${line}${column !== undefined && html`<span class="redress-note">Column ${column}</span>`}` },
        { text: where },
        { text: html`${sentence(says)}${suggestion !== undefined && html` ${suggestion}`}` },
      ],
    })),
  })}
${more > 0 && html`<p class="govuk-body">And ${more} more. Put these right first.</p>`}`
}

const sentence = (says: string): string =>
  `${says.charAt(0).toUpperCase()}${says.slice(1)}${/[.?!]$/.test(says) ? '' : '.'}`

/** The assessment of a complaint that is in no record. */
export function chronologyPage(view: CaseView, typed: Typed): Page {
  const { history, asOf, today } = view
  const reference = referenceInWords(history.reference)
  const events = happened(view)
  return {
    title: `Check of ${reference}`,
    part: 'check',
    main: html`<span class="govuk-caption-xl">Check: ${history.council}</span>
<h1 class="govuk-heading-xl redress-case-title">Complaint ${reference} ${stageTags(view)}</h1>
${notKept(asOf === today ? 'This is how it stands today.' : html`This is how it stood on ${dayInFull(asOf)}, the day of the Ombudsman’s decision, with which it ends.`)}
<div class="govuk-button-group">${FORMS.map((form) =>
      button({
        text: `Download as ${FORM_WORDS[form]}`,
        classes: 'govuk-button--secondary',
        name: 'as',
        value: form,
        attributes: { form: FORM_ID },
      }),
    )}</div>
${stageTrack(view, events)}
${atAGlance(view)}
${caseSections(view, events)}
${again(typed)}`,
  }
}

/** What a published decision says. */
export const decisionPage = (decision: Decision, typed: Typed): Page => ({
  title: `Check of decision ${decision.reference ?? 'without a reference'}`,
  part: 'check',
  main: html`<span class="govuk-caption-xl">Check: a published decision</span>
<h1 class="govuk-heading-xl">${decision.council ?? 'Decision'}${decision.reference && html` (${decision.reference})`}</h1>
${notKept('This is what the text says, as far as it could be read.')}
${decisionParts(decision)}
${again(typed)}`,
})

const notKept = (says: string | Html): Html =>
  insetText({ text: html`<strong>Nothing was kept.</strong> ${says} Close this page, and it is gone.` })

const again = (typed: Typed): Html => html`<section class="redress-section" aria-labelledby="again">
<h2 class="govuk-heading-l" id="again">Change it, or check another</h2>
${checkForm(typed)}
</section>`
