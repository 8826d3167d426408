import type { PasswordProblem } from '../../people/passwords.ts'
import { LONGEST_PASSWORD, SHORTEST } from '../../people/passwords.ts'
import { base32, otpauthAddress } from '../../people/totp.ts'
import { button } from '../components/button.ts'
import { input } from '../components/input.ts'
import { warningText } from '../components/messages.ts'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import { ACCOUNT_PATH, LIST_PATH, setUpPath } from '../paths.ts'
import { type Wrong, wrongAt, wrongSummary } from './form-parts.ts'
import { squareCode } from './square-code.ts'

const PROBLEMS: Readonly<Record<PasswordProblem | 'the-same', string>> = {
  'the-same': 'This is the password that you have now. Choose another',
  'too-short': `Use ${SHORTEST} characters or more: four ordinary words that have nothing to do with each other are enough`,
  'too-long': `Use ${LONGEST_PASSWORD} characters at most`,
  'easy-to-guess':
    'This is easy to guess: it is made of common words, runs, repeats, years or your own name. Use other words',
}

export const passwordSays = (problem: keyof typeof PROBLEMS): string => PROBLEMS[problem]

export const passwordWrong = (problem: PasswordProblem): Wrong => ({ field: 'password', says: PROBLEMS[problem] })

export type SetUpShown = {
  readonly link: string
  readonly service: string
  readonly name: string
  readonly email: string
  readonly secret: Uint8Array
  readonly sealed: string
  readonly wrong?: Wrong | undefined
}

/** Where whoever was invited sets a password and an app for codes. */
export const setUpPage = ({ link, service, name, email, secret, sealed, wrong }: SetUpShown): Page => ({
  title: 'Set up your sign-in',
  wrong: wrong !== undefined,
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrongSummary(wrong)}
<h1 class="govuk-heading-l">Set up your sign-in</h1>
<p class="govuk-body">This is for ${name}, who signs in as <strong>${email}</strong>.</p>
<form method="post" action="${setUpPath(link)}" novalidate>
<input type="hidden" name="email" value="${email}" autocomplete="username">
<input type="hidden" name="sealed" value="${sealed}">
<h2 class="govuk-heading-m">1. Choose a password</h2>
${input({
  name: 'password',
  label: { text: 'New password' },
  hint: {
    text: `${SHORTEST} characters or more. Any characters will do. You may paste it from a password manager.`,
  },
  type: 'password',
  autocomplete: 'new-password',
  spellcheck: false,
  ...wrongAt(wrong, 'password'),
})}
<h2 class="govuk-heading-m">2. Add this service to your authenticator app</h2>
<p class="govuk-body">Scan this with the app on your phone, or type the key into it.</p>
${squareCode(otpauthAddress(secret, { service, account: email }), 'The key as a square code; it is written out below')}
<p class="govuk-body">Key: <span class="redress-key">${base32(secret)
    .match(/.{1,4}/g)
    ?.join(' ')}</span></p>
${input({
  name: 'code',
  label: { text: 'The six digits that the app now shows' },
  classes: 'govuk-input--width-10',
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  ...wrongAt(wrong, 'code'),
})}
${button({ text: 'Finish and sign in' })}
</form>
</div></div>`,
})

/** The recovery codes, shown this once. */
export const recoveryCodesPage = (codes: readonly string[], next: 'list' | 'account'): Page => ({
  title: 'Your recovery codes',
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Your recovery codes</h1>
<p class="govuk-body">If you lose your phone, one of these takes the place of its code. Each works once.</p>
<ul class="govuk-list redress-codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>
${warningText({ text: 'They are shown only now. Print them, or put them in your password manager.' })}
${
  next === 'list'
    ? button({ text: 'I have kept them: go to the complaints', href: LIST_PATH })
    : button({ text: 'I have kept them', href: ACCOUNT_PATH })
}
</div></div>`,
})

export const noInvitationPage: Page = {
  title: 'This link no longer works',
  main: html`<h1 class="govuk-heading-l">This link no longer works</h1>
<p class="govuk-body">It was used already, or it is too old. Ask whoever gave it to you for a new one.</p>`,
}
