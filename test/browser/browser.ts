import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { History } from '../../src/complaint/history.ts'
import { makeServer } from '../../src/web/server.ts'
import { office } from './office.ts'

/** The first is Chromium without its windows: the same pages for half the work. */
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const named = process.env['CHROMIUM']
const found = (named === undefined ? USUAL_PLACES : [named]).find((place) => existsSync(place))

/** Why the browser tests are left out; `false` where they can run. */
export const withoutChromium: string | false =
  found === undefined && 'Chromium not found; apt-get install chromium-headless-shell'

export const DESKTOP = { width: 1280, height: 900 }
/** What a desktop window of 1,280 pixels shows at 400%. */
export const ZOOMED = { width: 320, height: 256 }

export type How = { readonly scripts: boolean; readonly viewport: { readonly width: number; readonly height: number } }

/** Opens a page, looks at it, and holds that the browser had nothing to complain of. */
export type OnPage = (path: string, how: How, look: (page: Page) => Promise<void>) => Promise<void>

/** Starts a server and a browser for the tests of one block, and stops them after it. */
export function browsing(histories?: readonly History[]): OnPage {
  let server: FastifyInstance
  let browser: Browser
  // One for each way of looking: its pages share what was fetched once, and nothing else is kept on this service.
  const contexts = new Map<string, Promise<BrowserContext>>()
  let address = ''
  before(async () => {
    server = makeServer(office(histories))
    address = await server.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
  })
  return async (path, { scripts, viewport }, look) => {
    const name = JSON.stringify([scripts, viewport])
    const context = contexts.get(name) ?? browser.newContext({ javaScriptEnabled: scripts, viewport })
    contexts.set(name, context)
    const page = await (await context).newPage()
    const complaints = complaintsOf(page, address)
    await page.goto(address + path)
    assert.deepEqual(complaints, [])
    await look(page)
    await page.close()
  }
}

/** All that a browser reports of a page, but that the page itself is one that is not found or not understood. */
function complaintsOf(page: Page, address: string): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!/status of 40[04]/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`left the site: ${request.url()}`)
  })
  return complaints
}

/** Asks the page for a value. As text, because the checks of types here know nothing of a browser's globals. */
export const ask = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression)

export const openEverything = (page: Page): Promise<unknown> =>
  ask(page, 'void document.querySelectorAll("details").forEach((one) => { one.open = true })')

/**
 * What a window has around its page, which nobody sees here: the suggestions under the address bar alone are two pages
 * more for each window. Of two such lists Chromium takes the last, so this one holds what Playwright turns off as well.
 */
const TURNED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** The sandbox of Chromium cannot be had by root, which is what a container runs as. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found ?? '',
    args: [`--disable-features=${TURNED_OFF.join(',')}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
