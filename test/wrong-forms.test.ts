import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { parse } from 'node-html-parser'
import type { AccountRow } from '../src/casework/sign-in-port.ts'
import { newId } from '../src/door/parts.ts'
import { councilId } from '../src/kernel/ids.ts'
import { EVENT_TYPES } from '../src/kernel/event-types.ts'
import { hashOfId } from '../src/people/sessions.ts'
import { formsOn } from './crawled-forms.ts'
import { FEW, inMemory, type PlantedOffice, plantedOffice } from './planted-office.ts'
import { routesOf } from './routes.ts'
import { type Method, pairsOf, type Sent, wrongForm } from './wrong-forms.ts'
import { chance, INBORN, WRONG, WRONG_PARTS } from './wrong-texts.ts'

// Every route, asked for what no page of ours asks for, by somebody who may do everything: so what is refused is refused for
// what it says. `TEST_SEED=7` makes other texts, `TEST_WRONG=20` makes a run twenty times as long.

const SEED = Number(process.env['TEST_SEED'] ?? 20_261_130)
const TIMES = Number(process.env['TEST_WRONG'] ?? 1)
const HERE = { 'sec-fetch-site': 'same-origin' }
/** How often each address is asked for, and each form sent; steps have more than a hundred forms of one make. */
const OF_AN_ADDRESS = 3
const OF_A_FORM = 3
const OF_A_STEP = 1

