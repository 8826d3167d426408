import type { AlikeRead, PartyRead } from '../../../casework/people-read.ts'
import type { Party } from '../../../people/parties.ts'
import { button } from '../../components/button.ts'
import { radios } from '../../components/radios.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { partiesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { PARTY_WORDS } from '../../words/people.ts'
import { type Filled, type Typed, wrongAt, wrongSummary } from '../register/fields.ts'
import { contactFields, nameField } from '../register/forms.ts'
import { calledHere, partyCrumbs } from './naming.ts'
import { partFields } from './part-form.ts'

// Finding or recording who somebody is, and adding them to a complaint. What was typed goes along in the form, never in
// an address.

/** Whom it is about: somebody to be added, or somebody whom the chronology names. */
export type Finding = {
  readonly reference: string
  readonly filled: Filled
  readonly others: readonly Party[]
  readonly linked?: PartyRead
}

const WHO: ReadonlySet<string> = new Set(['name', 'means', 'value', 'safety', 'because'])
const isPart = (name: string): boolean =>
  ['as', 'class', 'calledHere', 'inOwnRight'].includes(name) || name.startsWith('acts-')

/** What belongs to another page goes along hidden; `shown` are the fields that the page itself has. */
const carried = (typed: Typed, shown: (name: string) => boolean): Html =>
  html`${Object.entries(typed)
    .filter(([name, text]) => text !== undefined && name !== 'step' && name !== 'form-token' && !shown(name))
    .map(([name, text]) => html`<input type="hidden" name="${name}" value="${text ?? ''}">`)}`

type Shape = { readonly title: string; readonly inside: Html; readonly shown: (name: string) => boolean }

function findingPage({ reference, filled, linked }: Finding, { title, inside, shown }: Shape): Page {
  const doing = linked ? `Who is ${calledHere(linked)}?` : 'Add somebody'
  const action = linked ? partiesPath(reference, linked.place, 'link') : partiesPath(reference, 'new')
  return {
    title,
    part: 'complaints',
    wrong: filled.wrong.length > 0,
    before: partyCrumbs(reference, doing),
    main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${doing}</span>${title}</h1>
<form method="post" action="${action}" novalidate>${carried(filled.typed, shown)}
${inside}
</form>`,
  }
}

const buttons = (reference: string, next: string, step: string, back?: Html): Html =>
  html`<div class="govuk-button-group">${button({ text: next, name: 'step', value: step })}${back}<a class="govuk-link" href="${partiesPath(reference)}">Cancel</a></div>`

export const whoPage = (finding: Finding): Page =>
  findingPage(finding, {
    title: finding.linked ? 'Their name, and one way to reach them' : 'Who is it?',
    shown: (name) => WHO.has(name),
    inside: html`<p class="govuk-body">Whoever was in a complaint before is looked for first, so that nobody is recorded twice.</p>
${nameField(finding.filled)}
<h2 class="govuk-heading-m">One way to reach them</h2>
<p class="govuk-hint">Leave the address or number empty where none is known. More can be added later.</p>
${contactFields(finding.filled)}
${buttons(finding.reference, 'Continue', 'who')}`,
  })

/** Those who may be meant, each with the complaints by which they are told apart from a namesake. */
export const alikePage = (finding: Finding, alike: readonly AlikeRead[]): Page =>
  findingPage(finding, {
    title: 'Were they in a complaint before?',
    shown: (name) => name === 'known',
    inside: html`${radios({
      name: 'known',
      fieldset: {
        legend: { text: 'Choose them, or say that it is somebody new', classes: 'govuk-fieldset__legend--s' },
      },
      items: [
        ...alike.map(({ id, person, references }) => ({
          value: id,
          text: person.name,
          hint: {
            text:
              references.length > 0 ? `In ${references.map(referenceInWords).join(', ')}` : 'Was in a complaint before',
          },
        })),
        { divider: 'or' },
        { value: 'new', text: 'Somebody new', hint: { text: 'A namesake, say' } },
      ],
      value: finding.filled.typed['known'],
      ...wrongAt(finding.filled.wrong, 'who'),
    })}
${buttons(finding.reference, 'Continue', 'alike', again)}`,
  })

const again: Html = button({
  text: 'Back to who it is',
  name: 'step',
  value: 'who-again',
  classes: 'govuk-button--secondary',
})

export const partPage = (finding: Finding): Page =>
  findingPage(finding, {
    title: 'What is their part?',
    shown: isPart,
    inside: html`${partFields(finding.filled, finding.others)}
${buttons(finding.reference, 'Add them', 'part', again)}`,
  })

type Asking = { readonly reference: string; readonly party: PartyRead; readonly name: string; readonly filled: Filled }

const askingPage = (
  { reference, party, name, filled }: Asking,
  { title, act, inside, text, warning }: { title: string; act: string; inside: Html; text: string; warning?: boolean },
): Page => ({
  title,
  part: 'complaints',
  wrong: filled.wrong.length > 0,
  before: partyCrumbs(reference, title),
  main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${name}</span>${title}</h1>
<form method="post" action="${partiesPath(reference, party.place, act)}" novalidate><input type="hidden" name="command" value="${filled.typed['command'] ?? ''}">
${inside}
<div class="govuk-button-group">${button({ text, classes: warning ? 'govuk-button--warning' : '' })}<a class="govuk-link" href="${partiesPath(reference)}">Cancel</a></div>
</form>`,
})

export const changePartPage = (asking: Asking, others: readonly Party[]): Page =>
  askingPage(asking, {
    title: 'Change their part',
    act: 'part',
    inside: html`<p class="govuk-body">What was recorded before stays to be seen on the page of the people.</p>
${partFields(asking.filled, others)}`,
    text: 'Change their part',
  })

export const removePage = (asking: Asking, reason: Html): Page =>
  askingPage(asking, {
    title: 'Remove from this complaint',
    act: 'remove',
    inside: html`<p class="govuk-body">They will no longer count as ${asking.party.person.as ? PARTY_WORDS[asking.party.person.as].toLowerCase() : 'one of its people'}. That they were, and why they were removed, stays in the record, and so does what is recorded of them.</p>
${reason}`,
    text: 'Remove them',
    warning: true,
  })
