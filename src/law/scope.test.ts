import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEFAULT_POLICIES, type Policies } from './policies.ts'
import { LEGAL_FUNCTIONS, type LegalFunction, scopeOf, withinProcedure } from './scope.ts'

const scope = (legalFunction?: LegalFunction, changed: Partial<Policies> = {}) => {
  const { within, route } = scopeOf(legalFunction, { ...DEFAULT_POLICIES, ...changed })
  return `${within}: ${route}`
}

describe('Where a point belongs', () => {
  test('every legal function of the vocabulary', () => {
    assert.deepEqual(
      LEGAL_FUNCTIONS.map((legalFunction) => `${legalFunction} ${scope(legalFunction)}`),
      [
        's17 yes: statutory',
        's18 yes: statutory',
        's20 yes: statutory',
        's22 yes: statutory',
        's23 yes: statutory',
        'care-leaving yes: statutory',
        's26 yes: statutory',
        's31 yes: statutory',
        's33 yes: statutory',
        's34 yes: statutory',
        's35 yes: statutory',
        's43 yes: statutory',
        's44 yes: statutory',
        's47 no: corporate',
        'adoption yes: statutory',
        'special-guardianship yes: statutory',
        'fostering-support yes: statutory',
        'fostering-approval no: fostering-review',
        'conference no: conference-appeal',
        'court-report no: court',
        'ehc-plan no: tribunal',
        'school no: other',
        'data-protection no: data-protection',
        'adult-care no: adult-care',
        'health no: health',
        'other maybe: corporate',
      ],
    )
  })
  test('a function that the record does not give is presumed to be within', () => {
    assert.equal(scope(), 'maybe: statutory')
    assert.equal(withinProcedure(undefined, DEFAULT_POLICIES), 'maybe')
  })
  test('P9: a council may take child protection in', () => {
    const taken: Partial<Policies> = { 'routing.s47': 'statutory_like' }
    assert.equal(scope('s47', taken), 'yes: statutory')
    assert.equal(scope('conference', taken), 'yes: statutory')
    assert.equal(scope('court-report', taken), 'no: court')
    const { cites, verified } = scopeOf('s47', { ...DEFAULT_POLICIES, ...taken })
    assert.equal(cites[0]?.force, 'POL')
    assert.equal(verified, false)
  })
  test('P15: a council may take the approval of foster carers in, on request', () => {
    assert.equal(scope('fostering-approval', { 'fostering.registration': 'statutory_on_request' }), 'maybe: statutory')
    assert.equal(scope('s47', { 'fostering.registration': 'statutory_on_request' }), 'no: corporate')
  })
  test('each answer has a source', () => {
    for (const legalFunction of [...LEGAL_FUNCTIONS, undefined]) {
      const { cites, says } = scopeOf(legalFunction, DEFAULT_POLICIES)
      assert.ok(cites.length > 0 && says.length > 10, legalFunction ?? 'unknown')
    }
  })
})
