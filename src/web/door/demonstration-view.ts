import { OUTSIDE_ROLES, type Role, ROLE_WORDS, STAFF_ROLES } from '../../people/roles.ts'
import { table } from '../components/table.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../layout.ts'
import { DEMONSTRATION_PATH } from '../paths.ts'
import { doForm } from './form-parts.ts'

type Person = { readonly key: string; readonly role: Role; readonly name: string }

/** Everybody of the invented council; one click makes the visitor any of them. */
export const demonstrationPage = (people: readonly Person[]): Page => ({
  title: 'Be somebody else',
  main: html`<h1 class="govuk-heading-l">Be somebody else</h1>
<p class="govuk-body">These people are invented. Choose one to see the service as they would.</p>
${group(
  'In the council',
  people.filter(({ role }) => STAFF_ROLES.some((one) => one === role)),
)}
${group(
  'From outside',
  people.filter(({ role }) => OUTSIDE_ROLES.some((one) => one === role)),
)}`,
})

const group = (caption: string, people: readonly Person[]): Html =>
  table({
    caption,
    captionClasses: 'govuk-table__caption--m',
    classes: 'redress-people',
    rows: people.map(({ key, role, name }) => [
      { text: ROLE_WORDS[role] },
      { text: doForm(DEMONSTRATION_PATH, { role: key }, `Be ${name}`) },
    ]),
    firstCellIsHeader: true,
  })
