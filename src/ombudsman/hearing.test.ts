import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { check, decisionWith, type Row } from './fixtures/fragment.ts'
import { readDecision, workingDaysIn } from './read-decision.ts'

describe('The reasoning tells a story', () => {
  const stories = [
    'We expect councils to complete the statutory complaints procedure before we look at a complaint.',
    'The Council agreed to start stage two in May 2023 and appointed an officer.',
    'The Council says it has agreed to meet Ms X.',
    'The Council agreed it should have paid £400. It paid this in June 2023.',
    'In a previous decision we recommended the Council review its procedures within three months.',
    'We recommended in March 2022 that the Council train its staff.',
    'The investigating officer recommended the Council pay Ms X £500. The adjudicating officer accepted this.',
    'In October 2023 it agreed to pay her £300 and Ms X accepted this.',
    'During 2022 the Council agreed to pay for a tutor.',
    'The Council should answer stage one within 10 working days.',
    'Ms X wants the Council to apologise and pay £900.',
  ]
  for (const text of stories) check({ says: text, under: 'My findings', text: `1. ${text}`, gives: [] })
})

describe('The reasoning turns to the remedy', () => {
  const rows: readonly Row[] = [
    {
      says: 'what was done is told apart from what is agreed',
      under: 'My assessment',
      text: '1. It has already apologised to Ms X, paid her £200 and the Council has agreed to complete stage two by 29 February 2024.',
      gives: ['start-or-complete-stage 2024-02-29'],
    },
    {
      says: 'what the council says it will do counts where it is dated after the decision',
      under: 'Analysis',
      text: '1. The Council has said it will complete stage two by 5 March 2024.',
      gives: ['start-or-complete-stage 2024-03-05'],
    },
    {
      says: 'what the council agreed when it answered the Ombudsman',
      under: 'Analysis',
      text: '1. When the Council replied to our enquiries, it agreed to pay Ms X £55. It says it was late, but it has agreed to train its staff.',
      gives: ['payment 55', 'training'],
    },
    {
      says: 'an offer counts once the council has agreed to act',
      under: 'My assessment',
      text: '1. The Council has agreed to start stage two. It has also offered to pay Ms X £150.\n2. We will not investigate because the Council has agreed to take action we think fitting.',
      gives: ['start-or-complete-stage', 'payment 150'],
    },
    {
      says: 'an offer that is raised takes the place of the first',
      under: 'Analysis',
      text: '1. The Council has offered Ms X £100.\n2. We therefore asked the Council to put this right by arranging a stage three panel and increasing its offer of £100 to £250.\n3. To its credit the Council agreed. It will arrange the panel and make the increased payment within one month of this decision.',
      gives: ['start-or-complete-stage 2024-02-10', 'payment 250 2024-02-10'],
    },
    {
      says: 'the injustice may have begun in the past',
      text: '1. To recognise the injustice since May 2022, and the delay in June 2023, the Council has agreed to pay Ms X £350 within one month.\n2. In May 2023, the Council agreed to pay £90 and did so.',
      gives: ['payment 350 2024-02-10'],
    },
    {
      says: 'the evidence belongs to what was agreed before it',
      under: 'Analysis',
      text: '1. The Council has agreed to apologise.\n2. The Council should provide us with evidence of this.',
      gives: ['apology', 'evidence'],
    },
    {
      says: 'a remedy under a heading of the story, because its own is missing',
      under: 'What happened',
      text: '1. The Council agreed to pay £80 for taxis.\n2. The Council has agreed to:\n  • complete stage two within 65 working days of this decision.',
      gives: ['start-or-complete-stage 2024-04-12'],
    },
    {
      says: 'things to be given instead of steps',
      text: '1. The Council has agreed to the following actions within one month:\n  • A written apology to Ms X.\n  • A payment of £250 to Ms X.\n  • Completion of the stage two investigation.\n  • Training for complaints staff within three months.',
      gives: [
        'apology 2024-02-10',
        'payment 250 2024-02-10',
        'start-or-complete-stage 2024-02-10',
        'training 2024-04-10',
      ],
    },
  ]
  rows.forEach(check)
})

test('what was asked and what was agreed complete one another', () => {
  const text = `1. We asked the Council to resolve this by starting the statutory complaints procedure and paying £40.
2. To its credit the Council agreed to start stage two and pay Ms X £40 within one month.`
  const { actions } = readDecision(decisionWith('Analysis', text), workingDaysIn(englandAndWales))
  assert.deepEqual(
    actions.map(({ kind, stage, part, to, due }) => [kind, stage, part, to, due]),
    [
      ['start-or-complete-stage', 'stage-2', 'start', null, '2024-02-10'],
      ['payment', undefined, undefined, 'Ms X', '2024-02-10'],
    ],
  )
})

test('the header of an older statement', () => {
  const { reference, council, decisionDate } = readDecision(
    'Complaint reference:\n19 001 234\n\nComplaint against:\nHexley Council\n\nDate of decision: 3 May 2019\n\nThe complaint\n\n1. Ms X complains of delay.',
    () => undefined,
  )
  assert.deepEqual([reference, council, decisionDate], ['19 001 234', 'Hexley Council', '2019-05-03'])
})
