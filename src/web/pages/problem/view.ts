import { html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import type { Reply } from '../../page.ts'
import { ROLE_WORDS, type Role } from '../../../people/roles.ts'
import { EMERGENCY_CONTACTS_PATH, LIST_PATH, PEOPLE_PATH } from '../../paths.ts'

/** The same page whether a complaint is not there or may not be seen. */
export const notFound: Reply = {
  status: 404,
  page: {
    title: 'Page not found',
    main: html`<h1 class="govuk-heading-l">Page not found</h1>
<p class="govuk-body">If you typed the address, check it. If you pasted it, check that you copied all of it.</p>
<p class="govuk-body">There may be no such complaint, or it may be one that you cannot see.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
  },
}

/** A part of the service that somebody's roles do not reach. */
export const notForThem = (roles: readonly Role[]): Reply => ({
  status: 403,
  page: {
    title: 'This is not for your role',
    main: html`<h1 class="govuk-heading-l">This is not for your role</h1>
<p class="govuk-body">You are signed in as ${roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ') || 'somebody without a role'}, and this part of the service is for others. If you need it for your work, ask your administrator.</p>
${roles.includes('administrator') && html`<p class="govuk-body"><a class="govuk-link" href="${PEOPLE_PATH}">Go to people and their accounts</a></p>`}`,
  },
})

/** A spreadsheet has no room for what was to be downloaded. `says` is why. */
export const doesNotFit = (says: string): Reply => ({
  status: 400,
  page: {
    title: 'This does not fit into a spreadsheet',
    main: html`<h1 class="govuk-heading-l">This does not fit into a spreadsheet</h1>
<p class="govuk-body">${says} Nothing was left out or cut short: no file was made.</p>
<p class="govuk-body">Go back and download it as CSV or JSON, which have no such limit.</p>`,
  },
})

/** Something failed here. The number is what the log knows the failure by. */
export const failed = (requestId: string): Page => ({
  title: 'Sorry, there is a problem',
  main: html`<h1 class="govuk-heading-l">Sorry, there is a problem</h1>
<p class="govuk-body">The page could not be made. Nothing was changed or lost.</p>
<p class="govuk-body">Try again in a moment. If it happens again, tell whoever looks after this service, with this number:</p>
<p class="govuk-body"><strong class="redress-request">${requestId}</strong></p>
<p class="govuk-body">If a child may come to harm and you must reach somebody now, two people together can <a class="govuk-link" href="${EMERGENCY_CONTACTS_PATH}">read contacts and risks</a>.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
})

/** The request made no sense to the server: an address that cannot be read, say. */
export const badRequest: Page = {
  title: 'The address cannot be read',
  main: html`<h1 class="govuk-heading-l">The address cannot be read</h1>
<p class="govuk-body">Something in the address of the page is not as it should be. Check it, or start from the list.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
}

/** A form that another site, or another service on this one, made the browser send. */
export const fromElsewhere: Page = {
  title: 'This form was not sent from here',
  main: html`<h1 class="govuk-heading-l">This form was not sent from here</h1>
<p class="govuk-body">The browser says that the form was filled in on another site, so it was not read. Nothing was changed or kept.</p>
<p class="govuk-body">If you filled it in here, open the page again and send it once more.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
}

/** A form whose token is of another session, or of none. */
export const tooOldForm: Page = {
  title: 'This form can no longer be sent',
  main: html`<h1 class="govuk-heading-l">This form can no longer be sent</h1>
<p class="govuk-body">It was opened in another session, or the browser keeps no cookies for this service. Nothing was changed or kept.</p>
<p class="govuk-body">Go back, load the page again, and send it once more.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
}

/** More was sent than a form of this service may hold. */
export const tooLarge: Page = {
  title: 'That is too long to send',
  main: html`<h1 class="govuk-heading-l">That is too long to send</h1>
<p class="govuk-body">A page here takes about half a million characters of pasted text, or a file of up to 10 MB. Nothing was read or kept.</p>
<p class="govuk-body">Go back: what you typed is still there. Send a part of it, or the file in several parts.</p>
<p class="govuk-body"><a class="govuk-link" href="${LIST_PATH}">Go to the list of complaints</a></p>`,
}
