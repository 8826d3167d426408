import type { AccountShown } from '../../door/accounts.ts'
import type { SessionShown } from '../../door/sessions.ts'
import type { JournalEntry, JournalKind } from '../../casework/sign-in-port.ts'
import { isRole, OUTSIDE_ROLES, type Role, ROLE_WORDS, STAFF_ROLES } from '../../people/roles.ts'
import { button } from '../components/button.ts'
import { checkboxes } from '../components/checkboxes.ts'
import { input } from '../components/input.ts'
import { breadcrumbs } from '../components/links.ts'
import { notificationBanner } from '../components/messages.ts'
import { summaryList } from '../components/summary-list.ts'
import { momentInWords } from '../dates.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../layout.ts'
import { stackingTable } from '../stacking-table.ts'
import { handOverPath, PEOPLE_PATH, personPath } from '../paths.ts'
import { sessionsTable, WAY_WORDS } from './account-view.ts'
import { doForm, type Wrong, wrongAt, wrongSummary } from './form-parts.ts'

/** The name of the box of a role. */
export const boxOf = (role: Role): string => `role-${role}`

const rolesOf = (roles: readonly Role[]): string => roles.map((role) => ROLE_WORDS[role]).join(', ') || 'None'

const roleBox = (role: Role, chosen: readonly Role[]) => ({
  name: boxOf(role),
  value: 'yes',
  text: ROLE_WORDS[role],
  checked: chosen.includes(role),
})

const roleBoxes = (chosen: readonly Role[], wrong: Wrong | undefined): Html => html`${checkboxes({
  name: 'roles',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Roles in the council', classes: 'govuk-fieldset__legend--s' } },
  items: STAFF_ROLES.map((role) => roleBox(role, chosen)),
  ...wrongAt(wrong, 'roles'),
})}
${checkboxes({
  name: 'outside-roles',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Roles from outside', classes: 'govuk-fieldset__legend--s' } },
  items: OUTSIDE_ROLES.map((role) => roleBox(role, chosen)),
})}`

export type PeopleShown = {
  readonly accounts: readonly AccountShown[]
  readonly journal: readonly JournalEntry[]
  readonly typed?: { readonly name: string; readonly email: string; readonly roles: readonly Role[] }
  readonly wrong?: Wrong | undefined
}

/** Everybody who may sign in, and a form to invite somebody. */
export const peoplePage = ({ accounts, journal, typed, wrong }: PeopleShown): Page => ({
  title: 'People',
  part: 'people',
  wrong: wrong !== undefined,
  main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-l">People</h1>
${stackingTable({
  caption: 'Everybody with an account',
  captionClasses: 'govuk-visually-hidden',
  head: ['Name', 'Roles', 'Last signed in'],
  rows: accounts.map(({ person, name, roles, lastSignInAt, ended, elsewhere }) => ({
    cells: [
      {
        text: html`<a class="govuk-link" href="${personPath(person)}">${name}</a>${elsewhere && ' (council account)'}`,
      },
      { text: ended ? 'Has left' : rolesOf(roles) },
      { text: lastSignInAt === undefined ? 'Never' : momentInWords(lastSignInAt) },
    ],
  })),
})}
<h2 class="govuk-heading-m">Invite somebody</h2>
<form method="post" action="${PEOPLE_PATH}" novalidate>
${input({ name: 'name', label: { text: 'Full name' }, classes: 'govuk-input--width-20', autocomplete: 'off', value: typed?.name, ...wrongAt(wrong, 'name') })}
${input({ name: 'email', label: { text: 'Email address' }, type: 'email', classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false, value: typed?.email, ...wrongAt(wrong, 'email') })}
${roleBoxes(typed?.roles ?? [], wrong)}
${button({ text: 'Make a link for them' })}
</form>
${journalPart(journal, accounts)}`,
})

const KIND_WORDS: Readonly<Record<JournalKind, string>> = {
  invited: 'Given a link',
  'set-up': 'Set up their sign-in',
  'signed-in': 'Signed in',
  'sign-in-failed': 'Failed to sign in',
  'proved-again': 'Proved again who they are',
  'proof-failed': 'Failed to prove who they are',
  'signed-out': 'Signed out',
  'session-ended': 'Session ended',
  'role-given': 'Given a role',
  'role-ended': 'Role ended',
  'factor-added': 'Added a way in',
  'factor-removed': 'Removed a way in',
  'recovery-code-used': 'Used a recovery code',
  'recovery-codes-made': 'Made new recovery codes',
  'password-changed': 'Changed their password',
  'account-ended': 'Account ended',
  'account-reopened': 'Account opened again',
}

function journalPart(journal: readonly JournalEntry[], accounts: readonly AccountShown[]): Html {
  const nameOf = (person: string | undefined) =>
    person === undefined ? 'Nobody known' : (accounts.find((one) => one.person === person)?.name ?? 'Somebody')
  return stackingTable({
    caption: 'What happened at the door',
    head: ['When', 'Who', 'What', 'By'],
    rows: journal.map(({ at, kind, person, by, what }) => ({
      cells: [
        { text: momentInWords(at) },
        { text: nameOf(person) },
        { text: what === undefined ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}: ${whatWords(what)}` },
        { text: by === undefined ? '–' : nameOf(by) },
      ],
    })),
  })
}

