import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { isSound, says, story, fillIn } from './telling.ts'

// J1 and J2: stage 1 answered in time, and stage 1 that lapsed. Everybody signs in as themselves.

const CAST = {
  'Priya Shah': 'complaints-officer',
  'Morgan Ellis': 'complaints-manager',
  'Tom Reyes': 'stage-1-manager',
} as const

describe('J1: stage 1 settled in time', { skip: withoutChromium }, () => {
  const { as, open, take, refused, onDay } = story('2025-03-03', CAST)

  test('a parent rings on Monday 3 March 2025, and is answered point by point', async () => {
    await as('Tom Reyes')
    const priya = await open('Priya Shah', '/new-complaint')
    await isSound(priya)
    await fillIn(priya, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Phone',
      'What they are called': 'Ms Rowan',
      'Who they are to the child': 'Parent',
      'Point 1 > What went wrong, in the person’s own words': 'The assessment was done two months late',
      'Point 1 > What they want to happen (optional)': 'Somebody says sorry',
      'Point 1 > What it is about, in law': 'Child in need (s17)',
      'Point 2 > What went wrong, in the person’s own words': 'Nobody rang me back',
      'Point 2 > What it is about, in law': 'Child in need (s17)',
    })
    await priya.getByRole('button', { name: 'Record it' }).click()
    await says(priya, 'Recorded', /Monday 17 March 2025/, /At the very latest: Monday 31 March 2025/)
    const reference = new URL(priya.url()).pathname.split('/').at(-1) ?? ''
    assert.equal(reference, '2025-0001')
    await take('Priya Shah', reference, 'Acknowledge the complaint', {})
    await take('Morgan Ellis', reference, 'Choose the procedure', {
      'Which procedure?': 'Statutory',
      Reason: 'Both points are about help under section 17',
    })
    await isSound(await open('Priya Shah', `/complaints/${reference}/steps`))
    await isSound(await open('Priya Shah', `/complaints/${reference}/steps/stage-1-allocated`))
    await take('Priya Shah', reference, 'Give it to a manager to answer at stage 1', {
      'Which manager?': 'Tom Reyes',
      'When do you want the draft?': '2025-03-11',
      'Their account (optional)': 'Tom Reyes',
    })

    onDay('2025-03-12')
    const tom = await refused(
      'Tom Reyes',
      reference,
      'Answer at stage 1',
      {
        'Finding on point 1': 'Upheld',
        'Reasons on point 1': 'It took 97 days',
        'Does the letter tell of stage 2?': 'Yes',
      },
      /Give a finding on point 2/,
    )
    await isSound(tom)
    await fillIn(tom, { 'Finding on point 2': 'Not upheld', 'Does the letter tell of stage 2?': 'No' })
    await tom.getByRole('button', { name: 'Record this step' }).click()
    await says(tom, 'The answer must tell of stage 2')
    await fillIn(tom, { 'Does the letter tell of stage 2?': 'Yes', 'What is offered (optional)': 'An apology' })
    await tom.getByRole('button', { name: 'Record this step' }).click()
    await says(tom, 'Recorded', /Answer at stage 1points 1, 2.*Done in timeDone: Wednesday 12 March 2025/)
    await says(tom, 'No fault found', 'Ask for stage 2, by Friday 11 April 2025')
    onDay('2025-03-24')
    const promise = {
      'A short name for it': 'A1',
      'What is promised?': 'Assessments past day 40 go to the service manager',
      'Who carries it out?': 'Tom Reyes',
      'By when?': '2025-04-04',
      'Where does it come from?': 'Stage 1',
    }
    await take('Tom Reyes', reference, 'Promise an action', promise)
    await take('Tom Reyes', reference, 'Record that an action was done', {
      'Which promise?': 'A1: Assessments past day 40 go to the service manager',
      'What shows that it was done?': 'The list of 24 March',
    })
    onDay('2025-04-14')
    const closed = await take('Morgan Ellis', reference, 'Close the complaint', {
      'Why is it closed?': 'Answered, and no next stage was asked for',
      'Does the letter tell of the Ombudsman?': 'Yes',
    })
    await says(closed, 'Closed', 'No fault found', 'Assessments past day 40')
  })
})

describe('J2: stage 1 extended, and then nothing', { skip: withoutChromium }, () => {
  const { as, open, take, refused, onDay } = story('2025-03-03', CAST)

  test('on day 21 the right to stage 2 is there by itself', async () => {
    await as('Tom Reyes')
    const priya = await open('Priya Shah', '/new-complaint')
    await fillIn(priya, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Phone',
      'What they are called': 'Ms Rowan',
      'Who they are to the child': 'Parent',
      'Was an advocate offered?': 'Yes',
      'Point 1 > What went wrong, in the person’s own words': 'The assessment was done two months late',
      'Point 1 > What it is about, in law': 'Child in need (s17)',
    })
    await priya.getByRole('button', { name: 'Record it' }).click()
    await says(priya, 'Recorded')
    const reference = '2025-0001'
    await take('Priya Shah', reference, 'Acknowledge the complaint', {})
    await take('Morgan Ellis', reference, 'Choose the procedure', {
      'Which procedure?': 'Statutory',
      Reason: 'Section 17',
    })
    await take('Priya Shah', reference, 'Give it to a manager to answer at stage 1', {
      'Which manager?': 'Tom Reyes',
      'When do you want the draft?': '2025-03-11',
      'Their account (optional)': 'Tom Reyes',
    })

    onDay('2025-03-14')
    const notice = { 'Why is longer needed?': 'An advocate is being found' }
    await refused(
      'Tom Reyes',
      reference,
      'Tell the complainant that stage 1 needs longer',
      { ...notice, 'The new date, as the notice gives it': '2025-04-01' },
      /must be 31 March 2025 or earlier/,
    )
    await take('Tom Reyes', reference, 'Tell the complainant that stage 1 needs longer', {
      ...notice,
      'The new date, as the notice gives it': '2025-03-31',
    })

    onDay('2025-03-31')
    const last = await open('Morgan Ellis', `/complaints/${reference}`)
    await says(last, 'Day 20 of 20', 'due today')
    assert.doesNotMatch(await last.locator('main').innerText(), /Ask for stage 2/)
    onDay('2025-04-01')
    const after = await open('Morgan Ellis', `/complaints/${reference}`)
    await says(after, '1 working day late', 'Ask for stage 2: stage 1 was not answered within 20 working days')
    const late = await take('Tom Reyes', reference, 'Answer at stage 1', {
      'Finding on point 1': 'Upheld',
      'Does the letter tell of stage 2?': 'Yes',
    })
    // The year counts it as late, and never as extended: what was notified is over.
    await says(
      late,
      'Done 1 working day late',
      'First date: Monday 17 March 2025; extended since',
      'The stage 1 answer was late',
    )
  })
})
