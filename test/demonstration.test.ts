import assert from 'node:assert/strict'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { systemClock } from '../src/casework/clock.ts'
import { peopleIn } from '../src/casework/people.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { personOf } from '../src/door/demonstration.ts'
import { COUNCIL } from '../src/office/record.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { generated, inFolder, newFolder, started } from './backups.ts'

// What the demonstration opens, seen from outside: the program as a person starts it.

async function running(folder: string) {
  const child = started(['start'], { ...inFolder(folder), PORT: '0' })
  const ended = once(child, 'exit')
  const said = text(child.stderr)
  let out = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    out += chunk
    if (out.includes('Redress is at')) break
  }
  return {
    out,
    address: /http:\S+/.exec(out)?.[0],
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      return { code, said: await said }
    },
  }
}

/** Somebody is recorded by one of the invented people. */
async function recordedIn(folder: string, wish: string): Promise<void> {
  const store = await openSqliteStore({ folder, council: COUNCIL })
  const by = viewerFor({ council: COUNCIL, person: personOf('complaints-manager'), roles: ['complaints-manager'] })
  const people = peopleIn({ store, clock: systemClock })
  const done = await people.record(by, wish, [{ type: 'person-recorded', name: 'Rowan Pike' }])
  assert.ok(done.ok)
  await store.close()
}

describe('The demonstration', () => {
  test('opens again what was recorded in it, and never what was taken in from outside', async () => {
    const folder = newFolder()
    for (const round of [1, 2]) {
      const { out, address, stop } = await running(folder)
      assert.match(out, /This is a demonstration/, `round ${round}`)
      const page = await fetch(new URL('/', address), { redirect: 'manual' })
      assert.ok(page.status < 400)
      await stop()
      await recordedIn(folder, `round-${round}`)
    }
    await generated('one.csv', 1, 2025)
    const taken = started(['import', 'one.csv'], inFolder(folder))
    assert.deepEqual(await once(taken, 'exit'), [0, null])

    const refused = await running(folder)
    assert.equal(refused.address, undefined)
    const { code, said } = await refused.stop()
    assert.equal(code, 2)
    assert.match(
      said,
      /complaints or people of its own, and nobody has an account\. .*administrator add EMAIL\), or set/,
    )

    const add = started(['administrator', 'add', 'ada@example.org'], inFolder(folder))
    assert.deepEqual(await once(add, 'exit'), [0, null])
    const real = await running(folder)
    assert.match(real.out, /People sign in/)
    const page = await fetch(new URL('/', real.address), { redirect: 'manual' })
    assert.doesNotMatch(await page.text(), /one-click|Priya Shah/)
    await real.stop()
  })
})
