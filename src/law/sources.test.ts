import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { bankHolidays } from '../../test/calendar.ts'
import type { Citation } from './citation.ts'
import { conflictsFor, PARTS, POSTS } from './conflicts.ts'
import { DEFAULT_POLICIES, POLICIES, POLICY_KEYS } from './policies.ts'
import { ALL_RULES } from './rules/index.ts'
import { LEGAL_FUNCTIONS, scopeOf } from './scope.ts'
import { PERSON_CLASSES, standingOf } from './standing.ts'

const page = (name: string) => readFileSync(new URL(`../../docs/law/${name}.md`, import.meta.url), 'utf8')

const cited: readonly Citation[] = [
  ...ALL_RULES.flatMap(({ cites }) => cites),
  ...LEGAL_FUNCTIONS.flatMap((legalFunction) => scopeOf(legalFunction, DEFAULT_POLICIES).cites),
  ...PERSON_CLASSES.flatMap((personClass) => standingOf(personClass).cites),
  ...POSTS.flatMap((post) => conflictsFor(post, PARTS).flatMap(({ cites }) => cites)),
]
const decisions = new Set([
  ...cited.flatMap(({ at }) => at.match(/^\d\d \d\d\d \d\d\d$/) ?? []),
  ...POLICY_KEYS.flatMap((key) => POLICIES[key].reason.match(/\d\d \d\d\d \d\d\d/g) ?? []),
])

describe('The page of sources', () => {
  const sources = page('sources')
  test('lists every decision that is cited, and no other', () => {
    assert.deepEqual([...new Set(sources.match(/\b\d\d \d\d\d \d\d\d\b/g))].sort(), [...decisions].sort())
  })
  test('lists every Act and every other instrument', () => {
    for (const { says } of cited) {
      const title = says.match(/^([A-Z][A-Za-z ]+ Act \d{4}|SI \d{4}\/\d+)/)?.[0]
      if (title !== undefined) assert.ok(sources.includes(title), title)
    }
  })
  test('names the version of the bank holidays', () => {
    assert.ok(sources.includes(`\`${bankHolidays.version}\``))
  })
})

describe('The page of open questions', () => {
  const questions = page('open-questions')
  test('names only rules that exist', () => {
    const ids = new Set<string>(ALL_RULES.map(({ id }) => id))
    for (const [, id] of questions.matchAll(/`([A-Z]\d?\.[a-z-]+)`/g))
      assert.ok(id !== undefined && ids.has(id), id ?? 'no rule')
  })
})
