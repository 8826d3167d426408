import { type PersonId, personId } from '../../../kernel/ids.ts'
import { type AccessEvent, NEED_A_DEPUTY } from '../../../people/access.ts'
import { type Colleague, colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { whoMayPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { CHANGES, type Change, type Typed, whoMayPage } from './view.ts'

const LIMITS = { typed: 16 * 1024 }

/** Who may see a complaint: those who are assigned to it, those who are kept away from it, and its restriction. */
export const whoMayRoute = (deps: Deps): Route => ({
  path: '/complaints/:reference/who-may',
  needs: 'see-who-may',
  get: async ({ params, viewer }) => shown(deps, viewer, params['reference'] ?? '', {}),
  post: { limits: LIMITS, needs: 'say-who-may', take: (posted) => changed(deps, posted) },
})

async function shown(deps: Deps, viewer: Posted['viewer'], reference: string, typed: Typed): Promise<Answer> {
  const access = await deps.casework.whoMay(viewer, reference)
  if (!access) return notFound
  const change = (await deps.casework.allowed(viewer, reference)).has('say-who-may')
  return show(whoMayPage({ reference, access, people: await colleagues(deps), change, typed }))
}

async function changed(deps: Deps, { params, typed, viewer }: Posted): Promise<Answer> {
  const reference = params['reference'] ?? ''
  const people = await colleagues(deps)
  const change = CHANGES.find((one) => one === typed['change'])
  const wanted = change && eventOf(change, typed, people)
  const again = (wrong: Typed['wrong']) =>
    shown(deps, viewer, reference, {
      person: typed['person'],
      deputy: typed['deputy'],
      change: typed['change'],
      reason: typed['reason'],
      ...(wrong && { wrong }),
    })
  if (!wanted) return again(undefined)
  if ('wrong' in wanted) return again(wanted)
  const deputy = deputyOf(wanted, typed['deputy'], people)
  const done = await deps.casework.sayWhoMay(viewer, reference, wanted, deputy)
  if (done.ok) return redirect(whoMayPath(reference))
  return done.error.because === 'not-there'
    ? notFound
    : again({ wrong: wrongField(change, done.error.because), says: done.error.says })
}

const wrongField = (change: Change, because: string) =>
  because === 'no-deputy' && !change.startsWith('end-')
    ? 'deputy'
    : change === 'restrict' || change === 'lift'
      ? 'reason'
      : 'person'

/** Whoever acts in the place of somebody who is kept away: of the same role, and assigned with it. */
function deputyOf(wanted: AccessEvent, chosen: string | undefined, people: readonly Colleague[]): AccessEvent[] {
  const as = wanted.type === 'tie-made' && wanted.tie !== 'assigned' ? wanted.as : undefined
  const who = people.find(({ person, roles }) => person === chosen && as !== undefined && roles.includes(as))
  if (!who || as === undefined || !NEED_A_DEPUTY.includes(as)) return []
  return [{ type: 'tie-made', person: who.person, tie: 'assigned', as }]
}

type Wanted = AccessEvent | { readonly wrong: 'person'; readonly says: string }

function eventOf(change: Change, typed: Posted['typed'], people: readonly Colleague[]): Wanted {
  if (change === 'restrict' || change === 'lift')
    return {
      type: change === 'restrict' ? 'complaint-restricted' : 'restriction-lifted',
      reason: typed['reason'] ?? '',
    }
  const [tie, ended] = change.startsWith('end-') ? [change.slice(4), true] : [change, false]
  const kept = tie === 'named' || tie === 'conflicted' ? tie : 'assigned'
  if (ended) return { type: 'tie-ended', person: knownPerson(typed['person']), tie: kept }
  const who = people.find(({ person }) => person === typed['person'])
  if (!who) return { wrong: 'person', says: 'Choose a person' }
  const as = NEED_A_DEPUTY.find((role) => who.roles.includes(role)) ?? who.roles[0]
  return { type: 'tie-made', person: who.person, tie: kept, ...(as && { as }) }
}

/** Somebody who left is still tied until that is ended. */
const knownPerson = (text = ''): PersonId =>
  personId(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(text) ? text : 'nobody')
