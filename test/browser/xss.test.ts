import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { councilId } from '../../src/kernel/ids.ts'
import { type Answered, routesMissed } from '../crawl.ts'
import { hostileFiles } from '../hostile-files.ts'
import { CORPUS, HOSTILE, hostileTexts } from '../hostile-texts.ts'
import { inMemory, type PlantedOffice, plantedOffice, walkThrough } from '../planted-office.ts'
import { openBrowser, withoutChromium } from './browser.ts'
import { type Document, sideBySide } from './side-by-side.ts'

// Hostile texts in every field of everything that is kept and in every field that is typed into, and every page that
// then answers, opened in a browser that looks at no content security policy: the escaping holds alone.

const MANY = { people: 16, views: 16, accounts: 24, complaints: 12 }

/** Where each kind of text would do something, had it not been escaped. */
const PLACES: Readonly<Record<keyof typeof CORPUS, readonly ((text: string) => string)[]>> = {
  IN_TEXT: [(text) => `<p>${text}</p>`],
  IN_ATTRIBUTE: [`"`, `'`, ''].map((quote) => (text: string) => `<input value=${quote}${text}${quote}>`),
  ENDING: [(text) => `${beginningOf(text)}${text}`],
  IN_ADDRESS: [(text) => `<a href="${text}">x</a>`],
  IN_SCRIPT: [`"`, `'`, '`'].map((quote) => (text: string) => `<p><script>${quote}${text}${quote}</script>`),
  // What has to be made a `<` of first.
  FOR_OTHERS: [],
}

/** What a text of `ENDING` ends. */
function beginningOf(text: string): string {
  const [, tag] = /^<\/(\w+)>/.exec(text) ?? []
  if (tag !== undefined) return `<${tag}>`
  return text.startsWith(']]') ? '<![CDATA[' : '<!-- '
}

const isPage = ({ headers }: Answered): boolean => String(headers['content-type']).startsWith('text/html')

describe('Hostile texts in every field, and no content security policy', { skip: withoutChromium }, () => {
  let browser: Browser
  let context: BrowserContext
  let of: PlantedOffice
  let answers: readonly Answered[] = []
  let pages: readonly (Document & { readonly route: string })[] = []
  const hostile = hostileTexts()
  before(async () => {
    of = await plantedOffice(hostile.texts, inMemory(councilId('anytown')), MANY)
    answers = await walkThrough(of, hostile.texts, { files: hostileFiles(of.complaints) })
    pages = answers.filter(isPage).map(({ method, route, url, status, body }, at) => {
      const name = `${at} ${method} ${url.slice(0, 60)} ${status}`
      return { name, body, route: `${method} ${route} ${status}` }
    })
    browser = await openBrowser()
    context = await browser.newContext({ bypassCSP: true })
  })
  after(() => browser.close())

  test('every field was given the whole corpus, or one of each kind where it takes a line only', () => {
    const missed = [...hostile.notGiven()].filter(([field, texts]) => texts.length > 0 && !field.startsWith('typed'))
    assert.deepEqual(missed, [])
  })

  test('every route of the service answered', async () => {
    assert.deepEqual(await routesMissed(of.server, answers), [])
  })

  test('nothing runs, loads or leads away on any page', async (t) => {
    assert.deepEqual([...(await sideBySide(context, pages))], [])
    t.diagnostic(`${HOSTILE.length} texts, ${hostile.notGiven().size} fields, ${pages.length} pages`)
  })

  test('what is no page is a file to keep, of a type that no browser runs', () => {
    const files = answers.filter((one) => !isPage(one) && one.status === 200 && one.route !== '/health')
    for (const { headers, url } of files) {
      assert.match(String(headers['content-disposition']), /^attachment; filename="[\w.-]+"$/, url)
      assert.match(String(headers['content-type']), /^(text\/csv|application\/(json|vnd\.openxml))/, url)
      assert.equal(headers['x-content-type-options'], 'nosniff')
    }
    assert.ok(files.length > 20, String(files.length))
  })

  test('each text does something where it is not escaped, so that it would be seen', async () => {
    const bare = Object.entries(PLACES).flatMap(([kind, ways]) =>
      CORPUS[kind as keyof typeof CORPUS].flatMap((text) =>
        ways.map((way) => ({ name: `${kind} ${text}`, body: way(text) })),
      ),
    )
    const found = await sideBySide(context, bare)
    assert.deepEqual(
      bare.map(({ name }) => name).filter((name) => !found.has(name)),
      [],
    )
  })

  test('one place that a page forgot to escape is found, on any page and in an attribute as in a text', async () => {
    const routes = [...new Map(pages.map((page) => [page.route, page])).values()]
    const forgotten = routes.flatMap(({ name, body }) =>
      [IN_A_TEXT, IN_A_VALUE].flatMap((place) => {
        const wrong = body.replace(place, (text) => unescaped(text))
        return wrong === body ? [] : [{ name: `${name} ${String(place)}`, body: wrong }]
      }),
    )
    const found = await sideBySide(context, forgotten)
    assert.deepEqual(
      forgotten.map(({ name }) => name).filter((name) => !found.has(name)),
      [],
    )
    assert.ok(forgotten.length > 30, String(forgotten.length))
  })
})

const IN_A_TEXT = /(?<=<(p|td|dd|li|h1|strong|span)\b[^>]*>[^<]*)&lt;img src=x onerror=ran\(\)&gt;/
const IN_A_VALUE = /(?<= value=")[^"]*&quot;[^"]*onfocus[^"]*(?=")/
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
