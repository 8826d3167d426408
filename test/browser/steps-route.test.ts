import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { type Answers, fillIn, isSound, says, story } from './telling.ts'

// J3, J4 and J5: the right door for each point, who may complain and how late, and what waits for a court.

const CAST = { 'Priya Shah': 'complaints-officer', 'Morgan Ellis': 'complaints-manager' } as const

describe('J3: the right door', { skip: withoutChromium }, () => {
  const { open, refused, onDay } = story('2025-03-03', CAST)
  const where = (point: string, to: string, why: string): Answers => ({
    [`${point} > Where does it belong?`]: to,
    [`${point} > Why?`]: why,
  })
  const VISITS = '1. Visits were missed'
  const PLAN = '2. The education, health and care plan is late'
  const COURT = '3. The report to the court was wrong'
  const SCHOOL = '4. The school excluded her'
  const RUDE = '5. The social worker was rude'

  test('each of five points goes its own way, with its own reason', async () => {
    const priya = await open('Priya Shah', '/new-complaint')
    for (const _ of [1, 2]) await priya.getByRole('button', { name: 'Add more points' }).click()
    const point = (line: string, about: string): Answers => ({
      [`Point ${line[0]} > What went wrong, in the person’s own words`]: line.slice(3),
      [`Point ${line[0]} > What it is about, in law`]: about,
    })
    await fillIn(priya, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Email',
      'What they are called': 'Mr Osei',
      'Who they are to the child': 'Parent',
      ...point(VISITS, 'Child in need (s17)'),
      ...point(PLAN, 'Education, health and care plan'),
      ...point(COURT, 'Report to a court'),
      ...point(SCHOOL, 'School'),
      ...point(RUDE, 'Child in need (s17)'),
    })
    await priya.getByRole('button', { name: 'Record it' }).click()
    await says(priya, 'Recorded', VISITS, RUDE)

    const morgan = await open('Morgan Ellis', '/complaints/2025-0001/steps')
    await morgan.getByRole('link', { name: 'Decide where each point belongs' }).first().click()
    await says(morgan, 'Not in this procedure: tribunal.', 'What a report to the court says is for the court.')
    const record = morgan.getByRole('button', { name: 'Record where each point belongs' })
    await fillIn(morgan, where(VISITS, 'Statutory', 'Help under section 17'))
    await record.click()
    await says(morgan, 'Choose where point 2 belongs', 'Say why point 5 belongs there')
    await isSound(morgan)
    await fillIn(morgan, {
      ...where(PLAN, 'Corporate', 'Delay with a plan is for the corporate procedure'),
      ...where(COURT, 'Court', 'What a report says is for the court'),
      ...where(SCHOOL, 'Another', 'For the school’s governors'),
      ...where(RUDE, 'Corporate', 'It is about staff'),
    })
    await record.click()
    await says(morgan, 'Recorded', `${RUDE}Goes to: corporate. It is about staff`)
    await says(morgan, `${SCHOOL}Goes to: another. For the school’s governors`)

    onDay('2025-03-06')
    const route = await open('Morgan Ellis', '/complaints/2025-0001/route')
    await isSound(route)
    await route.getByRole('button', { name: 'Record where each point belongs' }).click()
    await says(route, 'Nothing was changed')
    await fillIn(route, where(RUDE, 'Statutory', ''))
    await route.getByRole('button', { name: 'Record where each point belongs' }).click()
    await says(route, 'Say why point 5 belongs there')
    await fillIn(route, where(RUDE, 'Statutory', 'How she was spoken to while being helped under section 17'))
    await route.getByRole('button', { name: 'Record where each point belongs' }).click()
    await says(
      route,
      `${RUDE}Goes to: statutory. How she was spoken to`,
      'Before: corporate, 3 March 2025. It is about staff',
    )
    await says(route, `${VISITS}Goes to: statutory. Help under section 17`, 'Answer at stage 1points 1, 5')
    assert.doesNotMatch(await route.locator('main').innerText(), /Before: statutory/)
  })

  test('a point that the law puts into this procedure is not answered under the corporate one', async () => {
    await refused(
      'Morgan Ellis',
      '2025-0001',
      'Record an answer at stage 1 of the corporate procedure',
      { 'Which points is this about? (optional)': '5. The social worker was rude' },
      /The law does not allow it.*wrong procedure/is,
    )
  })
})
