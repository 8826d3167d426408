import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { personId } from '../kernel/ids.ts'
import { accessOf, coveredIn, NEED_A_DEPUTY, standingOf, type TieMade, withoutDeputy } from './access.ts'
import { mayDo } from './permission.ts'

// What ties, covers and openings come to for one person.

const [ann, bob, eve] = [personId('ann'), personId('bob'), personId('eve')]
const tie = (person: typeof ann, is: TieMade['tie'], as?: TieMade['as']): TieMade => ({
  type: 'tie-made',
  person,
  tie: is,
  ...(as && { as }),
})
const OPENED = {
  opening: '1',
  person: ann,
  at: '2026-06-01T09:00:00.000Z',
  until: '2026-06-01T10:00:00.000Z',
  reason: 'x',
}
const NOW = '2026-06-01T09:30:00.000Z'

describe('How somebody stands to a complaint', () => {
  test('says nothing of covers or openings where there are none', () => {
    assert.deepEqual(standingOf(accessOf([tie(ann, 'assigned')]), ann), {
      ties: new Set(['assigned']),
      restricted: false,
    })
    assert.deepEqual(standingOf(accessOf([tie(ann, 'assigned')]), bob), { ties: new Set(), restricted: false })
  })

  test('has what they opened in an emergency beside it, where it is asked at what instant', () => {
    const access = accessOf([tie(ann, 'assigned'), { type: 'complaint-restricted', reason: 'x' }], [OPENED])
    assert.deepEqual([...standingOf(access, ann, [], NOW).ties], ['assigned', 'opened'])
    assert.deepEqual([...standingOf(accessOf([], [OPENED]), ann, [], NOW).ties], ['opened'])
    assert.deepEqual([...standingOf(access, ann).ties], ['assigned'])
    assert.deepEqual([...standingOf(access, bob, [], NOW).ties], [])
    assert.deepEqual([...standingOf(access, ann, [], OPENED.until).ties], ['assigned'])
  })

  test('has the parts of those for whom they cover, and of nobody else', () => {
    const access = accessOf([tie(bob, 'assigned', 'stage-1-manager'), tie(eve, 'assigned', 'director')])
    const cover = (person: typeof ann, ...roles: readonly ('stage-1-manager' | 'director')[]) => ({ person, roles })
    const parts = (...covering: Parameters<typeof coveredIn>[2]) => coveredIn(access, ann, covering)
    assert.deepEqual(parts(cover(bob, 'stage-1-manager')), [{ person: bob, as: 'stage-1-manager' }])
    assert.deepEqual(parts(cover(bob, 'director')), [])
    assert.deepEqual(parts(cover(eve, 'stage-1-manager'), cover(bob, 'director')), [])
    assert.deepEqual(parts(cover(eve, 'director'), cover(bob, 'director')), [{ person: eve, as: 'director' }])
    assert.deepEqual(standingOf(access, ann, [cover(bob, 'stage-1-manager')]), {
      ties: new Set(['covering']),
      restricted: false,
      coveringAs: ['stage-1-manager'],
    })
  })

  test('lends nothing by a part alone, without the tie', () => {
    const standing = { ties: new Set<never>(), restricted: false, coveringAs: ['stage-1-manager'] } as const
    assert.equal(mayDo(['stage-1-manager'], 'read', standing), false)
  })
})

describe('A deputy', () => {
  const missing = (...events: readonly TieMade[]) => withoutDeputy(accessOf(events))

  test('is needed for those who decide, where one of them is kept away', () => {
    assert.deepEqual(NEED_A_DEPUTY, ['complaints-manager', 'director'])
    assert.deepEqual(missing(), [])
    assert.deepEqual(missing(tie(ann, 'assigned', 'complaints-manager')), [])
    for (const role of NEED_A_DEPUTY)
      for (const is of ['named', 'conflicted'] as const) assert.deepEqual(missing(tie(ann, is, role)), [role])
    assert.deepEqual(missing(tie(ann, 'named', 'complaints-officer')), [])
  })

  test('is another of the same role, who is assigned and not kept away', () => {
    const away = tie(ann, 'named', 'director')
    assert.deepEqual(missing(away, tie(bob, 'assigned', 'director')), [])
    assert.deepEqual(missing(away, tie(bob, 'assigned', 'director'), tie(eve, 'assigned', 'advocate')), [])
    assert.deepEqual(missing(away, tie(bob, 'assigned', 'complaints-manager')), ['director'])
    assert.deepEqual(missing(away, tie(ann, 'assigned', 'director')), ['director'])
    assert.deepEqual(missing(away, tie(bob, 'assigned', 'director'), tie(bob, 'conflicted')), ['director'])
    const ended = { type: 'tie-ended', person: bob, tie: 'assigned' } as const
    assert.deepEqual(withoutDeputy(accessOf([away, tie(bob, 'assigned', 'director'), ended])), ['director'])
  })

  test('is not found among others who are kept away, whatever they are', () => {
    const both = [tie(ann, 'named', 'director'), tie(eve, 'named', 'complaints-manager')]
    assert.deepEqual(missing(...both), ['complaints-manager', 'director'])
    assert.deepEqual(missing(...both, tie(bob, 'assigned', 'director')), ['complaints-manager'])
  })
})
