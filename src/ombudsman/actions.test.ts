import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../test/calendar.ts'
import { readDecision, workingDaysIn } from './read-decision.ts'

type Row = {
  readonly says: string
  readonly under?: string
  readonly text: string
  /** Kind, sum, date; then whom for and the stage and part where they matter. */
  readonly gives: readonly string[]
  readonly unsure?: readonly string[]
}

/** Wednesday 10 January 2024. */
const decision = (under: string, text: string) => `Hexley Council (23 900 001)

Category : Children's care services > Other

Decision : Upheld

Decision date : 10 Jan 2024

The Ombudsman's final decision:

Summary: There was fault.

The complaint

  1. Ms X complains.

${under}

${text}

Final decision

  1. There was fault.
`

const add = workingDaysIn(englandAndWales)

function check({ says, under = 'Agreed action', text, gives, unsure = [] }: Row): void {
  test(says, () => {
    const read = readDecision(decision(under, text), add)
    const actions = read.actions.map(({ kind, amount, due }) =>
      [kind, amount, due].filter((part) => part !== null).join(' '),
    )
    assert.deepEqual(actions, gives)
    const said = read.unsure.map(({ what }) => what)
    assert.equal(said.length, unsure.length, said.join('; '))
    for (const [index, part] of unsure.entries()) assert.ok(said[index]?.includes(part) === true, said[index] ?? part)
  })
}

describe('Sums of money', () => {
  const rows: readonly Row[] = [
    {
      says: 'one sum with pence and a comma',
      text: '1. The Council will pay Ms X £1,234.50 within one month.',
      gives: ['payment 1234.5 2024-02-10'],
    },
    {
      says: 'each of two people by name',
      text: '1. Within one month the Council will pay Mr X £300 and Ms Y £200.',
      gives: ['payment 300 2024-02-10', 'payment 200 2024-02-10'],
    },
    {
      says: 'the same sum for each of two people is named once',
      text: '1. Within one month the Council will pay Mr and Mrs X £250 each.',
      gives: ['payment 250 2024-02-10'],
    },
    {
      says: 'a total stands for its parts',
      text: '1. Within one month the Council will pay Ms X a total of £600, made up of £400 for distress and £200 for her time.',
      gives: ['payment 600 2024-02-10'],
    },
    {
      says: 'a sum stands for the parts that add up to it',
      text: '1. Within one month the Council will pay Ms X £450 (£300 for distress and £150 for her time).',
      gives: ['payment 450 2024-02-10'],
    },
    {
      says: 'two sums for two things are two payments',
      text: '1. Within one month the Council will pay Ms X £300 for distress and £150 for her time.',
      gives: ['payment 300 2024-02-10', 'payment 150 2024-02-10'],
    },
    {
      says: 'a rate with its total is the total',
      text: '1. Within one month the Council will pay Ms X £1,500 (£500 per term for three terms).',
      gives: ['payment 1500 2024-02-10'],
    },
    {
      says: 'a rate without a total is said to be one',
      text: '1. The Council will pay Ms X £25 per week until it finishes.',
      gives: ['payment 25'],
      unsure: ['rate'],
    },
    {
      says: 'an offer that is raised counts once, as raised',
      text: '1. The Council has agreed to increase its offer from £150 to £400 and pay this within six weeks of the decision.',
      gives: ['payment 400 2024-02-21'],
    },
    {
      says: 'a sum beside one that was offered before',
      text: '1. Within one month the Council will pay Ms X £200 on top of the £100 it has already offered.',
      gives: ['payment 200 2024-02-10'],
    },
    {
      says: 'the same with a total that takes in the earlier offer is doubtful',
      text: '1. The Council will pay Ms X £200 on top of the £100 it has already offered, £300 in total.',
      gives: ['payment 200'],
      unsure: ['earlier offer'],
    },
    {
      says: 'a sum offered earlier and now agreed counts',
      text: '1. The Council has agreed to pay Ms X the £250 it offered at stage three within two weeks of my decision.',
      gives: ['payment 250 2024-01-24'],
    },
    {
      says: 'a payment of what an earlier sentence named',
      text: '1. The Council offered Ms X £175. That is fair. It should make this payment within one month.',
      gives: ['payment 175 2024-02-10'],
      unsure: ['earlier sentence'],
    },
    {
      says: 'a payment without a sum is doubtful, but not the cost of a thing',
      text: '1. The Council will make a payment to Ms X.\n2. The Council will reimburse the cost of her taxis.',
      gives: ['payment', 'payment'],
      unsure: ['without an amount'],
    },
    {
      says: 'a debt that is written off is no payment',
      text: '1. The Council has agreed to waive Ms X’s debt of £430.',
      gives: ['other 430'],
    },
    {
      says: 'sums that were paid, wished for, suggested by guidance or refused are not agreed',
      text: `1. The Council has already paid Ms X £100 and offered £50 for her fares.
2. Ms X wanted the Council to pay £5,000. The Council did not agree to this.
3. Our guidance suggests between £100 and £300.
4. I do not recommend that the Council pays her fees of £900.
5. The Council will apologise for the £60 it took in error.`,
      gives: ['apology'],
    },
    {
      says: 'payments itemised after a colon take the time of the line above',
      text: '1. Within one month of this decision, the Council will pay:\n  • £300 to Mr X for distress;\n  • £200 to Ms Y.',
      gives: ['payment 300 2024-02-10', 'payment 200 2024-02-10'],
    },
    {
      says: 'an apology together with a payment is two things',
      text: '1. Within one month of this decision, the Council will provide Ms X with an apology and a payment of £120.',
      gives: ['apology 2024-02-10', 'payment 120 2024-02-10'],
    },
  ]
  rows.forEach(check)
})

