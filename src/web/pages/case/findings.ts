import type { FindingVoiced } from '../../../complaint/assessment.ts'
import type { Finding, Voice } from '../../../complaint/vocabulary.ts'
import { spanOf } from '../../../kernel/day.ts'
import type { Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import { spanInWords } from '../../dates.ts'
import { html, type Html, joined } from '../../html.ts'
import { stackingTable } from '../../stacking-table.ts'
import { FINDING_WORDS, PROCEDURE_WORDS, VOICE_WORDS, VOICES_IN_ORDER } from '../../words/complaint.ts'
import { decisionsOn } from '../routing/decisions.ts'
import { checkedDraftOn, disagreementsOn } from './disagreements.ts'
import { type CaseView, pointInWords, section } from './case-view.ts'
import { isStanding } from './holds-view.ts'

const FINDING_COLOURS: Readonly<Record<Finding, string>> = {
  upheld: 'govuk-tag--red',
  'partially-upheld': 'govuk-tag--orange',
  'not-upheld': 'govuk-tag--grey',
  'no-finding': 'govuk-tag--yellow',
}

/** Each point with what every voice found, side by side; a voice that differs from the one before it is marked. */
export function findings(view: CaseView): Html | undefined {
  const { assessment } = view
  const points = [
    ...new Set([
      ...assessment.points.flatMap(({ id, stands }) => (stands ? [id] : [])),
      ...assessment.findings.map(({ point }) => point),
    ]),
  ]
  if (points.length === 0) return undefined
  const voices = VOICES_IN_ORDER.filter((voice) => assessment.findings.some(({ by }) => by === voice))
  return section(
    'points',
    'Points of complaint and what was found',
    html`${whereTheyDiffer(points, voices, view)}
${stackingTable({
  classes: 'redress-table--points',
  caption: voices.length > 0 ? 'Each point, and what each voice found' : 'No finding has been recorded yet',
  captionClasses: 'govuk-table__caption--s',
  head: ['Point', ...voices.map((voice) => VOICE_WORDS[voice])],
  rows: points.map((point, i) => ({ id: anchorOf(i), ...pointRow(point, voices, view) })),
})}`,
  )
}

const anchorOf = (i: number): string => `point-${i + 1}`

const MANY = 10

/** Where there are many points, those to look at first. */
function whereTheyDiffer(points: readonly string[], voices: readonly Voice[], view: CaseView): Html | false {
  if (points.length <= MANY || voices.length < 2) return false
  const differing = points.flatMap((point, i) => (differs(standingOn(point, voices, view)) ? [{ point, i }] : []))
  if (differing.length === 0)
    return html`<p class="govuk-body">${points.length} points. The voices agree on all of them.</p>`
  return html`<p class="govuk-body">${points.length} points. The voices differ on ${differing.length}: ${joined(
    differing.map(({ point, i }) => html`<a class="govuk-link" href="${`#${anchorOf(i)}`}">${point}</a>`),
    ', ',
  )}.</p>`
}

/** The finding of each voice on a point that stands. */
const standingOn = (point: string, voices: readonly Voice[], { assessment }: CaseView) =>
  voices.map((voice) =>
    assessment.findings.findLast((one) => one.point === point && one.by === voice && !one.corrected),
  )

const differs = (standing: readonly (FindingVoiced | undefined)[]): boolean =>
  new Set(standing.flatMap((one) => one?.finding ?? [])).size > 1

function pointRow(point: string, voices: readonly Voice[], view: CaseView) {
  const { assessment } = view
  const ofPoint = assessment.findings.filter((one) => one.point === point)
  const standing = standingOn(point, voices, view)
  const apart = differs(standing)
  return {
    classes: apart ? 'redress-row--differs' : undefined,
    cells: [
      {
        text: html`${pointInWords(view, point)}${wants(view, point)}${whereItBelongs(point, view)}${waits(point, view)}${
          apart && html`<span class="redress-note"><strong>The voices differ</strong></span>`
        }`,
      },
      ...voices.map((voice, i): Cell => ({
        text: html`${voiceCell(voice, ofPoint, lastBefore(standing, i))}${voice === 'investigating-officer' && html`${draftWas(point, standing[i], view)}${independentPerson(point, view)}`}`,
      })),
    ],
  }
}

const wants = ({ assessment }: CaseView, id: string): Html | undefined => {
  const point = assessment.points.find((one) => one.id === id)
  return point?.wants ? html`<span class="redress-note">Hoped for: ${point.wants}</span>` : undefined
}

/** That the point waits for other proceedings. */
const waits = (id: string, { assessment }: CaseView): Html | undefined => {
  const hold = assessment.holds.find((one) => isStanding(one) && one.points.includes(id))
  return (
    hold &&
    html`<span class="redress-note"><a class="govuk-link" href="#holds">On hold</a> from ${spanInWords(hold.from)}</span>`
  )
}

/** Where the point was last said to belong, and why; what was decided before that stays to be seen. */
function whereItBelongs(id: string, view: CaseView): Html | undefined {
  const decisions = decisionsOn(id, view)
  const last = decisions.at(-1)
  if (!last) return undefined
  const earlier = decisions.slice(0, -1)
  return html`<span class="redress-note">Goes to: ${PROCEDURE_WORDS[last.procedure].toLowerCase()}${last.reason !== undefined && html`. ${last.reason}`}</span>${earlier.map(
    ({ procedure, on, reason }) =>
      html`<span class="redress-note">Before: ${PROCEDURE_WORDS[procedure].toLowerCase()}${on !== undefined && `, ${dayWords(on)}`}${reason !== undefined && html`. ${reason}`}</span>`,
  )}`
}

const dayWords = (on: string): string => {
  const span = spanOf(on)
  return span ? spanInWords(span) : on
}

/** A finding that was another in the draft that was checked for facts. */
function draftWas(point: string, now: FindingVoiced | undefined, view: CaseView): Html | undefined {
  const draft = checkedDraftOn(point, view)
  if (!draft || !now || draft.finding === now.finding) return undefined
  return html`<span class="redress-note redress-differs">In the draft that was checked for facts: ${FINDING_WORDS[draft.finding].toLowerCase()}</span>`
}

const independentPerson = (point: string, view: CaseView) =>
  disagreementsOn(point, view).map(
    (reasons) =>
      html`<span class="redress-note redress-differs">The independent person differs${reasons !== undefined && html`: ${reasons}`}</span>`,
  )

const lastBefore = (standing: readonly (FindingVoiced | undefined)[], i: number): FindingVoiced | undefined =>
  standing.slice(0, i).findLast((one) => one !== undefined)

function voiceCell(voice: Voice, ofPoint: readonly FindingVoiced[], before: FindingVoiced | undefined): Html {
  const own = ofPoint.filter((one) => one.by === voice)
  if (own.length === 0) return html`<span class="redress-quiet">No finding recorded</span>`
  return html`${own.map((one) =>
    one.corrected
      ? html`<span class="redress-note"><s>${FINDING_WORDS[one.finding]}</s> (corrected)</span>`
      : html`${tag({ text: FINDING_WORDS[one.finding], classes: FINDING_COLOURS[one.finding] })}${
          before &&
          before.finding !== one.finding &&
          html`<span class="redress-note redress-differs">Differs from ${VOICE_WORDS[before.by].toLowerCase()}</span>`
        }${one.reasons && html`<span class="redress-note">${one.reasons}</span>`}`,
  )}`
}
