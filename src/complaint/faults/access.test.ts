import { describe, test } from 'node:test'
import { aParent, complaint } from '../../../test/scenario.ts'

// Stage 2 asked for on Monday 20 January 2025: day 25 is Monday 24 February.
const answered = complaint('whole')
  .on('2025-01-06', 'complaint-received')
  .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
const asked = answered.on('2025-01-20', 'stage-2-requested')
const told = { ombudsmanRightExplained: true } as const

describe('SUBSTITUTE_STEP: another step in place of a stage', () => {
  test('a meeting or a letter that says it stands for stage 2 or 3', () => {
    asked
      .on('2025-01-29', 'other-step-taken', { step: 'meeting', inPlaceOf: 'stage-2' })
      .asOf('2025-02-03')
      .finds('SUBSTITUTE_STEP', { certainty: 'certain', weight: 'fault' })
    complaint('part')
      .on('2025-03', 'stage-3-requested')
      .on('2025-04', 'other-step-taken', { step: 'letter', inPlaceOf: 'stage-3' })
      .asOf('2025-06-02')
      .finds('SUBSTITUTE_STEP', { certainty: 'certain' })
  })
  test('a review after which the stage that was asked for did not follow by its limit', () => {
    const reviewed = asked.on('2025-01-29', 'other-step-taken', { step: 'review' })
    reviewed.asOf('2025-02-24').doesNotFind('SUBSTITUTE_STEP')
    reviewed.asOf('2025-02-25').finds('SUBSTITUTE_STEP', { certainty: 'certain' })
  })
  test('no fault where the stage followed beside it', () => {
    asked
      .on('2025-01-29', 'other-step-taken', { step: 'meeting' })
      .on('2025-01-31', 'investigating-officer-appointed', { who: 'Ines' })
      .asOf('2025-06-02')
      .doesNotFind('SUBSTITUTE_STEP')
  })
  test('a meeting alongside a stage is no fault', () => {
    asked
      .on('2025-01-31', 'stage-2-started', { because: 'requested' })
      .on('2025-02-05', 'meeting-held', { purpose: 'Contact over half-term' })
      .asOf('2025-02-10')
      .doesNotFind('SUBSTITUTE_STEP', 'ACCESS_BARRIER')
    answered
      .on('2025-01-15', 'other-step-taken', { step: 'meeting' })
      .asOf('2025-06-02')
      .doesNotFind('SUBSTITUTE_STEP', 'ACCESS_BARRIER')
  })
})

describe('ACCESS_BARRIER: a form or an extra step before a stage', () => {
  test('a form demanded before stage 1 or stage 2', () => {
    asked
      .on('2025-01-22', 'other-step-taken', { step: 'form-demanded' })
      .asOf('2025-02-03')
      .finds('ACCESS_BARRIER', { certainty: 'certain', weight: 'fault' })
    complaint('part')
      .on('2025-01-06', 'complaint-received', { channel: 'phone' })
      .on('2025-01-08', 'other-step-taken', { step: 'form-demanded' })
      .asOf('2025-01-10')
      .finds('ACCESS_BARRIER', { certainty: 'certain' })
  })
  test('not where the council wrote the spoken complaint down itself', () => {
    complaint('whole')
      .on('2025-01-06', 'complaint-received', { channel: 'phone' })
      .on('2025-01-07', 'complaint-recorded-in-writing')
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .asOf('2025-02-03')
      .doesNotFind('ACCESS_BARRIER', 'SUBSTITUTE_STEP')
  })
  test('not where a meeting was offered and stage 2 went on', () => {
    asked
      .on('2025-01-22', 'meeting-offered', { purpose: 'To see what can be done now' })
      .on('2025-01-27', 'stage-2-started', { because: 'requested' })
      .asOf('2025-02-03')
      .doesNotFind('ACCESS_BARRIER', 'SUBSTITUTE_STEP')
  })
})

