import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { codeNow, doorOffice, PASSWORD } from '../door.ts'
import { DESKTOP, openBrowser, withoutChromium, ZOOMED } from './browser.ts'
import { freePort, provider, singleSignOnBy } from '../provider.ts'
import { axeIsContent } from './axe.ts'
import { linkFor, open, type Running, running, setUp } from './doors.ts'

// Signing in as people do it, in a real browser: against a provider of OpenID Connect that runs here, and with the
// authenticator that Chromium has for tests.

describe('The door in a browser', { skip: withoutChromium }, () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
    open.push(browser)
  })
  const newPage = async (how: { scripts?: boolean; viewport?: typeof DESKTOP } = {}) => {
    const context = await browser.newContext({
      javaScriptEnabled: how.scripts ?? true,
      viewport: how.viewport ?? DESKTOP,
    })
    return context.newPage()
  }

  test('password and code, without scripts, to the complaints and out again', async () => {
    const of = await running(() => ({}))
    const page = await newPage({ scripts: false })
    const secret = await setUp(of, page, 'ayesha@anytown.example')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('heading', { name: 'Complaints' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You have signed out' }).waitFor()
    await page.goBack()
    await page.reload()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false)
    of.clock.now += 60_000
    await page.getByLabel('Email address').fill('ayesha@anytown.example')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Code from your app').fill(codeNow(of, secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Complaints' }).waitFor()
  })

  test('a passkey is added, and is a way in by itself and a fresh proof', async () => {
    const of = await running(() => ({}))
    const page = await newPage()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await setUp(of, page, 'ayesha@anytown.example')
    await page.goto(`${of.address}/account/factors`)
    await page.getByLabel('A name to tell it by').fill('Work phone')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('cell', { name: 'Work phone', exact: true }).waitFor()
    await page.getByText('The passkey was added').waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`${of.address}/sign-in?next=/account`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('Passkey', { exact: true }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/account')

    const before = (await page.context().cookies())[0]?.value
    of.clock.now += 6 * 60_000
    await page.goto(`${of.address}/people`)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('heading', { name: 'People' }).waitFor()
    const [now] = await page.context().cookies()
    assert.ok(now?.httpOnly && now.value !== before)
    const kinds = (await of.door.journal(10)).map(({ kind, what }) => `${kind} ${what ?? ''}`.trim())
    assert.deepEqual(kinds.slice(0, 2), ['proved-again', 'signed-in passkey'])

    await page.goto(`${of.address}/account/factors`)
    await page.getByRole('button', { name: 'Remove Work phone' }).click()
    await page.getByText('The passkey was removed').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`${of.address}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey does not open an account here').first().waitFor()
  })

  for (const [name, viewport] of [
    ['1,280 pixels', DESKTOP],
    ['400%', ZOOMED],
  ] as const) {
    test(`axe finds nothing on any page of the door, at ${name}`, async () => {
      const of = await running(() => ({}))
      const page = await newPage({ viewport })
      const email = `a${viewport.width}@anytown.example`
      await page.goto(await linkFor(of, email))
      await axeIsContent(page)
      await page.getByRole('button', { name: 'Finish' }).click()
      await axeIsContent(page)
      const secret = await setUp(of, page, `b${viewport.width}@anytown.example`)
      await axeIsContent(page)
      for (const path of ['/account', '/account/factors', '/people', '/prove-it-is-you']) {
        await page.goto(of.address + path)
        await axeIsContent(page)
        const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
        assert.ok(width <= viewport.width, `${path} is ${width} pixels wide`)
      }
      await page.goto(`${of.address}/people`)
      await page.getByRole('link', { name: 'Ayesha Khan' }).first().click()
      await axeIsContent(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await axeIsContent(page)
      await page.goto(`${of.address}/sign-in`)
      await page.getByLabel('Email address').fill(`b${viewport.width}@anytown.example`)
      await page.getByLabel('Password').fill('a wrong one')
      await page.getByRole('button', { name: 'Continue' }).click()
      await axeIsContent(page)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByLabel('Code from your app').waitFor()
      await axeIsContent(page)
      assert.ok(secret)
    })
  }

  test('the demonstration: every role with one click, and axe finds nothing', async () => {
    const of = await running(() => ({ demonstration: true }))
    const page = await newPage({ scripts: false })
    await page.goto(of.address)
    await page.getByText('You are Priya Shah, complaints manager.').waitFor()
    for (const { name } of of.door.demonstration?.people ?? []) {
      await page.goto(`${of.address}/demonstration`)
      await page.getByRole('button', { name: `Be ${name}` }).click()
      await page.getByText(`You are ${name}`).waitFor()
    }
    for (const viewport of [DESKTOP, ZOOMED]) {
      const looking = await newPage({ viewport })
      await looking.goto(`${of.address}/demonstration`)
      await axeIsContent(looking)
    }
  })
})

describe('The council’s own sign-in', { skip: withoutChromium }, () => {
  let of: Running
  let browser: Browser
  let singleSignOn: ReturnType<typeof singleSignOnBy>
  before(async () => {
    browser = await openBrowser()
    open.push(browser)
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const { issuer, stop } = await provider(`${origin}/sign-in/back`)
    open.push({ close: stop })
    singleSignOn = singleSignOnBy(issuer)
    const office = doorOffice({ singleSignOn }, { origin, now: () => Date.now() })
    await office.server.listen({ port, host: '127.0.0.1' })
    open.push(office.server)
    of = { ...office, address: origin }
  })

  async function goThere(page: Page, subject: string): Promise<void> {
    await page.goto(`${of.address}/check`)
    await page.getByRole('button', { name: 'Sign in with your council account' }).click()
    await giveAt(page, subject)
  }

  async function giveAt(page: Page, subject: string): Promise<void> {
    await page.locator('input[name=login]').fill(subject)
    await page.locator('input[name=password]').fill('anything')
    await page.locator('button[type=submit]').click()
    const consent = page.locator('form button', { hasText: 'Continue' })
    await Promise.race([consent.waitFor(), page.waitForURL(`${of.address}/**`)])
    if (!page.url().startsWith(of.address)) await consent.click()
  }

  test('lets in whoever it vouches for, with the roles of their groups, to where they were going', async () => {
    const page = await (await browser.newContext()).newPage()
    await goThere(page, 'subject-1')
    await page.getByRole('heading', { name: 'Check' }).first().waitFor()
    assert.equal(new URL(page.url()).pathname, '/check')
    await page.getByText('complaints manager, administrator').waitFor()
    const [account] = await of.door.accounts()
    assert.deepEqual([account?.name, account?.elsewhere, account?.email], ['Ayesha Khan', true, undefined])
    assert.deepEqual(await of.parts.signIns.read((door) => door.find('tries')), [])

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You have signed out' }).waitFor()
    await page.goto(of.address)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  test('does not let in whoever has no role', async () => {
    const page = await (await browser.newContext()).newPage()
    await goThere(page, 'subject-2')
    await page.getByText('Your council account has no role').first().waitFor()
    assert.equal((await of.door.accounts()).length, 1)
  })

  test('proves again who somebody is, and renews the id', async () => {
    const page = await (await browser.newContext()).newPage()
    await goThere(page, 'subject-1')
    await page.getByText('complaints manager, administrator').waitFor()
    const before = (await page.context().cookies(of.address))[0]?.value
    await page.goto(`${of.address}/prove-it-is-you?next=/people`)
    await page.getByRole('button', { name: 'Continue with your council account' }).click()
    await giveAt(page, 'subject-1')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    assert.notEqual((await page.context().cookies(of.address))[0]?.value, before)
  })

  test('an answer is taken once, with the state it was asked with, in the browser that asked', async () => {
    const page = await (await browser.newContext()).newPage()
    let back = ''
    page.on('request', (request) => {
      if (request.url().includes('/sign-in/back')) back = request.url()
    })
    await goThere(page, 'subject-1')
    await page.getByRole('heading', { name: 'Check' }).first().waitFor()
    assert.match(back, /code=/)
    const other = await (await browser.newContext()).newPage()
    for (const [visit, address] of [
      [page, back],
      [other, back],
      [other, back.replace(/state=[^&]+/, 'state=guessed')],
    ] as const) {
      await visit.goto(address)
      await visit.getByText('That took too long, or was sent twice').first().waitFor()
    }
  })

  test('lets out whoever lost their last group, and in nobody whose account has ended', async () => {
    const [account] = await of.door.accounts()
    assert.ok(account)
    const { person } = account
    const comes = async (told: string) => {
      const page = await (await browser.newContext()).newPage()
      await goThere(page, 'subject-1')
      await page.getByText(told).first().waitFor()
      return page
    }
    const isOut = async (page: Page) => {
      await page.goto(of.address)
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    }
    const before = await comes('complaints manager, administrator')
    const { roles } = singleSignOn
    Object.assign(singleSignOn, { roles: new Map() })
    await comes('Your council account has no role')
    await isOut(before)
    Object.assign(singleSignOn, { roles })

    const invited = { name: 'Other', email: 'other@anytown.example', roles: ['administrator'] as const }
    await of.door.invite(invited, { lasts: 60_000 })
    const again = await comes('complaints manager, administrator')
    assert.ok((await of.door.endAccount({ person, by: person })).ok)
    await isOut(again)
    await comes('or the account has ended')
    assert.ok((await of.door.account(person))?.ended)
  })
})
