import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { councilId } from '../src/kernel/ids.ts'
import { ROLES } from '../src/people/roles.ts'
import { newPerson } from './door.ts'
import { FEW, inMemory, type PlantedOffice, plantedOffice } from './planted-office.ts'
import { routesOf } from './routes.ts'

// Every route by every method that may change something, sent from elsewhere in every way in which a browser would, with
// the cookie of somebody who may do everything and, where it says so, with the right token.

const OURS = 'https://redress.anytown.example'
const HERE = { 'sec-fetch-site': 'same-origin', origin: OURS }

type Method = NonNullable<InjectOptions['method']>
type Headers = Readonly<Record<string, string>>
type Token = 'right' | 'none' | 'empty' | 'of another session' | 'cut short' | 'longer' | 'of nobody'
type Forged = { readonly from: string; readonly headers: Headers; readonly token: Token }

const FORGED: readonly Forged[] = [
  {
    from: 'another site',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    token: 'right',
  },
  {
    from: 'another site, whatever origin it names',
    headers: { 'sec-fetch-site': 'cross-site', origin: OURS },
    token: 'right',
  },
  {
    from: 'a neighbour',
    headers: { 'sec-fetch-site': 'same-site', origin: 'https://x.anytown.example' },
    token: 'right',
  },
  { from: 'an address that was typed', headers: { 'sec-fetch-site': 'none' }, token: 'right' },
  { from: 'a browser that says what is no word', headers: { 'sec-fetch-site': 'SAME-ORIGIN' }, token: 'right' },
  { from: 'another origin, in an old browser', headers: { origin: 'https://elsewhere.example' }, token: 'right' },
  { from: 'an origin that begins as ours', headers: { origin: `${OURS}.elsewhere.example` }, token: 'right' },
  { from: 'another port of ours', headers: { origin: `${OURS}:8443` }, token: 'right' },
  { from: 'a frame or file without an origin', headers: { origin: 'null' }, token: 'right' },
  { from: 'an origin that is none', headers: { origin: '' }, token: 'right' },
  ...(['none', 'empty', 'of another session', 'cut short', 'longer', 'of nobody'] as const).flatMap((token) => [
    { from: `here, token ${token}`, headers: HERE, token },
    { from: `no browser, token ${token}`, headers: {}, token },
  ]),
]

const SAFE: readonly string[] = ['GET', 'HEAD']
const OTHER_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'] as const