describe('WRONG_PROCEDURE: answered under another procedure', () => {
  const received = (coverage: 'whole' | 'part', of: Parameters<typeof complaint>[1] = {}) =>
    complaint(coverage, of).on('2025-01-06', 'complaint-received')

  test('though the function and the person belong in this one', () => {
    received('whole')
      .on('2025-01-08', 'procedure-chosen', { procedure: 'corporate' })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'certain', weight: 'fault' })
      .doesNotFind('S1_LATE', 'PROCEDURE_NOT_STARTED')
    received('part').on('2025-03', 'corporate-stage-2-responded').asOf('2025-06-02').finds('WRONG_PROCEDURE', {
      certainty: 'certain',
    })
  })
  test('possibly, where the class or the function is not known', () => {
    received('part', { people: [] })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'possible' })
    received('part', { points: [{ id: '1', says: 'Poor service' }] })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'possible' })
  })
  test('possibly, for a relative whose interest nobody decided; certainly once it was found sufficient', () => {
    const grandmother = { ...aParent, class: 'other-sufficient-interest' } as const
    received('whole', { people: [grandmother] })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'possible' })
    received('whole', { people: [grandmother] })
      .on('2025-01-08', 'interest-decided', { accepted: true, reasons: 'The child lives with her' })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'certain' })
    received('whole', { people: [grandmother] })
      .on('2025-01-08', 'interest-decided', { accepted: false, reasons: 'They have never met', ...told })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .doesNotFind('WRONG_PROCEDURE')
  })
  test('not for a point outside regulations 3 to 5, unless the council takes such points in (P9)', () => {
    const story = received('whole', { points: [{ id: '1', says: 'The enquiry', function: 's47' }] }).on(
      '2025-01-20',
      'corporate-stage-1-responded',
    )
    story.asOf('2025-03-03').doesNotFind('WRONG_PROCEDURE')
    story.under({ 'routing.s47': 'statutory_like' }).asOf('2025-03-03').finds('WRONG_PROCEDURE')
  })
  test('not after a reasoned refusal for standing or for time', () => {
    received('whole')
      .on('2025-01-08', 'complaint-refused', {
        grounds: ['not-entitled'],
        reasons: 'Not a parent of this child',
        ...told,
      })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .doesNotFind('WRONG_PROCEDURE')
    received('whole')
      .on('2025-01-08', 'late-complaint-decided', {
        accepted: false,
        reasonableToExpectEarlier: 'Yes: he complained about the same in 2022',
        effectiveAndFairNow: 'No: those who knew have left',
        ...told,
      })
      .on('2025-01-08', 'complaint-refused', { grounds: ['out-of-time'], reasons: 'See the decision', ...told })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .doesNotFind('WRONG_PROCEDURE')
  })
  test('not after a refusal with more than one ground', () => {
    received('whole')
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled', 'other'], reasons: 'Not a parent', ...told })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .doesNotFind('WRONG_PROCEDURE')
    received('whole')
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], reasons: '', ...told })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE')
  })
  test('the point that nobody answered at all is late beside it', () => {
    received('whole', {
      points: [
        { id: '1', says: 'The assessment', function: 's17' },
        { id: '2', says: 'The move', function: 's20' },
      ],
    })
      .on('2025-01-20', 'corporate-stage-1-responded', { points: ['1'] })
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { points: ['1'] })
      .finds('S1_LATE')
  })
  test('not where a mixed complaint was split and each point went where it belongs', () => {
    received('whole', {
      points: [
        { id: '1', says: 'The conference', function: 'conference' },
        { id: '2', says: 'The assessment', function: 's17' },
      ],
    })
      .on('2025-01-08', 'point-routed', { point: '1', procedure: 'corporate', reason: 'Not in regulation 3' })
      .on('2025-01-17', 'corporate-stage-1-responded', { points: ['1'] })
      .on('2025-01-20', 'stage-1-responded', { points: ['2'], stage2RightExplained: true })
      .asOf('2025-03-03')
      .doesNotFind('WRONG_PROCEDURE', 'S1_LATE', 'PROCEDURE_NOT_STARTED')
  })
  test('for the point that went astray only', () => {
    received('whole', {
      points: [
        { id: '1', says: 'The conference', function: 'conference' },
        { id: '2', says: 'The assessment', function: 's17' },
      ],
    })
      .on('2025-01-20', 'corporate-stage-1-responded')
      .asOf('2025-03-03')
      .finds('WRONG_PROCEDURE', { certainty: 'certain', points: ['2'] })
  })
})

