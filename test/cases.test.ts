import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { judgeCase, readCase } from '../src/cli/judging.ts'
import { assess } from '../src/complaint/assess.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { ANSWER_CODES, FAULT_CODES } from '../src/law/faults.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { englandAndWales as calendar } from './calendar.ts'

// The invented cases of test/cases, in the form that `npm run cases` judges: a chronology, a day, and what is expected.

const folder = new URL('cases/', import.meta.url)
const codes: readonly string[] = [...FAULT_CODES, ...ANSWER_CODES]

function load(file: string) {
  const read = readCase(readFileSync(new URL(file, folder), 'utf8'), codes)
  if (!read.ok) throw new Error(`${file}: ${read.error.join('\n')}`)
  return { file, ...read.value }
}

const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map(load)

for (const { file, chronology, asOf, expected } of cases) {
  test(file.replace('.json', '').replaceAll('-', ' '), () => {
    const history = readJsonChronology(chronology)
    assert.ok(history.ok)
    const { faults, answers } = assess(history.value, { policies: DEFAULT_POLICIES, calendar, asOf })
    const found = [...faults, ...answers.map(({ answer, certainty }) => ({ code: answer, certainty }))]
    const { misses, falseAlarms } = judgeCase(expected, found)
    assert.deepEqual({ misses, falseAlarms }, { misses: [], falseAlarms: [] })
  })
}

test('every code is expected in some case, and named exactly once in each', () => {
  const expected = new Set(cases.flatMap((one) => [...one.expected.mustFind, ...one.expected.answers]))
  assert.deepEqual(
    codes.filter((code) => !expected.has(code)),
    [],
  )
  for (const { file, expected } of cases) {
    const { mustFind, answers, mayFind, mustNotFind } = expected
    assert.deepEqual([...mustFind, ...answers, ...mayFind, ...mustNotFind].sort(), codes.toSorted(), file)
  }
})
