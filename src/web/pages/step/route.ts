import { randomUUID } from 'node:crypto'
import type { Standing, StepRefused } from '../../../casework/take-step.ts'
import type { Coming } from '../../../complaint/taking/decide.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { EVENT_TYPES, type EventType } from '../../../kernel/event-types.ts'
import { mayUse } from '../../../people/permission.ts'
import { colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { recordedPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { APPOINTS, type Suggestions } from './appointee-field.ts'
import { choosePage } from './choose-view.ts'
import { readFields, typedAtFirst, wrongFrom } from './fields.ts'
import type { StepForm } from './step-form.ts'
import { isGivenToBarred, tiesOf } from './parts.ts'
import { type Stopped, stoppedBy } from './stopped.ts'
import { stepPage } from './view.ts'

export const STEP_LIMITS = { typed: 256 * 1024 }

/** The steps that somebody can take in a complaint, and the form of each. */
export const stepRoutes = (deps: Deps): readonly Route[] => [
  {
    path: '/complaints/:reference/steps',
    needs: 'take-steps',
    async get({ params, viewer }) {
      const standing = await deps.casework.standing(viewer, params['reference'] ?? '')
      return standing ? show(choosePage(standing, deps.law)) : notFound
    },
  },
  {
    path: '/complaints/:reference/steps/:step',
    needs: 'take-steps',
    get: (ask) => about(deps, ask, (standing, type) => opened(deps, ask, standing, type)),
    post: {
      limits: STEP_LIMITS,
      take: (posted) => about(deps, posted, (standing, type) => taken(deps, posted, standing, type)),
    },
  },
]

type Then = (standing: Standing, type: EventType) => Promise<Answer>

/** The step that an address names, in a complaint where whoever asks may take it. */
async function about(deps: Deps, { params, viewer }: Ask, then: Then): Promise<Answer> {
  const type = EVENT_TYPES.find((one) => one === params['step'])
  const standing = await deps.casework.standing(viewer, params['reference'] ?? '')
  const theirs = standing && type && (standing.steps.includes(type) || standing.recordsForOthers)
  return theirs && type !== 'correction-made' ? then(standing, type) : notFound
}

async function formOf(
  deps: Deps,
  ask: Ask,
  standing: Standing,
  type: EventType,
  typed: Typed,
  wrong: readonly Wrong[] = [],
): Promise<StepForm> {
  return {
    type,
    standing,
    typed,
    wrong,
    asks: deps.steps.asks(type, standing.history),
    questions: deps.steps.questions,
    bounds: deps.law.calendar,
    people: await colleagues(deps),
    suggestions: await suggestionsFor(deps, ask, standing, type),
  }
}

/** Who may be asked for the posts that a step fills, for those who keep the register. */
async function suggestionsFor(
  { people }: Deps,
  { roles, viewer }: Ask,
  { history }: Standing,
  type: EventType,
): Promise<Suggestions> {
  if (!mayUse(roles, 'keep-register')) return {}
  const asked = APPOINTS[type] ?? []
  const found = await Promise.all(asked.map(async (role) => [role, await people.suggest(viewer, role, history)]))
  return Object.fromEntries(found)
}

async function opened(deps: Deps, ask: Ask, standing: Standing, type: EventType): Promise<Answer> {
  const form = await formOf(deps, ask, standing, type, typedAtFirst(deps.today()))
  return show(stepPage({ form, law: deps.law, command: randomUUID(), seen: standing.seen }))
}

async function taken(deps: Deps, posted: Posted, standing: Standing, type: EventType): Promise<Answer> {
  const { typed, viewer } = posted
  const form = await formOf(deps, posted, standing, type, typed)
  const again = (wrong: readonly Wrong[], stopped?: Stopped) =>
    stepPage({ form: { ...form, wrong }, law: deps.law, command: commandIn(typed), seen: standing.seen, stopped })
  if (typed['more'] !== undefined) return { status: 200, page: again([]) }
  const { fields, wrong } = readFields(form)
  // Read by the shapes of its type, so the fields are those of the event.
  const event = { ...fields, type } as ComplaintEvent
  const refused = isGivenToBarred(event, form) ? [...wrong, KEPT_AWAY] : wrong
  if (refused.length > 0) return show(again(refused))
  const done = await deps.casework.takeStep(viewer, {
    reference: standing.history.reference,
    event,
    coming: comingIn(typed),
    seen: seenIn(typed),
    command: commandIn(typed),
    ties: tiesOf(event, form),
  })
  if (done.ok) return redirect(recordedPath(done.value.reference, done.value.type))
  return refusedAnswer(form, done.error, again)
}

export const comingIn = (typed: Typed): Coming => {
  const reason = typedIn(typed, 'reason-despite')
  return typed['coming'] === 'record'
    ? { to: 'record', authorisedBy: typedIn(typed, 'authorisedBy'), reason }
    : { to: 'take', reason }
}

/** How much of the complaint whoever filled in a form had seen. */
export const seenIn = (typed: Typed): number => (/^\d{1,9}$/.test(typed['seen'] ?? '') ? Number(typed['seen']) : 0)

type Again = (wrong: readonly Wrong[], stopped?: Stopped) => ReturnType<typeof stepPage>

/** The form again, with why the step was not taken. */
export function refusedAnswer(form: StepForm, refused: StepRefused, again: Again): Answer {
  const stopped = stoppedBy(refused)
  if (stopped) return show(again([], stopped))
  switch (refused.because) {
    case 'malformed':
      return show(again(refused.problems.map((problem) => wrongFrom(form, problem))))
    case 'barred':
      return show(again([KEPT_AWAY]))
    default:
      return notFound
  }
}

const KEPT_AWAY: Wrong = {
  field: 'account',
  says: 'They are kept away from this complaint: it is about them, or they have a stake in it. Choose somebody else',
}
