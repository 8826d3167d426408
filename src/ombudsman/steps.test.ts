import { describe } from 'node:test'
import { check, type Row } from './fixtures/fragment.ts'

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
      says: 'several times for steps by their letters',
      text: '1. The Council will:\n  (a) apologise to Ms X;\n  (b) pay her £100;\n  (c) pay Y £50;\n  (d) train staff.\n2. It should carry out steps (a) to (c) within one month of my decision, and (d) within two months.',
      gives: ['apology 2024-02-10', 'payment 100 2024-02-10', 'payment 50 2024-02-10', 'training 2024-03-10'],
    },
    {
      says: 'several times that cannot be told apart',
      text: '1. The Council will apologise to Ms X.\n2. It will train its staff.\n3. It should complete these actions within one month and three months of my decision.',
      gives: ['apology', 'training'],
      unsure: ['several time limits'],
    },
    {
      says: '“pay this” may speak of two sums',
      text: '1. The Council agreed to pay Ms X £450 for nine months (£50 per month) and a further £100 for her time. It agreed to pay this within one month of our decision.',
      gives: ['payment 450 2024-02-10', 'payment 100 2024-02-10'],
    },
    {
      says: 'a time for what others are to do is doubtful',
      text: '1. The Council will apologise to Ms X.\n2. The investigating officer should finish within 65 working days of the start.',
      gives: ['apology'],
      unsure: ['belongs to no step'],
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