const isWay = (what: string): what is keyof typeof WAY_WORDS => what in WAY_WORDS

const whatWords = (what: string): string =>
  (isRole(what) ? ROLE_WORDS[what] : isWay(what) ? WAY_WORDS[what] : what).toLowerCase()

export type PersonShown = {
  readonly account: AccountShown
  readonly sessions: readonly SessionShown[]
  /** The roles that were ticked, where they were refused. */
  readonly ticked?: readonly Role[] | undefined
  readonly wrong?: Wrong | undefined
  /** Whether whoever looks hands over what others hold. */
  readonly handsOver: boolean
}

/** One person: their roles, their sessions, a new link, and the end. */
export const personPage = ({ account, sessions, ticked, wrong, handsOver }: PersonShown): Page => {
  const { person, name, email, roles, elsewhere, ended } = account
  const path = personPath(person)
  return {
    title: name,
    part: 'people',
    wrong: wrong !== undefined,
    before: breadcrumbs({ items: [{ text: 'People', href: PEOPLE_PATH }, { text: name }] }),
    main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-l">${name}</h1>
${summaryList({
  rows: [
    { key: { text: 'Signs in' }, value: { text: elsewhere ? 'With their council account' : `As ${email ?? ''}` } },
    { key: { text: 'Roles' }, value: { text: ended ? 'None: this account was ended' : rolesOf(roles) } },
  ],
})}
${!ended && !elsewhere && rolesForm(path, ticked ?? roles, wrong)}
${
  !ended &&
  html`<h2 class="govuk-heading-m">Where they are signed in</h2>
${sessionsTable(path, sessions)}`
}
${
  !ended &&
  !elsewhere &&
  html`<h2 class="govuk-heading-m">They cannot get in</h2>
<p class="govuk-body">A new link lets them set a new password and a new app. What they have now works until they use it.</p>
${doForm(path, { do: 'invite-again' }, 'Make a new link')}`
}
${
  !ended &&
  html`<h2 class="govuk-heading-m">They have left</h2>
<p class="govuk-body">This ends all their sessions, ways in and links at once. A complaints manager hands over what they hold, best before: ${handsOver ? html`<a class="govuk-link" href="${handOverPath(person)}">hand it over</a>` : 'ask one'}. What is not handed over stands on the first page of every complaints manager until it is.</p>
${doForm(path, { do: 'end-account' }, `End the account of ${name}`, true)}`
}
${
  ended &&
  html`<h2 class="govuk-heading-m">They have come back</h2>
<p class="govuk-body">They stay the person whom complaints know, so that what they are kept away from stays away. ${
    elsewhere ? 'They get the roles of their groups when they sign in.' : 'You give them roles and a new link.'
  }</p>
${doForm(path, { do: 'reopen-account' }, 'Open the account again')}`
}`,
  }
}

const rolesForm = (path: string, roles: readonly Role[], wrong: Wrong | undefined): Html =>
  html`<h2 class="govuk-heading-m">What they do</h2>
<form method="post" action="${path}" novalidate><input type="hidden" name="do" value="roles">
${roleBoxes(roles, wrong)}
${button({ text: 'Change roles' })}
<p class="govuk-hint">A change ends their sessions: they sign in again.</p>
</form>`

/** The one-time link of somebody, shown this once to whoever passes it on. */
export const linkPage = (name: string, link: string, hours: number): Page => ({
  title: 'A link was made',
  part: 'people',
  before: breadcrumbs({ items: [{ text: 'People', href: PEOPLE_PATH }, { text: 'A link was made' }] }),
  main: html`${notificationBanner({ type: 'success', text: `A link for ${name} was made`, disableAutoFocus: true })}
<h1 class="govuk-heading-l">Pass this link on to ${name}</h1>
<p class="govuk-body redress-key" id="link">${link}</p>
<p class="govuk-body">It works once, within ${hours} hours, and whoever has it can set the password. It is shown only now. Give it to them yourself, or send it by a way that only they read.</p>`,
})
