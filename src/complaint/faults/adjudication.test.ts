import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const points = [
  { id: '1', says: 'No visit in May', function: 's17' },
  { id: '2', says: 'No plan', function: 's17' },
] as const
const upheld = [
  { point: '1', finding: 'upheld' },
  { point: '2', finding: 'not-upheld' },
] as const
const recommendations = [
  { id: 'R1', says: 'Apologise' },
  { id: 'R2', says: 'Visit' },
] as const
const accepted = [
  { recommendation: 'R1', answer: 'accepted' },
  { recommendation: 'R2', answer: 'accepted' },
] as const
const reported = (coverage: 'whole' | 'part' = 'whole') =>
  complaint(coverage, { points })
    .on('2025-01-20', 'stage-2-requested')
    .on('2025-01-24', 'independent-person-appointed', { who: 'Per' })
    .on('2025-02-12', 'investigating-officer-reported', { findings: upheld, recommendations })
const told = { stage3RightExplained: true } as const

describe('ADJUDICATION_INCOMPLETE: when stage 2 is answered', () => {
  test('a recommendation, or a point, has no answer', () => {
    reported()
      .on('2025-02-19', 'adjudicated', { findings: upheld, answers: [accepted[0]] })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { certainty: 'certain', weight: 'fault' })
    reported()
      .on('2025-02-19', 'adjudicated', { findings: [upheld[0]], answers: accepted })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { certainty: 'certain', points: ['2'] })
  })
  test('nothing was adjudicated at all', () => {
    reported()
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { certainty: 'certain', points: ['1', '2'] })
  })
  test('a point on which the investigator found nothing needs an answer all the same', () => {
    complaint('whole', { points })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-02-12', 'investigating-officer-reported', { findings: [upheld[0]] })
      .on('2025-02-19', 'adjudicated', { findings: [upheld[0]] })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { certainty: 'certain', points: ['2'] })
  })
  test('found in part where some were answered and others not', () => {
    reported('part')
      .on('2025-02-19', 'adjudicated', { findings: upheld, answers: [accepted[1]] })
      .on('2025-02-21', 'stage-2-responded')
      .asOf('2025-03-03')
      .finds('ADJUDICATION_INCOMPLETE', { certainty: 'certain' })
  })
  test('not where each has an answer, be it refusal, done already, or for somebody else', () => {
    reported()
      .on('2025-02-19', 'adjudicated', { findings: upheld, answers: accepted })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .doesNotFind('ADJUDICATION_INCOMPLETE')
    reported()
      .on('2025-02-19', 'adjudicated', {
        findings: upheld,
        answers: [
          { recommendation: 'R1', answer: 'already-done' },
          { recommendation: 'R2', answer: 'not-ours', passedTo: 'The health trust' },
        ],
      })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .doesNotFind('ADJUDICATION_INCOMPLETE')
  })
  test('not before the answer goes', () => {
    reported()
      .on('2025-02-19', 'adjudicated', { findings: [upheld[0]] })
      .asOf('2025-02-20')
      .doesNotFind('ADJUDICATION_INCOMPLETE')
  })
  test('a point that was withdrawn needs none', () => {
    reported()
      .on('2025-02-14', 'point-withdrawn', { point: '2', reason: 'The plan came' })
      .on('2025-02-19', 'adjudicated', { findings: [upheld[0]], answers: accepted })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')
      .doesNotFind('ADJUDICATION_INCOMPLETE')
  })
  test('in part findings that the record leaves out are not shown', () => {
    reported('part')
      .on('2025-02-19', 'adjudicated')
      .on('2025-02-21', 'stage-2-responded')
      .asOf('2025-03-03')
      .leavesOpen('ADJUDICATION_INCOMPLETE')
  })
})

describe('ANSWER_NOT_REASONED: at stage 2', () => {
  const decided = (findings: Parameters<typeof changed>[0], coverage: 'whole' | 'part' = 'whole') =>
    changed(findings, accepted, coverage)
  const changed = (
    findings: readonly { point: string; finding: 'upheld' | 'not-upheld' | 'partially-upheld'; reasons?: string }[],
    answers: readonly { recommendation: string; answer: 'accepted' | 'refused'; reason?: string }[],
    coverage: 'whole' | 'part' = 'whole',
  ) =>
    reported(coverage)
      .on('2025-02-19', 'adjudicated', { findings, answers })
      .on('2025-02-21', 'stage-2-responded', told)
      .asOf('2025-03-03')

  test('a finding was changed without reasons', () => {
    decided([{ point: '1', finding: 'partially-upheld' }, upheld[1]]).finds('ANSWER_NOT_REASONED', {
      certainty: 'certain',
      weight: 'fault',
      points: ['1'],
    })
    decided([{ point: '1', finding: 'not-upheld', reasons: '' }, upheld[1]], 'part').finds('ANSWER_NOT_REASONED', {
      certainty: 'certain',
    })
  })
  test('a recommendation was refused without a reason', () => {
    changed(upheld, [accepted[0], { recommendation: 'R2', answer: 'refused' }]).finds('ANSWER_NOT_REASONED', {
      certainty: 'certain',
    })
    changed(upheld, [accepted[0], { recommendation: 'R2', answer: 'refused', reason: '' }], 'part').finds(
      'ANSWER_NOT_REASONED',
      { certainty: 'certain' },
    )
  })
  test('not where reasons are given, or nothing was changed', () => {
    decided([{ point: '1', finding: 'partially-upheld', reasons: 'One visit was made' }, upheld[1]]).doesNotFind(
      'ANSWER_NOT_REASONED',
    )
    changed(upheld, [accepted[0], { recommendation: 'R2', answer: 'refused', reason: 'They moved' }]).doesNotFind(
      'ANSWER_NOT_REASONED',
    )
    decided(upheld).doesNotFind('ANSWER_NOT_REASONED')
  })
  test('in part reasons that are not there are not shown', () => {
    decided([{ point: '1', finding: 'partially-upheld' }, upheld[1]], 'part').leavesOpen('ANSWER_NOT_REASONED')
  })
})

