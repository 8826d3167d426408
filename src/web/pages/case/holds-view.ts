import type { Assessment, HoldShown } from '../../../complaint/assessment.ts'
import type { Day } from '../../../kernel/day.ts'
import { stepDate } from '../../clock.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { capitalised, spanInFull } from '../../dates.ts'
import { type Content, html, type Html } from '../../html.ts'
import { type CaseView, pointInWords, pointsInWords, section } from './case-view.ts'

export const isStanding = ({ ended }: HoldShown): boolean => ended === undefined

/** What waits for other proceedings or waited for them: which points, from when to when, and how it ends. */
export function holds(view: CaseView): Html | undefined {
  const { holds: all } = view.assessment
  if (all.length === 0) return undefined
  const sorted = [...all.filter(isStanding), ...all.filter((hold) => !isStanding(hold))]
  return section('holds', 'On hold for other proceedings', [
    !all.some(isStanding) && html`<p class="govuk-body">Nothing is on hold any more.</p>`,
    sorted.map((hold) => holdCard(hold, view)),
  ])
}

type Seen = { readonly assessment: Assessment; readonly asOf: Day }

/** `Points 2, 4`, or the whole complaint. */
export const heldInWords = ({ points, whole }: HoldShown): string =>
  whole ? 'The whole complaint' : capitalised(pointsInWords(points))

/** One hold, with its points in words and each of its dates. */
export function holdCard(hold: HoldShown, seen: Seen): Html {
  const { proceedings, reasons, from, proceedingsEnded } = hold
  return html`<article class="redress-fault redress-fault--note">
<h3 class="govuk-heading-s redress-fault__title">${heldInWords(hold)} ${tag(isStanding(hold) ? { text: 'On hold', classes: 'govuk-tag--yellow' } : { text: 'Over', classes: 'govuk-tag--grey' })}</h3>
${hold.points.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${hold.points.map((id) => html`<li>${pointInWords(seen, id)}</li>`)}</ul>`}
${summaryList({
  classes: 'redress-facts',
  rows: [
    ...row('The proceedings', proceedings),
    ...row('Why it waits', reasons),
    ...row('From', spanInFull(from)),
    ...row('The proceedings ended', proceedingsEnded && spanInFull(proceedingsEnded)),
    ...(isStanding(hold) ? whileItStands(hold, seen) : []),
    ...row('Until', hold.ended && `${spanInFull(hold.ended.on)}: ${ENDED_WORDS[hold.ended.by]}`),
  ],
})}
</article>`
}

const ENDED_WORDS: Readonly<Record<NonNullable<HoldShown['ended']>['by'], string>> = {
  council: 'the council lifted it',
  complainant: 'the complainant brought it back',
  'another-hold': 'it was held again',
  complaint: 'the complaint ended',
}

function whileItStands({ reviewOn, until, points, whole }: HoldShown, { assessment, asOf }: Seen): SummaryRow[] {
  const others = assessment.points.filter(({ id, stands }) => stands && !points.includes(id)).map(({ id }) => id)
  const back = until
    ? `the complainant may bring it back by ${spanInFull(until)}, a year after the end`
    : 'the complainant may bring it back within a year of the end of the proceedings'
  return [
    ...row('Looked at again', reviewOn ? stepDate(reviewOn, asOf) : 'No date is recorded'),
    ...row('How it ends', `The council lifts it, or ${back}`),
    ...row('What goes on', whole || others.length === 0 ? undefined : capitalised(pointsInWords(others))),
  ]
}

const row = (key: string, text: Content | undefined): SummaryRow[] =>
  text === undefined ? [] : [{ key: { text: key }, value: { text } }]
