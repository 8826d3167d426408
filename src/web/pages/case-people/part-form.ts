import type { PersonClass } from '../../../complaint/vocabulary.ts'
import { actsFor, isCalled, type Particulars, type Party } from '../../../people/parties.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import { CLASS_WORDS } from '../../words/complaint.ts'
import { PARTY_WORDS, type PartyRole } from '../../words/people.ts'
import { type Filled, itemsOf, oneOf, type Typed, typedIn, wrongAt } from '../register/fields.ts'
import { calledHere } from './naming.ts'

// What somebody is in one complaint, as a form asks for it.

const HINTS: Readonly<Record<PartyRole, string>> = {
  complainant: 'Makes the complaint, for themselves or for a child. A child who complains is the complainant',
  child: 'Whom the complaint is about, where somebody else makes it',
  representative: 'Makes it for somebody else, with their authority',
  advocate: 'Helps a child or care leaver to be heard',
  supporter: 'Comes along; decides nothing',
}

export const partFields = (filled: Filled, others: readonly Party[]): Html => html`${radios({
  name: 'as',
  fieldset: { legend: { text: 'What are they in this complaint?', classes: 'govuk-fieldset__legend--s' } },
  items: itemsOf(PARTY_WORDS).map((item) => ({ ...item, hint: { text: HINTS[item.value] } })),
  value: filled.typed['as'],
  ...wrongAt(filled.wrong, 'as'),
})}
${input({
  name: 'calledHere',
  label: { text: 'What they are called in this complaint', classes: 'govuk-label--s' },
  hint: {
    text: 'As letters and the chronology name them, and all who read it: Ms K, or Jay, 14. Their full name stays in their own record',
  },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  spellcheck: false,
  value: filled.typed['calledHere'],
  ...wrongAt(filled.wrong, 'calledHere'),
})}
${select({
  name: 'class',
  label: { text: 'Who they are to the child or the council', classes: 'govuk-label--s' },
  hint: { text: 'For whoever complains and for the child: it decides their rights' },
  items: [{ value: '', text: 'Not known, or does not matter' }, ...itemsOf(CLASS_WORDS)],
  value: filled.typed['class'] ?? '',
})}
${radios({
  name: 'inOwnRight',
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Do they complain in their own right?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, for somebody else' },
    { value: 'unknown', text: 'Not known, or they do not complain' },
  ],
  value: filled.typed['inOwnRight'] ?? 'unknown',
})}
${
  others.length > 0 &&
  checkboxes({
    name: 'acts',
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'Do they act for somebody?', classes: 'govuk-fieldset__legend--s' } },
    items: others.map((party) => ({
      name: `acts-${party.place}`,
      value: 'yes',
      text: calledHere(party),
      checked: filled.typed[`acts-${party.place}`] === 'yes',
    })),
    ...wrongAt(filled.wrong, 'actsFor'),
  })
}`

const ROLES = Object.keys(PARTY_WORDS) as readonly PartyRole[]
const CLASSES = Object.keys(CLASS_WORDS) as readonly PersonClass[]

/** Where a refusal of a part is put right. */
export const boxOfParticular = (part: string): string => (part === 'actsFor' ? 'acts' : part)

export function partIn(typed: Typed, others: readonly Party[]): Particulars {
  const [as, kind] = [oneOf(ROLES, typed['as']), oneOf(CLASSES, typed['class'])]
  const own = typed['inOwnRight']
  const whom = others.filter(({ place }) => typed[`acts-${place}`] === 'yes').map(({ id }) => id)
  return {
    calledHere: typedIn(typed, 'calledHere'),
    ...(as && { as }),
    ...(kind && { class: kind }),
    ...((own === 'yes' || own === 'no') && { inOwnRight: own === 'yes' }),
    ...(whom.length > 0 && { actsFor: whom }),
  }
}

/** The fields of the form with what stands now. */
export const typedOf = (person: Particulars, others: readonly Party[]): Typed => ({
  as: person.as,
  class: person.class,
  calledHere: person.calledHere,
  inOwnRight: person.inOwnRight === undefined ? 'unknown' : person.inOwnRight ? 'yes' : 'no',
  ...Object.fromEntries(
    others
      .filter((party) => actsFor(person).some((text) => isCalled(party, text)))
      .map(({ place }) => [`acts-${place}`, 'yes']),
  ),
})
