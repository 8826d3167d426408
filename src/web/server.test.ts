import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { hostile, running } from '../../test/browser/histories.ts'
import { office } from '../../test/browser/office.ts'
import { PAGES } from '../../test/browser/pages.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { makeServer } from './server.ts'

const SECRET = 'Ms A lives at 1 High Street'

const failing = (lines: string[]) => {
  const deps = office(undefined, lines)
  const readCase = () => Promise.reject(Object.assign(new Error(SECRET), { detail: SECRET }))
  return makeServer({ ...deps, casework: { ...deps.casework, readCase } })
}

describe('Every answer', () => {
  test('carries the security headers, whatever it is', async () => {
    const server = makeServer(office())
    const style = /href="(\/assets\/[^"]+\.css)"/.exec((await server.inject('/')).body)?.[1] ?? ''
    const answers = [...Object.values(PAGES), style, '/%E0%A4%A', `/complaints/${'x'.repeat(200)}`].map((path) =>
      server.inject(path),
    )
    answers.push(
      server.inject({ method: 'POST', url: '/', payload: 'a=b' }),
      failing([]).inject(`/complaints/${running.reference}`),
    )
    for (const answer of await Promise.all(answers)) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) assert.equal(answer.headers[name], value)
    }
  })

  test('allows no script, no frame, no other site', () => {
    const policy = SECURITY_HEADERS['content-security-policy'] ?? ''
    assert.match(policy, /^default-src 'none'; /)
    assert.doesNotMatch(policy, /unsafe|script-src|https?:|\*/)
    assert.match(policy, /frame-ancestors 'none'/)
  })

  test('is kept by nobody where it is a page', async () => {
    const server = makeServer(office())
    for (const path of Object.values(PAGES))
      assert.equal((await server.inject(path)).headers['cache-control'], 'no-store', path)
  })

  test('has no script, no style and no handler inside the page', async () => {
    const server = makeServer(office())
    for (const path of Object.values(PAGES)) {
      const elements = parse((await server.inject(path)).body).querySelectorAll('*')
      assert.ok(elements.length > 20)
      for (const { rawTagName, attributes } of elements) {
        assert.doesNotMatch(rawTagName, /^(script|style|iframe|object|embed)$/i, path)
        assert.deepEqual(
          Object.keys(attributes).filter((name) => /^(on|style$)/i.test(name)),
          [],
          path,
        )
      }
    }
  })
})

describe('The style sheet', () => {
  test('is kept for a year, and packed as the browser likes', async () => {
    const server = makeServer(office())
    const path = /href="(\/assets\/[^"]+\.css)"/.exec((await server.inject('/')).body)?.[1] ?? ''
    const asked = (encoding: string) => server.inject({ url: path, headers: { 'accept-encoding': encoding } })
    const [brotli, gzip, plain] = [await asked('gzip, deflate, br'), await asked('gzip'), await asked('identity')]
    assert.deepEqual(
      [brotli, gzip, plain].map((answer) => answer.headers['content-encoding']),
      ['br', 'gzip', undefined],
    )
    assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(plain.headers['content-type'], 'text/css; charset=utf-8')
    assert.equal(plain.headers['vary'], 'accept-encoding')
    assert.ok(brotli.rawPayload.length < gzip.rawPayload.length && gzip.rawPayload.length * 4 < plain.rawPayload.length)
  })
})

describe('When something fails', () => {
  test('the page gives the number of the failure and nothing else', async () => {
    const lines: string[] = []
    const headers = { 'request-id': 'chosen by someone else', 'x-request-id': 'chosen by someone else' }
    const { statusCode, body } = await failing(lines).inject({ url: `/complaints/${running.reference}`, headers })
    assert.equal(statusCode, 500)
    const shown = /redress-request">([0-9a-f-]{36})</.exec(body)?.[1]
    assert.ok(shown && lines.some((line) => line.includes(shown) && line.includes('page failed')))
    assert.ok(!body.includes('High Street'))
  })

  test('the log says where, and never what was in the record', async () => {
    const lines: string[] = []
    await failing(lines).inject(`/complaints/${running.reference}`)
    const logged = lines.join('')
    assert.ok(!logged.includes('High Street'))
    assert.match(logged, /"route":"\/complaints\/:reference"/)
    assert.match(logged, /server\.test\.ts/)
  })

  test('an address that cannot be read is answered with a page', async () => {
    const { statusCode, body } = await makeServer(office()).inject('/%E0%A4%A')
    assert.equal(statusCode, 400)
    assert.match(body, /The address cannot be read/)
  })
})

test('the log of an answer holds no address as typed, no query and no name', async () => {
  const lines: string[] = []
  const server = makeServer(office(undefined, lines))
  await server.inject(`/complaints/${encodeURIComponent(hostile.reference)}?day=1&month=1&year=SecretName`)
  await server.inject('/Secret/Name')
  const entries = lines.map((line): Record<string, unknown> => JSON.parse(line))
  assert.deepEqual(
    entries.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/complaints/:reference', 400],
      ['GET', 'none', 404],
    ],
  )
  assert.ok(!lines.join('').includes('Secret'))
})

test('a request under another host name is turned away, so that no other site can be made to point here', async () => {
  const server = makeServer({ ...office(), hosts: ['localhost', '127.0.0.1'] })
  const status = async (host: string) => (await server.inject({ url: '/', headers: { host } })).statusCode
  assert.deepEqual(await Promise.all(['localhost:3000', '127.0.0.1', 'evil.example'].map(status)), [200, 200, 400])
})

test('pages are read, and only where they have a form is one taken', async () => {
  const server = makeServer(office())
  for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
    assert.equal((await server.inject({ method, url: '/' })).statusCode, 404, method)
  }
  for (const url of ['/rules', '/calendar', '/forecast', '/complaints/CSC-2024-031'])
    assert.equal((await server.inject({ method: 'POST', url })).statusCode, 404, url)
})
