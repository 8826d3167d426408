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
const MOST_OF_A_STEP = 1
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
  const found = new Map<string, string>()
  return (method, url) => {
    const path = pathIn(url)
    const name = `${method} ${path}`
    const route =
      found.get(name) ?? routes.find((one) => one.method === method && one.pattern.test(path))?.url ?? 'none'
    found.set(name, route)
    return route
  }
}

const pathIn = (url: string): string => url.replace(/[?#].*$/s, '')

export type Walked = { readonly answers: readonly Answered[]; readonly browser: Browser }
export type Browser = Awaited<ReturnType<typeof browserOf>>

/** Follows every link and sends every form that can be reached. */
export async function crawl(server: FastifyInstance, how: Crawl): Promise<Walked> {
  const browser = await browserOf(server, how.id)
  const { routeOf } = browser
  const answers: Answered[] = []
  const [pages, forms]: [string[], FilledForm[]] = [[...how.starts], []]
  const endings = (how.last ?? []).map((): FilledForm[] => [])
  const seen = new Seen()
  const isWanted = (route: string): boolean => how.only?.includes(route) ?? true
  const keep = (form: FilledForm): void => {
    const route = routeOf(form.method, form.url)
    if (!isWanted(route) || !seen.isNewForm(route, form)) return
    const queue = endings[how.last?.indexOf(route) ?? -1] ?? forms
    queue.push(form)
  }
  const take = async (asking: Asking): Promise<void> => {
    const answered = await browser.ask(asking)
    answers.push(answered)
    how.onAnswer?.(answered)
    const { location } = answered.headers
    if (location?.startsWith('/')) pages.unshift(location)
    if (!String(answered.headers['content-type']).startsWith('text/html')) return
    const root = parse(answered.body)
    pages.push(...linksOn(root))
    formsOn(root, answered.url, how).forEach(keep)
  }
  for (;;) {
    const url = pages.shift()
    if (url !== undefined) {
      const route = routeOf('GET', url)
      if (isWanted(route) && seen.isNewPage(route, url)) await take({ method: 'GET', url })
      continue
    }
    const form = [forms, ...endings].find((queue) => queue.length > 0)?.shift()
    if (!form) return { answers, browser }
    const { kind: _kind, ...asking } = form
    await take(asking)
  }
}

/** Each step has a page of its own behind one route: one of each is asked for. */
const isStep = (route: string): boolean => route.endsWith('/:step')
const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

/** What has been asked for, and how often each kind of it. */
class Seen {
  readonly #urls = new Set<string>()
  readonly #times = new Map<string, number>()

  isNewPage(route: string, url: string): boolean {
    if (this.#urls.has(url)) return false
    this.#urls.add(url)
    if (isStep(route)) return this.#once(`GET ${nameOf(pathIn(url))}`, MOST_OF_A_STEP)
    const names = [...new URLSearchParams(url.slice(pathIn(url).length)).keys()].sort().join('&')
    return this.#once(`GET ${route}?${names}`, MOST_ALIKE) && this.#once(`GET ${route}`, MOST_PAGES)
  }

  isNewForm(route: string, { url, kind }: FilledForm): boolean {
    if (isStep(route)) return this.#once(`${nameOf(url)} ${kind.slice(0, 4)}`, MOST_OF_A_STEP)
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
