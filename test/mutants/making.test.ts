import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mutantsOf } from './making.ts'
import { changedBy } from './mutant.ts'

const SOURCE = `import type { Role } from './roles.ts'

const TEAM = ['complaints-manager', 'complaints-officer'] as const
const LINK = [...TEAM, 'director'] as const
/** 'assigned' in a comment is left alone, and so is one in a type. */
export type Tied = 'assigned' | 'named'
export const OF: Record<string, readonly Role[]> = { 'see-it': TEAM, 'keep-it': [...LINK, 'auditor'] }
export function may(roles: readonly Role[], ties: ReadonlySet<Tied>): boolean {
  if (ties.has('named')) return false
  return roles.length > 0 && !ties.has('assigned')
}
`
const QUERY = "const visible = (of: string) => `not ${of}.a = x.b and ${of}.tie in ('assigned')`\n"

describe('What may be wrong in a table of permissions', () => {
  const made = mutantsOf([{ file: 'src/people/planted.ts', source: SOURCE }])
  const becomes = (within: string) =>
    made.filter((one) => one.within === within).map((one) => one.with.replaceAll(/\s+/g, ' '))

  test('is a grant too few, one too many, and another’s', () => {
    assert.deepEqual(
      new Set(becomes('TEAM')),
      new Set([
        "['complaints-officer']",
        "['complaints-manager']",
        "['stage-1-manager', 'complaints-officer']",
        "['complaints-manager', 'stage-1-manager']",
        "['complaints-manager', 'complaints-officer', 'stage-1-manager']",
      ]),
    )
    assert.deepEqual(becomes('OF.see-it'), ['LINK'])
    assert.ok(becomes('OF.keep-it').includes("[...LINK, 'auditor', 'stage-1-manager']"))
  })

  test('is a condition that is turned round, joined otherwise or left out, or another word', () => {
    for (const change of [
      "!(ties.has('named'))",
      '{}',
      'true',
      'roles.length >= 0',
      "ties.has('assigned')",
      '(roles.length > 0)',
      "'was-assigned'",
    ])
      assert.ok(becomes('may').includes(change), change)
  })

  test('is nothing in a comment, a type or an import', () => {
    assert.deepEqual(
      made.filter(({ line }) => [1, 5, 6].includes(line)),
      [],
    )
  })

  test('has a name of its own that does not move with the lines', () => {
    assert.equal(new Set(made.map(({ id }) => id)).size, made.length)
    const lower = mutantsOf([{ file: 'src/people/planted.ts', source: `// Above\n\n${SOURCE}` }])
    assert.deepEqual(
      lower.map(({ id }) => id),
      made.map(({ id }) => id),
    )
    assert.deepEqual(
      lower.map(({ line }) => line - 2),
      made.map(({ line }) => line),
    )
  })

  test('is one change of the file each', () => {
    for (const one of made) assert.notEqual(changedBy(SOURCE, one), SOURCE, one.id)
    assert.equal(new Set(made.map((one) => changedBy(SOURCE, one))).size, made.length)
  })

  test('is in the texts of queries too, and nowhere else in texts', () => {
    const query = (file: string) =>
      mutantsOf([{ file, source: QUERY }]).map((one) => changedBy(QUERY, one).slice(34, -2))
    const put = query('src/store/planted.ts')
    for (const change of [
      '${of}.a = x.b and',
      '${of}.a <> x.b',
      ' or ${of}.tie',
      "tie not in ('assigned')",
      "in ('was-assigned')",
      '1 = 1',
    ])
      assert.ok(
        put.some((text) => text.includes(change)),
        change,
      )
    assert.deepEqual(query('src/web/planted.ts'), [])
  })
})
