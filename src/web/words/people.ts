import type { ErasureReason } from '../../casework/erasure.ts'
import type { Person as InComplaint } from '../../complaint/vocabulary.ts'
import type { EqualityQuestion } from '../../people/equality.ts'
import type { PartyEvent } from '../../people/parties.ts'
import type { Means, PersonFactType, Safety } from '../../people/person.ts'
import type { Purpose } from '../../people/reachable.ts'

export const MEANS_WORDS: Readonly<Record<Means, string>> = {
  email: 'Email',
  telephone: 'Telephone',
  text: 'Text message',
  post: 'Post',
  'through-somebody': 'Through somebody else',
}

export const SAFETY_WORDS: Readonly<Record<Safety, string>> = {
  safe: 'Safe to use',
  'not-safe': 'Not safe: do not use it',
  'only-by': 'Only in a certain way',
}

export type PartyRole = NonNullable<InComplaint['as']>

/** What somebody is in a complaint. */
export const PARTY_WORDS: Readonly<Record<PartyRole, string>> = {
  complainant: 'Complainant',
  child: 'Child or young person',
  representative: 'Representative',
  advocate: 'Advocate',
  supporter: 'Supporter',
}

export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  write: 'To write to them',
  speak: 'To speak to them',
}

export const PARTY_EVENT_WORDS: Readonly<Record<PartyEvent['type'], string>> = {
  'person-joined': 'Added',
  'person-described': 'Their part was changed',
  'person-linked': 'It was recorded who they are',
  'person-left': 'Removed',
}

export const ERASURE_WORDS: Readonly<Record<ErasureReason, string>> = {
  'asked-for': 'They asked for it, and nothing requires the record',
  'kept-long-enough': 'They were kept as long as the council’s schedule says',
  'recorded-by-mistake': 'They should never have been recorded',
}

export const FACT_WORDS: Readonly<Record<PersonFactType, string>> = {
  'person-recorded': 'Recorded',
  'person-corrected': 'Corrected',
  'contact-recorded': 'Contact recorded',
  'adjustment-recorded': 'Adjustment recorded',
  'language-recorded': 'Language recorded',
  'register-entered': 'Entered in the register, or its terms changed',
  'check-recorded': 'Check recorded',
  'declaration-made': 'Declaration of independence made',
  'availability-recorded': 'Availability recorded',
  'register-left': 'Left the register',
}

export const EQUALITY_WORDS: Readonly<Record<EqualityQuestion, string>> = {
  age: 'Age',
  sex: 'Sex',
  disabled: 'Disabled, in their own view',
  'ethnic-group': 'Ethnic group',
}

export const EQUALITY_ANSWER_WORDS: Readonly<Record<string, string>> = {
  'under-18': 'Under 18',
  '18-to-24': '18 to 24',
  '25-to-44': '25 to 44',
  '45-to-64': '45 to 64',
  '65-or-over': '65 or over',
  female: 'Female',
  male: 'Male',
  yes: 'Yes',
  no: 'No',
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  'prefer-not-to-say': 'Prefers not to say',
  'not-known': 'Not known',
}

/** `£42.50`. */
export const pounds = (pence: number): string =>
  (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' })
