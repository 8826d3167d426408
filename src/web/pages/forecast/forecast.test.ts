import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fresh, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'

describe('The forecast page', () => {
  test('puts each stage that falls due under its weeks, with what it still needs', async () => {
    const { root, status } = await reading()('/forecast')
    assert.equal(status, 200)
    const tables = root.querySelectorAll('table').map((each) => rowsOf(each))
    const row = tables.flat().find(([reference]) => reference === running.reference)
    assert.deepEqual(row, [
      running.reference,
      'Thursday 28 November 2024 Finish stage 2: 34 working days left',
      'On course',
      'Investigating officer has still to do: Investigate and report on every point. From here a stage usually takes 30 working days.',
    ])
    assert.ok(
      root
        .querySelectorAll('h2')
        .map((one) => text(one))
        .includes('Within 10 working daysuntil Friday 25 October 2024'),
    )
  })

  test('says so where nothing falls due', async () => {
    const { root } = await reading(office([]))('/forecast')
    assert.equal(root.querySelectorAll('.govuk-inset-text').length, 3)
  })

  test('warns of a stage whose steps need more days than are left', async () => {
    const asked = {
      ...fresh,
      reference: 'CSC-LATE',
      events: [
        { type: 'complaint-received', on: '2024-08-01' },
        { type: 'stage-1-responded', on: '2024-08-14', stage2RightExplained: true },
        { type: 'stage-2-requested', on: '2024-10-07' },
      ],
    } as const
    const { root } = await reading(office([asked]))('/forecast')
    assert.equal(text(root.querySelector('.govuk-tag--red')), 'Will be late')
    assert.match(text(root.querySelector('table')), /Appoint an investigating officer and an independent person/)
  })
})
