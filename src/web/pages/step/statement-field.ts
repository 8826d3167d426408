import type { LegalFunction, Point } from '../../../complaint/vocabulary.ts'
import { fieldset } from '../../components/field-parts.ts'
import { input } from '../../components/input.ts'
import { select } from '../../components/select.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { FUNCTION_WORDS } from '../../words/complaint.ts'
import { itemsOf, oneOf, type Typed, typedIn, type Wrong, wrongAt } from '../register/fields.ts'
import { moreRows, rowsOf } from './recommendation-fields.ts'
import { nothing, type StepField, type StepForm, value, wrongly } from './step-form.ts'
import { whenField, whenIn, whenTyped } from './when-field.ts'

// The points of complaint, each in the person’s words. A point that splits or is joined names those that it came from.

const AT_FIRST = 3
const MOST = 40
const FUNCTIONS = Object.keys(FUNCTION_WORDS) as readonly LegalFunction[]

const partName = (i: number, part: string): string => `point-${i + 1}-${part}`
const saysName = (i: number): string => partName(i, 'says')

export const pointsField: StepField = {
  show(form) {
    const rows = rowsOf(form.typed, 'rows-of-points', saysName, Math.max(AT_FIRST, form.asks.points.length))
    return html`${Array.from({ length: rows }, (_, i) => row(form, i))}${moreRows('rows-of-points', rows, 'Add more points')}`
  },
  read(form) {
    const points = readPoints(form.typed, form.asks.points)
    const wrong = wrongPoints(form.typed)
    if (wrong.length > 0) return wrongly(...wrong)
    return points.length === 0 ? nothing : value(points)
  },
  fill: (_form, _name, given) =>
    Object.assign(
      {},
      ...(given as readonly Point[]).map(({ says, wants, service, arose, function: lawful, from = [] }, i) => ({
        ...whenTyped(partName(i, 'arose'), arose),
        [saysName(i)]: says,
        [partName(i, 'wants')]: wants,
        [partName(i, 'service')]: service,
        [partName(i, 'function')]: lawful,
        [partName(i, 'from')]: from.join(', '),
      })),
    ) as Typed,
  box: () => saysName(0),
}

/** The points that were typed; a row whose words were taken out is left as it was before. */
export function readPoints(typed: Typed, known: readonly Point[]): readonly Point[] {
  const free = 1 + Math.max(0, ...known.map(({ id }) => Number(id) || 0))
  return Array.from({ length: MOST }, (_, i) => i).flatMap((i): readonly Point[] => {
    const says = typedIn(typed, saysName(i))
    if (says === '') return []
    const [wants, service, from] = ['wants', 'service', 'from'].map((part) => typedIn(typed, partName(i, part)))
    const arose = whenIn(typed, partName(i, 'arose'))
    const lawful = oneOf(FUNCTIONS, typed[partName(i, 'function')])
    const parents = (from ?? '').split(/[,\s]+/).filter((id) => known.some((point) => point.id === id))
    return [
      {
        id: known[i]?.id ?? String(free + i - known.length),
        says,
        ...(lawful && { function: lawful }),
        ...(wants && { wants }),
        ...(service && { service }),
        ...(typeof arose === 'string' && { arose }),
        ...(parents.length > 0 && { from: parents }),
      },
    ]
  })
}

/** What is wrong with the days of the points that were typed. */
export const wrongPoints = (typed: Typed): readonly Wrong[] =>
  Array.from({ length: MOST }, (_, i) => whenIn(typed, partName(i, 'arose'))).filter((one) => typeof one === 'object')

/** The boxes of one point. */
export function pointBoxes(form: Pick<StepForm, 'typed' | 'wrong'>, i: number, before: Point | undefined): Html {
  const was = (part: string, known: string | undefined) => form.typed[partName(i, part)] ?? known
  return html`${textarea({
    name: saysName(i),
    label: { text: 'What went wrong, in the person’s own words' },
    rows: 3,
    value: was('says', before?.says),
    ...wrongAt(form.wrong, saysName(i)),
  })}
${input({ name: partName(i, 'wants'), label: { text: 'What they want to happen (optional)' }, value: was('wants', before?.wants) })}
${select({
  name: partName(i, 'function'),
  label: { text: 'What it is about, in law' },
  items: [{ value: '', text: 'Not known yet' }, ...itemsOf(FUNCTION_WORDS)],
  value: was('function', before?.function),
})}
${whenField({ ...whenTyped(partName(i, 'arose'), before?.arose), ...form.typed }, form.wrong, {
  name: partName(i, 'arose'),
  legend: 'When did it happen? (optional)',
  hint: 'The year, or the month and year, is enough. For example, 3 2026',
})}
${input({ name: partName(i, 'service'), label: { text: 'Team or service (optional)' }, value: was('service', before?.service) })}`
}

function row(form: StepForm, i: number): Html {
  const before = form.asks.points[i]
  return html`<div class="redress-finding">${fieldset({
    legend: { text: before ? `Point ${before.id}` : 'Another point', classes: 'govuk-fieldset__legend--m' },
    text: html`${pointBoxes(form, i, before)}
${
  !before &&
  form.asks.points.length > 0 &&
  input({
    name: partName(i, 'from'),
    label: { text: 'Numbers of the points that it came from (optional)' },
    hint: { text: 'Where a point is split or points are joined: 2, or 1 and 3. What was found stays with them' },
    classes: 'govuk-input--width-10',
    value: form.typed[partName(i, 'from')],
  })
}`,
  })}</div>`
}
