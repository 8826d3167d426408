import { plusDays } from '../../../kernel/day.ts'
import { mayUse } from '../../../people/permission.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { FIND_PATH, NEW_PERSON_PATH, REGISTER_PATH } from '../../paths.ts'
import { type Seal, sealWith } from '../../sealed.ts'
import { notFound } from '../problem/view.ts'
import { erase, openEquality, openErase, openFact, openTakeBack, takeBack, takeEquality, takeFact } from './acts.ts'
import { textIn } from './fields.ts'
import { findTwo, openFind } from './find.ts'
import { FACT_FORMS } from './forms.ts'
import { registerPage } from './list-view.ts'
import { registerKeeping } from './keeping.ts'
import { beginNew, stepOfNew } from './new.ts'
import { personPage } from './person-view.ts'
import { readNarrowing, readRegisterQuery, registerListPath } from './query.ts'

const LIMITS = { typed: 16 * 1024 }
const PER_PAGE = 25
const SOON = 60

type Handlers = {
  readonly get: (ask: Ask) => Promise<Answer> | Answer
  readonly take?: (posted: Posted) => Promise<Answer>
}

/** A page for those who keep the register. */
const kept = (path: string, { get, take }: Handlers, needs: Route['needs'] = 'keep-register'): Route => ({
  path,
  needs,
  get: async (ask) => get(ask),
  ...(take && { post: { limits: LIMITS, take } }),
})

const ONE = `${REGISTER_PATH}/:id`

/** The register of independents: the list, one person, and what is recorded about them. */
export function registerRoutes(deps: Deps): readonly Route[] {
  const seal = sealWith()
  const of = async <A extends Ask>(ask: A) => ({ deps, ask, keeping: await registerKeeping(deps, ask) })
  return [
    kept(REGISTER_PATH, { get: (ask) => list(deps, seal, ask), take: (posted) => searched(deps, seal, posted) }),
    kept(NEW_PERSON_PATH, { get: () => beginNew(deps), take: (posted) => stepOfNew(deps, posted) }),
    kept(FIND_PATH, { get: () => openFind(deps), take: (posted) => findTwo(deps, posted) }),
    kept(ONE, { get: (ask) => person(deps, ask) }),
    kept(`${ONE}/take-back/:entry`, {
      get: async (ask) => openTakeBack(await of(ask)),
      take: async (ask) => takeBack(await of(ask)),
    }),
    kept(
      `${ONE}/erase`,
      { get: async (ask) => openErase(await of(ask)), take: async (ask) => erase(await of(ask)) },
      'erase-person',
    ),
    kept(`${ONE}/equality`, {
      get: async (ask) => openEquality(await of(ask)),
      take: async (ask) => takeEquality(await of(ask)),
    }),
    ...Object.entries(FACT_FORMS).map(([name, form]) =>
      kept(`${ONE}/${name}`, {
        get: async (ask) => openFact(await of(ask), { name, form }),
        take: async (ask) => takeFact(await of(ask), { name, form }),
      }),
    ),
  ]
}

async function list({ people, today }: Deps, seal: Seal, { viewer, query: asked }: Ask): Promise<Answer> {
  const suppliers = await people.suppliers(viewer)
  const wanted = readRegisterQuery(asked, suppliers, seal)
  const { show: showing, page: wantedPage, lostWords: _lost, ...narrowing } = wanted
  const at = (page: number) =>
    people.register(viewer, {
      ...narrowing,
      left: showing === 'left',
      ...(showing === 'due' && { dueBy: plusDays(today(), SOON) }),
      skip: (page - 1) * PER_PAGE,
      limit: PER_PAGE,
    })
  const first = await at(wantedPage)
  const pages = Math.max(1, Math.ceil(first.total / PER_PAGE))
  const query = { ...wanted, page: Math.min(pages, wantedPage) }
  const found = query.page === wantedPage ? first : await at(query.page)
  const done = asked['done'] === 'erased' ? 'The person was erased for good.' : undefined
  return show(registerPage({ query, found, suppliers, today: today(), pages, seal, done }))
}

/** A search is answered by an address, so that a page can be gone back to. */
async function searched({ people }: Deps, seal: Seal, { viewer, typed }: Posted): Promise<Answer> {
  const words = textIn(typed, 'words')
  const narrowing = readNarrowing(typed, await people.suppliers(viewer))
  const query = { ...narrowing, ...(words !== undefined && { words }), page: 1, lostWords: false }
  return redirect(registerListPath(query, seal))
}

const DONE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FACT_FORMS).map(([name, { done }]) => [name, done])),
  new: 'They were added to the register',
  'taken-back': 'The entry was taken back',
  equality: 'The equality answers were kept',
}

const doneIn = (done = ''): string | undefined => (Object.hasOwn(DONE, done) ? DONE[done] : undefined)

async function person(deps: Deps, ask: Ask): Promise<Answer> {
  const read = await deps.people.read(ask.viewer, ask.params['id'] ?? '')
  if (!read) return notFound
  const mayErase = mayUse(ask.roles, 'erase-person')
  return show(personPage({ read, today: deps.today(), done: doneIn(ask.query['done']), mayErase }))
}
