import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day, type Day, plusDays } from '../kernel/day.ts'
import { personId } from '../kernel/ids.ts'
import {
  COVERABLE,
  type Cover,
  type CoverEvent,
  type CoverKnown,
  coverRefused,
  coversOf,
  ENDINGS,
  isOn,
  LONGEST,
  overlap,
  partsCovered,
  PERSONAL,
} from './cover.ts'
import { type Role, ROLES } from './roles.ts'

const TODAY = day('2026-06-01')
const [ann, bob] = [personId('ann'), personId('bob')]
const at = (days: number): Day => plusDays(TODAY, days)
const cover = (from: number, to: number, more: Partial<Cover> = {}): Cover => ({
  id: 'c',
  away: ann,
  by: bob,
  from: at(from),
  to: at(to),
  ...more,
})

describe('The parts that may be covered', () => {
  test('are as they were agreed, and none is both covered and personal', () => {
    const covered = [
      'complaints-manager',
      'complaints-officer',
      'stage-1-manager',
      'director',
      'ombudsman-link-officer',
      'panel-clerk',
    ]
    const personal = ['adjudicating-officer', 'investigating-officer', 'independent-person', 'panel-member', 'advocate']
    assert.deepEqual([...COVERABLE], covered)
    assert.deepEqual([...PERSONAL], personal)
    const neither = ROLES.filter((role) => !COVERABLE.has(role) && !PERSONAL.has(role))
    assert.deepEqual(neither, ['auditor', 'administrator', 'member-of-staff'])
  })

  test('are those that both have', () => {
    const parts = (away: readonly Role[], by: readonly Role[]) => partsCovered(away, by)
    assert.deepEqual(parts(['director', 'stage-1-manager'], ['stage-1-manager', 'panel-clerk']), ['stage-1-manager'])
    assert.deepEqual(parts(['panel-member', 'auditor'], ['panel-member', 'auditor']), [])
    assert.deepEqual(parts(['director'], []), [])
  })
})

describe('Covers', () => {
  test('stand until they are ended, in the order of their days', () => {
    const arranged = (one: Cover): CoverEvent => ({ type: 'cover-arranged', ...one })
    const [late, early] = [cover(9, 10, { id: 'late' }), cover(1, 2, { id: 'early' })]
    const events = [arranged(late), arranged(early)]
    assert.deepEqual(coversOf(events), [early, late])
    assert.deepEqual(coversOf([...events, { type: 'cover-ended', id: 'early', because: 'came-back' }]), [late])
    assert.deepEqual(coversOf([...events, { type: 'cover-ended', id: 'other', because: 'came-back' }]), [early, late])
  })

  test('are ended for one of three reasons', () =>
    assert.deepEqual(ENDINGS, ['came-back', 'cannot-cover', 'by-mistake']))

  test('are on from their first day to their last', () => {
    const on = [-1, 0, 1, 2, 3].map((days) => isOn(cover(0, 2), at(days)))
    assert.deepEqual(on, [false, true, true, true, false])
  })

  test('overlap where they have one day in common', () => {
    const with5to7 = [
      [1, 4],
      [1, 5],
      [6, 6],
      [7, 9],
      [8, 9],
      [1, 9],
    ].map(([from = 0, to = 0]) => overlap(cover(5, 7), cover(from, to)))
    assert.deepEqual(with5to7, [false, true, true, true, false, true])
  })
})

describe('A cover that is asked for', () => {
  type Known = {
    readonly away?: readonly Role[] | 'gone'
    readonly by?: readonly Role[] | 'gone'
    readonly standing?: Partial<CoverKnown['standing']>
  }
  const asked = (one: Cover, { away = ['director'], by = ['director'], standing = {} }: Known = {}) => {
    const found = coverRefused(one, {
      today: TODAY,
      roles: { away: away === 'gone' ? undefined : away, by: by === 'gone' ? undefined : by },
      standing: { away: [], by: [], ...standing },
    })
    return found.ok ? found.value : `${found.error.part}: ${found.error.because}`
  }

  test('stands from today on, for a day or for a year', () => {
    for (const one of [cover(0, 0), cover(3, 9), cover(0, LONGEST - 1)]) assert.deepEqual(asked(one), one)
  })

  test('is refused for its days', () => {
    assert.equal(asked(cover(-1, 3)), 'from: past')
    assert.equal(asked(cover(3, 2)), 'to: ends-before')
    assert.equal(asked(cover(0, LONGEST)), 'to: too-long')
    assert.equal(LONGEST, 366)
  })

  test('is refused for who they are', () => {
    assert.equal(asked(cover(0, 1), { away: 'gone' }), 'away: nothing-to-cover')
    assert.equal(asked(cover(0, 1), { away: [] }), 'away: nothing-to-cover')
    assert.equal(asked(cover(0, 1), { away: ['panel-member', 'auditor'] }), 'away: nothing-to-cover')
    assert.equal(asked(cover(0, 1, { by: ann })), 'by: oneself')
    assert.equal(asked(cover(0, 1), { by: 'gone' }), 'by: shares-no-part')
    assert.equal(asked(cover(0, 1), { by: ['complaints-manager'] }), 'by: shares-no-part')
    assert.deepEqual(
      asked(cover(0, 1), { away: ['auditor', 'director'], by: ['panel-clerk', 'director'] }),
      cover(0, 1),
    )
  })

  test('is refused where one of its days is taken, and not beside it', () => {
    const near = [cover(0, 2), cover(6, 8)]
    assert.equal(asked(cover(2, 4), { standing: { away: near } }), 'from: covered-already')
    assert.equal(asked(cover(4, 6), { standing: { by: near } }), 'by: away-themselves')
    assert.deepEqual(asked(cover(3, 5), { standing: { away: near, by: near } }), cover(3, 5))
  })
})
