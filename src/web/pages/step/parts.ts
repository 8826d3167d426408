import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import type { AccessEvent } from '../../../people/access.ts'
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
}

/** Asks by which account they come in, where they have one. */
export function accountField(form: StepForm): Html | false {
  const role = PART_GIVEN[form.type]
  if (!role) return false
  const able = form.people.filter(({ roles }) => roles.includes(role))
  return select({
    name: 'account',
    label: { text: 'Their account (optional)', classes: 'govuk-label--s' },
    hint: {
      text: `They see this complaint from now on, as ${ROLE_WORDS[role].toLowerCase()}. Leave it open where they have no account`,
    },
    items: [{ value: '', text: 'No account' }, ...able.map(({ person, name }) => ({ value: person, text: name }))],
    value: form.typed['account'] ?? '',
    ...wrongAt(form.wrong, 'account'),
  })
}

/** Who comes to see the complaint by this step, and who no longer does. */
export function tiesOf(event: ComplaintEvent, { type, typed, people, standing }: StepForm): readonly AccessEvent[] {
  const role = PART_GIVEN[type]
  const account = people.find(({ person }) => person === typed['account'])
  if (role && account) return [{ type: 'tie-made', person: account.person, tie: 'assigned', as: role }]
  if (event.type !== 'appointment-ended') return []
  const ended = event.role?.startsWith('panel') ? 'panel-member' : event.role
  return standing.access.tied.flatMap(({ person, tie, as }) => {
    const name = people.find((one) => one.person === person)?.name
    const isThem = tie === 'assigned' && as === ended && name?.trim().toLowerCase() === event.who?.trim().toLowerCase()
    return isThem ? [{ type: 'tie-ended' as const, person, tie: 'assigned' as const }] : []
  })
}
