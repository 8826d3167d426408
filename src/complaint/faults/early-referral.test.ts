import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

type Found = 'upheld' | 'partially-upheld' | 'not-upheld'
const points = (significant?: boolean) =>
  [
    { id: '1', says: 'No visit', function: 's17' },
    { id: '2', says: 'A late letter', function: 's17', ...(significant === undefined ? {} : { significant }) },
  ] as const
const both = (second: Found) =>
  [
    { point: '1', finding: 'upheld' },
    { point: '2', finding: second },
  ] as const
const answered = (
  investigator: Found,
  adjudicator: Found,
  coverage: 'whole' | 'part' = 'whole',
  significant?: boolean,
) =>
  complaint(coverage, { points: points(significant) })
    .on('2025-01-20', 'stage-2-requested')
    .on('2025-02-12', 'investigating-officer-reported', { findings: both(investigator) })
    .on('2025-02-19', 'adjudicated', { findings: both(adjudicator).map((one) => ({ ...one, reasons: 'As reported' })) })
    .on('2025-02-21', 'stage-2-responded', { stage3RightExplained: true })
const conditions = {
  agreedBy: 'The complainant, by letter of 24 February',
  investigationRobust: 'All files seen, all heard',
  desiredOutcomesMet: 'most',
  actionPlan: 'Visits each fortnight from 10 March; apology by 7 March',
} as const
const referred = (story: ReturnType<typeof answered>, terms: object = conditions) =>
  story.on('2025-02-26', 'early-referral-made', terms)

describe('EARLY_REFERRAL_IMPROPER: sent on to the Ombudsman without a panel', () => {
  test('though a point was not upheld by the investigator, or by the adjudicator', () => {
    referred(answered('partially-upheld', 'upheld'))
      .asOf('2025-03-03')
      .finds('EARLY_REFERRAL_IMPROPER', { certainty: 'certain', weight: 'fault' })
    referred(answered('upheld', 'not-upheld')).asOf('2025-03-03').finds('EARLY_REFERRAL_IMPROPER', {
      certainty: 'certain',
    })
  })
  test('without one of the other conditions', () => {
    for (const [lacking, says] of [
      [{ desiredOutcomesMet: 'some' }, /not met: most of the outcomes that they wanted are not met\.$/],
      [{ desiredOutcomesMet: 'none' }, /not met: most of the outcomes/],
      [{ agreedBy: '' }, /not met: the complainant has not agreed\.$/],
      [{ investigationRobust: '' }, /not met: nothing says why the investigation was robust\.$/],
      [{ actionPlan: '' }, /not met: there is no action plan\.$/],
    ] as const) {
      const judged = referred(answered('upheld', 'upheld'), { ...conditions, ...lacking }).asOf('2025-03-03')
      judged.finds('EARLY_REFERRAL_IMPROPER', { certainty: 'certain' })
      assert.match(judged.assessment.faults.find(({ code }) => code === 'EARLY_REFERRAL_IMPROPER')?.says ?? '', says)
    }
    const { actionPlan: _, ...withoutPlan } = conditions
    referred(answered('upheld', 'upheld'), withoutPlan).asOf('2025-03-03').finds('EARLY_REFERRAL_IMPROPER')
  })
  test('though one point was never decided', () => {
    const undecided = (coverage: 'whole' | 'part') =>
      complaint(coverage, { points: points() })
        .on('2025-01-20', 'stage-2-requested')
        .on('2025-02-12', 'investigating-officer-reported', { findings: both('upheld') })
        .on('2025-02-19', 'adjudicated', { findings: [both('upheld')[0]] })
        .on('2025-02-26', 'early-referral-made', conditions)
        .asOf('2025-03-03')
    undecided('whole').finds('EARLY_REFERRAL_IMPROPER', { certainty: 'certain' })
    undecided('part').leavesOpen('EARLY_REFERRAL_IMPROPER')
  })
  test('before stage 2 was finished', () => {
    complaint('whole', { points: points() })
      .on('2025-01-20', 'stage-2-requested')
      .on('2025-01-27', 'early-referral-made', conditions)
      .asOf('2025-02-03')
      .finds('EARLY_REFERRAL_IMPROPER', { certainty: 'certain' })
  })
  test('not where all conditions hold', () => {
    referred(answered('upheld', 'upheld')).asOf('2025-03-03').doesNotFind('EARLY_REFERRAL_IMPROPER')
    referred(answered('upheld', 'upheld'), { ...conditions, desiredOutcomesMet: 'all' })
      .asOf('2025-03-03')
      .doesNotFind('EARLY_REFERRAL_IMPROPER')
  })
  test('a point of no weight falls short: possible, or lawful where significant points are enough (P10)', () => {
    const story = referred(answered('not-upheld', 'not-upheld', 'whole', false))
    story.asOf('2025-03-03').finds('EARLY_REFERRAL_IMPROPER', { certainty: 'possible' })
    story
      .under({ 'ombudsman.early_referral_test': 'all_significant_upheld' })
      .asOf('2025-03-03')
      .doesNotFind('EARLY_REFERRAL_IMPROPER')
    referred(answered('not-upheld', 'not-upheld'))
      .under({ 'ombudsman.early_referral_test': 'all_significant_upheld' })
      .asOf('2025-03-03')
      .finds('EARLY_REFERRAL_IMPROPER', { certainty: 'certain' })
  })
  test('the complainant who goes to the Ombudsman was not referred', () => {
    answered('not-upheld', 'not-upheld')
      .on('2025-02-26', 'ombudsman-complained')
      .asOf('2025-03-03')
      .doesNotFind('EARLY_REFERRAL_IMPROPER')
  })
  test('in part a condition that is not there is not shown', () => {
    referred(answered('upheld', 'upheld', 'part'), {})
      .asOf('2025-03-03')
      .leavesOpen('EARLY_REFERRAL_IMPROPER')
  })
})
