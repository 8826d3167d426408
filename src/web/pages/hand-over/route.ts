import { randomUUID } from 'node:crypto'
import type { HeldByOther } from '../../../casework/held.ts'
import { dayText } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { type Colleague, colleagues, everybody, type Known } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { HAND_OVER_PATH, handOverPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { notFound } from '../problem/view.ts'
import type { Typed, Wrong } from '../register/fields.ts'
import { handOverPage, type HandOverView, type Holder, holdersPage, STAYS } from './view.ts'
import { ableFor, canGo, stepOf } from './whom.ts'

const LIMITS = { typed: 256 * 1024 }

/** What somebody holds, and to whom it goes when they leave. */
export const handOverRoutes = (deps: Deps): readonly Route[] => [
  {
    path: HAND_OVER_PATH,
    needs: 'hand-over',
    get: async ({ viewer }) => show(holdersPage(await holders(deps, viewer))),
  },
  {
    path: `${HAND_OVER_PATH}/:id`,
    needs: 'hand-over',
    get: (ask) => shown(deps, ask, {}),
    post: { limits: LIMITS, take: (posted) => handedOver(deps, posted) },
  },
]

async function holders(deps: Deps, viewer: Ask['viewer']): Promise<readonly Holder[]> {
  const known = await everybody(deps)
  const counts = await deps.casework.holdingOf(
    viewer,
    known.map(({ person }) => person),
  )
  return known
    .flatMap((one) => ({ ...one, holds: counts.get(one.person) ?? 0 }))
    .filter(({ holds }) => holds > 0)
    .toSorted((a, b) => Number(b.ended === true) - Number(a.ended === true))
}

const whoIn = async (deps: Deps, { params }: Ask): Promise<Known | undefined> =>
  (await everybody(deps)).find(({ person }) => person === params['id'])

async function heldBy(deps: Deps, { viewer }: Ask, who: PersonId): Promise<HandOverView['held']> {
  const people = await colleagues(deps)
  return (await deps.casework.heldFor(viewer, who)).map((one) => ({ ...one, able: ableFor(one, who, people) }))
}

async function shown(deps: Deps, ask: Ask, typed: Typed, wrong: readonly Wrong[] = []): Promise<Answer> {
  const who = await whoIn(deps, ask)
  if (!who) return notFound
  const held = await heldBy(deps, ask, who.person)
  const said = /^\d{1,4}$/.test(ask.query['done'] ?? '') ? Number(ask.query['done']) : 0
  return show(handOverPage({ who, today: deps.today(), held, typed, wrong, done: said }))
}

type Going = { readonly one: HeldByOther; readonly to: Colleague }

async function handedOver(deps: Deps, posted: Posted): Promise<Answer> {
  const who = await whoIn(deps, posted)
  if (!who) return notFound
  const held = (await heldBy(deps, posted, who.person)).filter(canGo)
  const typed = typedNow(held, posted.typed)
  const { going, wrong } = chosen(held, typed)
  if (wrong.length > 0) return shown(deps, posted, typed, wrong)
  const failed: string[] = []
  for (const each of going)
    if (!(await taken(deps, posted, who, each))) failed.push(each.one.standing.history.reference)
  if (failed.length === 0) return redirect(`${handOverPath(who.person)}?done=${going.length}`)
  const says = `Somebody else wrote meanwhile to ${failed.map(referenceInWords).join(', ')}, which was not handed over. Look at it, then send this again`
  return shown(deps, posted, { to: typed['to'] }, [{ field: 'to', says }])
}

/** What was chosen for each complaint, by its place among those that are held now: some may have gone since. */
function typedNow(held: readonly HeldByOther[], typed: Typed): Typed {
  const choices = new Map<string | undefined, string | undefined>()
  for (let at = 0; typed[`of-${at}`] !== undefined; at += 1) choices.set(typed[`of-${at}`], typed[`to-${at}`])
  const each = held.map(({ standing }, at) => [
    `to-${at}`,
    // What came to them since the form was shown stays until it was seen.
    choices.has(standing.history.reference) ? (choices.get(standing.history.reference) ?? '') : STAYS,
  ])
  return { to: typed['to'], ...Object.fromEntries(each) }
}

function chosen(held: HandOverView['held'], typed: Typed): { going: readonly Going[]; wrong: readonly Wrong[] } {
  const going: Going[] = []
  const wrong: Wrong[] = []
  for (const [at, one] of held.entries()) {
    const own = typed[`to-${at}`] ?? ''
    if (own === STAYS) continue
    const to = one.able.find(({ person }) => person === (own || typed['to']))
    if (to) going.push({ one, to })
    else if (own === '' && !typed['to'] && !wrong.some(({ field }) => field === 'to'))
      wrong.push({ field: 'to', says: 'Choose to whom it goes' })
    else if (own !== '' || typed['to'])
      wrong.push({
        field: `to-${at}`,
        says: `Choose somebody else for ${referenceInWords(one.standing.history.reference)}: that person does not have this part, or is kept away`,
      })
  }
  if (held.length > 0 && going.length === 0 && wrong.length === 0)
    wrong.push({ field: 'to', says: 'Choose to whom it goes' })
  return { going, wrong }
}

/** Hands one over: the event, and who sees the complaint from now on, in one piece. Whether it was. */
async function taken({ casework, today }: Deps, { viewer }: Posted, who: Known, { one, to }: Going): Promise<boolean> {
  const { standing, as } = one
  const part = { tie: 'assigned', ...(as && { as }) } as const
  const done = await casework.takeStep(viewer, {
    reference: standing.history.reference,
    event: {
      type: 'step-handed-over',
      on: dayText(today()),
      step: stepOf(one, who.name),
      to: to.name,
    },
    coming: { to: 'take' },
    seen: standing.seen,
    command: randomUUID(),
    ties: [
      { type: 'tie-ended', person: who.person, tie: 'assigned' },
      { type: 'tie-made', person: to.person, ...part },
    ],
  })
  return done.ok
}
