import { describe, test } from 'node:test'
import { aCareLeaver, aChild, aParent, complaint } from '../../../test/scenario.ts'

const told = { stage2RightExplained: true } as const

describe('ADVOCACY_NOT_OFFERED: before the first substantive step', () => {
  const by = (person: typeof aChild) => complaint('whole', { people: [person] }).on('2025-01-06', 'complaint-received')

  test('a child or a care leaver who was answered without an offer', () => {
    for (const person of [aChild, aCareLeaver])
      by(person)
        .on('2025-01-13', 'stage-1-responded', told)
        .asOf('2025-02-03')
        .finds('ADVOCACY_NOT_OFFERED', { certainty: 'certain', weight: 'fault' })
  })
  test('an offer after the answer comes too late', () => {
    by(aChild)
      .on('2025-01-13', 'stage-1-responded', told)
      .on('2025-01-14', 'advocate-offered')
      .asOf('2025-02-03')
      .finds('ADVOCACY_NOT_OFFERED', { certainty: 'certain' })
  })
  test('where stage 1 was skipped the statement or an interview is the first step', () => {
    const skipped = by(aChild).on('2025-01-08', 'stage-1-skipped', { agreedByComplainant: true })
    skipped
      .on('2025-01-20', 'interview-held', { who: 'The child' })
      .on('2025-01-21', 'advocate-offered')
      .asOf('2025-02-03')
      .finds('ADVOCACY_NOT_OFFERED')
    skipped.on('2025-01-20', 'statement-agreed').asOf('2025-02-03').finds('ADVOCACY_NOT_OFFERED')
    skipped
      .on('2025-01-10', 'advocate-offered')
      .on('2025-01-20', 'statement-agreed')
      .asOf('2025-02-03')
      .doesNotFind('ADVOCACY_NOT_OFFERED')
  })
  test('not where it was offered in time, also when it was declined', () => {
    by(aChild)
      .on('2025-01-07', 'advocate-offered')
      .on('2025-01-09', 'advocate-declined')
      .on('2025-01-13', 'stage-1-responded', told)
      .asOf('2025-02-03')
      .doesNotFind('ADVOCACY_NOT_OFFERED')
  })
  test('not before the first substantive step', () => {
    by(aChild).on('2025-01-07', 'complaint-acknowledged').asOf('2025-01-10').doesNotFind('ADVOCACY_NOT_OFFERED')
  })
  test('not where an advocate already acts', () => {
    complaint('whole', { people: [aChild, { id: 'adv', as: 'advocate', actsFor: 'child' }] })
      .on('2025-01-06', 'complaint-received', { channel: 'advocate' })
      .on('2025-01-13', 'stage-1-responded', told)
      .asOf('2025-02-03')
      .doesNotFind('ADVOCACY_NOT_OFFERED')
  })
  test('never for a parent’s own complaint, also where the child is named', () => {
    complaint('whole', { people: [aParent, { id: 'son', as: 'child', class: 'child' }] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', told)
      .asOf('2025-02-03')
      .doesNotFind('ADVOCACY_NOT_OFFERED')
  })
  test('in part an offer that is not there is not shown', () => {
    complaint('part', { people: [aChild] })
      .on('2025-01-06', 'complaint-received')
      .on('2025-01-13', 'stage-1-responded', told)
      .asOf('2025-02-03')
      .leavesOpen('ADVOCACY_NOT_OFFERED')
  })
})

describe('OUTCOME_NOT_TOLD: the child, or another person affected', () => {
  const family = [aParent, { id: 'son', as: 'child', class: 'child' }] as const
  const decided = (coverage: 'whole' | 'part', people: Parameters<typeof complaint>[1] = { people: family }) =>
    complaint(coverage, people)
      .on('2025-05-06', 'stage-3-requested')
      .on('2025-06-02', 'panel-held')
      .on('2025-06-09', 'panel-reported')
      .on('2025-06-23', 'stage-3-responded', { ombudsmanRightExplained: true })

  test('a child who was not told, and nobody wrote down why', () => {
    decided('whole').asOf('2025-09-01').finds('OUTCOME_NOT_TOLD', { certainty: 'certain', weight: 'fault' })
  })
  test('not where the child was told, or the reason for not telling is recorded', () => {
    decided('whole').on('2025-06-24', 'outcome-told', { to: 'son' }).asOf('2025-09-01').doesNotFind('OUTCOME_NOT_TOLD')
    decided('whole')
      .on('2025-06-24', 'outcome-told', { notToldBecause: 'He is two years old' })
      .asOf('2025-09-01')
      .doesNotFind('OUTCOME_NOT_TOLD')
  })
  test('telling nobody for no reason is not telling', () => {
    decided('whole')
      .on('2025-06-24', 'outcome-told', { notToldBecause: '' })
      .asOf('2025-09-01')
      .finds('OUTCOME_NOT_TOLD')
  })
  test('what was told after stage 2 does not tell what stage 3 came to', () => {
    complaint('whole', { people: family })
      .on('2025-04-07', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-04-09', 'outcome-told', { to: 'son' })
      .on('2025-05-06', 'stage-3-requested')
      .on('2025-06-02', 'panel-held')
      .on('2025-06-23', 'stage-3-responded', { ombudsmanRightExplained: true })
      .asOf('2025-09-01')
      .finds('OUTCOME_NOT_TOLD')
  })
  test('not where the child is the one who complained, or no child is named', () => {
    decided('whole', { people: [aChild] })
      .asOf('2025-09-01')
      .doesNotFind('OUTCOME_NOT_TOLD')
    decided('whole', { people: [aParent] })
      .asOf('2025-09-01')
      .doesNotFind('OUTCOME_NOT_TOLD')
  })
  test('not before anything is decided', () => {
    complaint('whole', { people: family })
      .on('2025-05-06', 'stage-3-requested')
      .asOf('2025-05-20')
      .doesNotFind('OUTCOME_NOT_TOLD')
  })
  test('in part it is not shown', () => {
    decided('part').asOf('2025-09-01').leavesOpen('OUTCOME_NOT_TOLD')
  })
})

describe('S2_NO_INDEPENDENT_PERSON: stage 2 reported or answered without one', () => {
  const begun = (coverage: 'whole' | 'part') =>
    complaint(coverage)
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-24', 'investigating-officer-appointed', { who: 'Ines' })
  const findings = [{ point: '1', finding: 'upheld' }] as const

  test('a report without an independent person', () => {
    begun('whole')
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .asOf('2025-03-03')
      .finds('S2_NO_INDEPENDENT_PERSON', { certainty: 'certain', weight: 'fault' })
  })
  test('an answer without one', () => {
    complaint('whole')
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-02-17', 'stage-2-responded', { stage3RightExplained: true })
      .asOf('2025-03-03')
      .finds('S2_NO_INDEPENDENT_PERSON', { certainty: 'certain' })
  })
  test('one appointed after the report comes too late', () => {
    begun('whole')
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .on('2025-02-19', 'independent-person-appointed', { who: 'Per' })
      .asOf('2025-03-03')
      .finds('S2_NO_INDEPENDENT_PERSON', { certainty: 'certain' })
  })
  test('one who left and was not replaced before the report', () => {
    begun('whole')
      .on('2025-01-24', 'independent-person-appointed', { who: 'Per' })
      .on('2025-02-03', 'appointment-ended', { role: 'independent-person', who: 'Per', reason: 'Ill' })
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .asOf('2025-03-03')
      .finds('S2_NO_INDEPENDENT_PERSON')
  })
  test('not where another took over, or the first left after reporting', () => {
    const first = begun('whole').on('2025-01-24', 'independent-person-appointed', { who: 'Per' })
    const left = { role: 'independent-person', who: 'Per', reason: 'Ill' } as const
    first
      .on('2025-02-03', 'appointment-ended', left)
      .on('2025-02-05', 'independent-person-appointed', { who: 'Pia' })
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .asOf('2025-03-03')
      .doesNotFind('S2_NO_INDEPENDENT_PERSON')
    first
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .on('2025-02-18', 'appointment-ended', left)
      .asOf('2025-03-03')
      .doesNotFind('S2_NO_INDEPENDENT_PERSON')
  })
  test('not where one was in post', () => {
    begun('whole')
      .on('2025-01-24', 'independent-person-appointed', { who: 'Per' })
      .on('2025-02-17', 'investigating-officer-reported', { findings })
      .asOf('2025-03-03')
      .doesNotFind('S2_NO_INDEPENDENT_PERSON')
  })
  test('not before anything is reported', () => {
    begun('whole').asOf('2025-02-20').doesNotFind('S2_NO_INDEPENDENT_PERSON')
  })
  test('in part it is not shown', () => {
    begun('part').on('2025-02-17', 'stage-2-responded').asOf('2025-03-03').leavesOpen('S2_NO_INDEPENDENT_PERSON')
  })
})

describe('IP_NOT_CONSULTED: the final response without the independent person of stage 2', () => {
  const reported = (coverage: 'whole' | 'part') =>
    complaint(coverage).on('2025-06-02', 'panel-held').on('2025-06-09', 'panel-report-received')
  const told = { ombudsmanRightExplained: true } as const

  test('never consulted, or only afterwards', () => {
    reported('whole')
      .on('2025-06-23', 'stage-3-responded', told)
      .asOf('2025-09-01')
      .finds('IP_NOT_CONSULTED', { certainty: 'certain', weight: 'fault' })
    reported('whole')
      .on('2025-06-23', 'stage-3-responded', told)
      .on('2025-06-24', 'independent-person-consulted')
      .asOf('2025-09-01')
      .finds('IP_NOT_CONSULTED', { certainty: 'certain' })
  })
  test('not where they were consulted first, nor before there is a response', () => {
    reported('whole')
      .on('2025-06-16', 'independent-person-consulted')
      .on('2025-06-23', 'stage-3-responded', told)
      .asOf('2025-09-01')
      .doesNotFind('IP_NOT_CONSULTED')
    reported('whole').asOf('2025-06-20').doesNotFind('IP_NOT_CONSULTED')
  })
  test('in part it is not shown', () => {
    reported('part').on('2025-06-23', 'stage-3-responded', told).asOf('2025-09-01').leavesOpen('IP_NOT_CONSULTED')
  })
})
