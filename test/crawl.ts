import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'
import { formsOn, type FilledForm } from './crawled-forms.ts'
import { routesOf } from './routes.ts'
import type { Given } from './sent-forms.ts'
import type { Texts } from './planted-texts.ts'

// Goes through the whole service as somebody would who follows every link and sends every form: so a page that is added
// is found without being listed, and one that nothing leads to fails the walk.

export type Asking = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly payload?: string | Buffer
  readonly type?: string
}

export type Answered = Asking & {
  /** The pattern of the route that answered. */
  readonly route: string
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly body: string
}

export type Crawl = {
  /** The cookie of whoever goes through it. */
  readonly id: string | undefined
  /** Where it begins: what no link leads to. */
  readonly starts: readonly string[]
  /** What is typed into each text field. */
  readonly typed: Texts
  /** What is given to each field that takes a file. */
  readonly files: readonly Given[]
  /** Forms of these routes are sent last and in this order, for what they end. */
  readonly last?: readonly string[]
  /** Nothing but these routes is asked for. */
  readonly only?: readonly string[]
  readonly onAnswer?: (answered: Answered) => void
}

/** Addresses and forms that differ only in whom they are about: so many of each are asked for, and so many of a route. */
const MOST_ALIKE = 6
const MOST_PAGES = 16
const MOST_SENT_ALIKE = 1
const MOST_SENT = 24
const COOKIE = '__Host-redress'

/** A browser without scripts that keeps its cookie. */
export async function browserOf(server: FastifyInstance, id: string | undefined) {
  const routeOf = await routeFinder(server)
  let cookie = id
  const ask = async ({ method, url, payload, type }: Asking): Promise<Answered> => {
    const answer = await server.inject({
      method,
      url,
      headers: {
        ...(cookie !== undefined && { cookie: `${COOKIE}=${cookie}` }),
        ...(type !== undefined && { 'content-type': type, 'sec-fetch-site': 'same-origin' }),
      },
      ...(payload !== undefined && { payload }),
    })
    cookie = new RegExp(`${COOKIE}=([^;]+)`).exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? cookie
    const route = routeOf(method, url)
    const { statusCode: status, headers, body } = answer
    return {
      method,
      url,
      route,
      status,
      headers,
      body,
      ...(payload !== undefined && { payload }),
      ...(type && { type }),
    }
  }
  return { ask, routeOf, id: () => cookie }
}

type RouteOf = (method: 'GET' | 'POST', url: string) => string

/** Finds the pattern that an address is answered by; of two, the one that leaves less open. */
async function routeFinder(server: FastifyInstance): Promise<RouteOf> {
  const open = (url: string) => url.split(':').length
  const routes = (await routesOf(server))
    .toSorted((a, b) => open(a.url) - open(b.url))
    .map((route) => ({
      ...route,
      pattern: new RegExp(`^${route.url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`),
    }))
  return (method, url) => {
    const { pathname } = new URL(url, 'http://localhost')
    return routes.find((route) => route.method === method && route.pattern.test(pathname))?.url ?? 'none'
  }
}

export type Walked = { readonly answers: readonly Answered[]; readonly browser: Browser }
export type Browser = Awaited<ReturnType<typeof browserOf>>

/** Follows every link and sends every form that can be reached. */
export async function crawl(server: FastifyInstance, how: Crawl): Promise<Walked> {
  const browser = await browserOf(server, how.id)
  const { routeOf } = browser
  const answers: Answered[] = []
  const [pages, forms, endings]: [string[], FilledForm[], FilledForm[]] = [[...how.starts], [], []]
  const seen = new Seen()
  const take = async (asking: Asking): Promise<void> => {
    const answered = await browser.ask(asking)
    answers.push(answered)
    how.onAnswer?.(answered)
    const { location } = answered.headers
    if (location?.startsWith('/')) pages.unshift(location)
    if (!String(answered.headers['content-type']).startsWith('text/html')) return
    const root = parse(answered.body)
    pages.push(...linksOn(root))
    for (const form of formsOn(root, answered.url, how)) (isLast(form) ? endings : forms).push(form)
  }
  const placeOf = ({ url }: FilledForm): number => how.last?.indexOf(routeOf('POST', url)) ?? -1
  const isLast = (form: FilledForm): boolean => placeOf(form) >= 0
  const isWanted = (route: string): boolean => how.only?.includes(route) ?? true
  const nextForm = (): FilledForm | undefined => {
    endings.sort((a, b) => placeOf(a) - placeOf(b))
    return forms.shift() ?? endings.shift()
  }
  for (;;) {
    const url = pages.shift()
    if (url !== undefined) {
      const route = routeOf('GET', url)
      if (isWanted(route) && seen.isNewPage(route, url)) await take({ method: 'GET', url })
      continue
    }
    const form = nextForm()
    if (!form) return { answers, browser }
    const { kind, ...asking } = form
    const route = routeOf(form.method, form.url)
    if (isWanted(route) && seen.isNewForm(route, kind)) await take(asking)
  }
}

/** What has been asked for, and how often each kind of it. */
class Seen {
  readonly #urls = new Set<string>()
  readonly #times = new Map<string, number>()

  isNewPage(route: string, url: string): boolean {
    if (this.#urls.has(url)) return false
    this.#urls.add(url)
    const names = [...new URL(url, 'http://localhost').searchParams.keys()].sort().join('&')
    return this.#once(`GET ${route}?${names}`, MOST_ALIKE) && this.#once(`GET ${route}`, MOST_PAGES)
  }

  isNewForm(route: string, kind: string): boolean {
    return this.#once(`${route} ${kind}`, MOST_SENT_ALIKE) && this.#once(`POST ${route}`, MOST_SENT)
  }

  #once(kind: string, most: number): boolean {
    const times = (this.#times.get(kind) ?? 0) + 1
    this.#times.set(kind, times)
    return times <= most
  }
}

/** The addresses on this site that a page links to, and those that its forms ask for by GET. */
const linksOn = (root: HTMLElement): readonly string[] =>
  root.querySelectorAll('a[href]').flatMap((link) => {
    const href = link.getAttribute('href') ?? ''
    return href.startsWith('/') && !href.startsWith('//') ? [href.split('#')[0] ?? ''] : []
  })

/**
 * The routes that no walk came to, but those that are left out on purpose. A form that is shown again for what is wrong
 * with it was answered.
 */
export async function routesMissed(
  server: FastifyInstance,
  answers: readonly Answered[],
  leftOut: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const given = new Set(answers.filter(({ status }) => status <= 400).map(({ method, route }) => `${method} ${route}`))
  const routes = (await routesOf(server)).filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/assets/'))
  const names = routes.map(({ method, url }) => `${method} ${url}`)
  const gone = Object.keys(leftOut).filter((name) => !names.includes(name))
  return [
    ...names.filter((name) => !given.has(name) && !(name in leftOut)),
    ...gone.map((name) => `${name} is no more`),
  ]
}
