import type { Viewer } from '../../../casework/ports.ts'
import type { SavedView } from '../../../casework/saved-views.ts'
import type { Choices } from '../../../casework/worklist.ts'
import type { Holder } from '../../../complaint/assessment.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { isOn } from '../../../people/cover.ts'
import { mayUse } from '../../../people/permission.ts'
import { colleagues, everybody } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { DROP_VIEW_PATH, LIST_PATH, viewPath, VIEWS_PATH } from '../../paths.ts'
import { type Seal, sealWith } from '../../sealed.ts'
import { HOLDER_WORDS } from '../../words/complaint.ts'
import type { OwnCovers } from './cover-view.ts'
import { HOLDER_ROLES, type Holding, holdingsOf, type Who } from './holding.ts'
import { listPath, type ListQuery, openedQuery, readNarrowing, readQuery, SHOWN } from './query.ts'
import { listPage } from './view.ts'
import type { OwnTasks } from './tasks-view.ts'
import { type OwnPart, type ViewForm, wrongForm } from './views.ts'

const PER_PAGE = 25
const LIMITS = { typed: 8 * 1024 }

/** The list of complaints, and the views of it that people keep. */
export function listRoutes(deps: Deps): readonly Route[] {
  const seal = sealWith()
  return [
    {
      path: LIST_PATH,
      needs: 'list',
      get: (ask) => wholeList(deps, seal, ask),
      // A form is answered by the address of what it asks for, so that a page can be gone back to.
      post: { limits: LIMITS, take: (posted) => searched(deps, seal, posted) },
    },
    {
      path: `${VIEWS_PATH}/:id`,
      needs: 'keep-views',
      get: async (ask) => {
        const views = await deps.casework.savedViews(ask.viewer)
        const shown = views.find(({ id }) => id === ask.params['id'])
        if (!shown) return redirect(LIST_PATH)
        const { page } = readQuery(ask.query, { choices: NO_CHOICES, rules: deps.law.rules }, seal)
        return listed(deps, seal, ask, { ...shown, page, lostWords: false }, { shown })
      },
    },
    {
      path: VIEWS_PATH,
      needs: 'keep-views',
      get: async () => redirect(LIST_PATH),
      post: { limits: LIMITS, take: (posted) => kept(deps, seal, posted) },
    },
    {
      path: DROP_VIEW_PATH,
      needs: 'keep-views',
      get: async () => redirect(LIST_PATH),
      post: {
        limits: LIMITS,
        async take({ typed, viewer }) {
          await deps.casework.dropView(viewer, typed['id'] ?? '')
          return redirect(LIST_PATH)
        },
      },
    },
  ]
}

const NO_CHOICES = { teams: [], people: [] }

async function wholeList(deps: Deps, seal: Seal, ask: Ask): Promise<Answer> {
  const choices = await deps.casework.choices(ask.viewer)
  return listed(deps, seal, ask, readQuery(ask.query, { choices, rules: deps.law.rules }, seal), {})
}

async function searched({ casework, law }: Deps, seal: Seal, { typed, viewer }: Posted): Promise<Answer> {
  const words = (typed['words'] ?? '').trim()
  const narrowing = readNarrowing(typed, { choices: await casework.choices(viewer), rules: law.rules })
  const showing = SHOWN.find((name) => name === typed['show']) ?? 'all'
  return redirect(listPath({ show: showing, narrowing: { ...narrowing, ...(words !== '' && { words }) } }, seal))
}

const EVERYTHING: ListQuery = { show: 'all', narrowing: {}, page: 1, lostWords: false }
const SEAL_LOST =
  'What the list was narrowed by is no longer known, so nothing was kept. Narrow the list again, then keep the view'

async function kept(deps: Deps, seal: Seal, posted: Posted): Promise<Answer> {
  const { typed, viewer } = posted
  const asked = openedQuery(typed['list'], seal)
  const name = typed['name'] ?? ''
  if (!asked) return listed(deps, seal, posted, EVERYTHING, { form: wrongForm(name, SEAL_LOST) })
  const done = await deps.casework.saveView(viewer, { name, ...asked })
  if (done.ok) return redirect(viewPath(done.value.id))
  return listed(deps, seal, posted, { ...asked, page: 1, lostWords: false }, { form: wrongForm(name, done.error.says) })
}