describe('When it is due', () => {
  const rows: readonly Row[] = [
    {
      says: 'a time at the end is meant for all before it',
      text: '1. The Council has agreed to apologise to Ms X and pay her £100 within four weeks of my decision.',
      gives: ['apology 2024-02-07', 'payment 100 2024-02-07'],
    },
    {
      says: 'a time at the beginning is meant for all after it, until there is another',
      text: '1. Within one month of my decision the Council should apologise, pay Ms X £200, and within three months it should review its procedures and train its staff.',
      gives: ['apology 2024-02-10', 'payment 200 2024-02-10', 'review-procedure 2024-04-10', 'training 2024-04-10'],
    },
    {
      says: 'a time between two things is doubtful for the second',
      text: '1. The Council will apologise to Ms X within four weeks and pay her £200.',
      gives: ['apology 2024-02-07', 'payment 200'],
      unsure: ['another part of the sentence'],
    },
    {
      says: 'an item with a time of its own does not take that of its list',
      text: '1. Within one month of my decision the Council will:\n  • apologise to Ms X; and\n  • complete stage two within 65 working days of the date of this decision.',
      gives: ['apology 2024-02-10', 'start-or-complete-stage 2024-04-12'],
    },
    {
      says: '“without delay” in a list with a date takes the date',
      text: '1. Within one month of my decision the Council will:\n  • complete stage two without further delay.',
      gives: ['start-or-complete-stage 2024-02-10'],
    },
    {
      says: '“without delay” alone comes to no date',
      text: '1. The Council will complete stage two without further delay.',
      gives: ['start-or-complete-stage'],
    },
    {
      says: 'a sentence that gives a time to all before it',
      text: '1. The Council will apologise to Ms X.\n2. It will also train its staff.\n3. The Council should take these actions within two months of my decision.',
      gives: ['apology 2024-03-10', 'training 2024-03-10'],
    },
    {
      says: 'the time for the evidence is not the time for the rest',
      text: '1. The Council will apologise to Ms X.\n2. The Council should provide us with evidence it has done so within six weeks of my decision.',
      gives: ['apology', 'evidence 2024-02-21'],
    },
    {
      says: 'a time limit that staff are to be told of is not a deadline',
      text: `1. The Council will remind staff of the need to reply within 20 working days.
2. It will review its procedure to ensure stage two ends within 65 working days.
3. It will apologise to Ms X for not replying within 10 working days.
4. It will tell its managers that a panel must meet within 30 working days.`,
      gives: ['staff-reminder', 'review-procedure', 'apology', 'staff-reminder'],
    },
    {
      says: 'a quoted policy asks for nothing and sets no time',
      text: '1. The policy says: “the Council will answer within 10 working days”. The Council will remind staff of this policy within six weeks of my decision.',
      gives: ['staff-reminder 2024-02-21'],
    },
    {
      says: 'a time counted from something else comes to no date',
      text: '1. The Council will, by 1 March 2024, start the stage two investigation and complete it within 65 working days of that date.',
      gives: ['start-or-complete-stage 2024-03-01', 'start-or-complete-stage'],
      unsure: ['something other than the decision'],
    },
    {
      says: 'a period that names no number comes to no date',
      text: '1. The Council will complete stage two within the statutory timescales.\n2. It will meet Ms X by the end of term.',
      gives: ['start-or-complete-stage', 'meeting'],
      unsure: ['no number', 'no number'],
    },
    {
      says: 'a date before the decision is no deadline',
      text: '1. The Council will apologise to Ms X for the panel that was due by 3 May 2023.',
      gives: ['apology'],
    },
    {
      says: 'a reason at the start does not lend its time',
      text: '1. Because the Council did not reply within 20 working days, it should apologise to Ms X.',
      gives: ['apology'],
    },
    {
      says: 'a time in a sentence of its own, for the payments alone or for everything',
      text: '1. The Council will apologise to Ms X, pay her £500 and pay her son, Y, £100. The payments should be made within one month of this decision.\n2. It will train its staff. All of these actions should be completed within three months of my decision.',
      gives: ['apology 2024-04-10', 'payment 500 2024-02-10', 'payment 100 2024-02-10', 'training 2024-04-10'],
    },
    {
      says: 'a time that belongs to nothing is doubtful',
      text: '1. The Council will apologise to Ms X.\n2. Officers expect progress within six weeks of this decision.',
      gives: ['apology'],
      unsure: ['belongs to no step'],
    },
    {
      says: 'two limits for one step are doubtful, and the agreed one counts',
      under: 'Analysis',
      text: '1. We asked the Council to resolve this by paying Ms X £100 within one month.\n2. The Council agreed to pay Ms X £100 within two months of this decision.',
      gives: ['payment 100 2024-03-10'],
      unsure: ['two time limits'],
    },
  ]
  rows.forEach(check)
})

