import type { FastifyInstance } from 'fastify'

export type ListedRoute = { readonly method: string; readonly url: string }

/** Every route of a server, asked of the server itself. */
export async function routesOf(server: FastifyInstance): Promise<readonly ListedRoute[]> {
  await server.ready()
  const tree = server.printRoutes({ commonPrefix: false, includeHooks: false })
  const routes: ListedRoute[] = []
  const path: string[] = []
  for (const line of tree.split('\n')) {
    const found = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \(([^)]+)\))?/u.exec(line)
    if (!found) continue
    const [, indent = '', part = '', methods = ''] = found
    path.length = indent.length / 4
    path.push(part)
    for (const method of methods.split(', ').filter((one) => one !== '')) routes.push({ method, url: path.join('') })
  }
  return routes
}