async function listed(
  deps: Deps,
  seal: Seal,
  { viewer, roles }: Ask,
  asked: ListQuery,
  more: { readonly shown?: SavedView; readonly form?: ViewForm },
): Promise<Answer> {
  const { casework, law, today } = deps
  const { show: showing, narrowing } = asked
  const page = (number: number) =>
    casework.worklist(viewer, { ...narrowing, show: showing, skip: (number - 1) * PER_PAGE, limit: PER_PAGE })
  // Asked for together: what is looked up in one turn, and recorded as read in one, goes to the disk once.
  const [first, choices, views, people, toReview, howManyAsked, home] = await Promise.all([
    page(asked.page),
    casework.choices(viewer),
    casework.savedViews(viewer),
    colleagues(deps),
    casework.openingsToReview(viewer),
    casework.howManyAsked(viewer),
    isFirst(asked, more) ? homeParts(deps, { viewer, roles }) : undefined,
  ])
  const pages = Math.max(1, Math.ceil(first.total / PER_PAGE))
  const query = { ...asked, page: Math.min(pages, asked.page) }
  const found = query.page === asked.page ? first : await page(query.page)
  const covers = home?.covers && { ...home.covers, people }
  const who = whoIs({ viewer, roles }, { people, by: covers?.by ?? [], today: today() })
  const holdings = home && (await holdingsFor(deps, viewer, who))
  const own = ownParts(viewer, who, choices)
  const { reviews, tasks, left = 0 } = home ?? {}
  const shown = { holdings, reviews, tasks, own, covers, left, toReview, asked: howManyAsked, ...more }
  return show(listPage({ today: today(), law, query, choices, found, pages, views, seal, roles, ...shown }))
}

/** What stands above the list as it is opened. */
async function homeParts(deps: Deps, ask: Pick<Ask, 'viewer' | 'roles'>) {
  const { viewer, roles } = ask
  const [covers, reviews, tasks, left] = await Promise.all([
    mayUse(roles, 'arrange-cover') ? deps.covers.own(viewer) : undefined,
    mayUse(roles, 'open-complaint') ? deps.casework.holdReviews(viewer) : undefined,
    tasksFor(deps, ask),
    mayUse(roles, 'hand-over') ? leftBehind(deps, viewer) : 0,
  ])
  return { covers, reviews, tasks, left }
}

/** The list as it is opened, before anybody searches in it, turns its pages or narrows it. */
const isFirst = ({ show: showing, narrowing, page }: ListQuery, more: object): boolean =>
  showing === 'all' && page === 1 && Object.keys(narrowing).length === 0 && Object.keys(more).length === 0

/** Their own tasks, those of whom they cover for, and those that somebody left behind, for whoever hands them over. */
async function tasksFor(deps: Deps, { viewer, roles }: Pick<Ask, 'viewer' | 'roles'>): Promise<OwnTasks> {
  const known = await everybody(deps)
  const gone = mayUse(roles, 'hand-over') ? known.filter(({ ended }) => ended === true) : []
  const holders = [
    viewer.person,
    ...(viewer.covering ?? []).map(({ person }) => person),
    ...gone.map(({ person }) => person),
  ]
  return { tasks: await deps.casework.tasksOf(viewer, [...new Set(holders)]), me: viewer.person, known }
}

/** How many live complaints are held by people who have left. */
async function leftBehind(deps: Deps, viewer: Viewer): Promise<number> {
  const gone = (await everybody(deps)).filter(({ ended }) => ended === true)
  const counts = await deps.casework.holdingOf(
    viewer,
    gone.map(({ person }) => person),
  )
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

type Known = Pick<OwnCovers, 'people' | 'by'> & { readonly today: Day }

function whoIs({ viewer: { person, covering = [] }, roles }: Pick<Ask, 'viewer' | 'roles'>, known: Known): Who {
  const nameOf = (who: PersonId) => known.people.find((one) => one.person === who)?.name ?? ''
  const named = covering.map((one) => {
    const cover = known.by.find((each) => each.away === one.person && isOn(each, known.today))
    return { ...one, name: nameOf(one.person), to: cover?.to ?? known.today }
  })
  return { person, name: nameOf(person), roles, covering: named }
}

const holdingsFor = async ({ casework }: Deps, viewer: Viewer, who: Who): Promise<readonly Holding[] | undefined> =>
  viewer.sees === 'own-complaints' ? holdingsOf(await casework.held(viewer), who) : undefined

/** What is theirs in a list of the whole office: the steps of their role, and those in their name. */
function ownParts({ sees }: Viewer, { name, roles, covering = [] }: Who, { people }: Choices): readonly OwnPart[] {
  if (sees === 'own-complaints') return []
  const holders = (Object.keys(HOLDER_ROLES) as Holder[]).filter((one) =>
    HOLDER_ROLES[one]?.some((role) => roles.includes(role)),
  )
  return [
    ...holders.map((holder) => ({
      text: `What the ${HOLDER_WORDS[holder].toLowerCase()} holds`,
      narrowing: { holder },
    })),
    ...(people.some((one) => one.name === name) ? [{ text: 'What is in your name', narrowing: { person: name } }] : []),
    ...covering
      .filter((covered) => people.some((one) => one.name === covered.name))
      .map((covered) => ({ text: `What is in the name of ${covered.name}`, narrowing: { person: covered.name } })),
  ]
}
