import type { EventType } from '../../../kernel/event-types.ts'
import { calendarDate, type Day } from '../../../kernel/day.ts'
import { html, type Html } from '../../html.ts'
import { fieldAsked } from '../../words/step-fields.ts'
import type { StepProblem } from '../../../complaint/taking/problem.ts'
import type { Wrong } from '../register/fields.ts'
import { appointeeField, APPOINTS, appointeesSupplier } from './appointee-field.ts'
import { disagreementsField } from './disagreements-field.ts'
import { endingField, endingRole } from './ending-field.ts'
import { findingsField, pointSays } from './findings-field.ts'
import { heardFrom, someOf } from './listed-fields.ts'
import { chairField, independenceField, membersField, noField } from './people-fields.ts'
import { decisionField, ENDS_A_HOLD, holdField } from './of-fields.ts'
import { isStanding } from '../case/holds-view.ts'
import { boxesFrom, pick, plainField } from './plain-fields.ts'
import { answersField, recommendationsField } from './recommendation-fields.ts'
import { pointsField } from './statement-field.ts'
import type { StepField, StepForm } from './step-form.ts'

/** Steps that may be about some of the points: all of them where none is ticked. */
const ABOUT_POINTS: ReadonlySet<EventType> = new Set<EventType>([
  'procedure-chosen',
  'complaint-refused',
  'complaint-held',
  'complaint-withdrawn',
  'stage-1-responded',
  'stage-1-resolved',
  'stage-2-requested',
  'stage-2-refused',
  'stage-3-requested',
  'stage-3-refused',
  'evidence-registered',
  'corporate-stage-1-responded',
  'corporate-stage-2-responded',
])

/** What was held comes back as it was held; of what was refused, some points may. */
const isAboutPoints = ({ type, standing, corrects }: StepForm): boolean =>
  ABOUT_POINTS.has(type) ||
  (type === 'complaint-resubmitted' && (corrects !== undefined || !standing.assessment.holds.some(isStanding)))

type Named = { readonly name: string; readonly field: StepField; readonly needed: boolean }

const OWN: Readonly<Record<string, StepField>> = {
  findings: findingsField,
  disagreements: disagreementsField,
  recommendations: recommendationsField,
  answers: answersField,
  independence: independenceField,
  chair: chairField,
  members: membersField,
  now: noField,
}

/** Every field of a step, in the order in which it is asked. */
export function fieldsOf(form: StepForm): readonly Named[] {
  const own = form.asks.fields.map(({ name, shape, needed }): Named => ({
    name,
    needed,
    field: specialField(form, name) ?? OWN[name] ?? plainField(shape),
  }))
  const about: readonly Named[] =
    isAboutPoints(form) && form.asks.points.length > 1
      ? [{ name: 'points', needed: false, field: boxesFrom(pointItems(form)) }]
      : []
  const on: Named = { name: 'on', needed: true, field: plainField({ is: 'when' }) }
  const note: Named = { name: 'note', needed: false, field: plainField({ is: 'text' }) }
  return [...about, ...own, on, note]
}

const pointItems = (form: StepForm) => form.asks.points.map(({ id }) => ({ value: id, text: pointSays(form, id) }))

/** The adjudicating officer is the council’s own, and comes through nobody. */
const isOurOwn = ({ type, corrects }: StepForm): boolean =>
  type === 'adjudicating-officer-appointed' && corrects === undefined

/** Only what the complainant asked for is taken off the council’s delay, so who did is chosen and not typed. */
const WHO_PUTS_OFF = [
  { value: 'complainant', text: 'The complainant' },
  { value: 'council', text: 'The council' },
  { value: 'panel', text: 'The panel, or one of its members' },
]

/** Fields that speak of something that is in the complaint: they are chosen, not typed. */
function specialField(form: StepForm, name: string): StepField | undefined {
  if (form.type === 'points-stated' && name === 'points') return pointsField
  // Evidence may bear on several points, which are ticked; one entry that names a single point keeps it.
  if (form.type === 'evidence-registered' && name === 'point' && !form.corrects) return noField
  if (form.type === 'appointment-ended' && !form.corrects && form.asks.inPost.length > 0) {
    if (name === 'who') return endingField
    if (name === 'role') return endingRole
  }
  if (APPOINTS[form.type] && name === 'who') return appointeeField
  if (APPOINTS[form.type] && name === 'supplier') return appointeesSupplier
  if (isOurOwn(form) && (name === 'independence' || name === 'supplier')) return noField
  if (name === 'of' && ENDS_A_HOLD.has(form.type)) return holdField(form)
  if (name === 'of' && form.type === 'complaint-refused') return decisionField(form)
  if (name === 'point') return pick(pointItems(form))
  const offered = form.asks.offered[name]
  if (offered) return name === 'submissions' ? heardFrom(offered) : someOf(offered)
  if (form.type === 'panel-postponed' && name === 'askedBy') return pick(WHO_PUTS_OFF)
  const { actions } = form.standing.assessment
  const promises = actions.map(({ id, says }) => ({ value: id, text: says === undefined ? id : `${id}: ${says}` }))
  if (name === 'action' && form.type !== 'action-agreed') return pick(promises)
  if (name === 'actions' && form.type !== 'ombudsman-decided') return boxesFrom(promises)
  if (name === 'actions') return noField
  return undefined
}

export const fieldsShown = (form: StepForm): Html =>
  html`${fieldsOf(form).map(({ name, field, needed }) => field.show(form, name, needed))}`

/** The fields of the event as they were typed, and all that cannot be read. */
export function readFields(form: StepForm): {
  readonly fields: Readonly<Record<string, unknown>>
  readonly wrong: readonly Wrong[]
} {
  const read = fieldsOf(form).map(({ name, field }) => ({ name, ...field.read(form, name) }))
  return {
    fields: Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    wrong: read.flatMap(({ wrong }) => wrong),
  }
}

/** A problem that was found in a step, beside the box where it is put right. */
export function wrongFrom(form: StepForm, { field: path, says, cites }: StepProblem): Wrong {
  const [name = '', ...parts] = path.split(':')
  const named = fieldsOf(form).find((one) => one.name === name)
  const box = named?.field.box?.(form, name, parts) ?? name
  const words = says === '' ? missingWords(form, name) : says
  const field = box.replace(/-day$/, '')
  return { field, box, says: cites === undefined ? words : `${words} (${cites.join('; ')})` }
}

/** What is said where a field was left empty that must not be. */
function missingWords({ type }: StepForm, name: string): string {
  if (name === 'findings') return 'Give a finding on every point'
  const { label } = fieldAsked(type, name, true)
  const plain = label.replace(/ \(.*\)$/, '')
  return plain.endsWith('?') ? `Answer “${plain}”` : `Enter ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`
}

/** Today in the boxes of the day on which it happened. */
export function typedAtFirst(today: Day): Readonly<Record<string, string>> {
  const { date, month, year } = calendarDate(today)
  return { 'on-day': String(date), 'on-month': String(month), 'on-year': String(year) }
}
