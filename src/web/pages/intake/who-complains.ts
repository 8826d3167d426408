import type { Newcomer } from '../../../casework/open-complaint.ts'
import { streamIn } from '../../../casework/person-stream.ts'
import type { PartyFact, Whom } from '../../../casework/recorded-party.ts'
import type { Person, PersonClass } from '../../../complaint/vocabulary.ts'
import type { Day } from '../../../kernel/day.ts'
import { refusalOf } from '../../../people/refusal.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { fieldset } from '../../components/field-parts.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import { CLASS_WORDS } from '../../words/complaint.ts'
import { type Filled, itemsOf, oneOf, textIn, type Typed, typedIn, type Wrong, wrongAt } from '../register/fields.ts'
import { contactFields, contactTyped } from '../register/forms.ts'

// Who complains and for whom, as it is asked when a complaint comes in.

/** Those who may enter with a complaint, as its first entries and the names of the form's fields call them. */
export const ENTERING = ['complainant', 'child'] as const
export type Entering = (typeof ENTERING)[number]

const CALLED: Readonly<Record<Entering, string>> = { complainant: 'called', child: 'child' }
const NAMED: Readonly<Record<Entering, string>> = { complainant: 'name', child: 'child-name' }
const CLASSES = Object.keys(CLASS_WORDS) as readonly PersonClass[]

/** The field in which it is chosen who somebody is, among those who are known already. */
export const whoField = (one: Entering): string => `${one}-who`

export const whoComplains = (filled: Filled): Html =>
  html`${fieldset({
    legend: { text: 'Who complains', classes: 'govuk-fieldset__legend--m' },
    text: html`${name(filled, 'called', 'What they are called', 'As they want to be called, and as all who read the complaint will see them. A first name is enough')}
${name(filled, 'name', 'Full name (optional)', 'Stays in their own record. Whoever was in a complaint before is found by it, and not recorded twice')}
${select({ name: 'class', label: { text: 'Who they are to the child' }, items: [{ value: '', text: 'Not known yet' }, ...itemsOf(CLASS_WORDS)], value: filled.typed['class'] })}
${name(filled, 'child', 'The child it is about, where it is somebody else (optional)')}
${name(filled, 'child-name', 'The child’s full name (optional)')}
${forWhom(filled)}`,
  })}${fieldset({
    legend: { text: 'One way to reach them', classes: 'govuk-fieldset__legend--m' },
    text: html`${contactFields(filled)}
${name(filled, 'needs', 'What would help them to take part (optional)', 'Large print, say, a quiet room, or somebody beside them')}
${name(filled, 'language', 'Their language, where it is not English (optional)')}
${checkboxes({ name: 'interpreter', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'An interpreter is needed', checked: filled.typed['interpreter'] === 'yes' }] })}`,
  })}`

const name = ({ typed, wrong }: Filled, field: string, text: string, hint?: string): Html =>
  input({
    name: field,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    autocomplete: 'off',
    spellcheck: false,
    value: typed[field],
    ...wrongAt(wrong, field),
  })

const forWhom = ({ typed }: Filled): Html => html`${radios({
  name: 'right',
  fieldset: { legend: { text: 'For whom do they complain?' } },
  hint: { text: 'A parent, a carer and most others complain in their own right: nobody’s consent is asked for then' },
  items: [
    { value: 'own', text: 'For themselves, also about the child' },
    { value: 'child', text: 'For the child, in the child’s name' },
    { value: '', text: 'Not known yet' },
  ],
  value: typed['right'] ?? '',
})}
${radios({
  name: 'advocate',
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'Was an advocate offered?' } },
  hint: { text: 'A child, a young person or a care leaver has a right to one' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: '', text: 'Not yet' },
  ],
  value: typed['advocate'] ?? '',
})}`

/** The name by which somebody is looked for and recorded; nothing where none was given. */
export const nameTyped = (typed: Typed, one: Entering): string | undefined =>
  textIn(typed, NAMED[one]) ?? textIn(typed, CALLED[one])

/** What is recorded of whoever complains, beside their name. */
export function factsTyped(typed: Typed): readonly PartyFact[] {
  const [contact, needs, language] = [contactTyped(typed), typedIn(typed, 'needs'), typedIn(typed, 'language')]
  const interpreter = typed['interpreter'] === 'yes'
  return [
    ...(contact ? [contact] : []),
    ...(needs === '' ? [] : [{ type: 'adjustment-recorded', says: needs } as const]),
    ...(language === '' && !interpreter ? [] : [{ type: 'language-recorded', language, interpreter } as const]),
  ]
}

/** Everybody who enters with the complaint. Whoever has a name has a record of their own from the first day. */
export const newcomersIn = (typed: Typed): readonly Newcomer[] =>
  ENTERING.flatMap((one) => {
    const person = personIn(typed, one)
    const whom = person && whomIn(typed, one)
    return person ? [{ person, ...(whom && { whom }) }] : []
  })

function whomIn(typed: Typed, one: Entering): Whom | undefined {
  const known = streamIn(typed[whoField(one)] ?? '')
  if (known) return { is: 'known', stream: known }
  const called = nameTyped(typed, one)
  const facts = one === 'complainant' ? factsTyped(typed) : []
  return called === undefined ? undefined : { is: 'new', name: called, facts }
}

function personIn(typed: Typed, one: Entering): (Person & { readonly id: string }) | undefined {
  const called = textIn(typed, CALLED[one]) ?? textIn(typed, NAMED[one])
  if (one === 'child') return called === undefined ? undefined : { id: one, as: one, calledHere: called }
  const who = oneOf(CLASSES, typed['class'])
  if (called === undefined && who === undefined && factsTyped(typed).length === 0) return undefined
  return {
    id: one,
    as: one,
    ...(who && { class: who }),
    ...(called !== undefined && { calledHere: called }),
    ...(typed['right'] === 'own' && { inOwnRight: true }),
    ...(typed['right'] === 'child' && { inOwnRight: false, ...(nameTyped(typed, 'child') && { actsFor: 'child' }) }),
  }
}

/** The first thing that is wrong with what was said of each of them, beside its field. */
export function wrongPeople({ typed, today }: { readonly typed: Typed; readonly today: Day }): readonly Wrong[] {
  const facts = factsTyped(typed)
  const named = ENTERING.flatMap((one) => {
    const called = nameTyped(typed, one)
    const refused = called === undefined ? undefined : refusalOf({ type: 'person-recorded', name: called }, today)
    return refused
      ? [{ field: textIn(typed, NAMED[one]) === undefined ? CALLED[one] : NAMED[one], says: refused.says }]
      : []
  })
  const nameless = facts.length > 0 && nameTyped(typed, 'complainant') === undefined
  return [
    ...named,
    ...(nameless
      ? [{ field: CALLED.complainant, says: 'Enter what they are called, so that this is kept with them' }]
      : []),
    ...facts.flatMap((fact) => {
      const refused = refusalOf(fact, today)
      return refused ? [{ field: refused.part === 'says' ? 'needs' : refused.part, says: refused.says }] : []
    }),
  ]
}
