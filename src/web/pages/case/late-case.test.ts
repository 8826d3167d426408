import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaint } from '../../../../test/scenario.ts'
import { office } from '../../../../test/browser/office.ts'
import { reading, sectionOf, text } from '../../../../test/browser/reading.ts'

const received = complaint('whole').on('2024-09-18', 'complaint-received').on('2024-09-19', 'complaint-acknowledged')

/** The page of the complaint on 11 October 2024, the day of the office. */
const page = async (story: typeof received) => (await reading(office([story.history()]))('/complaints/A-1')).root

test('An answer that is late within the longest time is no fault, and what it is stands where faults are counted', async () => {
  const root = await page(received.on('2024-09-20', 'stage-1-allocated', { to: 'Tom' }))
  const box = text(root.querySelectorAll('.redress-glance__box').at(-1))
  assert.match(box, /^What went wrong No fault found \d+ (matter|matters) of poor practice or delay$/)
  assert.match(text(sectionOf(root, 'faults')), /Poor practice/)
})

test('A promise that was written as a sentence stands in another without its full stop', async () => {
  const promised = received.on('2024-09-23', 'action-agreed', {
    action: 'A1',
    says: 'Rewrite the policy.',
    due: '2024-12-02',
    from: 'stage-1',
  })
  const steps = text(sectionOf(await page(promised), 'next'))
  assert.match(steps, /Rewrite the policy, by Monday 2 December 2024\./)
})
