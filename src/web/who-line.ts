import type { SignedIn } from '../door/sessions.ts'
import { ROLE_WORDS } from '../people/roles.ts'
import { html, type Html } from './html.ts'
import { ACCOUNT_PATH, DEMONSTRATION_PATH, SIGN_OUT_PATH } from './paths.ts'

/** Who is signed in, on every page, and the way out; in the demonstration, the way to be somebody else. */
export function whoLine({ name, roles, session }: SignedIn): Html {
  const does = roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ')
  return session.way === 'demonstration'
    ? html`<div class="govuk-width-container redress-who"><p>You are <strong>${name}</strong>, ${does}. <a class="govuk-link" href="${DEMONSTRATION_PATH}">Be somebody else</a></p></div>`
    : html`<div class="govuk-width-container redress-who"><p><a class="govuk-link" href="${ACCOUNT_PATH}">${name}</a>, ${does}</p>
<form method="post" action="${SIGN_OUT_PATH}"><button type="submit" class="redress-link">Sign out</button></form></div>`
}
