import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { type Answers, fillIn, isSound, says, story, TICKED } from './telling.ts'

// J5: what waits for a court, and what does not.

const CAST = {
  'Priya Shah': 'complaints-officer',
  'Morgan Ellis': 'complaints-manager',
  'Tom Reyes': 'stage-1-manager',
} as const

const POINTS = [
  'The social worker missed four visits',
  'The assessment before the hearing was wrong about me',
  'Nobody rings me back',
  'The contact plan that was put to the court was not the one we agreed',
] as const

describe('J5: court running', { skip: withoutChromium }, () => {
  const { as, open, take, refused, onDay } = story('2025-03-03', CAST)
  const REFERENCE = '2025-0001'
  const point = (i: number): Answers => ({
    [`Point ${i + 1} > What went wrong, in the person’s own words`]: POINTS[i] ?? '',
    [`Point ${i + 1} > What it is about, in law`]: 'Child in need (s17)',
  })

  test('four points come in while care proceedings are under way', async () => {
    await as('Tom Reyes')
    const priya = await open('Priya Shah', '/new-complaint')
    await priya.getByRole('button', { name: 'Add more points' }).click()
    await fillIn(priya, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Phone',
      'What they are called': 'Ms Adeyemi',
      'Who they are to the child': 'Parent',
      ...point(0),
      ...point(1),
      ...point(2),
      ...point(3),
    })
    await priya.getByRole('button', { name: 'Record it' }).click()
    await says(priya, 'Recorded', ...POINTS)
    await take('Morgan Ellis', REFERENCE, 'Choose the procedure', {
      'Which procedure?': 'Statutory',
      Reason: 'Section 17',
    })
    await take('Priya Shah', REFERENCE, 'Give it to a manager to answer at stage 1', {
      'Which manager?': 'Tom Reyes',
      'When do you want the draft?': '2025-03-11',
      'Their account (optional)': 'Tom Reyes',
    })
  })

  test('two of the four are paused for prejudice, and the other two go on', async () => {
    onDay('2025-03-05')
    const hold = {
      [`2. ${POINTS[1]}`]: TICKED,
      [`4. ${POINTS[3]}`]: TICKED,
      'Which proceedings?': 'Care proceedings, final hearing in June 2025',
      'How would going on prejudice the proceedings?': 'The court is about to decide on the assessment and on contact',
      'When will the hold be looked at again?': '2025-06-16',
      'Does the letter tell of the Ombudsman?': 'Yes',
    }
    const letter = 'Does the letter say that they may bring it back?'
    const stopped = await refused(
      'Morgan Ellis',
      REFERENCE,
      'Put the complaint, or points of it, on hold',
      { ...hold, [letter]: 'No' },
      /did not tell the complainant of bringing it back within a year of the end of the proceedings.*SI 2006\/1738 reg 8/s,
    )
    await isSound(stopped)
    await fillIn(stopped, { [letter]: 'Yes' })
    await stopped.getByRole('button', { name: 'Record this step' }).click()
    await says(
      stopped,
      'Recorded: Complaint put on hold',
      'Points 2, 4 on hold',
      /On hold for other proceedings.*The court is about to decide.*From Wednesday 5 March 2025/,
      'Looked at again by Monday 16 June 2025',
      'the complainant may bring it back within a year of the end of the proceedings',
      'What goes on Points 1, 3',
      /Answer at stage 1points 1, 3.*Day 2 of 10/,
      'Points 2, 4 are held because of proceedings',
      'No fault found',
    )
    await isSound(stopped)
  })

  test('the two that go on are answered in time, and the others wait', async () => {
    onDay('2025-03-14')
    const tom = await open('Tom Reyes', `/complaints/${REFERENCE}/steps/stage-1-responded`)
    assert.equal(await tom.getByLabel('Finding on point 2').count(), 0)
    await take('Tom Reyes', REFERENCE, 'Answer at stage 1', {
      'Finding on point 1': 'Upheld',
      'Finding on point 3': 'Upheld',
      'Does the letter tell of stage 2?': 'Yes',
    })
    const home = await open('Morgan Ellis', '/')
    await says(home, '2 points on hold', 'Court')
    assert.doesNotMatch(await home.locator('main').innerText(), /Holds to look at again/)
  })

  test('the manager is reminded before the review date, and the end of the proceedings gives a year', async () => {
    onDay('2025-06-10')
    const home = await open('Morgan Ellis', '/')
    await says(
      home,
      'Holds to look at again',
      '2025-0001: 2 points on hold',
      'Look at it again by Monday 16 June 2025.',
    )
    await isSound(home)
    onDay('2025-06-18')
    await says(await open('Priya Shah', '/'), 'Look at it again by Monday 16 June 2025 (overdue)')
    await take('Priya Shah', REFERENCE, 'Record that the other proceedings ended', {})
    const ended = await open('Morgan Ellis', '/')
    await says(ended, 'The proceedings have ended. Lift the hold')
    await isSound(ended)
    await says(
      await open('Morgan Ellis', `/complaints/${REFERENCE}`),
      'The proceedings ended Wednesday 18 June 2025',
      'the complainant may bring it back by Thursday 18 June 2026, a year after the end',
    )
  })

  test('the complainant brings the two points back, and their clock begins', async () => {
    onDay('2025-07-01')
    const back = await open('Priya Shah', `/complaints/${REFERENCE}/steps/complaint-resubmitted`)
    await says(back, 'What is on hold', POINTS[1], POINTS[3])
    await isSound(back)
    await back.getByRole('button', { name: 'Record this step' }).click()
    await says(
      back,
      'Recorded',
      'Until Tuesday 1 July 2025: the complainant brought it back',
      /Answer at stage 1points 2, 4.*Tuesday 15 July 2025/,
    )
    assert.doesNotMatch(await (await open('Morgan Ellis', '/')).locator('main').innerText(), /on hold/)
  })

  test('held once more for other proceedings, a point goes on when the council lifts the hold itself', async () => {
    onDay('2025-07-03')
    await take('Morgan Ellis', REFERENCE, 'Put the complaint, or points of it, on hold', {
      [`4. ${POINTS[3]}`]: TICKED,
      'Which proceedings?': 'An application to vary the contact order',
      'How would going on prejudice the proceedings?': 'The court decides on the same plan',
      'When will the hold be looked at again?': '2025-07-14',
      'Does the letter tell of the Ombudsman?': 'Yes',
      'Does the letter say that they may bring it back?': 'Yes',
    })
    onDay('2025-07-10')
    const home = await open('Morgan Ellis', '/')
    await says(home, '2025-0001: 1 point on hold', 'Look at it again by Monday 14 July 2025')
    await home.getByRole('link', { name: /^End the hold/ }).click()
    await says(home, 'The court decides on the same plan')
    await isSound(home)
    await home.getByRole('button', { name: 'Record this step' }).click()
    await says(home, 'There is a problem')
    await fillIn(home, {
      'Why can it go on now?': 'The application was withdrawn: nothing is left that it could prejudice',
    })
    await home.getByRole('button', { name: 'Record this step' }).click()
    await says(home, 'Recorded: Hold ended', 'The application was withdrawn', /Answer at stage 1point 4/)
    assert.doesNotMatch(await (await open('Morgan Ellis', '/')).locator('main').innerText(), /Holds to look at again/)
  })
})
