import type { InPost } from '../../../complaint/in-post.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import { radios } from '../../components/radios.ts'
import { html } from '../../html.ts'
import { wrongAt } from '../register/fields.ts'
import { nothing, type StepField, type StepForm, value, wrongly } from './step-form.ts'

// Whose appointment ends: one of those who have a post, so that both the post and the name are right.

const chosen = ({ asks, typed }: StepForm): InPost | undefined => asks.inPost.find((_, i) => String(i) === typed['who'])

const POST_WORDS: Readonly<Record<InPost['role'], string>> = {
  'investigating-officer': ROLE_WORDS['investigating-officer'],
  'independent-person': ROLE_WORDS['independent-person'],
  'adjudicating-officer': ROLE_WORDS['adjudicating-officer'],
  'panel-chair': 'Chair of the panel',
  'panel-member': ROLE_WORDS['panel-member'],
}

export const endingField: StepField = {
  show: ({ asks, typed, wrong }) =>
    radios({
      name: 'who',
      fieldset: { legend: { text: 'Whose appointment ends?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'They no longer see this complaint, and somebody else is to be appointed' },
      items: asks.inPost.map(({ who, role }, i) => ({ value: String(i), text: who, hint: { text: POST_WORDS[role] } })),
      value: typed['who'],
      ...wrongAt(wrong, 'who'),
    }),
  read(form) {
    const one = chosen(form)
    return one ? value(one.who) : wrongly({ field: 'who', says: 'Choose whose appointment ends' })
  },
  fill: ({ asks }, _name, given) => ({ who: String(asks.inPost.findIndex(({ who }) => who === given)) }),
}

/** The post, which goes with the name. */
export const endingRole: StepField = {
  show: () => html``,
  read(form) {
    const one = chosen(form)
    return one ? value(one.role) : nothing
  },
  fill: () => ({}),
  box: () => 'who',
}
