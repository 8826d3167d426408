import type { RuleId } from '../../../law/rules/index.ts'
import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { RULES_PATH } from '../../paths.ts'
import { rulebookPage } from './view.ts'

/** The rulebook, with how many complaints each rule touches today. */
export function rulebookRoute({ casework, law }: Deps): Route {
  const ids = Object.keys(law.rules) as RuleId[]
  return {
    path: RULES_PATH,
    needs: 'read-rules',
    async get({ viewer }) {
      const counts = await casework.touchedBy(viewer, ids)
      return show(rulebookPage(law, new Map(ids.map((id, at) => [id, counts[at] ?? 0]))))
    },
  }
}
