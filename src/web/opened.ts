import type { Instant } from '../casework/ports.ts'
import { notificationBanner } from './components/messages.ts'
import { timeInWords } from './dates.ts'
import { html, type Html } from './html.ts'

/** Says, on a page that somebody sees only because they opened the complaint in an emergency, until when they do. */
export const openedBanner = (until: Instant | undefined): Html | false =>
  until !== undefined &&
  notificationBanner({
    titleId: 'opened-in-emergency',
    text: html`<p class="govuk-notification-banner__heading">You opened this complaint in an emergency. It is open to you until ${timeInWords(until)}.</p>
<p class="govuk-body">You can read it and change nothing. Every page that you open is recorded, and somebody else reviews it.</p>`,
  })
