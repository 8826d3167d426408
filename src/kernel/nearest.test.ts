import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EVENT_TYPES } from './event-types.ts'
import { FINDINGS } from '../complaint/vocabulary.ts'
import { didYouMean, nearest } from './nearest.ts'

test('a slip of the pen finds its word', () => {
  for (const [slip, meant] of [
    ['complaint-recieved', 'complaint-received'],
    ['Complaint received', 'complaint-received'],
    ['stage_2_requested', 'stage-2-requested'],
    ['stage-1-response', 'stage-1-responded'],
    ['panel-hold', 'panel-held'],
    ['resume', 'resumed'],
  ] as const)
    assert.equal(nearest(slip, EVENT_TYPES), meant)
})

test('a word cut short is nearer to the whole than to another of its length', () => {
  assert.equal(nearest('part-upheld', FINDINGS), 'partially-upheld')
})

test('what is like no known word gets no suggestion', () => {
  for (const strange of ['', 'x', 'zebra', 'Lorem ipsum dolor sit amet'.repeat(50)]) {
    assert.equal(nearest(strange, EVENT_TYPES), undefined)
    assert.equal(didYouMean(strange, EVENT_TYPES), undefined)
  }
})
