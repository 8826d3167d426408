import type { ContactsAndRisks, PersonToReach, RiskEntry } from '../../../casework/emergency-reading.ts'
import { spanOf } from '../../../kernel/day.ts'
import { cautionOf, mayBeUsed } from '../../../people/reachable.ts'
import { insetText, warningText } from '../../components/messages.ts'
import { summaryList } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { contactWords } from '../../contact-words.ts'
import { spanInWords, timeInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { EMERGENCY_CONTACTS_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { MEANS_WORDS, PARTY_WORDS } from '../../words/people.ts'
import { contactsCrumbs } from './contacts-view.ts'

/** How to reach the people of one complaint, what must not be used, and its risks: nothing else of it. */
export function contactsShownPage({ reference, people, risks }: ContactsAndRisks, until: string): Page {
  const title = `How to reach the people of complaint ${referenceInWords(reference)}`
  return {
    title,
    part: 'complaints',
    before: contactsCrumbs,
    main: html`<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">You can read this until ${timeInWords(until)}. That you read it now is written down, with your reason.</p>
<section class="redress-section" aria-labelledby="risks"><h2 class="govuk-heading-l" id="risks">Risks</h2>
${risks.length === 0 ? insetText({ text: 'Nothing about safeguarding or safe contact is recorded. That does not mean that there is no risk.' }) : summaryList({ rows: risks.map(riskRow) })}</section>
<section class="redress-section" aria-labelledby="people"><h2 class="govuk-heading-l" id="people">People</h2>
${people.length === 0 ? insetText({ text: 'Nobody is recorded in this complaint.' }) : people.map(personSection)}</section>
<p class="govuk-body"><a class="govuk-link" href="${EMERGENCY_CONTACTS_PATH}">Finish reading</a></p>`,
  }
}

const dayInWords = (on: RiskEntry['on']): string => {
  const span = on === undefined ? undefined : spanOf(on)
  return span === undefined ? 'Without a date' : spanInWords(span)
}

const riskRow = ({ type, on, says }: RiskEntry) => ({
  key: { text: EVENT_WORDS[type] },
  value: {
    text: html`${dayInWords(on)}${says !== undefined && html`<br>${says}`}`,
  },
})

function personSection({ called, as, known }: PersonToReach, at: number): Html {
  const id = `person-${at + 1}`
  const unsafe = known?.contacts.some((contact) => !mayBeUsed(cautionOf(known, contact))) ?? false
  return html`<section class="redress-party" aria-labelledby="${id}">
<h3 class="govuk-heading-m redress-party__name" id="${id}">${known?.name ?? called} ${as && tag({ text: PARTY_WORDS[as], classes: as === 'complainant' ? 'govuk-tag--blue' : 'govuk-tag--grey' })}</h3>
${unsafe && warningText({ text: 'Not every way to reach them is safe. Do not use what is marked so.' })}
${
  known && known.contacts.length > 0
    ? summaryList({
        rows: known.contacts.map((contact) => ({
          key: { text: MEANS_WORDS[contact.means] },
          value: { text: contactWords(contact, known) },
        })),
      })
    : html`<p class="govuk-body redress-quiet">No contact is recorded.</p>`
}
</section>`
}
