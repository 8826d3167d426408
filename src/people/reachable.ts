import { type Entry, type Means, type Person, plainContact } from './person.ts'

// By what somebody may be reached. Decided here and nowhere else: a page, a letter or a list that wants a contact asks
// this, and never looks through the contacts itself.

/** What somebody is to be reached for. */
export const PURPOSES = ['write', 'speak'] as const
export type Purpose = (typeof PURPOSES)[number]

export type Contact = Entry<'contact-recorded'>

const FITS: Readonly<Record<Purpose, readonly Means[]>> = {
  write: ['email', 'text', 'post', 'through-somebody'],
  speak: ['telephone', 'through-somebody'],
}

/**
 * What has to be said of a contact before it is used. `not-safe`: this way was recorded as one that is not, and stays so,
 * whatever was recorded of it before or since, until that is taken back. `another-only`: there is a way that is the only
 * one, and this is not it.
 */
export type Caution = 'none' | 'only-by' | 'another-only' | 'not-safe'

export function cautionOf({ contacts }: Pick<Person, 'contacts'>, contact: Contact): Caution {
  const same = contacts.filter((one) => way(one) === way(contact))
  if (same.some(({ safety }) => safety === 'not-safe')) return 'not-safe'
  if (same.some(({ safety }) => safety === 'only-by')) return 'only-by'
  return contacts.some(({ safety }) => safety === 'only-by') ? 'another-only' : 'none'
}

export const mayBeUsed = (caution: Caution): boolean => caution === 'none' || caution === 'only-by'

/**
 * The contacts by which somebody may be reached for this. Where there is a way that is the only one, no other is given,
 * not even for what that way does not fit: then there is none.
 */
export const reachable = (person: Pick<Person, 'contacts'>, purpose: Purpose): readonly Contact[] =>
  person.contacts.filter((contact) => FITS[purpose].includes(contact.means) && mayBeUsed(cautionOf(person, contact)))

const way = ({ means, value }: Contact): string => `${means} ${plainContact(value)}`
