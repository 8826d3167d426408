import type { SignedIn } from '../door/sessions.ts'
import { WARNED } from '../people/sessions.ts'
import { button } from './components/button.ts'
import { html, type Html } from './html.ts'
import { SESSION_OVER_PATH, SIGN_OUT_PATH, STAY_PATH } from './paths.ts'

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

/**
 * What asks, before a session ends, whether its owner wants to stay. Closed until the script opens it, so that without
 * one it is not there; nothing where the session does not end.
 */
export const endingDialog = ({ session: { lasts } }: SignedIn): Html | undefined =>
  lasts &&
  html`<dialog class="redress-ending" id="session-ending" aria-labelledby="session-ending-title" aria-describedby="session-ending-says" data-idle="${seconds(lasts.unused)}" data-left="${seconds(lasts.left)}" data-longest="${seconds(lasts.longest)}" data-warning="${seconds(WARNED)}" data-failed="The service could not be reached, so you are not staying signed in yet. Check your connection and try again.">
<h2 class="govuk-heading-m" id="session-ending-title">You are about to be signed out</h2>
<div id="session-ending-says">
<p class="govuk-body">You will be signed out in <strong data-says="left">two minutes</strong><span data-says="idle">, because nothing was asked for here for a while</span><span data-says="last" hidden>, because you signed in twelve hours ago</span>.</p>
<p class="govuk-body">What you have typed comes back when you sign in again. A file has to be chosen once more.</p>
</div>
<p class="govuk-visually-hidden" role="status" data-says="heard"></p>
<p class="govuk-error-message" role="alert" data-says="failed"></p>
<div class="redress-ending-answers">
<form method="post" action="${STAY_PATH}" data-does="stay">${button({ text: 'Stay signed in' })}</form>
<form method="post" action="${SIGN_OUT_PATH}" data-does="out"><button type="submit" class="redress-link">Sign out</button></form>
</div>
<form method="post" action="${SESSION_OVER_PATH}" data-does="leave" hidden><input type="hidden" name="path"><input type="hidden" name="fields"><input type="hidden" name="file"></form>
</dialog>`
