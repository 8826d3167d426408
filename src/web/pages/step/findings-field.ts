import type { FindingVoiced } from '../../../complaint/assessment.ts'
import type { Finding, FindingOnPoint } from '../../../complaint/vocabulary.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import { fieldset } from '../../components/field-parts.ts'
import { radios } from '../../components/radios.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { stepPath } from '../../paths.ts'
import { FINDING_WORDS, VOICE_WORDS } from '../../words/complaint.ts'
import { evidenceBeside } from '../case/evidence.ts'
import { checkedDraftOn, disagreementsOn } from '../case/disagreements.ts'
import { itemsOf, oneOf, typedIn, wrongAt } from '../register/fields.ts'
import { type Missing, nothing, type StepField, type StepForm, value } from './step-form.ts'

// A finding on every point, with what the voices before have found beside each.

const FINDINGS = Object.keys(FINDING_WORDS) as readonly Finding[]

const findingName = (i: number): string => `finding-${i + 1}`
const reasonsName = (i: number): string => `finding-${i + 1}-reasons`

export const findingsField: StepField = {
  show: (form) =>
    html`${form.asks.toFind.map((point, i) => onePoint(form, point, i))}${form.asks.toFind.length === 0 && html`<p class="govuk-body" id="findings">${nothingToFind(form)}</p>`}`,
  read({ typed, asks }) {
    const found = asks.toFind.flatMap((point, i) => {
      const finding = oneOf(FINDINGS, typed[findingName(i)])
      const reasons = typedIn(typed, reasonsName(i))
      return finding === undefined ? [] : [{ point, finding, ...(reasons !== '' && { reasons }) }]
    })
    return found.length === 0 ? nothing : value(found)
  },
  fill: ({ asks }, _name, given) =>
    Object.fromEntries(
      (given as readonly FindingOnPoint[]).flatMap(({ point, finding, reasons }) => {
        const i = asks.toFind.indexOf(point)
        return [[findingName(i), finding], ...(reasons === undefined ? [] : [[reasonsName(i), reasons]])]
      }),
    ),
  box: ({ asks }, _name, [point]) => findingName(Math.max(0, asks.toFind.indexOf(point ?? ''))),
}

/** A complaint taken over from an old list often has no points: they come first. */
const nothingToFind = ({ asks, standing }: StepForm): Html =>
  asks.points.length > 0
    ? html`No point waits for a finding.`
    : html`A finding is made on each point, and none is stated yet. <a class="govuk-link" href="${stepPath(standing.history.reference, 'points-stated')}">State the points of the complaint</a> first.`

/** Steps that find on what the investigation brought to light. */
const RESTS_ON_EVIDENCE: ReadonlySet<EventType> = new Set<EventType>([
  'draft-report-checked',
  'investigating-officer-reported',
  'adjudicated',
  'panel-reported',
])

const onePoint = (form: StepForm, point: string, i: number): Html =>
  html`<div class="redress-finding">${fieldset({
    legend: { text: pointSays(form, point), classes: 'govuk-fieldset__legend--m' },
    text: html`${voicesOn(form, point)}${RESTS_ON_EVIDENCE.has(form.type) && evidenceBeside(point, form.standing)}
${radios({
  name: findingName(i),
  classes: 'govuk-radios--inline govuk-radios--small',
  fieldset: { legend: { text: `Finding on point ${point}`, classes: 'govuk-fieldset__legend--s' } },
  items: itemsOf(FINDING_WORDS),
  value: form.typed[findingName(i)],
  ...wrongAt(form.wrong, findingName(i)),
})}
${textarea({
  name: reasonsName(i),
  label: { text: `Reasons on point ${point}` },
  rows: 2,
  value: form.typed[reasonsName(i)],
})}`,
  })}</div>`

/** The points on which no finding is given yet, each with its box. */
export const findingsMissing = ({ asks, typed }: StepForm): readonly Missing[] =>
  asks.toFind.flatMap((point, i) =>
    oneOf(FINDINGS, typed[findingName(i)]) === undefined ? [{ says: point, box: findingName(i) }] : [],
  )

/** What a point says, with its number. */
export function pointSays({ asks }: Pick<StepForm, 'asks'>, id: string): string {
  const says = asks.points.find((point) => point.id === id)?.says
  return says === undefined ? `Point ${id}` : `${id}. ${says}`
}

/** What every voice has found on a point, and where the independent person differs. */
export function voicesOn({ standing }: Pick<StepForm, 'standing'>, point: string): Html | false {
  const before = standing.assessment.findings.filter((one) => one.point === point && !one.corrected)
  const differs = disagreementsOn(point, standing)
  const draft = checkedDraftOn(point, standing)
  return (
    (before.length + differs.length > 0 || draft !== undefined) &&
    html`<dl class="govuk-body redress-voices">${draft && html`<div><dt>Draft, as it was checked for facts</dt><dd><strong>${FINDING_WORDS[draft.finding]}</strong>${draft.reasons !== undefined && html`<br>${draft.reasons}`}</dd></div>`}${before.map(
      (one: FindingVoiced) =>
        html`<div><dt>${VOICE_WORDS[one.by]}</dt><dd><strong>${FINDING_WORDS[one.finding]}</strong>${one.reasons !== undefined && html`<br>${one.reasons}`}</dd></div>`,
    )}${differs.map((reasons) => html`<div><dt>Independent person</dt><dd><strong>Differs</strong>${reasons !== undefined && html`<br>${reasons}`}</dd></div>`)}</dl>`
  )
}
