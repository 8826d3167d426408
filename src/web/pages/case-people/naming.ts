import type { PartyRead } from '../../../casework/people-read.ts'
import type { Party } from '../../../people/parties.ts'
import { breadcrumbs } from '../../components/links.ts'
import type { Html } from '../../html.ts'
import { casePath, LIST_PATH, partiesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'

/** What a complaint calls somebody; where it has no word for them, their number among its people. */
export const calledHere = ({ person, place }: Pick<Party, 'person' | 'place'>): string =>
  person.calledHere?.trim() || `Person ${place}`

/** Their name, as far as it is known. */
export function nameOf(party: PartyRead): string {
  if (party.known === 'erased') return 'Erased person'
  return party.known ? party.known.person.name : calledHere(party)
}

/** The way from the list of complaints over the complaint and its people. */
export const partyCrumbs = (reference: string, title?: string): Html =>
  breadcrumbs({
    items: [
      { text: 'Complaints', href: LIST_PATH },
      { text: referenceInWords(reference), href: casePath(reference) },
      ...(title === undefined
        ? [{ text: 'People' }]
        : [{ text: 'People', href: partiesPath(reference) }, { text: title }]),
    ],
  })
