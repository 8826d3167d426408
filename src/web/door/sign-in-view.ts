import type { Asked } from '../../door/passkeys.ts'
import { button } from '../components/button.ts'
import { input } from '../components/input.ts'
import { insetText } from '../components/messages.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../layout.ts'
import { LIST_PATH, PROVE_PATH, SIGN_IN_PATH } from '../paths.ts'
import { type Along, alongFields, passkeyForm, type Wrong, wrongAt, wrongSummary } from './form-parts.ts'

export type SignInShown = {
  readonly along: Along
  readonly email?: string
  readonly wrong?: Wrong | undefined
  readonly asked: Asked
  /** Whether it stands in the place of a page whose session has ended. */
  readonly over?: boolean
  /** Whether there is the council's own sign-in. */
  readonly elsewhere: boolean
}

const KEPT =
  'Your session ended before this was sent. What you wrote is kept in this page: sign in, and you get it back to send.'
const OVER = 'You were signed out, because your session had ended. Sign in to go on where you were.'

/** The way in. It says the same of every account, and of none. */
export const signInPage = ({ along, email, wrong, asked, over, elsewhere }: SignInShown): Page => ({
  title: 'Sign in',
  wrong: wrong !== undefined,
  passkeys: true,
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrongSummary(wrong)}
<h1 class="govuk-heading-l">Sign in</h1>
${along.carry === '' ? over && insetText({ text: OVER }) : insetText({ text: KEPT })}
${elsewhere && singleSignOnForm(along)}
<form method="post" action="${SIGN_IN_PATH}" novalidate>
<input type="hidden" name="step" value="password">${alongFields(along)}
${input({
  name: 'email',
  label: { text: 'Email address' },
  type: 'email',
  autocomplete: 'username',
  spellcheck: false,
  value: email,
  ...wrongAt(wrong, 'email'),
})}
${input({ name: 'password', label: { text: 'Password' }, type: 'password', autocomplete: 'current-password', spellcheck: false })}
${button({ text: 'Continue', ...(elsewhere && { classes: 'govuk-button--secondary' }) })}
</form>
${passkeyForm({
  action: SIGN_IN_PATH,
  kind: 'get',
  asked,
  inside: html`<input type="hidden" name="step" value="passkey">${alongFields(along)}`,
  text: 'Sign in with a passkey',
})}
<p class="govuk-body">No account, or no way in any more? Ask an administrator of this service for a link.</p>
</div></div>`,
})

const singleSignOnForm = (along: Along): Html => html`<form method="post" action="${SIGN_IN_PATH}">
<input type="hidden" name="step" value="single-sign-on">${alongFields(along)}
${button({ text: 'Sign in with your council account' })}
</form>
<h2 class="govuk-heading-m">Or with a password</h2>`

export type CodeShown = {
  readonly along: Along
  readonly step: string
  readonly wrong?: Wrong | undefined
  readonly asked: Asked
}

const codeInput = (wrong: Wrong | undefined): Html =>
  input({
    name: 'code',
    label: { text: 'Code from your app' },
    hint: { text: 'Six digits. Without your phone, type one of your recovery codes.' },
    classes: 'govuk-input--width-20',
    autocomplete: 'one-time-code',
    spellcheck: false,
    ...wrongAt(wrong, 'code'),
  })

/** The second factor, after the right password. */
export const codePage = ({ along, step, wrong, asked }: CodeShown): Page => ({
  title: 'Enter your code',
  wrong: wrong !== undefined,
  passkeys: true,
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrongSummary(wrong)}
<h1 class="govuk-heading-l">Enter your code</h1>
<form method="post" action="${SIGN_IN_PATH}" novalidate>
<input type="hidden" name="step" value="code"><input type="hidden" name="half" value="${step}">${alongFields(along)}
${codeInput(wrong)}
${button({ text: 'Sign in' })}
</form>
${passkeyForm({
  action: SIGN_IN_PATH,
  kind: 'get',
  asked,
  inside: html`<input type="hidden" name="step" value="passkey">${alongFields(along)}`,
  text: 'Use a passkey instead',
})}
</div></div>`,
})

export type ProofShown = {
  readonly along: Along
  readonly wrong?: Wrong | undefined
  readonly asked: Asked
  readonly elsewhere: boolean
}

/** A fresh proof, before a step that matters. */
export const provePage = ({ along, wrong, asked, elsewhere }: ProofShown): Page => ({
  title: 'Prove it is you',
  wrong: wrong !== undefined,
  passkeys: true,
  main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrongSummary(wrong)}
<h1 class="govuk-heading-l">Prove it is you</h1>
<p class="govuk-body">What you are about to do needs more than being signed in. The answer counts for five minutes.</p>
${
  elsewhere
    ? html`<form method="post" action="${PROVE_PATH}">
<input type="hidden" name="step" value="single-sign-on">${alongFields(along)}
${button({ text: 'Continue with your council account' })}
</form>`
    : html`<form method="post" action="${PROVE_PATH}" novalidate>
<input type="hidden" name="step" value="code">${alongFields(along)}
${codeInput(wrong)}
${button({ text: 'Continue' })}
</form>
${passkeyForm({
  action: PROVE_PATH,
  kind: 'get',
  asked,
  inside: html`<input type="hidden" name="step" value="passkey">${alongFields(along)}`,
  text: 'Use a passkey',
})}`
}
</div></div>`,
})

/** On the way to the council's own sign-in; the browser goes on by itself. */
export const goingPage = (to: string): Page => ({
  title: 'Going to your council’s sign-in',
  main: html`<h1 class="govuk-heading-l">Going to your council’s sign-in</h1>
<p class="govuk-body">${
    to.startsWith('https:')
      ? html`If nothing happens, <a class="govuk-link" href="${to}">go there yourself</a>.`
      : 'This takes a moment.'
  }</p>`,
})

export const stillInPage: Page = {
  title: 'You are still signed in',
  main: html`<h1 class="govuk-heading-l">You are still signed in</h1>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
}

export const signedOutPage: Page = {
  title: 'You have signed out',
  main: html`<h1 class="govuk-heading-l">You have signed out</h1>
<p class="govuk-body">Your session here has ended. If you share this machine, sign out of your council account too.</p>
<p class="govuk-body"><a class="govuk-link" href="${SIGN_IN_PATH}">Sign in again</a></p>`,
}
