import type { PersonRead } from '../../../casework/person-stream.ts'
import { REGISTER_ROLE_WORDS, REGISTER_ROLES, type RegisterRole } from '../../../people/register.ts'
import type { Candidate, Suggestion } from '../../../people/suggestion.ts'
import { button } from '../../components/button.ts'
import { input } from '../../components/input.ts'
import { insetText } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import type { Deps } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { type Answer, type Posted, show } from '../../page.ts'
import { casePath, FIND_PATH, registerPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { type Filled, itemsOf, oneOf, typedIn, type Wrong, wrongAt, wrongSummary } from './fields.ts'
import { crumbs } from './person-view.ts'

type Found = { readonly role: RegisterRole; readonly reference: string; readonly suggestion: Suggestion<PersonRead> }

export const openFind = ({ law }: Deps): Answer =>
  show(findPage({ typed: {}, wrong: [], bounds: law.calendar }, undefined))

/** Two names for a post in a complaint, and why the others may not be asked. */
export async function findTwo({ casework, people, law }: Deps, { typed, viewer }: Posted): Promise<Answer> {
  const reference = typedIn(typed, 'reference')
  const role = oneOf(REGISTER_ROLES, typed['role']) ?? REGISTER_ROLES[0]
  const filled = (wrong: readonly Wrong[]): Filled => ({ typed, wrong, bounds: law.calendar })
  const wrong = (says: string) => show(findPage(filled([{ field: 'reference', says }]), undefined))
  if (reference === '') return wrong('Enter the reference of the complaint')
  const found = await casework.readCase(viewer, reference, { to: 'case' })
  if (!found) return wrong('There is no complaint with this reference that you can see. Check it for slips')
  const suggestion = await people.suggest(viewer, role, found.history)
  return show(findPage(filled([]), { role, reference, suggestion }))
}

const findPage = (filled: Filled, found: Found | undefined): Page => ({
  title: 'Find people for a complaint',
  part: 'register',
  wrong: filled.wrong.length > 0,
  before: crumbs({ text: 'Find people' }),
  main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l">Find people for a complaint</h1>
<form class="redress-search" method="post" action="${FIND_PATH}" novalidate>
<div class="redress-filters">${select({ name: 'role', label: { text: 'Wanted' }, items: itemsOf(REGISTER_ROLE_WORDS), value: filled.typed['role'] })}
${input({ name: 'reference', label: { text: 'Reference of the complaint' }, autocomplete: 'off', spellcheck: false, value: filled.typed['reference'], ...wrongAt(filled.wrong, 'reference') })}</div>
${button({ text: 'Find' })}
</form>
${found && results(found)}`,
})

function results({ role, reference, suggestion: { suggested, more, refused } }: Found): Html {
  const wanted = REGISTER_ROLE_WORDS[role].toLowerCase()
  return html`<h2 class="govuk-heading-m" id="found">${REGISTER_ROLE_WORDS[role]} for <a class="govuk-link" href="${casePath(reference)}">${referenceInWords(reference)}</a></h2>
${
  suggested.length > 0
    ? suggested.map(oneSuggested)
    : insetText({ text: `Nobody on the register may be asked to be ${wanted} in this complaint.` })
}
${more > 0 && html`<p class="govuk-body">${more} more could be asked.</p>`}
${
  refused.length > 0 &&
  html`<h2 class="govuk-heading-m">May not be asked</h2>
<ul class="govuk-list redress-refused">${refused.map(oneRefused)}</ul>`
}
<p class="govuk-body redress-quiet">People are known in a complaint by the names recorded there; a surname alone counts as the same person. Ask whoever you choose whether they know the family or had a part in the case.</p>`
}

const personLink = ({ of: { id, person } }: Candidate<PersonRead>): Html =>
  html`<a class="govuk-link" href="${registerPath(id)}">${person.name}</a>${person.register?.supplier !== undefined && ` (${person.register.supplier})`}`

const oneSuggested = (candidate: Candidate<PersonRead>): Html =>
  html`<div class="redress-suggested"><h3 class="govuk-heading-s">${personLink(candidate)}</h3>
${
  candidate.lacks.length === 0
    ? html`<p class="govuk-body">No conflict, and nothing is missing.</p>`
    : html`<p class="govuk-body">No conflict. Before they are asked:</p><ul class="govuk-list govuk-list--bullet">${candidate.lacks.map(({ says }) => html`<li>${says}</li>`)}</ul>`
}</div>`

const oneRefused = (candidate: Candidate<PersonRead>): Html =>
  html`<li>${personLink(candidate)}: ${candidate.barred.map(({ says, cites }) => `${says}${cites.length > 0 ? ` (${cites.join(', ')})` : ''}`).join(' ')}</li>`
