import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const asked = (coverage: 'whole' | 'part' = 'whole') =>
  complaint(coverage)
    .on('2025-01-06', 'complaint-received')
    .on('2025-01-13', 'stage-1-responded', { by: 'Tom, team manager', stage2RightExplained: true })
    .on('2025-01-20', 'stage-2-requested')
const clear = [
  { question: 'member-or-officer', answer: false },
  { question: 'spouse-of-member-or-officer', answer: false },
  { question: 'works-in-the-service', answer: false },
  { question: 'part-in-the-case', answer: false },
  { question: 'knows-those-involved', answer: false },
]
const yesTo = (question: string) => clear.map((one) => (one.question === question ? { question, answer: true } : one))

describe('IO_NOT_INDEPENDENT', () => {
  const officer = (who: string, independence = clear) =>
    asked().on('2025-01-24', 'investigating-officer-appointed', { who, independence }).asOf('2025-02-03')

  test('works in the service complained about', () => {
    officer('Ines', yesTo('works-in-the-service')).finds('IO_NOT_INDEPENDENT', {
      certainty: 'certain',
      weight: 'fault',
    })
  })
  test('had a part in the case', () => {
    officer('Ines', yesTo('part-in-the-case')).finds('IO_NOT_INDEPENDENT', { certainty: 'certain' })
  })
  test('answered at stage 1', () => {
    officer('Tom, team manager').finds('IO_NOT_INDEPENDENT')
  })
  test('not where nothing was declared against them, also for an officer of the council', () => {
    officer('Ines').doesNotFind('IO_NOT_INDEPENDENT')
    officer('Ines', yesTo('member-or-officer')).doesNotFind('IO_NOT_INDEPENDENT')
  })
  test('a declaration that is not there is not shown', () => {
    for (const coverage of ['whole', 'part'] as const)
      asked(coverage)
        .on('2025-01-24', 'investigating-officer-appointed', { who: 'Ines' })
        .asOf('2025-02-03')
        .leavesOpen('IO_NOT_INDEPENDENT')
  })
})

describe('IP_NOT_INDEPENDENT', () => {
  const person = (who: string, independence = clear) =>
    asked()
      .on('2025-01-23', 'advocate-appointed', { who: 'Ada' })
      .on('2025-01-24', 'investigating-officer-appointed', { who: 'Ines', independence: clear })
      .on('2025-01-24', 'independent-person-appointed', { who, independence })
      .asOf('2025-02-03')

  test('is a member or an officer of the council, or married to one', () => {
    person('Per', yesTo('member-or-officer')).finds('IP_NOT_INDEPENDENT', { certainty: 'certain', weight: 'fault' })
    person('Per', yesTo('spouse-of-member-or-officer')).finds('IP_NOT_INDEPENDENT', { certainty: 'certain' })
  })
  test('is the investigating officer, the advocate or the one who answered at stage 1', () => {
    for (const who of ['Ines', 'Ada', 'Tom, team manager']) person(who).finds('IP_NOT_INDEPENDENT')
  })
  test('not where nothing stands against them', () => {
    person('Per').doesNotFind('IP_NOT_INDEPENDENT', 'IO_NOT_INDEPENDENT')
  })
  test('the investigator’s conflict is not the independent person’s', () => {
    asked()
      .on('2025-01-24', 'investigating-officer-appointed', { who: 'Ines', independence: yesTo('works-in-the-service') })
      .on('2025-01-24', 'independent-person-appointed', { who: 'Per', independence: clear })
      .asOf('2025-02-03')
      .finds('IO_NOT_INDEPENDENT')
      .doesNotFind('IP_NOT_INDEPENDENT')
  })
})

