import { describe } from 'node:test'
import { check, type Row } from './fixtures/fragment.ts'

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
      says: 'a later sentence that names a sum, and no total, changes nothing',
      text: '1. The Council will pay Ms X £100 within one month. This takes account of her fare of £40.',
      gives: ['payment 100 2024-02-10'],
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
