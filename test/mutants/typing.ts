import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { API } from 'typescript/unstable/sync'
import { changedBy, type Mutant } from './mutant.ts'
import type { Copy } from './trying.ts'

/**
 * Of the mutants that no test noticed, those whose own file no longer compiles: none of them could ever be committed. What
 * other files would then say is not asked.
 */
export function refusedByTypes({ folder }: Copy, mutants: readonly Mutant[]): ReadonlySet<string> {
  const refused = new Set<string>()
  if (mutants.length === 0) return refused
  const api = new API({ cwd: folder })
  try {
    for (const mutant of mutants) {
      const path = join(folder, mutant.file)
      const source = readFileSync(path, 'utf8')
      writeFileSync(path, changedBy(source, mutant))
      const snapshot = api.updateSnapshot({
        openProjects: [join(folder, 'tsconfig.json')],
        fileChanges: { changed: [path] },
      })
      const program = snapshot.getProjects()[0]?.program
      if (!program) throw new Error('The copy is no project')
      if ([...program.getSyntacticDiagnostics(path), ...program.getSemanticDiagnostics(path)].length > 0)
        refused.add(mutant.id)
      snapshot.dispose()
      writeFileSync(path, source)
    }
    return refused
  } finally {
    api.close()
  }
}
