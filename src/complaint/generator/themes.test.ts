import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Chance } from './chance.ts'
import * as phrases from './phrases.ts'
import * as themes from './themes.ts'
import * as young from './themes-young.ts'
import type { Wording } from './wording.ts'

const all: readonly themes.Theme[] = [
  themes.AT_HOME,
  themes.AWAY_FROM_HOME,
  themes.FOSTERING,
  themes.KINSHIP,
  themes.ADOPTION,
  themes.ELSEWHERE,
  young.IN_CARE,
  young.LEFT_CARE,
].flat()

/** Enough to come to every alternative. */
const written = (words: Wording, times = 300): ReadonlySet<string> => {
  const chance = new Chance(4)
  return new Set(Array.from({ length: times }, () => words(chance)))
}

/** A mark of an alternative, a gap, a stop after a gap, a sentence that does not begin or end as one. */
const BROKEN = /[{}|]| {2}| [.,;]|,\.|^[^A-Z“]|[^.?!”]$/u

describe('What is written', () => {
  test('about the complaint is whole sentences', () => {
    for (const { says, wants } of all)
      for (const text of [...written(says), ...written(wants)]) assert.doesNotMatch(text, BROKEN, text)
  })

  test('in the course of it too', () => {
    const { BECAUSE, RECOMMENDED, PROCEEDINGS, ...sentences } = phrases
    for (const words of [...Object.values(sentences), ...Object.values(BECAUSE)])
      for (const text of written(words)) assert.doesNotMatch(text, BROKEN, text)
    // What stands within another sentence has no stop.
    for (const words of [PROCEEDINGS, ...RECOMMENDED.map(({ says }) => says)])
      for (const text of written(words)) assert.doesNotMatch(`${text}.`, BROKEN, text)
  })

  test('differs: every matter can be put in several ways', () => {
    for (const { says, service } of all) assert.ok(written(says).size > 1, service)
    assert.ok(new Set(all.flatMap(({ says }) => [...written(says)])).size > 250)
  })
})
