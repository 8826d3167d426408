import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Chance, lottery, wordOf } from './chance.ts'
import { wording } from './wording.ts'

const drawn = (chance: Chance, times: number, below: number) => Array.from({ length: times }, () => chance.below(below))

describe('Chance', () => {
  test('the same words give the same stream, now and on any machine', () => {
    assert.deepEqual(drawn(new Chance(1), 8, 1000), drawn(new Chance(1), 8, 1000))
    // Worked out apart, in another language, from the description of sfc32.
    assert.deepEqual(drawn(new Chance(1), 8, 1000), [788, 251, 825, 666, 99, 633, 76, 32])
    assert.deepEqual(
      drawn(new Chance(4_294_967_295, 7, 9), 8, 1_000_000),
      [195_078, 716_667, 68_042, 496_981, 379_039, 260_286, 579_858, 527_769],
    )
  })

  test('another seed, place or turn gives another stream', () => {
    const streams = [new Chance(1), new Chance(2), new Chance(1, 1), new Chance(1, 0, 1), new Chance(0, 1)]
    assert.equal(new Set(streams.map((chance) => drawn(chance, 4, 1000).join())).size, streams.length)
  })

  test('every number comes up about as often as any other, and none beside them', () => {
    const counts = new Map<number, number>()
    const chance = new Chance(3)
    for (let n = 0; n < 60_000; n += 1) {
      const face = chance.between(1, 6)
      counts.set(face, (counts.get(face) ?? 0) + 1)
    }
    assert.deepEqual(
      [...counts.keys()].sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6],
    )
    // Chi-square with 5 degrees of freedom: 20.5 is passed once in a thousand times.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    assert.ok(chiSquare < 20.5, `chi-square ${chiSquare}`)
  })

  test('neighbouring streams do not resemble one another', () => {
    const first = Array.from({ length: 20_000 }, (_, turn) => new Chance(5, 0, turn).below(2))
    const heads = first.filter(Boolean).length
    const repeats = first.filter((face, at) => face === first[at + 1]).length
    assert.ok(Math.abs(heads - 10_000) < 300, `${heads} heads`)
    assert.ok(Math.abs(repeats - 10_000) < 300, `${repeats} repeats`)
  })

  test('a lottery follows its shares, and a share of 0 never comes up', () => {
    const draw = lottery([
      { name: 'often', share: 70 },
      { name: 'never', share: 0 },
      { name: 'seldom', share: 30 },
    ])
    const chance = new Chance(8)
    const names = Array.from({ length: 10_000 }, () => draw(chance).name)
    const often = names.filter((name) => name === 'often').length
    assert.ok(Math.abs(often - 7000) < 200, `${often} often`)
    assert.ok(!names.includes('never'))
  })

  test('there is nothing to pick from an empty list', () => {
    assert.throws(() => new Chance(1).pick([]), RangeError)
  })

  test('a text has one number, and another text another', () => {
    // The published FNV-1a vectors.
    assert.equal(wordOf(''), 0x811c9dc5)
    assert.equal(wordOf('a'), 0xe40c292c)
    assert.equal(wordOf('foobar'), 0xbf9cf968)
  })
})

describe('Wording', () => {
  test('each alternative comes up, and the fixed words stay', () => {
    const sentence = wording('{One|Two} visits{| more} were missed.')
    const chance = new Chance(2)
    const written = new Set(Array.from({ length: 200 }, () => sentence(chance)))
    assert.deepEqual([...written].sort(), [
      'One visits more were missed.',
      'One visits were missed.',
      'Two visits more were missed.',
      'Two visits were missed.',
    ])
  })
})
