import { randomUUID } from 'node:crypto'
import { parseDay } from '../../../kernel/day.ts'
import { ENDINGS, type CoverPart } from '../../../people/cover.ts'
import { mayUse } from '../../../people/permission.ts'
import { type Colleague, colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { COVER_PATH } from '../../paths.ts'
import { dayIn, type Filled, oneOf, type Typed, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { coverPage } from './view.ts'
import { doneIn, REFUSED_WORDS } from './words.ts'

const LIMITS = { typed: 8 * 1024 }

/** Who covers for whom: for oneself, and for others where one looks after the complaints. */
export const coverRoute = (deps: Deps): Route => ({
  path: COVER_PATH,
  needs: 'arrange-cover',
  get: (ask) => shown(deps, ask, { command: randomUUID() }),
  post: {
    limits: LIMITS,
    take: (posted) => (posted.typed['do'] === 'end' ? ended(deps, posted) : arranged(deps, posted)),
  },
})

async function shown(
  deps: Deps,
  { viewer, roles, query }: Ask,
  typed: Typed,
  wrong: readonly Wrong[] = [],
): Promise<Answer> {
  const forOthers = mayUse(roles, 'arrange-cover-for-others')
  const own = await deps.covers.own(viewer)
  const covers = forOthers ? await deps.covers.all(viewer) : [...own.away, ...own.by]
  const filled: Filled = { typed, wrong, bounds: deps.law.calendar }
  const people = await colleagues(deps)
  return show(
    coverPage({
      today: deps.today(),
      me: viewer.person,
      roles,
      people,
      forOthers,
      covers,
      filled,
      done: doneIn(query['done']),
    }),
  )
}

async function arranged(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, roles, typed } = posted
  const people = await colleagues(deps)
  const away = mayUse(roles, 'arrange-cover-for-others') ? chosen(people, typed['away']) : viewer.person
  const by = chosen(people, typed['by'])
  const [from, to] = (['from', 'to'] as const).map((field) => dayIn({ typed, bounds: deps.law.calendar }, field))
  const days = [from, to].map((one) => (typeof one === 'string' ? parseDay(one) : undefined))
  const wrong = [
    ...(away === undefined ? [{ field: 'away', says: 'Choose who is away' }] : []),
    ...(by === undefined ? [{ field: 'by', says: 'Choose who covers' }] : []),
    ...[from, to].filter((one) => typeof one === 'object'),
  ]
  const again = (found: readonly Wrong[]) => shown(deps, posted, typed, found)
  if (away === undefined || by === undefined || days[0] === undefined || days[1] === undefined) return again(wrong)
  const rolesOf = (who: string) => people.find(({ person }) => person === who)?.roles
  const done = await deps.covers.arrange(viewer, {
    away,
    by,
    from: days[0],
    to: days[1],
    roles: { away: rolesOf(away), by: rolesOf(by) },
    command: commandIn(typed),
  })
  if (done.ok) return redirect(`${COVER_PATH}?done=arranged`)
  const { part, because } = done.error
  return again([{ field: part, says: REFUSED_WORDS[because], box: BOX[part] }])
}

const BOX: Readonly<Record<CoverPart, string>> = { away: 'away', by: 'by', from: 'from-day', to: 'to-day' }

const chosen = (people: readonly Colleague[], text: string | undefined) =>
  people.find(({ person }) => person === text)?.person

async function ended(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, typed } = posted
  const because = oneOf(ENDINGS, typed['because'])
  const known = [...(await deps.covers.all(viewer)), ...(await deps.covers.own(viewer)).away]
  const which = known.find(({ id, away }) => id === typed['id'] && away === typed['of'])
  // Ended already, perhaps by somebody else: it is as it was wished.
  if (which && because) await deps.covers.end(viewer, which, because)
  return redirect(which ? `${COVER_PATH}?done=ended` : COVER_PATH)
}
