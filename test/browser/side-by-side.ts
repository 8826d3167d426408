import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Frame } from 'playwright-core'
import { ELSEWHERE } from '../hostile-texts.ts'
import { ask } from './browser.ts'

// Documents opened in a browser that runs whatever it finds in them, many beside one another, to see what they do.

/** What is wrong with documents that took a text for something else: asked of the browser, after its own reading. */
const FOUND = `(() => {
  const addresses = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href', 'poster', 'background']
  const foundIn = (document) => {
    const found = []
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      const isOurs = name === 'script' && (element.getAttribute('src') ?? '').startsWith('/assets/')
      if (/^(script|style|iframe|object|embed|base|math|marquee|video|audio|image|xss|animate)$/.test(name) && !isOurs)
        found.push('<' + name + '>')
      if (name === 'meta' && element.httpEquiv !== '') found.push('<meta http-equiv>')
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(name + ' ' + attribute)
        if (!addresses.includes(attribute)) continue
        const address = URL.parse(value, document.baseURI)
        if (!address || !/^(https?|mailto|tel):$/.test(address.protocol) || address.hostname.endsWith('${ELSEWHERE}'))
          found.push(name + ' ' + attribute + '=' + value.slice(0, 60))
      }
    }
    return found
  }
  return [...document.querySelectorAll('iframe')].map((frame) => foundIn(frame.contentDocument))
})()`

export type Document = { readonly name: string; readonly body: string }
/** By the name of a document, all that it did or held that no page may. */
export type Misdeeds = ReadonlyMap<string, readonly string[]>

const AT_ONCE = 20
const PATIENCE = 60_000

/** Opens documents and says what each of them did, or holds, that it should not. */
export async function sideBySide(context: BrowserContext, documents: readonly Document[]): Promise<Misdeeds> {
  const found = new Map<string, string[]>()
  const nameOf = (url: string): string => documents[Number(/\/answers\/(\d+)$/.exec(url)?.[1] ?? -1)]?.name ?? url
  const tell = (name: string, what: string) => found.set(name, [...(found.get(name) ?? []), what])
  const server = await serving(documents)
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await context.newPage()
  await page.exposeBinding('ran', ({ frame }) => tell(nameOf(answerIn(frame)), 'a script ran'))
  page.on('dialog', (dialog) => {
    tell('a dialog', dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(site) || !/^\/(answers|together|assets)\//.test(new URL(url).pathname))
      tell(nameOf(answerIn(request.frame())), `asked for ${url.slice(0, 80)}`)
  })
  try {
    for (let first = 0; first < documents.length; first += AT_ONCE) {
      await page.goto(`${site}/together/${first}`, { timeout: PATIENCE })
      for (const [at, misdeeds] of ((await ask(page, FOUND)) as string[][]).entries())
        for (const what of misdeeds) tell(documents[first + at]?.name ?? '', what)
    }
  } finally {
    await page.close()
    server.close()
    server.closeAllConnections()
  }
  return found
}

/** The address of the answer that a frame shows, also of a frame that the answer itself made. */
function answerIn(frame: Frame): string {
  const parent = frame.parentFrame()
  return parent === null || frame.url().includes('/answers/') ? frame.url() : answerIn(parent)
}

/** Serves the documents without any header that would hold them back, and nothing where they ask for a picture or style. */
async function serving(documents: readonly Document[]): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const [, kind, number] = url.split('/')
    const html = { 'content-type': 'text/html; charset=utf-8' }
    if (kind === 'answers') response.writeHead(200, html).end(documents[Number(number)]?.body)
    else if (kind === 'together') response.writeHead(200, html).end(frames(Number(number), documents.length))
    else if (kind === 'assets') response.writeHead(200, { 'cache-control': 'max-age=3600' }).end()
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

/** Hidden, so that nothing is laid out; what a document holds is read and run all the same. */
const frames = (first: number, end: number): string =>
  Array.from(
    { length: Math.min(AT_ONCE, end - first) },
    (_, at) => `<iframe hidden src="/answers/${first + at}"></iframe>`,
  ).join('')
