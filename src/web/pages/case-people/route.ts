import { mayUse } from '../../../people/permission.ts'
import { colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { partiesPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import {
  erase,
  filledWith,
  openEquality,
  openErase,
  openFact,
  openTakeBack,
  takeBack,
  takeEquality,
  takeFact,
} from '../register/acts.ts'
import { why } from '../register/fact-form.ts'
import { typedIn, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { doneIn, PARTY_FORMS } from './done.ts'
import { changePartPage, removePage } from './finding-view.ts'
import { openFinding, partyAt, presentIn, stepOfFinding } from './finding.ts'
import { erasable, partyKeeping } from './keeping.ts'
import { nameOf } from './naming.ts'
import { boxOfParticular, partIn, typedOf } from './part-form.ts'
import { peoplePage } from './people-view.ts'

const LIMITS = { typed: 16 * 1024 }

type Handlers = {
  readonly get: (ask: Ask) => Promise<Answer>
  readonly take: (posted: Posted) => Promise<Answer>
}

const kept = (path: string, { get, take }: Handlers): Route => ({
  path: `/complaints/:reference/people/${path}`,
  needs: 'keep-people',
  get,
  post: { limits: LIMITS, take },
})

/** The people of a complaint: who they are, how they are reached, and what is recorded about them. */
export function casePeopleRoutes(deps: Deps): readonly Route[] {
  const of = async <A extends Ask>(ask: A) => ({ deps, ask, keeping: await partyKeeping(deps, ask) })
  const ofErasable = async <A extends Ask>(ask: A) => ({ deps, ask, keeping: await erasable(deps, ask) })
  return [
    { path: '/complaints/:reference/people', needs: 'read', get: (ask) => people(deps, ask) },
    kept('new', {
      get: (ask) => added(deps, ask, (read) => openFinding(deps, { of: read })),
      take: (posted) => added(deps, posted, (read) => stepOfFinding(deps, posted, { of: read })),
    }),
    kept(':id/link', {
      get: (ask) => linking(deps, ask, (looking) => openFinding(deps, looking)),
      take: (posted) => linking(deps, posted, (looking) => stepOfFinding(deps, posted, looking)),
    }),
    kept(':id/part', { get: (ask) => part(deps, ask), take: (posted) => changePart(deps, posted) }),
    kept(':id/remove', { get: (ask) => removal(deps, ask), take: (posted) => remove(deps, posted) }),
    kept(':id/take-back/:entry', {
      get: async (ask) => openTakeBack(await of(ask)),
      take: async (posted) => takeBack(await of(posted)),
    }),
    kept(':id/erase', {
      get: async (ask) => openErase(await ofErasable(ask)),
      take: async (posted) => erase(await ofErasable(posted)),
    }),
    kept(':id/equality', {
      get: async (ask) => openEquality(await of(ask)),
      take: async (posted) => takeEquality(await of(posted)),
    }),
    ...Object.entries(PARTY_FORMS).map(([name, form]) =>
      kept(`:id/${name}`, {
        get: async (ask) => openFact(await of(ask), { name, form }),
        take: async (posted) => takeFact(await of(posted), { name, form }),
      }),
    ),
  ]
}

async function people(deps: Deps, { params, query, viewer, roles }: Ask): Promise<Answer> {
  const of = await deps.casework.peopleOf(viewer, params['reference'] ?? '')
  if (!of) return notFound
  const keeps = (await deps.casework.allowed(viewer, of.reference)).has('keep-people')
  return show(
    peoplePage({
      of,
      colleagues: await colleagues(deps),
      keeps,
      mayErase: keeps && mayUse(roles, 'erase-person'),
      done: doneIn(query['done']),
    }),
  )
}

type Read = Parameters<typeof presentIn>[0]

async function added(deps: Deps, ask: Ask, page: (of: Read) => Promise<Answer> | Answer): Promise<Answer> {
  const of = await deps.casework.peopleOf(ask.viewer, ask.params['reference'] ?? '')
  return of ? page(of) : notFound
}

async function linking(
  deps: Deps,
  ask: Ask,
  page: (looking: Parameters<typeof openFinding>[1]) => Promise<Answer> | Answer,
): Promise<Answer> {
  const found = await partyAt(deps, ask)
  // Where a form was sent twice they are linked already: that is found when it is recorded.
  return found && found.party.left === undefined ? page({ of: found.of, linked: found.party }) : notFound
}

/** Somebody who is in the complaint now, and the others whom they may act for. */
async function present(deps: Deps, ask: Ask) {
  const found = await partyAt(deps, ask)
  if (!found || found.party.left !== undefined) return undefined
  const { of, party } = found
  const others = presentIn(of).filter((one) => one !== party)
  return { reference: of.reference, party, name: nameOf(party), others }
}

async function part(deps: Deps, ask: Ask): Promise<Answer> {
  const found = await present(deps, ask)
  if (!found) return notFound
  return show(
    changePartPage({ ...found, filled: filledWith(deps, typedOf(found.party.person, found.others)) }, found.others),
  )
}

async function changePart(deps: Deps, posted: Posted): Promise<Answer> {
  const found = await present(deps, posted)
  if (!found) return notFound
  const { reference, party, others } = found
  const now = { place: party.place, person: partIn(posted.typed, others) }
  const done = await deps.casework.describePerson(posted.viewer, reference, commandIn(posted.typed), now)
  if (done.ok) return redirect(`${partiesPath(reference)}?done=part`)
  if (done.error.because === 'not-there') return notFound
  const { part: field = 'main-content', says } = done.error
  const wrong: readonly Wrong[] = [{ field, says, box: boxOfParticular(field) }]
  return show(changePartPage({ ...found, filled: filledWith(deps, posted.typed, wrong) }, others))
}

const reasonFor = (filled: Parameters<typeof why>[0]) =>
  why(filled, 'Why they are removed', 'For example, recorded with the wrong complaint')

async function removal(deps: Deps, ask: Ask): Promise<Answer> {
  const found = await present(deps, ask)
  if (!found) return notFound
  const filled = filledWith(deps, {})
  return show(removePage({ ...found, filled }, reasonFor(filled)))
}

async function remove(deps: Deps, posted: Posted): Promise<Answer> {
  const found = await present(deps, posted)
  if (!found) return notFound
  const { reference, party } = found
  const gone = { place: party.place, reason: typedIn(posted.typed, 'because') }
  const done = await deps.casework.removePerson(posted.viewer, reference, commandIn(posted.typed), gone)
  if (done.ok) return redirect(`${partiesPath(reference)}?done=removed`)
  if (done.error.because === 'not-there') return notFound
  const filled = filledWith(deps, posted.typed, [{ field: 'because', says: done.error.says }])
  return show(removePage({ ...found, filled }, reasonFor(filled)))
}
