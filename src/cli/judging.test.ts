import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayText } from '../kernel/day.ts'
import { type Expectation, judgeCase, type Judgement, readCase, tally } from './judging.ts'

const expecting = (lists: Partial<Expectation>): Expectation => ({
  mustFind: [],
  certain: [],
  answers: [],
  mayFind: [],
  mustNotFind: [],
  ...lists,
})

const certain = (code: string) => ({ code, certainty: 'certain' }) as const
const possible = (code: string) => ({ code, certainty: 'possible' }) as const

describe('Judging a case', () => {
  test('what had to be found and was not is a miss, an answer as well as a fault', () => {
    const judged = judgeCase(expecting({ mustFind: ['S1_LATE', 'S2_LATE'], answers: ['PREMATURE'] }), [
      certain('S2_LATE'),
    ])
    assert.equal(judged.wanted, 3)
    assert.deepEqual(judged.misses, [
      { code: 'S1_LATE', because: 'not found' },
      { code: 'PREMATURE', because: 'not found' },
    ])
  })

  test('a code that must be certain and is only possible is missed; another counts either way', () => {
    const expected = expecting({ mustFind: ['S1_LATE', 'S2_LATE'], certain: ['S2_LATE'] })
    assert.deepEqual(judgeCase(expected, [possible('S1_LATE'), possible('S2_LATE')]).misses, [
      { code: 'S2_LATE', because: 'only possible' },
    ])
  })

  test('a code found against two limits is certain where either is, in whatever order', () => {
    const expected = expecting({ mustFind: ['S2_LATE'], certain: ['S2_LATE'] })
    assert.deepEqual(judgeCase(expected, [certain('S2_LATE'), possible('S2_LATE')]).misses, [])
    assert.deepEqual(judgeCase(expected, [possible('S2_LATE'), certain('S2_LATE')]).misses, [])
  })

  test('a code that must not be found is a false alarm, once, with its certainty', () => {
    const expected = expecting({ mustNotFind: ['S1_LATE', 'HELD'] })
    const judged = judgeCase(expected, [possible('S1_LATE'), possible('S1_LATE'), certain('HELD')])
    assert.deepEqual(judged.falseAlarms, [possible('S1_LATE'), certain('HELD')])
    assert.deepEqual(judged.besides, [])
  })

  test('what may be found, and what the case does not name, stands besides', () => {
    const judged = judgeCase(expecting({ mayFind: ['S1_LATE'] }), [certain('S1_LATE'), possible('S3_LATE')])
    assert.deepEqual(judged, { wanted: 0, misses: [], falseAlarms: [], besides: ['S1_LATE', 'S3_LATE'] })
  })
})

describe('Adding up a folder', () => {
  const judgement = (part: Partial<Judgement>): Judgement => ({
    wanted: 2,
    misses: [],
    falseAlarms: [],
    besides: [],
    ...part,
  })

  test('misses and false alarms are counted, false alarms by certainty', () => {
    const added = tally(
      [
        judgement({ misses: [{ code: 'S1_LATE', because: 'not found' }] }),
        judgement({ falseAlarms: [certain('HELD'), possible('S2_LATE'), possible('S3_LATE')], besides: ['S1_LATE'] }),
      ],
      0,
    )
    assert.deepEqual(added, {
      cases: 2,
      unread: 0,
      wanted: 4,
      missed: 1,
      falseAlarms: { certain: 1, possible: 2 },
      besides: 1,
      good: false,
    })
  })

  test('a miss, a false alarm of either kind, or a case that cannot be read, and it is not good', () => {
    assert.equal(tally([judgement({})], 0).good, true)
    assert.equal(tally([judgement({ misses: [{ code: 'S1_LATE', because: 'only possible' }] })], 0).good, false)
    assert.equal(tally([judgement({ falseAlarms: [possible('HELD')] })], 0).good, false)
    assert.equal(tally([judgement({ falseAlarms: [certain('HELD')] })], 0).good, false)
    assert.equal(tally([judgement({})], 1).good, false)
  })

  test('three found besides in each case pass on average, one more does not', () => {
    const four = ['S1_LATE', 'S2_LATE', 'S3_LATE', 'HELD']
    assert.equal(tally([judgement({ besides: four }), judgement({ besides: four.slice(2) })], 0).good, true)
    assert.equal(tally([judgement({ besides: four }), judgement({ besides: four.slice(1) })], 0).good, false)
  })
})

describe('Reading a case file', () => {
  const codes = ['S1_LATE', 'S2_LATE', 'HELD']
  const file = (change: object) =>
    JSON.stringify({ case: { reference: 'r' }, asOf: '2024-02-29', expect: { mustFind: ['S1_LATE'] }, ...change })

  test('the chronology, the day and the lists; a list that is left out is empty', () => {
    const read = readCase(file({}), codes)
    assert.ok(read.ok)
    assert.deepEqual(JSON.parse(read.value.chronology), { reference: 'r' })
    assert.equal(dayText(read.value.asOf), '2024-02-29')
    assert.deepEqual(read.value.expected, expecting({ mustFind: ['S1_LATE'] }))
  })

  const broken = [
    ['text that is no JSON', '{', /no JSON object/],
    ['no chronology', file({ case: undefined }), /case is missing/],
    ['a day that does not exist', file({ asOf: '2023-02-29' }), /asOf is missing or no date/],
    ['no expectation', file({ expect: undefined }), /expect is missing/],
    [
      'a code that does not exist',
      file({ expect: { mayFind: ['S1_LAET'] } }),
      /mayFind names S1_LAET.*Did you mean S1_LATE/,
    ],
    [
      'a contradiction',
      file({ expect: { mustFind: ['HELD'], mustNotFind: ['HELD'] } }),
      /HELD must be found and must not/,
    ],
    ['a certain code that need not be found', file({ expect: { certain: ['HELD'] } }), /certain names HELD/],
  ] as const
  for (const [what, text, says] of broken) {
    test(`is refused: ${what}`, () => {
      const read = readCase(text, codes)
      assert.match(read.ok ? '' : read.error.join('\n'), says)
    })
  }
})
