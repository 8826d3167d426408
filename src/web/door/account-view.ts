import type { FactorsShown } from '../../door/factors.ts'
import type { Asked } from '../../door/passkeys.ts'
import type { SessionShown, SignedIn } from '../../door/sessions.ts'
import { ROLE_WORDS } from '../../people/roles.ts'
import { SHORTEST } from '../../people/passwords.ts'
import { button } from '../components/button.ts'
import { input } from '../components/input.ts'
import { breadcrumbs } from '../components/links.ts'
import { notificationBanner } from '../components/messages.ts'
import { summaryList } from '../components/summary-list.ts'
import { table } from '../components/table.ts'
import { momentInWords } from '../dates.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../layout.ts'
import { stackingTable } from '../stacking-table.ts'
import { ACCOUNT_PATH, FACTORS_PATH } from '../paths.ts'
import { doForm, passkeyForm, type Wrong, wrongAt, wrongSummary } from './form-parts.ts'

export const WAY_WORDS: Readonly<Record<SessionShown['way'], string>> = {
  password: 'Password and code',
  passkey: 'Passkey',
  'single-sign-on': 'Council account',
  demonstration: 'Demonstration',
}

export type AccountPageShown = {
  readonly who: SignedIn
  readonly factors: FactorsShown
  readonly sessions: readonly SessionShown[]
}

/** What somebody has of their own: who they are here, where they are signed in, and how. */
export const accountPage = ({ who, factors, sessions }: AccountPageShown): Page => ({
  title: 'Your sign-in',
  main: html`<h1 class="govuk-heading-l">Your sign-in</h1>
${summaryList({
  rows: [
    { key: { text: 'Name' }, value: { text: who.name } },
    { key: { text: 'Roles' }, value: { text: who.roles.map((role) => ROLE_WORDS[role]).join(', ') || 'None' } },
  ],
})}
<h2 class="govuk-heading-m">Where you are signed in</h2>
${sessionsTable(ACCOUNT_PATH, sessions, who.session.handle)}
<h2 class="govuk-heading-m">How you sign in</h2>
${factorsPart(who, factors)}`,
})

/** Sessions with a way to end each. `here` is the handle of the one that asks. */
export const sessionsTable = (action: string, sessions: readonly SessionShown[], here?: string): Html =>
  sessions.length === 0
    ? html`<p class="govuk-body">Nowhere at this moment.</p>`
    : stackingTable({
        caption: 'Sessions',
        captionClasses: 'govuk-visually-hidden',
        head: ['Where', 'How', 'Since', 'Last used', 'End it'],
        rows: sessions.map(({ handle, device, way, startedAt, seenAt }) => ({
          cells: [
            { text: handle === here ? `${device} (this one)` : device },
            { text: WAY_WORDS[way] },
            { text: momentInWords(startedAt) },
            { text: momentInWords(seenAt) },
            {
              text: doForm(
                action,
                { do: 'end-session', handle },
                html`End<span class="govuk-visually-hidden"> the session of ${device} since ${momentInWords(startedAt)}</span>`,
              ),
            },
          ],
        })),
      })

function factorsPart({ session }: SignedIn, factors: FactorsShown): Html {
  if (session.way === 'demonstration') return html`<p class="govuk-body">Nobody signs in to a demonstration.</p>`
  if (session.way === 'single-sign-on')
    return html`<p class="govuk-body">With your council account. Your password and your second factor are kept there.</p>`
  const { app, recoveryCodes, passkeys } = factors
  return html`<p class="govuk-body">Password${app && ' and codes from an app'}, ${recoveryCodes} recovery ${recoveryCodes === 1 ? 'code' : 'codes'} left, ${passkeys.length} ${passkeys.length === 1 ? 'passkey' : 'passkeys'}.</p>
<p class="govuk-body"><a class="govuk-link" href="${FACTORS_PATH}">Change how you sign in</a></p>`
}

export type FactorsPageShown = {
  readonly factors: FactorsShown
  readonly asked: Asked
  readonly wrong?: Wrong | undefined
  /** What was just done. */
  readonly done?: Done | undefined
}

const DONE_WORDS = {
  password: 'Your password was changed, and you were signed out everywhere else',
  added: 'The passkey was added',
  removed: 'The passkey was removed',
} as const

export type Done = keyof typeof DONE_WORDS

/** What an address says was done. */
export const doneIn = (text: string | undefined): Done | undefined =>
  (['password', 'added', 'removed'] as const).find((done) => done === text)

const passwordForm = (wrong: Wrong | undefined): Html => html`<h2 class="govuk-heading-m">Password</h2>
<form method="post" action="${FACTORS_PATH}" novalidate><input type="hidden" name="do" value="change-password">
${input({ name: 'password', label: { text: 'Password that you have now' }, type: 'password', autocomplete: 'current-password', spellcheck: false, ...wrongAt(wrong, 'password') })}
${input({
  name: 'new-password',
  label: { text: 'New password' },
  hint: { text: `${SHORTEST} characters or more. Any characters will do. You may paste it from a password manager.` },
  type: 'password',
  autocomplete: 'new-password',
  spellcheck: false,
  ...wrongAt(wrong, 'new-password'),
})}
<p class="govuk-hint">You stay signed in here, and are signed out everywhere else.</p>
${button({ text: 'Change password', classes: 'govuk-button--secondary' })}
</form>`

/** Where somebody who has just proved who they are changes how they sign in. */
export const factorsPage = ({ factors, asked, wrong, done }: FactorsPageShown): Page => ({
  title: 'Change how you sign in',
  wrong: wrong !== undefined,
  passkeys: true,
  before: breadcrumbs({
    items: [{ text: 'Your sign-in', href: ACCOUNT_PATH }, { text: 'Change how you sign in' }],
  }),
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrongSummary(wrong)}
${done && notificationBanner({ type: 'success', text: DONE_WORDS[done] })}
<h1 class="govuk-heading-l">Change how you sign in</h1>
${passwordForm(wrong)}
<h2 class="govuk-heading-m">Passkeys</h2>
<p class="govuk-body">A passkey is kept by your phone, your computer or a security key, and opens with your finger, your face or a number. Nobody can trick you out of it.</p>
${
  factors.passkeys.length > 0 &&
  table({
    head: [{ text: 'Passkey' }, { text: 'Added' }, { text: 'Remove' }],
    rows: factors.passkeys.map(({ id, name, createdAt }) => [
      { text: name },
      { text: momentInWords(createdAt) },
      {
        text: doForm(
          FACTORS_PATH,
          { do: 'remove-passkey', id },
          html`Remove<span class="govuk-visually-hidden"> ${name}</span>`,
        ),
      },
    ]),
  })
}
${passkeyForm({
  action: FACTORS_PATH,
  kind: 'new',
  asked,
  inside: html`<input type="hidden" name="do" value="add-passkey">
${input({ name: 'called', label: { text: 'A name to tell it by' }, hint: { text: 'Work phone, say' }, classes: 'govuk-input--width-20', autocomplete: 'off', ...wrongAt(wrong, 'called') })}`,
  text: 'Add a passkey',
})}
<h2 class="govuk-heading-m">Recovery codes</h2>
<p class="govuk-body">You have ${factors.recoveryCodes} left. New ones take the place of the old.</p>
${doForm(FACTORS_PATH, { do: 'new-codes' }, 'Make new recovery codes')}
</div></div>`,
})
