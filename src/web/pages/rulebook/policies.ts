import type { PaymentBands } from '../../../law/policy-values.ts'
import { summaryList } from '../../components/summary-list.ts'
import { capitalised } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'

/** What the council settles for itself where the sources disagree or are silent, as it is set now. */
export const policiesSection = ({
  policies,
}: Law): Html => html`<section class="redress-section" aria-labelledby="policies">
<h2 class="govuk-heading-l" id="policies">Policies of the council</h2>
<p class="govuk-body">Where the sources disagree or are silent, the council chooses. This is how it is set now.</p>
${summaryList({
  classes: 'redress-facts',
  rows: policies.map(({ number, title, value, reason }) => ({
    key: { text: html`<span id="${number}">${number}</span> ${title}` },
    value: {
      text: html`<strong>${capitalised(valueInWords(value))}</strong><br><span class="redress-quiet">${reason}</span>`,
    },
  })),
})}
</section>
`

function valueInWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'string') return VALUE_WORDS[value] ?? value.replaceAll(/[_-]/g, ' ')
  if (Array.isArray(value)) return value.map((each) => valueInWords(each)).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  if ('edition' in value && 'bands' in value) return bandsInWords(value as PaymentBands)
  return Object.entries(value)
    .map(([power, roles]) => `${POWER_WORDS[power] ?? power}: ${valueInWords(roles)}`)
    .join('; ')
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  request_received: 'from the request',
  statement_agreed: 'from the agreed statement',
  response_sent: 'when the answer is sent',
  io_report: 'when the investigating officer reports',
  '10_then_20': '10 working days, 20 at most',
  '20': '20 working days',
  none: 'no end',
  '20wd_soft': '20 working days, a later request is still accepted',
  '28days_soft': '28 days, a later request is still accepted',
  '20wd_hard': '20 working days',
  '5_plus_15': '15 working days from the panel’s report',
  '20_from_panel': '20 working days from the panel',
  same_day: 'the day on which it arrives',
  next_working_day: 'the next working day',
  corporate: 'the corporate procedure',
  statutory_like: 'handled like a statutory complaint',
  all_upheld: 'all of them',
  all_significant_upheld: 'all that are significant',
  fresh: 'starts again from day 0',
  remaining: 'goes on where it stopped',
  statute: 'from the day of receipt',
  day_after_receipt: 'from the day after receipt',
  excluded: 'no',
  statutory_on_request: 'yes, where the complainant asks for it',
}

const POWER_WORDS: Readonly<Record<string, string>> = {
  extend: 'to extend',
  refuse: 'to refuse',
  vary: 'to vary an action',
  override: 'to override a local rule',
}

const bandsInWords = ({ edition, bands }: PaymentBands): string =>
  bands.length === 0
    ? 'none set'
    : `${edition}: ${bands.map((band) => `${band.for}, £${band.from} to £${band.to}`).join('; ')}`
