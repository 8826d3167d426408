import { type Access, NEED_A_DEPUTY, withoutDeputy } from '../../../people/access.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import type { Colleague } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { input } from '../../components/input.ts'
import { breadcrumbs } from '../../components/links.ts'
import { errorSummary, insetText, warningText } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, whoMayPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'

export const CHANGES = [
  'assigned',
  'named',
  'conflicted',
  'end-assigned',
  'end-named',
  'end-conflicted',
  'restrict',
  'lift',
] as const
export type Change = (typeof CHANGES)[number]

/** What was typed into the forms, and what is wrong with it. */
export type Typed = {
  readonly person?: string | undefined
  readonly deputy?: string | undefined
  readonly change?: string | undefined
  readonly reason?: string | undefined
  readonly wrong?: { readonly wrong: 'person' | 'deputy' | 'reason'; readonly says: string }
}

export type WhoMayView = {
  readonly reference: string
  readonly access: Access
  readonly people: readonly Colleague[]
  /** Whether the forms are shown. */
  readonly change: boolean
  readonly typed: Typed
}

export function whoMayPage(view: WhoMayView): Page {
  const { reference, access, typed } = view
  const words = referenceInWords(reference)
  const wrong = typed.wrong
  return {
    title: `Who may see complaint ${words}`,
    part: 'complaints',
    wrong: wrong !== undefined,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: words, href: casePath(reference) },
        { text: 'Who may see it' },
      ],
    }),
    main: html`${wrong && errorSummary({ title: 'There is a problem', errorList: [{ text: wrong.says, href: `#${wrong.wrong}` }] })}
<h1 class="govuk-heading-xl">Who may see complaint ${words}</h1>
${
  access.restricted
    ? warningText({ text: 'Restricted: only those who are assigned to it see that it exists.' })
    : html`<p class="govuk-body">The complaints team, the Director, the Ombudsman link officer and auditors see every complaint that is not restricted. Everybody else sees only what they are assigned to, and only while they are.</p>`
}
${withoutDeputy(access).map((role) => warningText({ text: `Nobody is named to act for the ${ROLE_WORDS[role].toLowerCase()}, who is kept away.` }))}
${tiedTable(view)}
${view.change && forms(view)}`,
  }
}

const TIE_WORDS = {
  assigned: 'Assigned to it',
  'was-assigned': 'Was assigned to it',
  named: 'Named in it: kept away from it',
  conflicted: 'Has a stake in it: kept away from it',
} as const

function tiedTable({ access, people, reference, change }: WhoMayView): Html {
  if (access.tied.length === 0) return insetText({ text: 'Nobody is assigned to this complaint or kept away from it.' })
  return stackingTable({
    caption: 'People whom something ties to this complaint',
    head: ['Person', 'Role', 'What ties them to it', ...(change ? ['Change'] : [])],
    rows: access.tied.map(({ person, tie, as }) => {
      const name = people.find((one) => one.person === person)?.name ?? 'Somebody who can no longer sign in'
      const end = html`<form method="post" action="${whoMayPath(reference)}"><input type="hidden" name="change" value="${`end-${tie}`}"><input type="hidden" name="person" value="${person}"><button type="submit" class="redress-link">End this<span class="govuk-visually-hidden"> for ${name}</span></button></form>`
      return {
        cells: [
          { text: name },
          { text: as ? ROLE_WORDS[as] : 'Not said' },
          { text: TIE_WORDS[tie] },
          ...(change ? [{ text: tie === 'was-assigned' ? html`` : end }] : []),
        ],
      }
    }),
  })
}

const forms = (view: WhoMayView): Html => html`<section class="redress-section" aria-labelledby="add">
<h2 class="govuk-heading-m" id="add">Assign somebody, or keep somebody away</h2>
<form method="post" action="${whoMayPath(view.reference)}" novalidate>
${select({
  name: 'person',
  label: { text: 'Person' },
  items: [
    { value: '', text: 'Choose a person' },
    ...view.people.map(({ person, name, roles }) => ({
      value: person,
      text: `${name} (${roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ') || 'no role'})`,
    })),
  ],
  value: view.typed.person ?? '',
  ...(view.typed.wrong?.wrong === 'person' && { errorMessage: { text: view.typed.wrong.says } }),
})}
${select({
  name: 'change',
  label: { text: 'What ties them to it' },
  hint: { text: 'Whoever the complaint is about, and whoever has a stake in it, cannot see it at all' },
  items: [
    { value: 'assigned', text: TIE_WORDS.assigned },
    { value: 'named', text: TIE_WORDS.named },
    { value: 'conflicted', text: TIE_WORDS.conflicted },
  ],
  value: view.typed.change ?? 'assigned',
})}
${select({
  name: 'deputy',
  label: { text: 'Deputy' },
  hint: {
    text: 'Needed where a complaints manager or a Director is kept away: another with that role, who acts in their place and is assigned to the complaint',
  },
  items: [
    { value: '', text: 'No deputy' },
    ...view.people
      .filter(({ roles }) => NEED_A_DEPUTY.some((role) => roles.includes(role)))
      .map(({ person, name, roles }) => ({
        value: person,
        text: `${name} (${roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ')})`,
      })),
  ],
  value: view.typed.deputy ?? '',
  ...(view.typed.wrong?.wrong === 'deputy' && { errorMessage: { text: view.typed.wrong.says } }),
})}
${button({ text: 'Record this' })}
</form></section>
${restriction(view)}`

const restriction = ({
  reference,
  access,
  typed,
}: WhoMayView): Html => html`<section class="redress-section" aria-labelledby="restrict">
<h2 class="govuk-heading-m" id="restrict">${access.restricted ? 'Lift the restriction' : 'Restrict this complaint'}</h2>
<form method="post" action="${whoMayPath(reference)}" novalidate>
<input type="hidden" name="change" value="${access.restricted ? 'lift' : 'restrict'}">
${input({
  name: 'reason',
  label: { text: 'Reason' },
  hint: {
    text: access.restricted
      ? 'Everybody whose role sees complaints will see it again'
      : 'For everybody who is not assigned to it, it will look as if it were not there',
  },
  value: typed.reason ?? '',
  ...(typed.wrong?.wrong === 'reason' && { errorMessage: { text: typed.wrong.says } }),
})}
${button({ text: access.restricted ? 'Lift the restriction' : 'Restrict it', classes: 'govuk-button--warning' })}
</form></section>`
