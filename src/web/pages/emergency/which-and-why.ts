import { input } from '../../components/input.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { type Filled, wrongAt } from '../register/fields.ts'

/** Which complaint somebody has to see in an emergency, and why: the reference is typed whole, for none is offered. */
export const whichAndWhy = (
  { typed, wrong }: Pick<Filled, 'typed' | 'wrong'>,
  { question, hint }: { readonly question: string; readonly hint: string },
): Html => html`${input({
  name: 'reference',
  label: { text: 'Reference of the complaint', classes: 'govuk-label--s' },
  hint: { text: 'All of it, as it is written' },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  spellcheck: false,
  value: typed['reference'] ?? '',
  ...wrongAt(wrong, 'reference'),
})}
${textarea({
  name: 'reason',
  label: { text: question, classes: 'govuk-label--s' },
  hint: { text: hint },
  rows: 4,
  value: typed['reason'],
  ...wrongAt(wrong, 'reason'),
})}`
