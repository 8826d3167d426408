import { type PersonId, personId } from '../../../kernel/ids.ts'
import type { AccessEvent } from '../../../people/access.ts'
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
      change: typed['change'],
      reason: typed['reason'],
      ...(wrong && { wrong }),
    })
  if (!wanted) return again(undefined)
  if ('wrong' in wanted) return again(wanted)
  const done = await deps.casework.sayWhoMay(viewer, reference, wanted)
  if (done.ok) return redirect(whoMayPath(reference))
  return done.error.because === 'not-there'
    ? notFound
    : again({ wrong: change === 'restrict' || change === 'lift' ? 'reason' : 'person', says: done.error.says })
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
  const as = who.roles.includes('complaints-manager') ? 'complaints-manager' : who.roles[0]
  return { type: 'tie-made', person: who.person, tie: kept, ...(as && { as }) }
}

/** Somebody who left is still tied until that is ended. */
const knownPerson = (text = ''): PersonId =>
  personId(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(text) ? text : 'nobody')
