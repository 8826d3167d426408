import type { PartyRead, PeopleRead } from '../../../casework/people-read.ts'
import { spanOf } from '../../../kernel/day.ts'
import { actsFor, isCalled } from '../../../people/parties.ts'
import type { Person } from '../../../people/person.ts'
import { cautionOf, type Contact, mayBeUsed, PURPOSES, reachable } from '../../../people/reachable.ts'
import { insetText, warningText } from '../../components/messages.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { contactWords } from '../../contact-words.ts'
import { spanInWords } from '../../dates.ts'
import { html, type Html, joined, type Value } from '../../html.ts'
import { casePath, partiesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { CLASS_WORDS } from '../../words/complaint.ts'
import { MEANS_WORDS, PARTY_WORDS, PURPOSE_WORDS } from '../../words/people.ts'
import { calledHere, nameOf } from './naming.ts'

export type PartyShown = {
  readonly party: PartyRead
  readonly of: PeopleRead
  /** Whether whoever looks may change it. */
  readonly keeps: boolean
  readonly mayErase: boolean
}

/** One person of a complaint: what they need first, then what they are in it, how to reach them, and what is changed. */
export function partySection(shown: PartyShown): Html {
  const { party, of } = shown
  const { known, place } = party
  const id = `person-${place}`
  const part = party.person.as
  return html`<section class="redress-party" aria-labelledby="${id}">
<h2 class="govuk-heading-m redress-party__name" id="${id}">${nameOf(party)} ${part && tag({ text: PARTY_WORDS[part], classes: part === 'complainant' ? 'govuk-tag--blue' : 'govuk-tag--grey' })}</h2>
${known === 'erased' && insetText({ text: 'What was recorded about this person was erased for good. Their part in the complaint stays.' })}
${known && known !== 'erased' && needs(known.person, shown)}
${known && known !== 'erased' && of.contacts && caution(known.person)}
${summaryList({ rows: [...partRows(shown), ...reachRows(shown), ...alsoRows(party)] })}
${shown.keeps && links(shown)}
</section>
`
}

/** What they need of whoever meets them or writes to them. */
function needs({ adjustments, languages }: Person, shown: PartyShown): Html | false {
  if (adjustments.length + languages.length === 0) return false
  const all = [
    ...languages.map(({ id, language, interpreter }) => ({
      id,
      text: `${language}${interpreter ? ', with an interpreter' : ''}`,
    })),
    ...adjustments.map(({ id, says }) => ({ id, text: says })),
  ]
  return html`<div class="redress-needs"><h3 class="govuk-heading-s">What they need</h3>
<ul class="govuk-list">${all.map(({ id, text }) => html`<li>${text}${shown.keeps && html` ${takeBack(shown, id, text)}`}</li>`)}</ul></div>`
}

const takeBack = ({ of, party }: Pick<PartyShown, 'of' | 'party'>, entry: string, about: string): Html =>
  html`<a class="govuk-link redress-back" href="${partiesPath(of.reference, party.place, 'take-back', entry)}">Take back<span class="govuk-visually-hidden"> ${about}</span></a>`

function caution(person: Person): Html | false {
  const { contacts } = person
  if (contacts.some((contact) => cautionOf(person, contact) === 'only-by'))
    return warningText({ text: 'Reach them in one way only. Use no other.' })
  return (
    contacts.some((contact) => !mayBeUsed(cautionOf(person, contact))) &&
    warningText({ text: 'Not every way to reach them is safe. Use only what stands under “to write” and “to speak”.' })
  )
}

const row = (key: string, text: Value, actions?: SummaryRow['actions']): SummaryRow => ({
  key: { text: key },
  value: { text: html`${text}` },
  ...(actions && { actions }),
})

const none = (text: string): Html => html`<span class="redress-quiet">${text}</span>`

function partRows(shown: PartyShown): readonly SummaryRow[] {
  const { party, of } = shown
  const { person } = party
  const own = ownRight(party)
  const whom = actsFor(person)
  const authority = authorities(shown)
  const helpers = of.parties.filter(
    (one) => one.left === undefined && actsFor(one.person).some((text) => isCalled(party, text)),
  )
  return [
    row('Called here', calledHere(party)),
    ...(person.class || standingMatters(party)
      ? [row('Who they are', person.class ? CLASS_WORDS[person.class] : none('Not recorded'))]
      : []),
    ...(own ? [row('Complains', own)] : []),
    ...(whom.length > 0 || person.as === 'representative'
      ? [row('Acts for', whom.map((text) => partyCalled(of, text)).join(', ') || none('Not recorded'))]
      : []),
    ...(authority ? [row('Authority', authority)] : []),
    ...(helpers.length > 0 ? [row('Acting for them', helpers.map(nameOf).join(', '))] : []),
  ]
}

/** Whoever complains, and the child, have their rights by who they are. */
const standingMatters = ({ person: { as } }: PartyRead): boolean =>
  as === undefined || as === 'complainant' || as === 'child'

function ownRight({ person: { as, inOwnRight } }: PartyRead): Value {
  if (inOwnRight === undefined) return as === 'complainant' ? none('Whether for themselves is not recorded') : undefined
  return inOwnRight ? 'In their own right' : 'For somebody else'
}

const partyCalled = ({ parties }: PeopleRead, text: string): string => {
  const party = parties.find((one) => isCalled(one, text))
  return party ? `${nameOf(party)}${party.left === undefined ? '' : ' (no longer in this complaint)'}` : text
}

/** What they may do for whom, from when; for a representative, also that there is none. */
function authorities({ party, of }: PartyShown): Html | undefined {
  const name = nameOf(party)
  const own = of.authorities.filter(({ who }) => who !== undefined && (isCalled(party, who) || who === name))
  if (own.length === 0)
    return party.person.as === 'representative'
      ? html`<strong>None is recorded.</strong> Ask for it before anything about somebody else is shared with them.`
      : undefined
  return joined(
    own.map(({ actsFor: whom, scope, on }) => {
      const since = on === undefined ? undefined : spanOf(on)
      return html`${whom === undefined ? 'Given' : `For ${partyCalled(of, whom)}`}${scope?.trim() ? `: ${scope}` : ', without a scope'}${since && html` (since ${spanInWords(since)})`}`
    }),
    html`<br>`,
  )
}

/** How to reach them, as `reachable` decides; what may not be used stands apart, each with its warning. */
function reachRows(shown: PartyShown): readonly SummaryRow[] {
  const { party, of } = shown
  const { known } = party
  if (known === undefined)
    return [row('How to reach them', none('Nothing is recorded of them but what the chronology says'))]
  if (known === 'erased') return []
  if (!of.contacts) return [row('How to reach them', none('Shown only to those who have to reach them'))]
  const { person } = known
  const unused = person.contacts.filter((contact) => !mayBeUsed(cautionOf(person, contact)))
  return [
    ...PURPOSES.map((purpose) => {
      const ways = reachable(person, purpose)
      return row(
        PURPOSE_WORDS[purpose],
        ways.length > 0
          ? ways.map((contact) => oneWay(contact, shown, person))
          : none('No way is recorded that may be used'),
      )
    }),
    ...(unused.length > 0
      ? [
          row(
            'Do not use',
            unused.map((contact) => oneWay(contact, shown, person)),
          ),
        ]
      : []),
  ]
}

const oneWay = (contact: Contact, shown: Pick<PartyShown, 'party' | 'of' | 'keeps'>, person: Person): Html =>
  html`<div class="redress-way"><span class="redress-way__means">${MEANS_WORDS[contact.means]}</span> ${contactWords(contact, person)}${
    shown.keeps && html`<br>${takeBack(shown, contact.id, `the contact ${contact.value}`)}`
  }</div>`

const alsoRows = ({ alsoIn }: PartyRead): readonly SummaryRow[] =>
  alsoIn.length === 0
    ? []
    : [
        row(
          'Also in',
          joined(
            alsoIn.map((one) => html`<a class="govuk-link" href="${casePath(one)}">${referenceInWords(one)}</a>`),
            ', ',
          ),
        ),
      ]

function links({ party, of, mayErase }: PartyShown): Html {
  const { known, place } = party
  const about = html`<span class="govuk-visually-hidden"> (${nameOf(party)})</span>`
  const link = (text: string, ...what: readonly string[]) =>
    html`<a class="govuk-link" href="${partiesPath(of.reference, place, ...what)}">${text}${about}</a> `
  return html`<p class="govuk-body redress-links">
${known === undefined && link('Record who this is', 'link')}
${known && known !== 'erased' && html`${link('Add a contact', 'contact')}${link('Add an adjustment', 'adjustment')}${link('Add a language', 'language')}`}
${link('Change their part', 'part')}
${known && known !== 'erased' && html`${link('Correct the name', 'name')}${link('Equality questions', 'equality')}`}
${link('Remove from this complaint', 'remove')}
${known && known !== 'erased' && mayErase && link('Erase for good', 'erase')}
</p>`
}
