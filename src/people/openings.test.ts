import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { personId } from '../kernel/ids.ts'
import { hadAPartIn, isOpen, type OpeningEvent, openingEvent, openingsOf, openUntil, REVIEWED_AS } from './openings.ts'

const [ann, bob] = [personId('ann'), personId('bob')]
const at = '2026-06-01T09:00:00.000Z'
const until = '2026-06-01T10:00:00.000Z'
const opened = { type: 'opened-in-emergency', opening: '1', person: ann, at, until, reason: 'x' } as const
const review = { by: bob, at: '2026-06-01T09:30:00.000Z', says: 'y' }
const reviewed = (found: 'justified' | 'not-justified'): OpeningEvent => ({
  type: 'emergency-opening-reviewed',
  opening: '1',
  found,
  ...review,
})

describe('An opening in an emergency', () => {
  test('is open from its instant up to its end, to whoever opened it', () => {
    const openings = openingsOf([opened])
    for (const [now, open] of [
      ['2026-06-01T08:59:59.999Z', undefined],
      [at, until],
      ['2026-06-01T09:59:59.999Z', until],
      [until, undefined],
    ] as const)
      assert.equal(openUntil(openings, ann, now), open, now)
    assert.equal(openUntil(openings, bob, at), undefined)
  })

  test('of several lasts as long as the longest', () => {
    const later = { ...opened, opening: '2', at: '2026-06-01T09:50:00.000Z', until: '2026-06-01T10:50:00.000Z' }
    assert.equal(openUntil(openingsOf([opened, later]), ann, '2026-06-01T09:55:00.000Z'), later.until)
  })

  test('is over at once where it was not justified, and goes on where it was', () => {
    const now = '2026-06-01T09:40:00.000Z'
    for (const found of ['justified', 'not-justified'] as const) {
      const [one] = openingsOf([opened, reviewed(found)])
      assert.equal(one && isOpen(one, now), found === 'justified')
      assert.deepEqual(one?.review, { found, ...review })
    }
  })

  test('keeps its first review, and a review of none is none', () => {
    const [one] = openingsOf([opened, reviewed('not-justified'), reviewed('justified')])
    assert.equal(one?.review?.found, 'not-justified')
    assert.deepEqual(openingsOf([reviewed('justified')]), [])
  })

  test('is read as it was stored, and nothing else is', () => {
    const { type, ...body } = opened
    assert.deepEqual(openingEvent(type, body), opened)
    assert.equal(openingEvent('tie-made', body), undefined)
    assert.equal(openingEvent(type, null), undefined)
    assert.equal(openingEvent(type, 'opened'), undefined)
    const { type: other, ...found } = reviewed('justified')
    assert.deepEqual(openingEvent(other, found), reviewed('justified'))
  })

  test('is reviewed as one of two things, by somebody who had no part in it', () => {
    assert.deepEqual(REVIEWED_AS, ['justified', 'not-justified'])
    const cy = personId('cy')
    for (const [who, had] of [
      [ann, true],
      [bob, true],
      [cy, false],
    ] as const)
      assert.equal(hadAPartIn({ person: ann, confirmedBy: bob }, who), had, who)
    assert.equal(hadAPartIn({ person: ann }, ann), true)
    assert.equal(hadAPartIn({ person: ann }, bob), false)
  })
})