describe('ANSWER_NOT_REASONED: at stage 3', () => {
  const panel = complaint('whole', { points })
    .on('2025-04-07', 'panel-reported', { findings: upheld, recommendations })
    .on('2025-04-08', 'panel-report-received')
    .on('2025-04-14', 'independent-person-consulted')
  const told = { ombudsmanRightExplained: true } as const

  test('a finding of the panel was not followed, or its recommendation refused, without reasons', () => {
    panel
      .on('2025-04-22', 'stage-3-responded', {
        findings: [{ point: '1', finding: 'partially-upheld' }, upheld[1]],
        answers: accepted,
        ...told,
      })
      .asOf('2025-05-06')
      .finds('ANSWER_NOT_REASONED', { certainty: 'certain', points: ['1'] })
    panel
      .on('2025-04-22', 'stage-3-responded', {
        findings: upheld,
        answers: [accepted[0], { recommendation: 'R2', answer: 'refused' }],
        ...told,
      })
      .asOf('2025-05-06')
      .finds('ANSWER_NOT_REASONED', { certainty: 'certain' })
  })
  test('not where the letter gives its reasons', () => {
    panel
      .on('2025-04-22', 'stage-3-responded', {
        findings: [{ point: '1', finding: 'partially-upheld' }, upheld[1]],
        answers: accepted,
        reasons: 'One of the two visits was made and is on the file',
        ...told,
      })
      .asOf('2025-05-06')
      .doesNotFind('ANSWER_NOT_REASONED')
    panel
      .on('2025-04-22', 'stage-3-responded', {
        findings: upheld,
        answers: [accepted[0], { recommendation: 'R2', answer: 'refused', reason: 'He has moved to Leeds' }],
        ...told,
      })
      .asOf('2025-05-06')
      .doesNotFind('ANSWER_NOT_REASONED')
  })
})

describe('FINDING_MISQUOTED: a letter states a finding otherwise than it was made', () => {
  const adjudicated = reported().on('2025-02-19', 'adjudicated', { findings: upheld, answers: accepted })
  const quotes = (point: string, finding: 'upheld' | 'partially-upheld' | 'not-upheld') =>
    [{ point, by: 'investigating-officer', finding }] as const

  test('at stage 2 and in the final response', () => {
    adjudicated
      .on('2025-02-21', 'stage-2-responded', { ...told, quotes: quotes('1', 'partially-upheld') })
      .asOf('2025-03-03')
      .finds('FINDING_MISQUOTED', { certainty: 'certain', weight: 'poor-practice', points: ['1'] })
    adjudicated
      .on('2025-02-21', 'stage-2-responded', told)
      .on('2025-04-08', 'panel-reported', { findings: [{ point: '2', finding: 'upheld' }] })
      .on('2025-04-22', 'stage-3-responded', { quotes: [{ point: '2', by: 'panel', finding: 'not-upheld' }] })
      .asOf('2025-05-06')
      .finds('FINDING_MISQUOTED', { certainty: 'certain', weight: 'poor-practice' })
  })
  test('not where it is stated as made, though another voice found otherwise', () => {
    adjudicated
      .on('2025-02-21', 'stage-2-responded', { ...told, quotes: quotes('1', 'upheld') })
      .asOf('2025-03-03')
      .doesNotFind('FINDING_MISQUOTED')
    adjudicated
      .on('2025-02-21', 'stage-2-responded', told)
      .on('2025-04-08', 'panel-reported', { findings: [{ point: '2', finding: 'upheld' }] })
      .on('2025-04-22', 'stage-3-responded', { quotes: quotes('2', 'not-upheld') })
      .asOf('2025-05-06')
      .doesNotFind('FINDING_MISQUOTED')
  })
  test('not where the record holds no such finding to compare', () => {
    complaint('part', { points })
      .on('2025-02-21', 'stage-2-responded', { quotes: quotes('1', 'upheld') })
      .asOf('2025-03-03')
      .doesNotFind('FINDING_MISQUOTED')
  })
})
