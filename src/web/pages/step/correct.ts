import { randomUUID } from 'node:crypto'
import type { Standing } from '../../../casework/take-step.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { dayText } from '../../../kernel/day.ts'
import { colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { recordedPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { correctPage } from './correct-view.ts'
import { fieldsOf, readFields } from './fields.ts'
import { refusedAnswer, seenIn, STEP_LIMITS } from './route.ts'
import type { StepForm } from './step-form.ts'
import type { Stopped } from './stopped.ts'

/** An entry of a complaint, put right or taken back. */
export const correctRoute = (deps: Deps): Route => ({
  path: '/complaints/:reference/entries/:entry/correct',
  needs: 'correct-entries',
  get: (ask) => about(deps, ask, (found) => opened(deps, found)),
  post: { limits: STEP_LIMITS, take: (posted) => about(deps, posted, (found) => taken(deps, posted, found)) },
})

type Found = { readonly standing: Standing; readonly entry: string; readonly event: ComplaintEvent }

/** The entry that an address names, as it stands; nothing where whoever asks may not correct it. */
async function about(
  { casework }: Deps,
  { params, viewer }: Ask,
  then: (found: Found) => Promise<Answer>,
): Promise<Answer> {
  const standing = await casework.standing(viewer, params['reference'] ?? '')
  const entry = params['entry'] ?? ''
  const event = standing && entryIn(standing, entry)
  if (!standing?.steps.includes('correction-made') || !event) return notFound
  return then({ standing, entry, event })
}

/** The entry, or what took its place when it was last corrected; nothing where it was taken back. */
function entryIn({ history }: Standing, entry: string): ComplaintEvent | undefined {
  const known = history.events.find(
    (event, i) => (event.id ?? `#${i + 1}`) === entry && event.type !== 'correction-made',
  )
  const last = history.events.findLast((event) => event.type === 'correction-made' && event.of === entry)
  if (last?.type !== 'correction-made') return known
  return (last.now ?? undefined) as ComplaintEvent | undefined
}

async function formOf(deps: Deps, { standing, event }: Found, typed: Typed, wrong: readonly Wrong[] = []) {
  const asks = deps.steps.asks(event.type, standing.history)
  return {
    type: event.type,
    standing,
    typed,
    wrong,
    corrects: event,
    asks: {
      ...asks,
      toFind: 'findings' in event ? (event.findings ?? []).map(({ point }) => point) : asks.toFind,
      toAnswer: 'answers' in event ? (event.answers ?? []).map(({ recommendation }) => recommendation) : asks.toAnswer,
      points: event.type === 'points-stated' ? (event.points ?? []) : asks.points,
    },
    questions: deps.steps.questions,
    bounds: deps.law.calendar,
    people: await colleagues(deps),
  } satisfies StepForm
}

async function opened(deps: Deps, found: Found): Promise<Answer> {
  const form = await formOf(deps, found, {})
  const filled = fieldsOf(form).map(({ name, field }) => {
    const given = found.event[name as keyof ComplaintEvent]
    return given === undefined ? {} : field.fill(form, name, given)
  })
  const typed: Typed = Object.assign({}, ...filled)
  return show(
    correctPage({
      form: { ...form, typed },
      entry: found.entry,
      law: deps.law,
      command: randomUUID(),
      seen: found.standing.seen,
    }),
  )
}

async function taken(deps: Deps, { typed, viewer }: Posted, found: Found): Promise<Answer> {
  const { standing, entry, event } = found
  const form = await formOf(deps, found, typed)
  const again = (wrong: readonly Wrong[], stopped?: Stopped) =>
    correctPage({
      form: { ...form, wrong },
      entry,
      law: deps.law,
      command: commandIn(typed),
      seen: standing.seen,
      stopped,
    })
  if (typed['more'] !== undefined) return { status: 200, page: again([]) }
  const never = typed['happened'] === 'no'
  const { fields, wrong } = never ? { fields: {}, wrong: [] } : readFields(form)
  const reason = typedIn(typed, 'why-corrected')
  const all = [...(reason === '' ? [{ field: 'why-corrected', says: 'Say why it is corrected' }] : []), ...wrong]
  if (all.length > 0) return show(again(all))
  const { despite } = event
  const done = await deps.casework.takeStep(viewer, {
    reference: standing.history.reference,
    event: {
      type: 'correction-made',
      on: dayText(deps.today()),
      of: entry,
      reason,
      now: never ? null : { ...fields, type: event.type, ...(despite && { despite }) },
    },
    coming: { to: 'take' },
    seen: seenIn(typed),
    command: commandIn(typed),
  })
  if (done.ok) return redirect(recordedPath(done.value.reference, done.value.type))
  return refusedAnswer(form, done.error, again)
}
