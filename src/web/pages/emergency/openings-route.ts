import { REVIEWED_AS } from '../../../people/openings.ts'
import { colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { OPENINGS_PATH } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import type { Wrong } from '../register/fields.ts'
import { openingPage } from './opening-view.ts'
import { openingsPage } from './openings-view.ts'

const LIMITS = { typed: 16 * 1024 }

/** Every opening, and the page of one with what was looked at by it and the form of its review. */
export const openingsRoutes = (deps: Deps): readonly Route[] => [
  {
    path: OPENINGS_PATH,
    needs: 'review-openings',
    get: async ({ viewer, query }) =>
      show(
        openingsPage({
          openings: await deps.casework.openings(viewer),
          people: await colleagues(deps),
          done: query['reviewed'] !== undefined,
        }),
      ),
  },
  {
    path: `${OPENINGS_PATH}/:id`,
    needs: 'review-openings',
    get: ({ viewer, params }) => shown(deps, { viewer, params, typed: {} }, []),
    post: { limits: LIMITS, take: (posted) => reviewed(deps, posted) },
  },
]

async function shown(
  deps: Deps,
  { viewer, params, typed }: Pick<Posted, 'viewer' | 'params' | 'typed'>,
  wrong: readonly Wrong[],
): Promise<Answer> {
  const found = await deps.casework.looksDuring(viewer, params['id'] ?? '')
  return found ? show(openingPage({ ...found, people: await colleagues(deps), typed, wrong })) : notFound
}

async function reviewed(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, params, typed } = posted
  const again = (field: 'found' | 'says', says: string) => shown(deps, posted, [{ field, says }])
  const found = REVIEWED_AS.find((one) => one === typed['found'])
  if (!found) return again('found', 'Choose whether it was justified')
  const done = await deps.casework.reviewOpening(viewer, params['id'] ?? '', { found, says: typed['says'] ?? '' })
  if (done.ok) return redirect(`${OPENINGS_PATH}?reviewed=yes`)
  return done.error.because === 'not-there' ? notFound : again('says', done.error.says)
}
