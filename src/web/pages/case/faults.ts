import type { Fault } from '../../../complaint/assessment.ts'
import { latenessInWords } from '../../clock.ts'
import { details } from '../../components/details.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { capitalised, sinceInWords } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { type Content, html, type Html, joined } from '../../html.ts'
import { rulePath } from '../../paths.ts'
import { READING_WORDS } from '../../words/complaint.ts'
import { ANSWER_WORDS, FORCE_WORDS, NOT_SHOWN_WORDS, WEIGHT_WORDS } from '../../words/law.ts'
import { type CaseView, type Happened, pointsInWords, restsOn, section } from './case-view.ts'
import { folded } from './folded.ts'

const WEIGHTS = ['fault', 'poor-practice', 'contributing'] as const satisfies readonly Fault['weight'][]

const WEIGHT_COLOURS: Readonly<Record<Fault['weight'], string>> = {
  fault: 'govuk-tag--red',
  'poor-practice': 'govuk-tag--orange',
  contributing: 'govuk-tag--yellow',
}

/** What went wrong, the heaviest first, with the law, the events and what puts it right; then what only looks wrong. */
export function faults(view: CaseView, events: readonly Happened[]): Html {
  const { faults, explained, answers } = view.assessment
  const sorted = [...faults].sort(
    (a, b) =>
      WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
      Number(a.certainty !== 'certain') - Number(b.certainty !== 'certain'),
  )
  return section('faults', 'What went wrong', [
    sorted.length === 0 && html`<p class="govuk-body">No fault is found, as far as the record shows.</p>`,
    alike(sorted).map((same) =>
      folded({
        items: same,
        open: same.length > 3 ? 1 : same.length,
        show: (some) => some.map((fault) => faultCard(fault, view.law, events)),
        more: (count) => `${count} more of the same: ${view.law.faults[same[0]?.code ?? 'S1_LATE'].title}`,
      }),
    ),
    explained.map((one) =>
      noteCard(
        `Explained: ${view.law.faults[one.code].title}`,
        one.says,
        restsOn(one.explainedBy, events),
        'No fault: the complainant asked for the delay.',
      ),
    ),
    answers.map((one) =>
      noteCard(
        ANSWER_WORDS[one.answer],
        one.says,
        restsOn(one.because, events),
        one.certainty === 'possible' ? 'Possible: it depends on a date that is not known to the day.' : undefined,
      ),
    ),
  ])
}

/** Faults of one kind, weight and certainty together, each kind where its first stood. */
function alike(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const kinds = Map.groupBy(faults, ({ code, weight, certainty }) => `${code} ${weight} ${certainty}`)
  return [...kinds.values()]
}

const faultCard = (fault: Fault, law: Law, events: readonly Happened[]): Html => {
  const { title, putRight } = law.faults[fault.code]
  return html`<article class="redress-fault redress-fault--${fault.weight}">
<h3 class="govuk-heading-m redress-fault__title">${title}</h3>
<p class="redress-fault__tags">${tag({ text: WEIGHT_WORDS[fault.weight], classes: WEIGHT_COLOURS[fault.weight] })} ${tag(
    {
      text: fault.certainty === 'certain' ? 'Certain' : 'Possible',
      classes: fault.certainty === 'certain' ? 'govuk-tag--grey' : 'govuk-tag--purple',
    },
  )}</p>
<p class="govuk-body">${fault.says} ${measureInWords(fault, law)}</p>
<p class="govuk-body"><strong>What puts it right:</strong> ${putRight}</p>
${details({
  classes: 'redress-fault__more',
  summary: html`The rule, and what it rests on<span class="govuk-visually-hidden">: ${title}</span>`,
  text: summaryList({ classes: 'redress-facts', rows: faultRows(fault, law, events) }),
})}
</article>
`
}

/** How late, since when: one line under what went wrong. */
function measureInWords(fault: Fault, law: Law): string {
  const late = fault.workingDaysLate && latenessInWords({ workingDaysLate: fault.workingDaysLate })
  const parts = [
    late && `${capitalised(late)}, against ${againstInWords(fault, law)}.`,
    fault.since && `${capitalised(sinceInWords(fault.since))}.`,
  ]
  return parts.filter(Boolean).join(' ')
}

function faultRows(fault: Fault, law: Law, events: readonly Happened[]): readonly SummaryRow[] {
  const rests = restsOn(fault.because, events)
  return [
    row(
      'The rule',
      joined(
        fault.rules.map((id) => ruleInWords(id, law)),
        html`<br>`,
      ),
    ),
    row('The law', fault.cites.join('; ')),
    row('Measured against', againstInWords(fault, law)),
    fault.points.length > 0 && row('About', pointsInWords(fault.points)),
    rests && row('It rests on', rests),
  ].filter((one): one is SummaryRow => typeof one === 'object')
}

function againstInWords(fault: Fault, law: Law): string {
  const named = Object.values(law.rules).find(({ id }) => id === fault.against)?.title
  const against = named ? `the rule “${named}”` : fault.against.replace(/^(\d+) WD\b/, '$1 working days')
  const reading = fault.reading === undefined ? '' : READING_WORDS[fault.reading]
  return reading === '' ? against : `${against}, ${reading}`
}

function ruleInWords(id: Fault['rules'][number], law: Law): Html {
  const rule = law.rules[id]
  return html`<a class="govuk-link" href="${rulePath(id)}">${rule.title}</a> (${id}, ${FORCE_WORDS[rule.force]}${!rule.verified && ', not confirmed from a primary source'})`
}

const row = (key: string, text: Content): SummaryRow => ({ key: { text: key }, value: { text } })

const noteCard = (title: string, says: string, rests: Html | undefined, note: string | undefined): Html =>
  html`<article class="redress-fault redress-fault--note">
<h3 class="govuk-heading-s redress-fault__title">${title}</h3>
<p class="govuk-body">${says}</p>
${note && html`<p class="govuk-body">${note}</p>`}
${rests && html`<p class="govuk-body-s">It rests on: ${rests}</p>`}
</article>
`

/** What the record leaves open, so that its silence is not read as all being well. */
export function notShown({ assessment }: CaseView): Html | undefined {
  if (assessment.notShown.length === 0) return undefined
  return section('not-shown', 'What the record does not show', [
    html`<p class="govuk-body">These were not judged, because nothing recorded says either way.</p>`,
    html`<ul class="govuk-list govuk-list--bullet">${assessment.notShown.map((code) => html`<li>${NOT_SHOWN_WORDS[code]}</li>`)}</ul>`,
  ])
}
