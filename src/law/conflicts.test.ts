import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { conflictsFor, type Part, PARTS, type Post, POSTS, supplierConflicts } from './conflicts.ts'

const cell = (post: Post, part: Part) =>
  conflictsFor(post, [part])
    .map(({ force, verified }) => (verified ? force : `${force}?`))
    .join(' ') || '-'

describe('The conflict matrix', () => {
  test('what bars whom from which post; a question mark stands for what is not confirmed', () => {
    const rows = PARTS.map((part) => [part, ...POSTS.map((post) => cell(post, part))].join(' | '))
    assert.deepEqual(
      [['', ...POSTS].join(' | '), ...rows],
      [
        ' | independent-person | panel | investigating-officer | adjudicating-officer | advocate',
        'independent-person | - | REG | POL? | POL? | POL?',
        'panel | REG | - | POL? | POL? | POL?',
        'investigating-officer | POL? | POL? | - | POL? | POL?',
        'adjudicating-officer | POL? | POL? | POL? | - | POL?',
        'advocate | POL? | POL? | POL? | POL? | -',
        'member | REG | REG | - | POL? | -',
        'officer | REG | REG | - | - | -',
        'spouse-of-member-or-officer | REG | REG | POL? | - | -',
        'outside-the-council | - | - | - | POL? | -',
        'works-in-the-service | - | - | GUID? | - | -',
        'stage-1-responder | POL? | POL? | POL? | POL? | -',
        'complained-about | POL? | POL? | POL? | POL? | ACT?',
        'line-manager-of-complained-about | POL? | POL? | POL? | POL? | ACT?',
        'controls-the-money | - | - | - | - | ACT?',
        'considers-the-complaint | - | - | - | - | ACT?',
      ],
    )
  })

  test('what regulation 2 and 19(3) say cannot be overridden; a local rule or an unconfirmed one can', () => {
    for (const post of POSTS) {
      for (const conflict of conflictsFor(post, PARTS)) {
        assert.equal(conflict.mayBeOverridden, conflict.force !== 'REG', `${conflict.because} as ${post}`)
        assert.match(conflict.says, /^[A-Z].*\.$/)
        assert.equal(conflict.cites[0]?.force, conflict.force)
      }
    }
    const [panel] = conflictsFor('panel', ['independent-person'])
    assert.equal(panel?.cites[0]?.says, 'SI 2006/1738 reg 19(3)')
  })

  test('someone who is several things has every conflict, once', () => {
    const found = conflictsFor('panel', ['officer', 'stage-1-responder', 'officer'])
    assert.deepEqual(
      found.map(({ because, force }) => `${because} ${force}`),
      ['officer REG', 'stage-1-responder POL'],
    )
  })

  test('nothing stands in the way of someone with no part in the case', () => {
    for (const post of POSTS) assert.deepEqual(conflictsFor(post, []), [])
    assert.deepEqual(conflictsFor('investigating-officer', ['officer']), [])
  })
})

describe('Suppliers', () => {
  test('one supplier does not provide both the investigating officer and a panel member', () => {
    const [found] = supplierConflicts({ post: 'panel', supplier: 'North Ltd' }, [
      { post: 'investigating-officer', supplier: 'North Ltd' },
    ])
    assert.deepEqual([found?.because, found?.force, found?.mayBeOverridden], ['same-supplier', 'POL', true])
    assert.equal(
      supplierConflicts({ post: 'investigating-officer', supplier: 'North Ltd' }, [
        { post: 'panel', supplier: 'North Ltd' },
      ]).length,
      1,
    )
  })
  test('another supplier, and another post, are no conflict', () => {
    const io = { post: 'investigating-officer', supplier: 'North Ltd' } as const
    assert.deepEqual(supplierConflicts({ post: 'panel', supplier: 'South Ltd' }, [io]), [])
    assert.deepEqual(supplierConflicts({ post: 'independent-person', supplier: 'North Ltd' }, [io]), [])
    assert.deepEqual(
      supplierConflicts({ post: 'panel', supplier: 'North Ltd' }, [{ post: 'panel', supplier: 'North Ltd' }]),
      [],
    )
  })
})
