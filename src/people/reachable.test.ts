import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { type Means, MEANS, SAFETIES, type Safety } from './person.ts'
import { cautionOf, type Contact, mayBeUsed, PURPOSES, reachable } from './reachable.ts'

let ids = 0
const contact = (means: Means, value: string, safety: Safety = 'safe'): Contact => ({
  type: 'contact-recorded',
  id: `c${(ids += 1)}`,
  means,
  value,
  safety,
  ...(safety !== 'safe' && { because: 'Read by another' }),
})
const values = (contacts: readonly Contact[], purpose: 'write' | 'speak') =>
  reachable({ contacts }, purpose).map(({ value }) => value)

describe('By which contact somebody may be reached', () => {
  test('is by every safe one that fits', () => {
    const all = [contact('email', 'a@b.example'), contact('telephone', '01'), contact('through-somebody', 'Her aunt')]
    assert.deepEqual(values(all, 'write'), ['a@b.example', 'Her aunt'])
    assert.deepEqual(values(all, 'speak'), ['01', 'Her aunt'])
  })

  test('is never by one that is not safe, nor by the same one recorded as safe before or after', () => {
    const all = [
      contact('telephone', '07700 900123'),
      contact('telephone', '+44 7700 900123', 'not-safe'),
      contact('telephone', '07700900123', 'only-by'),
    ]
    assert.deepEqual(values(all, 'speak'), [])
    assert.deepEqual(new Set(all.map((one) => cautionOf({ contacts: all }, one))), new Set(['not-safe']))
  })

  test('is by the number that is safe for texts, though not for calls', () => {
    const all = [contact('telephone', '07700900123', 'not-safe'), contact('text', '07700900123')]
    assert.deepEqual([values(all, 'write'), values(all, 'speak')], [['07700900123'], []])
  })

  test('is by the only way alone where there is one, even where that does not fit', () => {
    const all = [contact('email', 'a@b.example'), contact('text', '01', 'only-by'), contact('telephone', '02')]
    assert.deepEqual([values(all, 'write'), values(all, 'speak')], [['01'], []])
    assert.deepEqual(
      all.map((one) => cautionOf({ contacts: all }, one)),
      ['another-only', 'only-by', 'another-only'],
    )
  })

  test('is by no other way where the only one became unsafe', () => {
    const all = [contact('text', '01', 'only-by'), contact('text', '01', 'not-safe'), contact('email', 'a@b.example')]
    assert.deepEqual([values(all, 'write'), values(all, 'speak')], [[], []])
  })

  test('holds for any contacts: nothing unsafe, nothing beside the only way', () => {
    const any = fc.array(fc.tuple(fc.constantFrom(...MEANS), fc.constantFrom('1', '2'), fc.constantFrom(...SAFETIES)), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(any, (drawn) => {
        const contacts = drawn.map(([means, value, safety]) => contact(means, value, safety))
        const unsafe = new Set(contacts.filter((one) => one.safety === 'not-safe').map((one) => one.means + one.value))
        const only = contacts.filter((one) => one.safety === 'only-by')
        for (const purpose of PURPOSES) {
          for (const one of reachable({ contacts }, purpose)) {
            assert.ok(!unsafe.has(one.means + one.value))
            assert.ok(only.length === 0 || only.some((way) => way.means === one.means && way.value === one.value))
          }
        }
        // What may be used may be used for something.
        const used = new Set(PURPOSES.flatMap((purpose) => reachable({ contacts }, purpose)))
        for (const one of contacts) assert.equal(used.has(one), mayBeUsed(cautionOf({ contacts }, one)))
      }),
      { seed: 20_261_129, numRuns: 500 },
    )
  })
})
