import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'
import type { SingleSignOnSettings } from '../src/door/single-sign-on.ts'

// The council's own sign-in, as a real provider that runs here.

const SECRET = 'a secret of the tests, and long enough'

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

/** What the provider knows of people: their subject, name and groups. */
const DIRECTORY: Readonly<Record<string, { readonly name: string; readonly groups: readonly string[] }>> = {
  'subject-1': { name: 'Ayesha Khan', groups: ['Complaints team', 'Everybody'] },
  'subject-2': { name: 'Nobody Special', groups: ['Everybody'] },
}

/** A provider of OpenID Connect on a port of this machine, for a client that is sent back to this address. */
export async function provider(
  client: string,
): Promise<{ readonly issuer: string; readonly stop: () => Promise<void> }> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'redress',
        client_secret: SECRET,
        redirect_uris: [client],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...DIRECTORY[sub] }) }),
  })
  // Its own pages for development are on plain http, and say so on standard error.
  const server: Server = createServer((request, response) => void oidc.callback()(request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { issuer, stop }
}

/** The settings of a door that such a provider vouches for. */
export const singleSignOnBy = (issuer: string): SingleSignOnSettings => ({
  issuer,
  clientId: 'redress',
  clientSecret: SECRET,
  groupsClaim: 'groups',
  roles: new Map([['Complaints team', ['complaints-manager', 'administrator'] as const]]),
})
