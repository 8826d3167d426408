import type { SourceFile } from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API } from 'typescript/unstable/sync'

// The compiler’s own parser, asked for the shape of files and nothing else: no type is looked up, no import followed.

const ROOM = '/parsed'
const SYNTAX_ONLY = { noLib: true, noResolve: true, types: [], allowImportingTsExtensions: true, noEmit: true }

/** Gives the syntax of files, by their paths, to `read`; what it gives back must hold no node. */
export function parsed<Of>(
  files: Readonly<Record<string, string>>,
  read: (file: SourceFile, path: string) => Of,
): Of[] {
  const paths = Object.keys(files)
  const config = { compilerOptions: SYNTAX_ONLY, files: paths }
  const placed = Object.entries(files).map(([path, text]) => [`${ROOM}/${path}`, text])
  const api = new API({
    cwd: ROOM,
    fs: createVirtualFileSystem({ ...Object.fromEntries(placed), [`${ROOM}/tsconfig.json`]: JSON.stringify(config) }),
  })
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${ROOM}/tsconfig.json`] }).getProjects()
    return paths.map((path) => {
      const file = project?.program.getSourceFile(`${ROOM}/${path}`)
      if (!file) throw new Error(`${path} was not parsed`)
      return read(file, path)
    })
  } finally {
    api.close()
  }
}
