import { mayUse } from '../../../people/permission.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { EQUALITY_FIGURES_PATH } from '../../paths.ts'
import { equalityFiguresPage } from './view.ts'

/** What people answered about themselves, as figures. */
export const equalityFiguresRoute = ({ people }: Deps): Route => ({
  path: EQUALITY_FIGURES_PATH,
  needs: 'see-equality-figures',
  get: async ({ viewer, roles }) =>
    show(
      equalityFiguresPage({
        figures: await people.equalityFigures(viewer),
        keepsRegister: mayUse(roles, 'keep-register'),
      }),
    ),
})
