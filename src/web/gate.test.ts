import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { doorOffice, newPerson, visitor } from '../../test/door.ts'
import { HISTORIES } from '../../test/browser/histories.ts'
import { PAGES } from '../../test/browser/pages.ts'
import { ROLES } from '../people/roles.ts'
import { routesOf } from '../../test/routes.ts'

/** The routes that answer without a session. Whoever adds one says here why. */
const OPEN = [
  '/sign-in', // the way in
  '/session-over', // where a page goes whose session has ended, with what was typed
  '/sign-in/back', // where the council's own sign-in sends people back to
  '/set-up/:link', // whoever holds a one-time link
  '/health', // for whoever watches that the service runs
]

const filledIn = (url: string): string =>
  url.replace(':reference', encodeURIComponent(HISTORIES[0]?.reference ?? '')).replaceAll(/:\w+/g, 'x')

describe('Every route of the server', () => {
  test('is listed, so that the walk below leaves none out', async () => {
    const { server } = doorOffice()
    const urls = (await routesOf(server)).map(({ method, url }) => `${method} ${url}`)
    for (const one of [
      'GET /',
      'POST /check',
      'GET /complaints/:reference',
      'POST /people/:person',
      'GET /account/factors',
    ]) {
      assert.ok(urls.includes(one), `${one} in ${urls.join('; ')}`)
    }
  })

  test('answers nobody who has no session, but for the few that are open', async () => {
    const { server } = doorOffice()
    const answered: string[] = []
    const routes = await routesOf(server)
    for (const { method, url } of routes) {
      if (url.startsWith('/assets/') || OPEN.includes(url)) continue
      const form =
        method === 'POST' ? { payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}
      const { statusCode, headers } = await server.inject({ method: method as 'GET', url: filledIn(url), ...form })
      const away = statusCode === 303 && headers.location?.startsWith('/sign-in') === true
      if (!away && statusCode !== 403) answered.push(`${method} ${url}: ${statusCode}`)
    }
    assert.deepEqual(answered, [])
    assert.ok(routes.length > 25, String(routes.length))
  })

  test('says itself that it is open where it is', async () => {
    const { server } = doorOffice()
    for (const url of ['/sign-in', '/health', '/set-up/x']) {
      assert.notEqual((await server.inject(url)).statusCode, 303, url)
    }
    assert.equal((await server.inject('/no-such-page')).headers.location, '/sign-in?next=%2Fno-such-page')
  })

  test('that somebody adds is closed, unless it says otherwise', async () => {
    const { server } = doorOffice()
    server.get('/new', async () => 'personal data')
    assert.equal((await server.inject('/new')).statusCode, 303)
  })
})

describe('A form', () => {
  const sent = async (headers: Readonly<Record<string, string>>, token: 'right' | 'wrong' | 'none') => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['auditor'])
    const page = await visit.open('/check')
    const right = /name="form-token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const given = { right, wrong: `${right.slice(1)}x`, none: '' }[token]
    const { statusCode } = await of.server.inject({
      method: 'POST',
      url: '/check',
      payload: new URLSearchParams({ text: '', ...(token !== 'none' && { 'form-token': given }) }).toString(),
      headers: {
        host: 'redress.anytown.example',
        cookie: `__Host-redress=${visit.id ?? ''}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    })
    return statusCode
  }
  const OURS = 'https://redress.anytown.example'

  for (const [headers, token, status] of [
    [{ 'sec-fetch-site': 'same-origin', origin: OURS }, 'right', 400],
    [{ origin: OURS }, 'right', 400],
    [{}, 'right', 400],
    [{ 'sec-fetch-site': 'same-origin', origin: OURS }, 'wrong', 403],
    [{ 'sec-fetch-site': 'same-origin', origin: OURS }, 'none', 403],
    [{}, 'none', 403],
    [{}, 'wrong', 403],
    [{ 'sec-fetch-site': 'cross-site' }, 'right', 403],
    [{ 'sec-fetch-site': 'same-site' }, 'right', 403],
    [{ 'sec-fetch-site': 'none' }, 'right', 403],
    [{ origin: 'https://elsewhere.example' }, 'right', 403],
    [{ origin: 'null' }, 'right', 403],
  ] as const) {
    test(`with a ${token} token and ${JSON.stringify(headers)}: ${status}`, async () => {
      assert.equal(await sent(headers, token), status)
    })
  }

  test('on any page carries the token, first of all its fields', async () => {
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['administrator'])
    let forms = 0
    for (const path of [...Object.values(PAGES), '/account', '/account/factors', '/people']) {
      const page = parse((await visit.open(path)).body)
      for (const form of page.querySelectorAll('form')) {
        if (form.attributes['method'] !== 'post') continue
        forms += 1
        assert.equal(form.querySelector('input')?.attributes['name'], 'form-token', path)
      }
    }
    assert.ok(forms > 20, String(forms))
  })
})

describe('The demonstration', () => {
  const DEMONSTRATION = { demonstration: true } as const

  test('opens as the complaints manager, and is anybody after one click', async () => {
    const of = doorOffice(DEMONSTRATION, { origin: 'http://localhost:3000' })
    const visit = visitor(of)
    assert.match((await visit.open('/')).body, /You are <strong>Priya Shah<\/strong>, complaints manager/)
    await visit.open('/demonstration')
    await visit.send({}, 'auditor')
    assert.match(visit.last().body, /You are <strong>Rafiq Islam<\/strong>, auditor/)
  })

  test('gives every role its person, and three of them a second', async () => {
    const of = doorOffice(DEMONSTRATION)
    const names = of.door.demonstration?.people.map(({ name }) => name) ?? []
    assert.equal(new Set(names).size, ROLES.length + 3)
  })

  test('has no sign-in page, and real people have no demonstration', async () => {
    assert.equal((await doorOffice(DEMONSTRATION).server.inject('/sign-in')).statusCode, 404)
    const of = doorOffice()
    const { visit } = await newPerson(of, 'a@anytown.example', ['auditor'])
    assert.equal((await visit.open('/demonstration')).statusCode, 404)
  })
})
