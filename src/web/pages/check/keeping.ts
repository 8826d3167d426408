import type { Imported, ImportRefusal } from '../../../casework/casework.ts'
import type { Viewer } from '../../../casework/ports.ts'
import type { History } from '../../../complaint/history.ts'
import type { Result } from '../../../kernel/result.ts'
import { notificationBanner, warningText } from '../../components/messages.ts'
import { tag } from '../../components/tag.ts'
import type { Deps } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, CHECK_PATH, LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { section } from '../case/case-view.ts'
import { counted, inFigures } from '../../words/numbers.ts'
import type { Asked } from './asked.ts'
import { checkedForm, goOn, goOnAsLink } from './form.ts'
import type { Checked } from './reading.ts'
import { carriedMeaning } from './view.ts'

/** What is about to be kept: some or all of the complaints that were read. */
type Wanted = { readonly checked: Checked; readonly histories: readonly History[] }

/** Asks once more before anything is kept, and says what is not. */
export function keepPage({ checked, histories }: Wanted, asked: Asked): Page {
  const waiting = asked.reference === undefined ? checked.leftOut.length : 0
  const events = histories.reduce((sum, { events }) => sum + events.length, 0)
  const [first] = histories
  return {
    title: 'Keep in the record',
    part: 'check',
    main: html`<h1 class="govuk-heading-xl">Keep ${histories.length === 1 && first ? `complaint ${referenceInWords(first.reference)}` : counted(histories.length, 'complaint')} in the record?</h1>
<p class="govuk-body-l">${histories.length === 1 ? 'It is' : 'They are'} taken in with ${counted(events, 'event')}, each with the date on which it happened, as the file gives it.</p>
<ul class="govuk-list govuk-list--bullet">
<li>One that is there already with the same history is left as it is.</li>
<li>One whose reference is there with another history is not touched, and you are told which.</li>
${waiting > 0 && html`<li>${counted(waiting, 'complaint')} with a problem ${waiting === 1 ? 'is' : 'are'} not taken in. Put the file right and give it again: what is there already stays.</li>`}
</ul>
${warningText({ text: 'The record only grows: what was kept cannot be taken out again, only corrected.' })}
${histories.length > MANY && html`<p class="govuk-body">This takes about ${inFigures(Math.ceil(histories.length / EACH_SECOND))} seconds. Stay on this page until the answer comes.</p>`}
${checkedForm(asked, { ...carriedMeaning(checked), reference: asked.reference })}
<div class="govuk-button-group">${goOn({ name: 'step', value: 'keep-now', text: 'Keep' })}${goOnAsLink({ name: 'step', value: 'show', text: 'Go back and keep nothing' })}</div>`,
  }
}

const MANY = 500
/** Measured on a small machine; a faster one keeps its word early. */
const EACH_SECOND = 300

/** What became of each, and of how many things the old record says nothing. */
export type Kept = {
  readonly reference: string
  readonly result: Result<Imported, ImportRefusal>
  readonly notShown: number
}

/** Takes the complaints in, one after the other: whatever happens in between, each is whole or not there. */
export async function keepEach(
  histories: readonly History[],
  viewer: Viewer,
  { casework, checking }: Pick<Deps, 'casework' | 'checking'>,
): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const history of histories) {
    const result = await casework.importCase(viewer, history)
    kept.push({ reference: history.reference, result, notShown: checking.assess(history).notShown.length })
  }
  return kept
}

/** Says of each complaint what became of it, those that were refused first. */
export function keptPage(kept: readonly Kept[], { leftOut }: Checked): Page {
  const refused = kept.filter(({ result }) => !result.ok)
  const added = kept.filter(({ result }) => result.ok && result.value.outcome === 'added')
  const there = kept.length - refused.length - added.length
  return {
    title: 'Kept in the record',
    part: 'check',
    main: html`<h1 class="govuk-visually-hidden">Kept in the record</h1>
${notificationBanner({
  ...(added.length > 0 && { type: 'success' }),
  titleId: 'kept',
  title: added.length > 0 ? 'Kept' : 'Nothing new',
  text: `${counted(added.length, 'complaint')} added, ${inFigures(there)} there already, ${inFigures(refused.length)} refused`,
})}
${leftOut.length > 0 && html`<p class="govuk-body">${counted(leftOut.length, 'complaint')} with a problem ${leftOut.length === 1 ? 'was' : 'were'} not taken in.</p>`}
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a>, or <a class="govuk-link" href="${CHECK_PATH}">check another</a>.</p>
${refused.length > 0 && section('refused', 'Refused', table('Left as they are in the record', refused))}
${added.length + there > 0 && section('in-the-record', 'In the record', [gaps(kept), table('Each with what became of it', [...added, ...kept.filter((one) => !refused.includes(one) && !added.includes(one))])])}`,
  }
}

const gaps = (kept: readonly Kept[]): Html | false =>
  kept.some(({ result, notShown }) => result.ok && notShown > 0) &&
  html`<p class="govuk-body">An old record seldom says everything. What it does not show was not judged: look through it, complaint by complaint, and record what you know.</p>`

const table = (caption: string, kept: readonly Kept[]): Html =>
  stackingTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['Complaint', 'What became of it', 'What it does not show'],
    rows: kept.map((one) => ({
      cells: [
        { text: html`<a class="govuk-link" href="${casePath(one.reference)}">${referenceInWords(one.reference)}</a>` },
        { text: outcome(one.result) },
        { text: one.result.ok ? gap(one) : html`<span class="redress-quiet">Not taken in</span>` },
      ],
    })),
  })

const gap = ({ reference, notShown }: Kept): Html =>
  notShown === 0
    ? html`<span class="redress-quiet">Nothing</span>`
    : html`<a class="govuk-link" href="${`${casePath(reference)}#not-shown`}">${counted(notShown, 'thing')}<span class="govuk-visually-hidden"> that ${referenceInWords(reference)} does not show</span></a>`

function outcome(result: Kept['result']): Html {
  if (!result.ok) return html`${tag({ text: 'Refused', classes: 'govuk-tag--red' })} ${result.error.says}`
  return result.value.outcome === 'added'
    ? tag({ text: 'Added', classes: 'govuk-tag--green' })
    : html`${tag({ text: 'There already', classes: 'govuk-tag--grey' })} with the same history`
}
