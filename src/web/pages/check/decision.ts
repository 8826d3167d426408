import { dayInFull, parseDay } from '../../../kernel/day.ts'
import type { Decision, DecisionAction } from '../../../ombudsman/decision.ts'
import { summaryList } from '../../components/summary-list.ts'
import { capitalised } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { stackingTable } from '../../stacking-table.ts'
import { section } from '../case/case-view.ts'

/** The header of a decision, what the council agreed to, and what the reader would not decide by itself. */
export const decisionParts = (decision: Decision): Html => html`${header(decision)}
${section('actions', 'What is to be done', actions(decision))}
${section('unsure', 'What is left in doubt', unsure(decision))}`

const header = ({ reference, council, decision, decisionDate, category, summary, statutes, people }: Decision): Html =>
  summaryList({
    rows: [
      ['Reference', reference],
      ['Council', council],
      ['Decision', decision],
      ['Decided on', decisionDate && inFull(decisionDate)],
      ['About', category.join(', ')],
      ['Summary', summary],
      ['Law named', statutes.join('; ')],
      ['People', people.join(', ')],
    ].map(([key, value]) => ({
      key: { text: key ?? '' },
      value: { text: value || html`<span class="redress-quiet">Not found in the text</span>` },
    })),
  })

const actions = ({ actions }: Decision): Html =>
  actions.length === 0
    ? html`<p class="govuk-body">No agreed action was found in the text.</p>`
    : stackingTable({
        caption: `${actions.length} agreed ${actions.length === 1 ? 'action' : 'actions'}, as published`,
        head: ['What', 'Kind', 'Amount', 'By when', 'The words that set the date'],
        rows: actions.map((action) => ({ cells: actionCells(action) })),
      })

const actionCells = ({ says, kind, amount, to, due, phrase, stage, part }: DecisionAction) =>
  [
    html`${says}${to !== null && html`<span class="redress-note">To ${to}</span>`}`,
    html`${inWords(kind)}${stage && html`<span class="redress-note">${part && `${inWords(part)} `}${part ? stage.replaceAll('-', ' ') : inWords(stage)}</span>`}`,
    amount === null ? 'None' : pounds(amount),
    due === null ? 'No date that can be counted' : inFull(due),
    phrase === null ? 'None' : `“${phrase}”`,
  ].map((text) => ({ text }))

const unsure = ({ unsure }: Decision): Html =>
  unsure.length === 0
    ? html`<p class="govuk-body">Nothing: every part that was found was clear.</p>`
    : html`<ul class="redress-list">${unsure.map(
        ({ what, passage }) => html`<li class="redress-list__item">
<p class="redress-list__first">${capitalised(what)}</p>
<blockquote class="redress-passage">${passage}</blockquote>
</li>
`,
      )}</ul>`

const inWords = (code: string): string => capitalised(code.replaceAll('-', ' '))

const pounds = (amount: number): string =>
  amount.toLocaleString('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  })

function inFull(text: string): string {
  const day = parseDay(text)
  return day === undefined ? text : dayInFull(day)
}