describe('A form that another site sends with the cookie of somebody who may do everything', () => {
  let of: PlantedOffice
  let unsafe: readonly { readonly method: Method; readonly url: string }[] = []
  let tokens: Readonly<Record<Token, string>>
  let people = 0
  before(async () => {
    let nth = 0
    of = await plantedOffice((field) => `${field}${(nth += 1)}@x.example`, inMemory(councilId('anytown')), FEW)
    const other = await newPerson(of, 'other@anytown.example', ROLES)
    const right = of.door.formToken(of.person.visit.id ?? '')
    tokens = {
      right,
      none: '',
      empty: '',
      'of another session': of.door.formToken(other.visit.id ?? ''),
      'cut short': right.slice(0, -1),
      longer: `${right}x`,
      'of nobody': of.door.formToken(''),
    }
    unsafe = (await routesOf(of.server))
      .filter(({ method }) => !SAFE.includes(method))
      .map(({ method, url }) => ({ method, url }))
  })

  const filled = (url: string): string =>
    url
      .replace(':reference', encodeURIComponent(of.complaints[0]?.reference ?? ''))
      .replace(':id', of.people[0] ?? '')
      .replace(':link', of.link)
      .replaceAll(/:\w+/g, 'x')

  const sent = (method: Method, url: string, headers: Headers, token: Token) =>
    of.server.inject({
      method,
      url: filled(url),
      headers: {
        host: new URL(OURS).host,
        cookie: `__Host-redress=${of.person.visit.id ?? ''}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams({
        // What would end, change or keep something, were it taken.
        do: 'end-account',
        handle: 'h0',
        reason: 'asked-for',
        change: 'restrict',
        name: 'Forged',
        ...(token !== 'none' && { 'form-token': tokens[token] }),
      }).toString(),
    })

  /** All that is kept, to see that none of it changed. */
  const kept = async () => [
    await of.kept.store.readAll(of.kept.council, 0, 100_000),
    await of.kept.signIns.read(async (door) => [
      await door.find('accounts'),
      await door.find('credentials'),
      (await door.find('sessions')).map(({ seenAt: _seen, ...session }) => session),
      await door.find('once'),
      await door.journal(10_000),
    ]),
  ]

  test('is refused by every route by every method, and changes nothing', async (t) => {
    const before = await kept()
    const wrong: string[] = []
    let times = 0
    for (const { method, url } of unsafe) {
      for (const { from, headers, token } of FORGED) {
        const { statusCode, headers: given } = await sent(method, url, headers, token)
        times += 1
        if (statusCode !== 403) wrong.push(`${method} ${url} from ${from}: ${statusCode}`)
        if (given['set-cookie'] !== undefined) wrong.push(`${method} ${url} from ${from}: gave a cookie`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(await kept(), before)
    t.diagnostic(`${unsafe.length} routes, ${FORGED.length} ways, ${times} forms refused`)
    assert.ok(unsafe.length > 25, String(unsafe.length))
  })

  test('is no form to any route by a method that none has', async () => {
    const before = await kept()
    const known = new Set((await routesOf(of.server)).map(({ url }) => url))
    for (const url of known) {
      for (const method of OTHER_METHODS) {
        if (unsafe.some((route) => route.url === url && route.method === method)) continue
        const { statusCode } = await sent(method, url, HERE, 'right')
        assert.ok([400, 403, 404, 405].includes(statusCode), `${method} ${url}: ${statusCode}`)
      }
    }
    assert.deepEqual(await kept(), before)
  })

  test('changes nothing by looking: no page that is asked for by GET or HEAD does', async () => {
    const before = await kept()
    const safe = (await routesOf(of.server)).filter(({ method }) => SAFE.includes(method))
    for (const { method, url } of safe) {
      const query = new URLSearchParams({ do: 'end-account', id: 'x', 'form-token': tokens.right, name: 'Forged' })
      const cookie = `__Host-redress=${of.person.visit.id ?? ''}`
      await of.server.inject({
        method: method as 'GET',
        url: `${filled(url)}?${query.toString()}`,
        headers: { cookie },
      })
    }
    assert.deepEqual(await kept(), before)
  })

  test('would be taken from here with the right token, so that it is the forging that is refused', async () => {
    const refused: string[] = []
    // Signing out and ending accounts come last: what follows has no session any more.
    const ending = (url: string) => Number(url.startsWith('/people/') || url === '/sign-out' || url === '/account')
    for (const { method, url } of unsafe.toSorted((a, b) => ending(a.url) - ending(b.url))) {
      for (const headers of [HERE, { origin: OURS }, {}]) {
        const fresh = await signedIn()
        const { statusCode } = await of.server.inject({
          method,
          url: filled(url),
          headers: {
            host: new URL(OURS).host,
            cookie: `__Host-redress=${fresh}`,
            'content-type': 'application/x-www-form-urlencoded',
            ...headers,
          },
          payload: new URLSearchParams({ 'form-token': of.door.formToken(fresh) }).toString(),
        })
        if (statusCode === 403) refused.push(`${method} ${url}`)
      }
    }
    assert.deepEqual(refused, [])
  })

  /** The id of a session that has not ended, of somebody who may do everything. */
  const signedIn = async (): Promise<string> => {
    const id = of.person.visit.id ?? ''
    if (await of.door.signedIn(id)) return id
    const next = await newPerson(of, `n${(people += 1)}@anytown.example`, ROLES)
    of.person.visit.id = next.visit.id
    return next.visit.id ?? ''
  }

  test('is refused where nobody has signed in, on the pages that are open too', async () => {
    const wrong: string[] = []
    for (const { method, url } of unsafe) {
      for (const { from, headers } of FORGED) {
        const { statusCode } = await of.server.inject({
          method,
          url: filled(url),
          headers: { host: new URL(OURS).host, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          payload: new URLSearchParams({
            'form-token': tokens.right,
            email: 'a@x.example',
            password: 'x',
          }).toString(),
        })
        if (statusCode !== 403) wrong.push(`${method} ${url} from ${from}: ${statusCode}`)
      }
    }
    assert.deepEqual(wrong, [])
  })
})