/** What tells a stranger how the program is built: a stack, a place on the disk, a database’s own words. */
const TELLING =
  /\bat \w[\w.]* \(|node:internal|file:\/\/|\.[tj]s:\d+|\/src\/\w+\/|node_modules|SQLITE|\bsyntax error\b|TypeError|RangeError|Cannot read prop|is not a function|is not iterable/

type Asked = { readonly method: Method; readonly url: string; readonly sent?: Sent }

/** Somebody with every role, whose session is opened again whenever a form ended it. */
class Asking {
  readonly of: PlantedOffice
  readonly faults: string[] = []
  readonly counts = { asked: 0, taken: 0, refused: 0 }
  #id = ''
  #account: AccountRow | undefined
  #recorded = 0
  #door = ''

  constructor(of: PlantedOffice) {
    this.of = of
  }

  /** The token that forms of the open session bring. */
  async token(): Promise<string> {
    const { parts, door } = this.of
    if ((await door.signedIn(this.#id)) === undefined) {
      this.#id = newId()
      const now = parts.now()
      await parts.signIns.change(async (work) => {
        this.#account ??= (await work.find('accounts')).find(({ email }) => email === this.of.person.email)
        if (!this.#account) throw new Error('Nobody can sign in')
        await work.put('accounts', this.#account)
        const times = { startedAt: now, seenAt: now, provedAt: now }
        const who = { person: this.#account.person, way: 'passkey', device: 'x' } as const
        await work.put('sessions', { ...who, ...times, hash: hashOfId(this.#id), handle: newId().slice(0, 8) })
      })
      await this.#news()
      await this.#doorChanged()
    }
    return door.formToken(this.#id)
  }

  async ask({ method, url, sent }: Asked): Promise<LightMyRequestResponse> {
    await this.token()
    const answer = await this.of.server.inject({
      method,
      url,
      headers: { ...HERE, ...sent?.headers, cookie: `__Host-redress=${this.#id}` },
      ...(sent?.payload !== undefined && { payload: sent.payload }),
    })
    this.counts.asked += 1
    await this.#judge({ method, url, ...(sent && { sent }) }, answer)
    return answer
  }

  async #judge({ method, url, sent }: Asked, { statusCode, body, headers }: LightMyRequestResponse): Promise<void> {
    const [changed, door] = [await this.#news(), await this.#doorChanged()]
    const wrong = [
      ...(statusCode >= 500 ? [`answered ${statusCode}`] : []),
      ...(TELLING.test(withoutTyped(body)) ? [`tells “${TELLING.exec(withoutTyped(body))?.[0] ?? ''}”`] : []),
      ...(headers['content-security-policy'] === undefined ? ['has no policy'] : []),
      ...(statusCode >= 400 && changed > 0 ? [`answered ${statusCode} and recorded ${changed}`] : []),
      ...(statusCode >= 400 && door ? [`answered ${statusCode} and changed who can sign in`] : []),
      ...(method !== 'POST' && changed > 0 ? [`recorded ${changed} by ${method}`] : []),
      ...('polluted' in {} ? ['changed every object there is'] : []),
    ]
    if (statusCode >= 400) this.counts.refused += 1
    else this.counts.taken += 1
    const what = sent ? `, ${sent.wrong}: ${String(sent.payload ?? '').slice(0, 300)}` : ''
    this.faults.push(...wrong.map((says) => `${method} ${url.slice(0, 200)} ${says}${what}`))
  }

  /** How many events were recorded since it was last asked. */
  async #news(): Promise<number> {
    const { store, council } = this.of.kept
    const events = await store.readAll(council, this.#recorded, 1000)
    this.#recorded = events.at(-1)?.position ?? this.#recorded
    return events.length
  }

  /** Whether anything changed of who can sign in and how. */
  async #doorChanged(): Promise<boolean> {
    const before = this.#door
    this.#door = await this.of.parts.signIns.read(async (work) =>
      JSON.stringify([await work.find('accounts'), await work.find('credentials'), await work.find('once')]),
    )
    return before !== this.#door
  }
}

/** What somebody typed comes back in the fields of the form, where it tells nobody anything. */
const withoutTyped = (body: string): string =>
  body.replaceAll(/value="[^"]*"|<textarea[^>]*>[^<]*|<option[^>]*>[^<]*/g, '')

describe(`What no page of ours asks for (TEST_SEED=${SEED})`, () => {
  let asking: Asking
  let routes: readonly { readonly method: Method; readonly url: string }[] = []
  before(async () => {
    let nth = 0
    const of = await plantedOffice((field) => `${field}${(nth += 1)}@x.example`, inMemory(councilId('anytown')), FEW)
    asking = new Asking(of)
    await asking.token()
    routes = (await routesOf(of.server)).map(({ method, url }) => ({ method, url }))
  })

  const filled = (url: string, complaint = 1): string => {
    const { of } = asking
    return url
      .replace(':reference', encodeURIComponent(of.complaints[complaint]?.reference ?? ''))
      .replace('/people/:id', '/people/1')
      .replace(':id', of.people[0] ?? '')
      .replace(':link', of.link)
      .replace(':duty', 'S2.complete~request_received')
      .replace(':entry', '1')
      .replaceAll(/:\w+/g, 'x')
  }

  /** The forms that a page shows, as it would be sent by somebody who got everything right. */
  const formsAt = async (url: string) => {
    const page = await asking.ask({ method: 'GET', url })
    const forms = formsOn(parse(page.body), url, { typed: (field) => `${field} x`, files: [] })
    return forms.filter(({ method, kind }) => method === 'POST' && kind.startsWith('tame'))
  }

  const told = (faults: readonly string[]) => [...new Set(faults)].slice(0, 12)

  test('is answered by every address, whatever stands in it', async () => {
    const by = chance(SEED)
    for (const { method, url } of routes.filter(({ method }) => method !== 'POST')) {
      const parts = url.match(/:\w+/g) ?? []
      // Without its body an answer is made as with it; a spreadsheet takes as long as all else together.
      const times = method === 'HEAD' || url.endsWith('.xlsx') ? TIMES : OF_AN_ADDRESS * TIMES
      for (const part of parts) {
        for (let nth = 0; nth < times; nth += 1)
          await asking.ask({ method, url: filled(url.replace(part, by.oneOf(nth % 2 === 0 ? INBORN : WRONG_PARTS))) })
      }
      for (let nth = 0; nth < times; nth += 1) {
        const names = ['page', 'day', 'known', 'id', 'view', 'words', 'from', 'to', 'rule', 'next', 'list', ...INBORN]
        const query = Array.from({ length: 4 }, () => `${by.oneOf(names)}=${by.oneOf(WRONG).slice(0, 4000)}`).join('&')
        await asking.ask({ method, url: `${filled(url)}?${query}` })
      }
    }
    assert.deepEqual(told(asking.faults), [])
  })

  test('is answered by every form, whatever is in it and however it is sent', async (t) => {
    const by = chance(SEED + 1)
    const posts = routes.filter(({ method }) => method === 'POST').map(({ url }) => url)
    const addresses = posts.flatMap((url) =>
      url.includes(':step') ? EVENT_TYPES.map((type) => url.replace(':step', type)) : [url],
    )
    let forms = 0
    for (const url of addresses) {
      const found = await formsAt(filled(url, by.below(3)))
      const isStep = !posts.includes(url)
      for (const form of found.length > 0 ? found.slice(0, isStep ? 1 : 8) : [{ url: filled(url), payload: '' }]) {
        forms += 1
        for (let nth = 0; nth < (isStep ? OF_A_STEP : OF_A_FORM) * TIMES; nth += 1) {
          const token = await asking.token()
          await asking.ask({ method: 'POST', url: form.url, sent: wrongForm(pairsOf(String(form.payload)), token, by) })
        }
      }
    }
    assert.deepEqual(told(asking.faults), [])
    const { asked, taken, refused } = asking.counts
    t.diagnostic(`${forms} forms, ${asked} times asked, ${taken} taken, ${refused} refused`)
    assert.ok(forms > 150 && taken > 300 && refused > 300, JSON.stringify({ forms, ...asking.counts }))
  })

  test('leaves nothing in the log but what was asked for and how it was answered', () => {
    const levels = asking.of.lines.map((line) => (JSON.parse(line) as { readonly level: number }).level)
    assert.deepEqual([...new Set(levels)], [30])
  })
})
