import type { Disagreement } from '../../../complaint/vocabulary.ts'
import { fieldset } from '../../components/field-parts.ts'
import { textarea } from '../../components/textarea.ts'
import { html } from '../../html.ts'
import { typedIn, wrongAt } from '../register/fields.ts'
import { pointSays, voicesOn } from './findings-field.ts'
import { nothing, type StepField, type StepForm, value } from './step-form.ts'

// What the independent person thinks of each finding of the investigating officer: they say nothing where they agree.

const boxName = (i: number): string => `disagreement-${i + 1}`

/** The points on which the investigating officer made a finding. */
const pointsFound = ({ asks, standing }: StepForm): readonly string[] => {
  const found = new Set(
    standing.assessment.findings.flatMap(({ by, point }) => (by === 'investigating-officer' ? [point] : [])),
  )
  return asks.points.flatMap(({ id }) => (found.has(id) ? [id] : []))
}

export const disagreementsField: StepField = {
  show: (form) =>
    html`${
      pointsFound(form).length > 0 &&
      html`<h2 class="govuk-heading-m">Where they differ</h2>
<p class="govuk-body">Leave a box empty where they agree. What is written here stands beside the finding when it is decided on.</p>`
    }
${pointsFound(form).map(
  (point, i) =>
    html`<div class="redress-finding">${fieldset({
      legend: { text: pointSays(form, point), classes: 'govuk-fieldset__legend--s' },
      text: html`${voicesOn(form, point)}${textarea({
        name: boxName(i),
        label: { text: `What they would have found on point ${point}, and why (optional)` },
        rows: 2,
        value: form.typed[boxName(i)],
        ...wrongAt(form.wrong, boxName(i)),
      })}`,
    })}</div>`,
)}`,
  read(form) {
    const given = pointsFound(form).flatMap((point, i): readonly Disagreement[] => {
      const reasons = typedIn(form.typed, boxName(i))
      return reasons === '' ? [] : [{ point, reasons }]
    })
    return given.length === 0 ? nothing : value(given)
  },
  fill: (form, _name, given) =>
    Object.fromEntries(
      (given as readonly Disagreement[]).map(({ point, reasons = '' }) => [
        boxName(pointsFound(form).indexOf(point)),
        reasons,
      ]),
    ),
  box: (form, _name, [point]) => boxName(Math.max(0, pointsFound(form).indexOf(point ?? ''))),
}