describe('Kinds of action', () => {
  const kinds: readonly (readonly [says: string, gives: readonly string[]])[] = [
    ['apologise to Ms X', ['apology']],
    ['write to Ms X and apologise for the delay', ['apology']],
    ['send Ms X a letter of apology', ['apology']],
    ['appoint an investigating officer and an independent person', ['start-or-complete-stage']],
    ['investigate Ms X’s complaint at stage two of the statutory procedure', ['start-or-complete-stage']],
    ['consider the complaint under the statutory children’s complaints procedure', ['start-or-complete-stage']],
    ['issue its stage 2 response', ['start-or-complete-stage']],
    ['convene a review panel', ['start-or-complete-stage']],
    ['inform Ms X of her rights under the procedure', ['inform-of-rights']],
    ['write to Ms X to explain how she can ask for stage three', ['inform-of-rights']],
    ['remind its staff how complaints go from stage one to stage two', ['staff-reminder']],
    ['share this decision with its complaints team', ['staff-reminder']],
    ['ensure staff are aware of the statutory guidance', ['staff-reminder']],
    ['review how it handles late requests', ['review-procedure']],
    ['produce an action plan to clear its backlog of stage two complaints', ['review-procedure']],
    ['carry out a review of its complaints procedure', ['review-procedure']],
    ['update its website and leaflets', ['review-procedure']],
    ['provide training on the statutory complaints procedure to social workers', ['training']],
    ['provide us with evidence that it has done this', ['evidence']],
    ['send us a copy of the apology letter', ['evidence']],
    ['offer Ms X a meeting with a senior manager', ['meeting']],
    ['meet with Ms X', ['meeting']],
    ['produce a timetable for its overdue stage two investigations', ['review-procedure']],
    ['review its decision not to accept the complaint', ['other']],
    ['review its decision to end the short breaks', ['other']],
    ['reassess Y’s needs and update the care plan', ['other']],
    ['correct the record', ['other']],
  ]
  for (const [says, gives] of kinds) check({ says, text: `1. The Council will ${says}.`, gives })
})

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
      says: 'an enquiry asks for no remedy',
      under: 'Analysis',
      text: '1. I asked the Council to send its files and explain the delay.',
      gives: [],
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
  const { actions } = readDecision(decision('Agreed action', text), add)
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

test('a step keeps its words, its details and the phrase as published', () => {
  const text =
    '1. Within Four Weeks of my decision the Council will remind staff of:\n  • the limits at stage two;\n  • the right to a panel.'
  const { actions } = readDecision(decision('Agreed action', text), add)
  assert.equal(actions[0]?.phrase, 'Within Four Weeks of my decision')
  assert.match(actions[0]?.says ?? '', /remind staff of: the limits at stage two; the right to a panel$/)
})

test('a sum in the summary that no action gives is pointed out', () => {
  const text = decision('Agreed action', '1. The Council will pay Ms X £100.').replace(
    'There was fault.',
    'The Council has agreed to pay £150.',
  )
  const { unsure } = readDecision(text, add)
  assert.deepEqual(unsure, [
    { what: 'The summary names an amount that no action gives', passage: 'The Council has agreed to pay £150.' },
  ])
})

test('an action that only the summary tells of is pointed out', () => {
  const text = decision('Analysis', '1. There was delay.').replace(
    'There was fault.',
    'The Council has agreed to apologise.',
  )
  const { actions, unsure } = readDecision(text, add)
  assert.deepEqual([actions, unsure.map(({ what }) => what)], [[], ['Only the summary tells of an action']])
})
