import type { PartyChange, PartyRead, PeopleRead } from '../../../casework/people-read.ts'
import { actsFor, isCalled, type Particulars } from '../../../people/parties.ts'
import type { Colleague } from '../../colleagues.ts'
import { details } from '../../components/details.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { openedBanner } from '../../opened.ts'
import { partiesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { CLASS_WORDS } from '../../words/complaint.ts'
import { PARTY_EVENT_WORDS, PARTY_WORDS } from '../../words/people.ts'
import { whoInWords } from '../reads/words.ts'
import { dayWords } from '../register/person-view.ts'
import { calledHere, nameOf, partyCrumbs } from './naming.ts'
import { partySection } from './party-view.ts'

export type PeopleShown = {
  readonly of: PeopleRead
  readonly colleagues: readonly Colleague[]
  readonly keeps: boolean
  readonly mayErase: boolean
  /** What was just done, in words. */
  readonly done?: string | undefined
}

/** The people of a complaint: those who are in it, those who were, and all that was recorded of who is who. */
export function peoplePage(shown: PeopleShown): Page {
  const { of, keeps, done } = shown
  const words = referenceInWords(of.reference)
  const now = of.parties.filter(({ left }) => left === undefined)
  return {
    title: `People in complaint ${words}`,
    part: 'complaints',
    before: partyCrumbs(of.reference),
    main: html`${done !== undefined && notificationBanner({ type: 'success', text: done, disableAutoFocus: true })}${openedBanner(of.openedUntil)}
<h1 class="govuk-heading-xl">People in complaint ${words}</h1>
${keeps && html`<a class="govuk-button" href="${partiesPath(of.reference, 'new')}">Add somebody</a>`}
${now.length === 0 && insetText({ text: nobody(of, keeps) })}
${now.toSorted(inOrder).map((party) => partySection({ ...shown, party }))}
${otherAuthority(of)}
${formerly(shown)}
${changes(shown)}`,
  }
}

const nobody = ({ parties }: PeopleRead, keeps: boolean): string => {
  if (parties.length > 0) return 'Nobody is in this complaint now.'
  return keeps
    ? 'Nobody is recorded yet. Begin with whoever complains, then the child, then those who act for them.'
    : 'Nobody is recorded yet.'
}

const ORDER = ['complainant', 'child', 'representative', 'advocate', 'supporter', undefined] as const

/** Whoever complains first, then the child, then those who act for them. */
const inOrder = (a: PartyRead, b: PartyRead): number =>
  ORDER.indexOf(a.person.as) - ORDER.indexOf(b.person.as) || a.place - b.place

/** Authority of somebody who is not among the people: it stands all the same. */
function otherAuthority({ authorities, parties }: PeopleRead): Html | undefined {
  const other = authorities.filter(
    ({ who }) => who === undefined || !parties.some((party) => isCalled(party, who) || nameOf(party) === who),
  )
  if (other.length === 0) return undefined
  return html`<section class="redress-section"><h2 class="govuk-heading-m">Authority of others</h2>
<ul class="govuk-list">${other.map(
    ({ who, actsFor: whom, scope }) =>
      html`<li>${who ?? 'Somebody'}${whom && html` for ${whom}`}${scope?.trim() ? `: ${scope}` : ''}</li>`,
  )}</ul></section>`
}

function formerly({ of, mayErase }: PeopleShown): Html | undefined {
  const gone = of.parties.filter(({ left }) => left !== undefined)
  if (gone.length === 0) return undefined
  return stackingTable({
    caption: 'No longer in this complaint',
    head: ['Person', 'What they were', 'Why they were removed', ...(mayErase ? ['Change'] : [])],
    rows: gone.map((party) => ({
      cells: [
        { text: nameOf(party) },
        { text: party.person.as ? PARTY_WORDS[party.person.as] : 'Not recorded' },
        { text: party.left ?? '' },
        ...(mayErase ? [{ text: eraseLink(of.reference, party) }] : []),
      ],
    })),
  })
}

const eraseLink = (reference: string, party: PartyRead): Html =>
  party.known && party.known !== 'erased'
    ? html`<a class="govuk-link" href="${partiesPath(reference, party.place, 'erase')}">Erase for good<span class="govuk-visually-hidden"> (${nameOf(party)})</span></a>`
    : html`–`

function changes({ of, colleagues }: PeopleShown): Html | undefined {
  if (of.changes.length === 0) return undefined
  const who = (change: PartyChange) =>
    colleagues.find(({ person }) => person === change.recordedBy)?.name ?? whoInWords({})
  return details({
    summary: 'All that was recorded of who is who, with what was put right',
    text: stackingTable({
      caption: 'In the order in which it was recorded',
      captionClasses: 'govuk-visually-hidden',
      head: ['Person', 'What', 'As it was recorded', 'When', 'By'],
      rows: of.changes.map((change) => ({
        cells: [
          { text: partyOf(of, change) },
          { text: PARTY_EVENT_WORDS[change.type] },
          { text: recordedAs(of, change) },
          { text: dayWords(change.recordedAt.slice(0, 10)) },
          { text: who(change) },
        ],
      })),
    }),
  })
}

function partyOf({ parties }: PeopleRead, change: PartyChange): string {
  const id = change.type === 'person-joined' ? change.person.id : change.id
  const party = parties.find((one) => one.id === id)
  return party ? nameOf(party) : 'Somebody'
}

function recordedAs(of: PeopleRead, change: PartyChange): string {
  if (change.type === 'person-left') return change.reason
  return 'person' in change ? inWords(of, change.person) : '–'
}

function inWords({ parties }: PeopleRead, person: Particulars): string {
  const whom = actsFor(person).map((text) => {
    const party = parties.find((one) => isCalled(one, text))
    return party ? calledHere(party) : text
  })
  return [
    person.calledHere,
    person.as && PARTY_WORDS[person.as].toLowerCase(),
    person.class && CLASS_WORDS[person.class].toLowerCase(),
    person.inOwnRight === undefined ? undefined : person.inOwnRight ? 'in their own right' : 'for somebody else',
    whom.length > 0 ? `for ${whom.join(' and ')}` : undefined,
  ]
    .filter((text) => text !== undefined && text !== '')
    .join(', ')
}
