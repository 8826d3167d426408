import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { authoritiesIn } from './authority.ts'
import type { ComplaintEvent, EventOf } from './vocabulary.ts'

const given = (fields: Omit<EventOf<'authority-given'>, 'type'>): ComplaintEvent => ({
  type: 'authority-given',
  ...fields,
})
const withdrawn = (fields: Omit<EventOf<'authority-withdrawn'>, 'type'>): ComplaintEvent => ({
  type: 'authority-withdrawn',
  ...fields,
})
const WHOLE = { who: 'Mrs A', actsFor: 'Ms X', scope: 'Everything', on: '2026-02-02' }

describe('The authority to act for another', () => {
  test('stands as it was given, with its scope and its day', () => {
    assert.deepEqual(authoritiesIn([given({ ...WHOLE, note: 'In writing' })]), [WHOLE])
    assert.deepEqual(authoritiesIn([given(WHOLE), given({ ...WHOLE, on: '2026-03-02' })]), [
      { ...WHOLE, on: '2026-03-02' },
    ])
  })

  test('ends when it is withdrawn, as far as the withdrawal goes', () => {
    const letters = { ...WHOLE, scope: 'Letters' }
    const both = [given(WHOLE), given(letters)]
    assert.deepEqual(authoritiesIn([...both, withdrawn({ who: 'Mrs A', scope: 'Letters' })]), [WHOLE])
    assert.deepEqual(authoritiesIn([...both, withdrawn({ who: 'Mrs A', actsFor: 'Ms X' })]), [])
    assert.deepEqual(
      authoritiesIn([...both, withdrawn({ who: 'Mr B' })]),
      both.map((_, at) => [WHOLE, letters][at]),
    )
    assert.deepEqual(authoritiesIn([withdrawn({ who: 'Mrs A' }), given(WHOLE)]), [WHOLE])
  })

  test('that was recorded by mistake does not stand, and one put right stands as it is now', () => {
    const wrong = given({ id: 'e1', ...WHOLE })
    const undone: ComplaintEvent = { type: 'correction-made', of: 'e1', reason: 'Of another', now: null }
    assert.deepEqual(authoritiesIn([wrong, undone]), [])
    const now = { type: 'authority-given', ...WHOLE, scope: 'Letters' }
    assert.deepEqual(authoritiesIn([wrong, { ...undone, now }]), [{ ...WHOLE, scope: 'Letters' }])
  })
})
