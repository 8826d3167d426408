import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { check, decisionWith, type Row } from './fixtures/fragment.ts'
import { readDecision, workingDaysIn } from './read-decision.ts'

const add = workingDaysIn(englandAndWales)

describe('What the words leave open, or do not ask for', () => {
  const rows: readonly Row[] = [
    {
      says: 'a step that hangs on the complainant',
      text: '1. If Ms X accepts, the Council will pay her £500 within one month.',
      gives: ['payment 500 2024-02-10'],
      unsure: ['depends on what the complainant decides'],
    },
    {
      says: 'guidance on how to apologise is no step',
      text: '1. The Council will apologise to Ms X. We publish guidance on remedies which sets out how to apologise effectively. The organisation should consider this guidance in making the apology.',
      gives: ['apology'],
    },
    {
      says: 'what was done before the decision is no step',
      text: '1. The Council has already apologised, reviewed its process and trained its staff. It has paid Ms X.',
      gives: [],
    },
    {
      says: 'what the council should have done is no step',
      text: '1. The Council should have held a panel within 30 working days. It will apologise to Ms X.',
      gives: ['apology'],
    },
    {
      says: 'a heading with a promise that cannot be read says so',
      text: '1. The Council will of its own accord pay Ms X.',
      gives: [],
      unsure: ['No action could be read'],
    },
    {
      says: 'what the council did on a date in the past is a story',
      under: 'Analysis',
      text: '1. In March 2023 the Council agreed to pay Ms X £300.\n2. The panel recommended the Council apologise. The Council accepted its findings.',
      gives: [],
    },
    {
      says: 'under its own heading a promise may be passed on as what the council said',
      text: '1. The Council has told us it will pay Ms X £70.',
      gives: ['payment 70'],
    },
    {
      says: 'an enquiry asks for no remedy',
      under: 'Analysis',
      text: '1. I asked the Council to send its files and explain the delay.',
      gives: [],
    },
    {
      says: 'what the council offered counts once the text says it was agreed',
      text: '1. The Council has offered to apologise to Ms X and pay her £300. The Council has agreed to do this within one month of my decision.',
      gives: ['apology 2024-02-10', 'payment 300 2024-02-10'],
    },
    {
      says: 'what the council offered by a time after the decision counts',
      under: 'My assessment',
      text: '1. The Council has offered to complete stage two within four weeks of our decision.',
      gives: ['start-or-complete-stage 2024-02-07'],
    },
    {
      says: 'an offer that nothing turns into an agreement is doubtful',
      text: '1. The Council has offered to pay Ms X £300.',
      gives: [],
      unsure: ['Offered', 'No action could be read'],
    },
    {
      says: 'what a panel recommended, under a heading of its own, is not what was agreed',
      under: 'Recommendations',
      text: '1. The panel recommended the Council:\n  • apologise; and\n  • pay £500.\n2. Pay Ms X £600.\n\nAgreed action\n\n1. The Council will pay Ms X £250.',
      gives: ['payment 250'],
    },
    {
      says: 'the parts of a letter are the steps',
      text: '1. Within one month of this decision the Council will send Ms X a letter:\n  • apologising for the delay;\n  • offering her £250.',
      gives: ['apology 2024-02-10', 'payment 250 2024-02-10'],
    },
    {
      says: 'a sum in the details of another step is doubtful',
      text: '1. The Council will remind staff of:\n  • the duty to refund fares of £60.',
      gives: ['staff-reminder'],
      unsure: ['details name a sum'],
    },
    {
      says: 'details in flat text end where the next step begins',
      text: '- The Council will:\n- Apologise to Ms X for:\n- Failing to reply\n- Delay\n- Reassess her needs\n- £50 to Ms X',
      gives: ['apology', 'other', 'payment 50'],
    },
    {
      says: 'what was agreed may name a stage that what was asked did not, but is another step where its part differs',
      under: 'Analysis',
      text: '1. We asked the Council to resolve this by starting the statutory complaints procedure and completing stage three.\n2. The Council agreed to start stage two within one month.',
      gives: ['start-or-complete-stage 2024-02-10', 'start-or-complete-stage'],
    },
    {
      says: 'details of a step are no steps',
      text: '1. The Council will apologise to Ms X for:\n  • failing to start stage two;\n  • the wait.\n2. The Council will remind staff to:\n  • appoint an independent person; and\n  • complete stage two in time.',
      gives: ['apology', 'staff-reminder'],
    },
    {
      says: 'steps one after another in one sentence',
      text: '1. I recommended that the Council pays Ms X £75, apologises to her and arranges a stage three panel.',
      gives: ['payment 75', 'apology', 'start-or-complete-stage'],
    },
    {
      says: 'steps lettered within a sentence',
      text: '1. Within one month the Council will: (a) apologise to Ms X; (b) pay her £100; and (c) remind staff.',
      gives: ['apology 2024-02-10', 'payment 100 2024-02-10', 'staff-reminder 2024-02-10'],
    },
    {
      says: 'a recommendation that the council accepted',
      text: '1. The Council accepted my recommendation to pay Ms X £60 within one week of this decision.',
      gives: ['payment 60 2024-01-17'],
    },
    {
      says: 'what follows a full stop is a list where the sentence says so',
      text: '1. The Council has agreed to take the following action within one month of my decision.\n2. Apologise to Ms X.\n3. Pay Ms X £100.\n4. The Council will send us evidence.',
      gives: ['apology 2024-02-10', 'payment 100 2024-02-10', 'evidence'],
    },
  ]
  rows.forEach(check)
})

