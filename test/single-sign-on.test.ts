import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Caller } from '../src/door/parts.ts'
import { doorOffice, visitor } from './door.ts'
import { provider, singleSignOnBy } from './provider.ts'

// Going to the council's own sign-in, as far as it is not gone through: the rest is tried in a browser.

const ORIGIN = 'http://localhost:1'
const CALLER: Caller = { id: 'x', address: '198.51.100.7', device: 'Firefox' }

describe('Going to the council’s own sign-in', () => {
  let council: Awaited<ReturnType<typeof provider>>
  before(async () => {
    council = await provider(`${ORIGIN}/sign-in/back`)
  })
  after(() => council.stop())

  const office = () => doorOffice({ singleSignOn: singleSignOnBy(council.issuer) }, { origin: ORIGIN })
  const start = async (of: ReturnType<typeof office>, caller = CALLER, carry = '') => {
    const begun = await of.door.singleSignOn?.start(caller, { next: '/check', carry })
    assert.ok(begun)
    return begun
  }
  const rowsOf = (of: ReturnType<typeof office>) => of.parts.signIns.read((door) => door.find('once'))

  test('leads there, and leaves little here', async () => {
    const of = office()
    const going = await start(of)
    assert.ok(going.is === 'go' && going.to.startsWith(`${council.issuer}/auth?`))
    const [row] = await rowsOf(of)
    assert.ok((row?.content.length ?? 0) < 1000)
  })

  test('keeps what the door sealed, and nothing that somebody made up', async () => {
    const of = office()
    const sealed = of.door.carried({ path: '/check', person: 'p-1' as never, fields: { text: 'x'.repeat(2000) } })
    const lengths: number[] = []
    for (const carry of [sealed ?? '', 'A'.repeat(900_000), Buffer.from('sealed?').toString('base64url')]) {
      await start(of, CALLER, carry)
    }
    for (const { content } of await rowsOf(of)) lengths.push(content.length)
    lengths.sort((a, b) => a - b)
    const [least = 0, second = 0, most = 0] = lengths
    assert.equal(lengths.length, 3)
    assert.ok(least === second && second < 1000 && most > second, lengths.join())
  })

  test('cannot be done without end from one address, which keeps nobody else from it', async () => {
    const of = office()
    for (let at = 0; at < 201; at += 1) assert.equal((await start(of)).is, 'go')
    assert.deepEqual(await start(of), { is: 'wait', seconds: 1 })
    assert.equal((await rowsOf(of)).length, 201)
    assert.equal((await start(of, { ...CALLER, address: '203.0.113.1' })).is, 'go')
    const visit = visitor(of)
    await visit.open('/sign-in')
    const told = await visit.send({}, 'single-sign-on')
    assert.equal(told.statusCode, 429)
    assert.equal(told.headers['retry-after'], '1')
    assert.match(told.body, /Too many tries\. Wait 1 second, then try again/)
    for (let at = 0; at < 20; at += 1) {
      of.clock.now += 30_000
      assert.equal((await start(of)).is, 'go', 'nobody waits for more than half a minute')
    }
  })
})
