import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import type { Access, AccessEvent } from '../../../people/access.ts'
import { BARRED } from '../../../people/permission.ts'
import type { Role } from '../../../people/roles.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import { select } from '../../components/select.ts'
import type { Html } from '../../html.ts'
import { wrongAt } from '../register/fields.ts'
import type { StepForm } from './step-form.ts'

// A step that gives somebody a part in the complaint lets them see it, and a step that ends the part ends that too.

/** What somebody is assigned to be by a step. */
export const PART_GIVEN: { readonly [T in EventType]?: Role } = {
  'stage-1-allocated': 'stage-1-manager',
  'investigating-officer-appointed': 'investigating-officer',
  'independent-person-appointed': 'independent-person',
  'adjudicating-officer-appointed': 'adjudicating-officer',
  'advocate-appointed': 'advocate',
  'stage-3-acknowledged': 'panel-clerk',
}

/** Where an account is asked for: the name of its box, what it is assigned as, and how it is asked for. */
type AccountAsked = { readonly name: string; readonly role: Role; readonly label: string }

/** Asks by which account somebody comes in, where they have one. */
export function accountSelect(form: StepForm, { name, role, label }: AccountAsked): Html {
  const able = form.people.filter(({ roles }) => roles.includes(role))
  return select({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: {
      text: `They see this complaint from now on, as ${ROLE_WORDS[role].toLowerCase()}. Leave it open where they have no account`,
    },
    items: [{ value: '', text: 'No account' }, ...able.map(({ person, name }) => ({ value: person, text: name }))],
    value: form.typed[name] ?? '',
    ...wrongAt(form.wrong, name),
  })
}

/** The account of whoever gets the one part that a step gives. */
export function accountField(form: StepForm): Html | false {
  const role = PART_GIVEN[form.type]
  const label =
    form.type === 'stage-3-acknowledged' ? 'The panel clerk’s account (optional)' : 'Their account (optional)'
  return role !== undefined && accountSelect(form, { name: 'account', role, label })
}

/** The boxes in which a step asks for an account, and what each is assigned as. */
const ACCOUNTS: { readonly [T in EventType]?: Readonly<Record<string, Role>> } = {
  'panel-appointed': {
    'chair-account': 'panel-member',
    'member-1-account': 'panel-member',
    'member-2-account': 'panel-member',
  },
}

/**
 * Whether a step gives its part, by name, to somebody with an account who is kept away from the complaint: because it is
 * about them, or they have a stake in it.
 */
export function isGivenToBarred(event: ComplaintEvent, { people, standing }: StepForm): boolean {
  if (PART_GIVEN[event.type] === undefined) return false
  const named = [event.type === 'stage-1-allocated' ? event.to : undefined, 'who' in event ? event.who : undefined]
  const plain = (name: unknown) => (typeof name === 'string' ? name.trim().replaceAll(/\s+/g, ' ').toLowerCase() : '')
  const barred = new Set(standing.access.tied.flatMap(({ person, tie }) => (BARRED.has(tie) ? [person] : [])))
  return people.some(({ person, name }) => barred.has(person) && named.some((one) => plain(one) === plain(name)))
}

/** Who comes to see the complaint by this step, and who no longer does. */
export function tiesOf(event: ComplaintEvent, { type, typed, people, standing }: StepForm): readonly AccessEvent[] {
  const given = PART_GIVEN[type]
  const boxes = ACCOUNTS[type] ?? (given ? { account: given } : {})
  const made = Object.entries(boxes).flatMap(([box, as]): readonly AccessEvent[] => {
    const account = people.find(({ person }) => person === typed[box])
    return account ? [{ type: 'tie-made', person: account.person, tie: 'assigned', as }] : []
  })
  if (made.length > 0) return made
  if (event.type === 'stage-2-restarted') return standing.access.tied.flatMap(investigatorsTie)
  if (event.type !== 'appointment-ended') return []
  const ended = event.role?.startsWith('panel') ? 'panel-member' : event.role
  return standing.access.tied.flatMap(({ person, tie, as }) => {
    const name = people.find((one) => one.person === person)?.name
    const isThem = tie === 'assigned' && as === ended && name?.trim().toLowerCase() === event.who?.trim().toLowerCase()
    return isThem ? [{ type: 'tie-ended' as const, person, tie: 'assigned' as const }] : []
  })
}

/** Other people do the investigation again, so whoever did it no longer sees the complaint. */
const investigatorsTie = ({ person, tie, as }: Access['tied'][number]): readonly AccessEvent[] =>
  tie === 'assigned' && (as === 'investigating-officer' || as === 'independent-person')
    ? [{ type: 'tie-ended', person, tie: 'assigned' }]
    : []
