import { randomUUID } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { ASKED_PATH } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import type { Typed, Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { answerPage, askedPage } from './asked-view.ts'
import { ASKED_LIMITS } from './limits.ts'

/** What somebody is asked themselves, and where they answer. What is not theirs looks like what is not there. */
export const askedRoutes = (deps: Deps): readonly Route[] => [
  {
    path: ASKED_PATH,
    needs: 'answer-questions',
    get: async ({ viewer, query }) =>
      show(
        askedPage({
          asked: await deps.casework.askedOfMe(viewer),
          today: deps.today(),
          done: query['answered'] !== undefined,
        }),
      ),
  },
  {
    path: `${ASKED_PATH}/:id`,
    needs: 'answer-questions',
    get: (ask) => shown(deps, { ...ask, typed: { command: randomUUID() } }, []),
    post: { limits: ASKED_LIMITS, take: (posted) => answered(deps, posted) },
  },
]

async function shown(
  deps: Deps,
  { viewer, params, typed }: Pick<Posted, 'viewer' | 'params'> & { readonly typed: Typed },
  wrong: readonly Wrong[],
): Promise<Answer> {
  const asked = await deps.casework.askedOnce(viewer, params['id'] ?? '')
  return asked ? show(answerPage({ asked, today: deps.today(), typed, wrong })) : notFound
}

async function answered(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, params, typed } = posted
  const command = commandIn(typed)
  const done = await deps.casework.answerAsked(viewer, params['id'] ?? '', { says: typed['says'] ?? '', command })
  if (done.ok) return redirect(`${ASKED_PATH}?answered=yes`)
  if (done.error.because === 'not-there') return notFound
  return shown(deps, { ...posted, typed: { ...typed, command } }, [{ field: 'says', says: done.error.says }])
}
