import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { RULES_PATH } from '../../paths.ts'
import { rulebookPage } from './view.ts'

/** The rulebook. The rules do not change while the program runs, so its page is made once. */
export function rulebookRoute({ law }: Deps): Route {
  const reply = show(rulebookPage(law))
  return { path: RULES_PATH, get: async () => reply }
}
