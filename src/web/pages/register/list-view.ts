import type { RegisterFound } from '../../../casework/people.ts'
import type { PersonRead } from '../../../casework/person-stream.ts'
import type { NameFound } from '../../../casework/ports.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import { REGISTER_ROLE_WORDS, SKILL_WORDS } from '../../../people/register.ts'
import { expiries, lacksOn } from '../../../people/standing.ts'
import { button } from '../../components/button.ts'
import { input } from '../../components/input.ts'
import { insetText } from '../../components/messages.ts'
import { subNavigation } from '../../components/moj.ts'
import { pagination } from '../../components/pagination.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { EQUALITY_FIGURES_PATH, FIND_PATH, NEW_PERSON_PATH, REGISTER_PATH, registerPath } from '../../paths.ts'
import type { Seal } from '../../sealed.ts'
import { stackingTable } from '../../stacking-table.ts'
import { counted } from '../../words/numbers.ts'
import { shortName } from '../list/query.ts'
import { SHOWN, type RegisterQuery, registerListPath } from './query.ts'
import { itemsOf } from './fields.ts'

export type RegisterView = {
  readonly query: RegisterQuery
  readonly found: RegisterFound
  readonly suppliers: readonly NameFound[]
  readonly today: Day
  readonly pages: number
  readonly seal: Seal
  readonly done?: string | undefined
}

const SHOW_WORDS = {
  all: 'On the register',
  due: 'Missing, expired or expiring in 60 days',
  left: 'Left the register',
} as const

/** The register: who may be asked, and what has to be renewed first. */
export function registerPage(view: RegisterView): Page {
  const { query, found, seal, done } = view
  return {
    title: 'Register of independents',
    part: 'register',
    main: html`${done !== undefined && html`<p class="govuk-body" role="status"><strong>${done}</strong></p>`}
<h1 class="govuk-heading-xl">Register of independents</h1>
<p class="govuk-body">Those from outside the council who investigate, watch over an investigation or sit on a panel. Whoever has something to renew first comes first.</p>
<div class="govuk-button-group">${button({ text: 'Add somebody', href: NEW_PERSON_PATH })}${button({ text: 'Find people for a complaint', href: FIND_PATH, classes: 'govuk-button--secondary' })}<a class="govuk-link" href="${EQUALITY_FIGURES_PATH}">Equality figures</a></div>
${filters(view)}
${subNavigation({
  label: 'Who is shown',
  items: SHOWN.map((show) => ({
    text: SHOW_WORDS[show],
    href: registerListPath({ ...query, show, page: 1 }, seal),
    current: show === query.show,
  })),
})}
${query.lostWords && insetText({ text: 'The words of this search are no longer known. Type them again.' })}
<p class="govuk-body redress-how-many" role="status">${counted(found.total, 'person', 'people')}</p>
${found.people.length > 0 ? people(view) : insetText({ text: nothing(query) })}
${view.pages > 1 && pageLinks(view)}`,
  }
}

const nothing = ({ show, role, skill, supplier, words }: RegisterQuery): string => {
  if (role || skill || supplier !== undefined || words !== undefined)
    return 'Nobody matches what you chose. Choose less, or try the beginning of a name.'
  if (show === 'due') return 'Nothing is missing, and nothing expires in the next 60 days.'
  return show === 'left' ? 'Nobody has left the register.' : 'Nobody is on the register yet. Add somebody first.'
}

const any = { value: '', text: 'Any' }

const filters = ({ query, suppliers }: RegisterView): Html =>
  html`<form class="redress-search" method="post" action="${REGISTER_PATH}" role="search" novalidate>
<input type="hidden" name="show" value="${query.show}">
<div class="redress-filters">
${input({ name: 'words', label: { text: 'Name or contact' }, type: 'search', autocomplete: 'off', spellcheck: false, value: query.words })}
${select({ name: 'role', label: { text: 'Role' }, items: [any, ...itemsOf(REGISTER_ROLE_WORDS)], value: query.role })}
${select({ name: 'skill', label: { text: 'Knows well' }, items: [any, ...itemsOf(SKILL_WORDS)], value: query.skill })}
${select({
  name: 'supplier',
  label: { text: 'Supplier' },
  items: [any, ...suppliers.map(({ name, rows }) => ({ value: shortName(name), text: `${name} (${rows})` }))],
  value: query.supplier === undefined ? undefined : shortName(query.supplier),
})}
</div>
<div class="govuk-button-group">${button({ text: 'Search' })}<a class="govuk-link" href="${REGISTER_PATH}">Clear</a></div>
</form>`

const people = ({ found, today }: RegisterView): Html =>
  stackingTable({
    caption: 'People',
    captionClasses: 'govuk-visually-hidden',
    head: ['Name', 'Role', 'Supplier', 'To renew'],
    rows: found.people.map((read) => ({ cells: cellsOf(read, today) })),
  })

const cellsOf = ({ id, person }: PersonRead, today: Day) => [
  {
    text: html`<a class="govuk-link" href="${registerPath(id)}">${person.name}</a>${person.contacts.some(({ safety }) => safety !== 'safe') && html`<br><strong class="redress-late">Contact with care</strong>`}`,
  },
  { text: person.register?.as.map((role) => REGISTER_ROLE_WORDS[role]).join(', ') ?? '–' },
  { text: person.register?.supplier ?? '–' },
  { text: standing(person, today) },
]

/** What they lack, else what expires next. */
export function standing(person: PersonRead['person'], today: Day): Html {
  const lacks = lacksOn(person, today)
  if (lacks.length > 0)
    return html`<ul class="govuk-list redress-lacks-short">${lacks.map(({ says }) => html`<li>${says}</li>`)}</ul>`
  const [next] = expiries(person)
  return next ? html`${next.what}: until ${dayInWords(next.on)}` : html`Nothing`
}

const pageLinks = ({ query, pages, seal }: RegisterView): Html =>
  pagination({
    ...(query.page > 1 && { previous: { href: registerListPath({ ...query, page: query.page - 1 }, seal) } }),
    ...(query.page < pages && { next: { href: registerListPath({ ...query, page: query.page + 1 }, seal) } }),
  })
