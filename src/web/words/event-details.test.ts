import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ComplaintEvent } from '../../complaint/vocabulary.ts'
import { eventDetails, poundsInWords } from './event-details.ts'

const words = (event: ComplaintEvent) => eventDetails(event).map(({ label, text }) => `${label}: ${text}`)

describe('The fields of an event in words', () => {
  test('choices, dates and flags', () => {
    assert.deepEqual(
      words({
        type: 'complaint-held',
        on: '2024-09-10',
        proceedings: 'Care',
        reasons: '',
        reviewOn: '2024-12-02',
        ombudsmanRightExplained: false,
      }),
      [
        'Proceedings: Care',
        'Reasons: none given',
        'To be looked at again on: Monday 2 December 2024',
        'Told of the Ombudsman: no',
      ],
    )
    assert.deepEqual(words({ type: 'stage-2-refused', grounds: ['late-request', 'other'] }), [
      'Grounds: late request; other',
    ])
    assert.deepEqual(words({ type: 'stage-2-refused', grounds: [] }), ['Grounds: none'])
  })

  test('findings, answers and recommendations, each with what it is about', () => {
    assert.deepEqual(
      words({
        type: 'adjudicated',
        findings: [{ point: '1', finding: 'partially-upheld', reasons: 'Some of it' }],
        answers: [{ recommendation: 'R1', answer: 'accepted-in-part', due: '2023-03-31' }],
      }),
      ['Findings: point 1: partially upheld, Some of it', 'Answers: R1: accepted in part, Friday 31 March 2023'],
    )
    assert.deepEqual(words({ type: 'panel-reported', recommendations: [{ id: 'R1', says: 'Pay from January' }] }), [
      'Recommendations: R1: Pay from January',
    ])
  })

  test('more findings, answers or recommendations than anybody reads in a line are counted', () => {
    const many = Array.from({ length: 11 }, (_, i) => String(i + 1))
    const event = (ids: readonly string[]): ComplaintEvent => ({
      type: 'adjudicated',
      findings: ids.map((point, i) => ({ point, finding: i < 4 ? 'upheld' : 'not-upheld' })),
      answers: ids.map((recommendation) => ({ recommendation, answer: 'accepted' })),
    })
    assert.deepEqual(words(event(many)), ['Findings: 11: 4 upheld, 7 not upheld', 'Answers: 11: 11 accepted'])
    assert.match(words(event(many.slice(1)))[0] ?? '', /^Findings: point 2: upheld; point 3: upheld; /)
    assert.deepEqual(words({ type: 'panel-reported', recommendations: many.map((id) => ({ id, says: 'Pay' })) }), [
      'Recommendations: 11, set out under Recommendations',
    ])
  })

  test('agreed actions with their money and their time', () => {
    assert.deepEqual(
      words({
        type: 'ombudsman-decided',
        decision: 'upheld',
        actions: [{ id: 'O1', says: 'Pay', amount: 1250.5, due: { n: 4, unit: 'weeks' } }],
      }),
      ['Decision: upheld', 'Actions: O1: Pay, 4 weeks, £1,250.50'],
    )
  })

  test('a correction says what now stands', () => {
    assert.deepEqual(
      words({ type: 'correction-made', of: 'e3', now: { type: 'stage-2-requested', on: '2024-05-02' } }),
      ['About: e3', 'Now reads: stage 2 requested, Thursday 2 May 2024'],
    )
    assert.deepEqual(words({ type: 'correction-made', of: 'e3', now: null }), [
      'About: e3',
      'Now reads: nothing: it did not happen',
    ])
  })

  test('what a person wrote stays as it was written', () => {
    assert.deepEqual(words({ type: 'complaint-withdrawn', reason: 'Moved – see e-mail of 3/4' }), [
      'Reason: Moved – see e-mail of 3/4',
    ])
  })

  test('what every event may carry has a place of its own', () => {
    assert.deepEqual(
      words({
        type: 'update-sent',
        id: 'x',
        on: '2024-01-01',
        note: 'n',
        by: 'b',
        points: ['1'],
        recordedAt: '2024-01-01T00:00:00Z',
        recordedBy: 'p',
        source: 'recorded',
        externalIds: ['y'],
        documents: ['z'],
      }),
      [],
    )
  })
})

test('pounds, with pence only where there are any', () => {
  assert.deepEqual([300, 1250.5, 1000000].map(poundsInWords), ['£300', '£1,250.50', '£1,000,000'])
})