test('whom a step is for, and which part of which stage', () => {
  const text = `1. Within one month the Council will:
  • apologise to Mr and Mrs X;
  • pay them £200 and pay their son, Y, £300;
  • appoint an investigating officer;
  • hold a stage three panel; and
  • complete stage 1.`
  const { actions } = readDecision(decisionWith('Agreed action', text), add)
  assert.deepEqual(
    actions.map(({ to, stage, part }) => [to, stage, part]),
    [
      ['Mr and Mrs X', undefined, undefined],
      ['Mr and Mrs X', undefined, undefined],
      ['Y', undefined, undefined],
      [null, 'stage-2', 'appoint'],
      [null, 'stage-3', 'start'],
      [null, 'stage-1', 'complete'],
    ],
  )
})

test('whom each of several sums is for', () => {
  const payees = (text: string) =>
    readDecision(decisionWith('Agreed action', `1. The Council will ${text}.`), add).actions.map(({ to, amount }) => [
      to,
      amount,
    ])
  assert.deepEqual(payees('pay Mr X £300 and Ms Y £200'), [
    ['Mr X', 300],
    ['Ms Y', 200],
  ])
  assert.deepEqual(payees('pay £300 to Mr X and £200 to Ms Y'), [
    ['Mr X', 300],
    ['Ms Y', 200],
  ])
  assert.deepEqual(payees('pay £300 for distress and £200 for her time to Ms Y'), [
    ['Ms Y', 300],
    ['Ms Y', 200],
  ])
  assert.deepEqual(payees('apologise to Ms Y and pay £90'), [
    ['Ms Y', null],
    ['Ms Y', 90],
  ])
})

test('a step keeps its words, its details and the phrase as published', () => {
  const text =
    '1. Within Four Weeks of my decision the Council will remind staff of:\n  • the limits at stage two;\n  • the right to a panel.'
  const { actions } = readDecision(decisionWith('Agreed action', text), add)
  assert.equal(actions[0]?.phrase, 'Within Four Weeks of my decision')
  assert.match(actions[0]?.says ?? '', /remind staff of: the limits at stage two; the right to a panel$/)
})

test('a sum in the summary that no action gives is pointed out', () => {
  const text = decisionWith('Agreed action', '1. The Council will pay Ms X £100.').replace(
    'There was fault.',
    'The Council has agreed to pay £150.',
  )
  const { unsure } = readDecision(text, add)
  assert.deepEqual(unsure, [
    { what: 'The summary names an amount that no action gives', passage: 'The Council has agreed to pay £150.' },
  ])
})

test('an action that only the summary tells of is pointed out', () => {
  const text = decisionWith('Analysis', '1. There was delay.').replace(
    'There was fault.',
    'The Council has agreed to apologise.',
  )
  const { actions, unsure } = readDecision(text, add)
  assert.deepEqual([actions, unsure.map(({ what }) => what)], [[], ['Only the summary tells of an action']])
})