describe('PANEL_NOT_INDEPENDENT', () => {
  type Sitting = { readonly who: string; readonly independence?: typeof clear; readonly supplier?: string }
  const sitting = (chair: Sitting, first: Sitting, second: Sitting) =>
    asked()
      .on('2025-01-24', 'investigating-officer-appointed', {
        who: 'Ines',
        independence: clear,
        supplier: 'Fair Eye Ltd',
      })
      .on('2025-01-24', 'independent-person-appointed', { who: 'Per', independence: clear, supplier: 'Second Look' })
      .on('2025-02-24', 'stage-2-responded', { stage3RightExplained: true })
      .on('2025-03-03', 'stage-3-requested')
      .on('2025-03-10', 'panel-appointed', { chair, members: [first, second] })
      .asOf('2025-03-17')
  const sits = (who: string, supplier = 'Panels UK'): Sitting => ({ who, independence: clear, supplier })

  test('the independent person of stage 2 sits on it', () => {
    sitting(sits('Per'), sits('Mo'), sits('Nia')).finds('PANEL_NOT_INDEPENDENT', {
      certainty: 'certain',
      weight: 'fault',
    })
    sitting(sits('Clara'), sits('Mo'), sits('Per')).finds('PANEL_NOT_INDEPENDENT', { certainty: 'certain' })
  })
  test('a member of the council sits on it, or someone married to an officer', () => {
    sitting(sits('Clara'), { who: 'Mo', independence: yesTo('member-or-officer') }, sits('Nia')).finds(
      'PANEL_NOT_INDEPENDENT',
      { certainty: 'certain' },
    )
    sitting(sits('Clara'), sits('Mo'), { who: 'Nia', independence: yesTo('spouse-of-member-or-officer') }).finds(
      'PANEL_NOT_INDEPENDENT',
      { certainty: 'certain' },
    )
  })
  test('the investigator sits on it, or somebody of the same supplier', () => {
    sitting(sits('Clara'), sits('Ines'), sits('Nia')).finds('PANEL_NOT_INDEPENDENT')
    sitting(sits('Clara'), sits('Mo', 'Fair Eye Ltd'), sits('Nia')).finds('PANEL_NOT_INDEPENDENT')
  })
  test('not where three others sit; the supplier of the independent person may send one', () => {
    sitting(sits('Clara'), sits('Mo'), sits('Nia')).doesNotFind('PANEL_NOT_INDEPENDENT')
    sitting(sits('Clara'), sits('Mo', 'Second Look'), sits('Nia')).doesNotFind('PANEL_NOT_INDEPENDENT')
  })
  test('one person holds two places, or there are only two', () => {
    sitting(sits('Clara'), sits('Mo'), sits('Mo')).finds('PANEL_NOT_INDEPENDENT', { certainty: 'certain' })
    asked()
      .on('2025-03-10', 'panel-appointed', { chair: sits('Clara'), members: [sits('Mo')] })
      .asOf('2025-03-17')
      .finds('PANEL_NOT_INDEPENDENT', { certainty: 'certain' })
  })
  test('who sits on it is not recorded', () => {
    asked().on('2025-03-10', 'panel-appointed').asOf('2025-03-17').leavesOpen('PANEL_NOT_INDEPENDENT')
  })
  test('declarations that are not there are not shown', () => {
    sitting({ who: 'Clara' }, { who: 'Mo' }, { who: 'Nia' }).leavesOpen('PANEL_NOT_INDEPENDENT')
  })
})

describe('FILES_WITHHELD', () => {
  const begun = (coverage: 'whole' | 'part') =>
    asked(coverage)
      .on('2025-01-24', 'investigating-officer-appointed', { who: 'Ines' })
      .on('2025-01-24', 'independent-person-appointed', { who: 'Per' })
      .on('2025-01-27', 'files-requested', { from: 'The service', what: 'Supervision notes' })

  test('kept from the investigator or the independent person without a reason', () => {
    begun('whole')
      .on('2025-02-03', 'files-withheld', { from: 'investigating-officer', what: 'Supervision notes', reason: '' })
      .asOf('2025-02-10')
      .finds('FILES_WITHHELD', { certainty: 'certain', weight: 'fault' })
    begun('whole')
      .on('2025-02-03', 'files-withheld', { from: 'independent-person', what: 'Supervision notes' })
      .asOf('2025-02-10')
      .finds('FILES_WITHHELD', { certainty: 'certain' })
    begun('part')
      .on('2025-02', 'files-withheld', { from: 'investigating-officer', reason: '' })
      .asOf('2025-06-02')
      .finds('FILES_WITHHELD', { certainty: 'certain' })
  })
  test('not with a reason in law', () => {
    begun('whole')
      .on('2025-02-03', 'files-withheld', {
        from: 'investigating-officer',
        what: 'Counsel’s advice',
        reason: 'Legal professional privilege',
      })
      .asOf('2025-02-10')
      .doesNotFind('FILES_WITHHELD')
  })
  test('not where they were supplied', () => {
    begun('whole')
      .on('2025-02-03', 'files-supplied', { what: 'Supervision notes' })
      .asOf('2025-02-10')
      .doesNotFind('FILES_WITHHELD')
  })
  test('in part, where no reason is recorded, it is possible', () => {
    begun('part')
      .on('2025-02', 'files-withheld', { from: 'investigating-officer' })
      .asOf('2025-06-02')
      .finds('FILES_WITHHELD', { certainty: 'possible' })
  })
})
