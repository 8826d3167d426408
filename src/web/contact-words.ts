import type { Person } from '../people/person.ts'
import { type Caution, cautionOf, type Contact } from '../people/reachable.ts'
import { tag } from './components/tag.ts'
import { html, type Html } from './html.ts'

/** A way to reach somebody, never without the warning that goes with it. */
export function contactWords(contact: Contact, person: Pick<Person, 'contacts'>): Html {
  const { value, because } = contact
  const caution = cautionOf(person, contact)
  if (caution === 'none') return html`${value}${because !== undefined && html`<br>${because}`}`
  const [words, colour] = CAUTION_WORDS[caution]
  return html`${tag({ text: words, classes: `redress-contact-warning govuk-tag--${colour}` })}<br>${value}${because !== undefined && html`<br><strong>${because}</strong>`}`
}

const CAUTION_WORDS: Readonly<Record<Exclude<Caution, 'none'>, readonly [words: string, colour: string]>> = {
  'not-safe': ['Not safe: do not use', 'red'],
  'only-by': ['Only in this way', 'yellow'],
  'another-only': ['Do not use: there is one way only', 'red'],
}