describe('PROCEDURE_NOT_COMPLETED: closed with a stage unanswered', () => {
  test('a stage 2 that was asked for, or was running', () => {
    asked
      .on('2025-02-10', 'complaint-closed', { reason: 'lost-contact', ...told })
      .asOf('2025-02-11')
      .finds('PROCEDURE_NOT_COMPLETED', { certainty: 'certain', weight: 'fault' })
    complaint('part')
      .on('2025-01', 'stage-2-started')
      .on('2025-02', 'complaint-closed')
      .asOf('2025-06-02')
      .finds('PROCEDURE_NOT_COMPLETED', { certainty: 'certain' })
  })
  test('a panel that was asked for', () => {
    asked
      .on('2025-02-17', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-02-24', 'stage-3-requested')
      .on('2025-03-03', 'complaint-closed', { reason: 'all-stages-done', ...told })
      .asOf('2025-03-04')
      .finds('PROCEDURE_NOT_COMPLETED', { certainty: 'certain' })
  })
  test('not after an answer that explained the next right', () => {
    answered
      .on('2025-02-24', 'complaint-closed', { reason: 'response-sent-no-request', ...told })
      .asOf('2025-03-03')
      .doesNotFind('PROCEDURE_NOT_COMPLETED')
  })
  test('though the reason was true once, before somebody asked to go on', () => {
    const agreed = complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-resolved', { terms: 'A new worker' })
    const gaveUp = answered.on('2025-01-15', 'complaint-withdrawn')
    const turnedAway = answered.on('2025-01-15', 'complaint-refused', {
      grounds: ['repeat'],
      reasons: 'Answered in 2023',
      ...told,
    })
    for (const [before, reason] of [
      [agreed, 'resolved'],
      [gaveUp, 'withdrawn'],
      [turnedAway, 'refused'],
    ] as const)
      before
        .on('2025-01-20', 'stage-2-requested')
        .on('2025-01-27', 'complaint-closed', { reason, ...told })
        .asOf('2025-03-03')
        .finds('PROCEDURE_NOT_COMPLETED', { certainty: 'certain' })
  })
  test('not after a withdrawal, a resolution, a lawful refusal or a hold', () => {
    asked
      .on('2025-01-24', 'complaint-withdrawn')
      .on('2025-01-27', 'complaint-closed', { reason: 'withdrawn', ...told })
      .asOf('2025-03-03')
      .doesNotFind('PROCEDURE_NOT_COMPLETED')
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-resolved', { terms: 'A new worker' })
      .on('2025-01-14', 'complaint-closed', { reason: 'resolved', ...told })
      .asOf('2025-03-03')
      .doesNotFind('PROCEDURE_NOT_COMPLETED')
    complaint('whole')
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'complaint-refused', { grounds: ['repeat'], reasons: 'Answered in 2023', ...told })
      .on('2025-01-14', 'complaint-closed', { reason: 'refused', ...told })
      .asOf('2025-03-03')
      .doesNotFind('PROCEDURE_NOT_COMPLETED')
    asked
      .on('2025-01-24', 'complaint-held', {
        proceedings: 'A trial',
        reasons: 'Same facts',
        reviewOn: '2025-09-01',
        ...told,
      })
      .on('2025-01-27', 'complaint-closed', { reason: 'moved', ...told })
      .asOf('2025-03-03')
      .doesNotFind('PROCEDURE_NOT_COMPLETED')
  })
  test('reopening mends what comes after, not what was done', () => {
    asked
      .on('2025-02-10', 'complaint-closed', { reason: 'lost-contact', ...told })
      .on('2025-02-12', 'complaint-reopened', { reason: 'She had only moved house' })
      .asOf('2025-02-13')
      .finds('PROCEDURE_NOT_COMPLETED')
      .inStage('stage-2')
      .due('S2.complete', '2025-02-24', { standing: 'running' })
  })
})
