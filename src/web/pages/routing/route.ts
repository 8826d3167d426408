import { randomUUID } from 'node:crypto'
import type { Standing, StepRefused } from '../../../casework/take-step.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { recordedPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { isWrong } from '../register/fact-form.ts'
import { dayIn, type Typed, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { typedAtFirst } from '../step/fields.ts'
import { comingIn, seenIn } from '../step/route.ts'
import { type Stopped, stoppedBy } from '../step/stopped.ts'
import { partName, routedIn, typedAsItStands } from './read.ts'
import { routingPage } from './view.ts'

const LIMITS = { typed: 256 * 1024 }

/** Where each point of a complaint belongs, decided for all of them at once. */
export const routingRoute = (deps: Deps): Route => ({
  path: '/complaints/:reference/route',
  needs: 'route-points',
  async get(ask) {
    const standing = await standingOf(deps, ask)
    if (!standing) return notFound
    const typed = { ...typedAtFirst(deps.today()), ...typedAsItStands(pointsOf(deps, standing), standing) }
    return page(deps, standing, { typed, command: randomUUID(), seen: standing.seen })
  },
  post: {
    limits: LIMITS,
    async take(posted) {
      const standing = await standingOf(deps, posted)
      return standing ? decided(deps, posted, standing) : notFound
    },
  },
})

/** The complaint, for somebody whose step this is. */
async function standingOf({ casework }: Deps, { viewer, params }: Ask): Promise<Standing | undefined> {
  const standing = await casework.standing(viewer, params['reference'] ?? '')
  return standing?.steps.includes('point-routed') ? standing : undefined
}

const pointsOf = ({ steps }: Deps, { history }: Standing) => steps.asks('point-routed', history).points

type Shown = {
  readonly typed: Typed
  readonly command: string
  readonly seen: number
  readonly wrong?: readonly Wrong[]
  readonly stopped?: Stopped | undefined
}

const page = (deps: Deps, standing: Standing, { wrong = [], ...shown }: Shown): Answer =>
  show(
    routingPage({
      standing,
      points: pointsOf(deps, standing),
      belongs: deps.steps.belongs,
      law: deps.law,
      bounds: deps.law.calendar,
      wrong,
      ...shown,
    }),
  )

async function decided(deps: Deps, { typed, viewer }: Posted, standing: Standing): Promise<Answer> {
  const points = pointsOf(deps, standing)
  const command = commandIn(typed)
  const again = (more: Pick<Shown, 'wrong' | 'stopped'>) =>
    page(deps, standing, { typed, command, seen: standing.seen, ...more })
  const on = dayIn({ typed, bounds: deps.law.calendar }, 'on')
  const { events, wrong } = routedIn({ typed, on: isWrong(on) ? '' : on, points, standing })
  const all = [...wrong, ...(isWrong(on) ? [on] : [])]
  if (all.length > 0) return again({ wrong: all })
  const [event, ...and] = events
  if (!event) return again({ wrong: [NOTHING_NEW] })
  const { reference } = standing.history
  const wish = { reference, event, and, coming: comingIn(typed), seen: seenIn(typed), command }
  const done = await deps.casework.takeStep(viewer, wish)
  if (done.ok) return redirect(recordedPath(reference, event.type))
  const stopped = stoppedBy(done.error)
  if (stopped) return again({ stopped })
  const found = wrongFrom(
    done.error,
    events,
    points.map(({ id }) => id),
  )
  return found ? again({ wrong: found }) : notFound
}

const NOTHING_NEW: Wrong = {
  field: partName(0, 'procedure'),
  says: 'Nothing was changed. Change where a point belongs, or go back to the complaint',
}

/** A problem of one of the steps, at the point that it is about. */
function wrongFrom(
  refused: StepRefused,
  events: readonly ComplaintEvent[],
  points: readonly string[],
): readonly Wrong[] | undefined {
  if (refused.because !== 'malformed') return undefined
  const event = events[refused.at]
  const id = event?.type === 'point-routed' ? event.point : event?.type === 'procedure-chosen' && event.points?.[0]
  const field = partName(Math.max(0, points.indexOf(id || '')), 'procedure')
  return refused.problems.map((problem) => {
    if (problem.field === 'on') return { field: 'on', box: 'on-day', says: problem.says }
    return { field: problem.field === 'authorisedBy' ? problem.field : field, says: problem.says }
  })
}
