import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { History } from '../../src/complaint/history.ts'
import { withoutChromium } from './browser.ts'
import { type Answers, fillIn, isSound, says, story, TICKED } from './telling.ts'

// J8: twelve points and five recommendations are decided on, and none of them is missed (Essex 24 001 566).

const CAST = {
  'Morgan Ellis': 'complaints-manager',
  'Ada Quill': 'investigating-officer',
  'Ben Ito': 'independent-person',
  'Ruth Vane': 'adjudicating-officer',
} as const

const REFERENCE = '2024-0012'
const POINTS = Array.from({ length: 12 }, (_, i) => i + 1)

/** Seven upheld, three partly, two not. */
const found = (point: number): string => (point <= 7 ? 'Upheld' : point <= 10 ? 'Partly upheld' : 'Not upheld')

const INVESTIGATED: History = {
  reference: REFERENCE,
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' }],
  points: POINTS.map((point) => ({ id: String(point), says: `What went wrong, part ${point}`, function: 's17' })),
  events: [
    { type: 'complaint-received', on: '2024-07-15', channel: 'email' },
    { type: 'complaint-acknowledged', on: '2024-07-16' },
    { type: 'procedure-chosen', on: '2024-07-16', procedure: 'statutory', reason: 'Section 17' },
    { type: 'stage-1-allocated', on: '2024-07-16', to: 'Tom Reyes', due: '2024-07-24' },
    {
      type: 'stage-1-responded',
      on: '2024-07-29',
      by: 'Tom Reyes',
      stage2RightExplained: true,
      findings: POINTS.map((point) => ({ point: String(point), finding: 'not-upheld' })),
    },
    { type: 'stage-2-requested', on: '2024-08-29', channel: 'email' },
    { type: 'stage-2-acknowledged', on: '2024-08-30' },
    { type: 'investigating-officer-appointed', on: '2024-09-03', who: 'Ada Quill' },
    { type: 'independent-person-appointed', on: '2024-09-03', who: 'Ben Ito' },
    { type: 'statement-drafted', on: '2024-09-09', version: 1 },
    { type: 'statement-agreed', on: '2024-09-12', version: 1 },
    { type: 'stage-2-extended', on: '2024-09-24', until: '2024-11-28', reason: 'Twelve points' },
  ],
}

const TOLD: readonly string[] = [
  'Apologise to Ms Rowan in writing',
  'Pay £300 for the time and trouble',
  'Tell her each month who the social worker is',
  'Train the team on section 17 assessments',
  'Publish the waiting time for assessments',
]

describe('J8: adjudication, nothing missed', { skip: withoutChromium }, () => {
  const { as, assign, office, open, take, refused, onDay } = story('2024-11-04', CAST)

  before(async () => {
    await office.casework.importChronology(office.program, INVESTIGATED)
    await assign(REFERENCE, 'Ada Quill', 'Ben Ito')
    await as('Ruth Vane')
  })

  test('the investigating officer reports on twelve points with five recommendations', async () => {
    const page = await open('Ada Quill', `/complaints/${REFERENCE}/steps/investigating-officer-reported`)
    await fillIn(page, { 'Finding on point 1': 'Upheld' })
    await page.getByRole('button', { name: 'Add more recommendations' }).click()
    await fillIn(page, {
      ...Object.fromEntries(POINTS.map((point) => [`Finding on point ${point}`, found(point)])),
      ...Object.fromEntries(POINTS.map((point) => [`Reasons on point ${point}`, `What the file shows on ${point}`])),
      ...Object.fromEntries(TOLD.map((says, i) => [`Recommendation R${i + 1}`, says])),
    })
    await page.getByRole('button', { name: 'Record this step' }).click()
    await says(page, 'Recorded', 'Publish the waiting time')
  })

  test('the independent person differs on one point, beside the finding as it was made', async () => {
    const page = await open('Ben Ito', `/complaints/${REFERENCE}/steps/independent-person-reported`)
    await says(page, 'What the file shows on 11')
    await isSound(page)
    const differs: Answers = {
      'Was the investigation fair?': 'Yes',
      'What they would have found on point 11, and why (optional)': 'Upheld: two witnesses were not asked',
    }
    await refused(
      'Ben Ito',
      REFERENCE,
      'Enter the independent person’s report',
      { ...differs, 'Do they agree with the findings?': 'Yes' },
      /do not agree with every finding/,
    )
    const reported = await take('Ben Ito', REFERENCE, 'Enter the independent person’s report', {
      ...differs,
      'Do they agree with the findings?': 'No',
    })
    await says(reported, 'The independent person differs: Upheld: two witnesses were not asked')
    await take('Morgan Ellis', REFERENCE, 'Appoint the adjudicating officer', {
      'Who?': 'Ruth Vane',
      'Their account (optional)': 'Ruth Vane',
    })
  })

  const accepted = (id: string, owner: string, day: string): Answers => ({
    [`Answer to recommendation ${id}`]: 'Accepted',
    [`Who carries out ${id}, where it is accepted`]: owner,
    [`By when ${id} is carried out`]: day,
  })

  test('nothing is decided with eleven points or four recommendations, and a changed finding has its reason', async () => {
    onDay('2024-11-11')
    const page = await open('Ruth Vane', `/complaints/${REFERENCE}/steps/adjudicated`)
    await says(
      page,
      'Decided so far: 0 of 12 points and 0 of 5 recommendations',
      /Independent person ?Differs ?Upheld: two witnesses/,
      'differs on point 11',
    )
    await isSound(page)
    await fillIn(page, {
      ...Object.fromEntries(
        POINTS.filter((point) => point !== 6).map((point) => [`Finding on point ${point}`, found(point)]),
      ),
      'Finding on point 11': 'Upheld',
      ...accepted('R1', 'Head of service', '2024-12-06'),
      ...accepted('R2', 'Complaints manager', '2024-12-06'),
      ...accepted('R3', 'Team manager', '2024-12-20'),
      ...accepted('R4', 'Principal social worker', '2025-03-31'),
    })
    await page.getByRole('button', { name: 'See what is missing' }).click()
    await says(
      page,
      'Decided so far: 11 of 12 points and 4 of 5 recommendations',
      'Points still to decide: 6.',
      'Recommendations still to answer: R5.',
    )
    assert.doesNotMatch(await page.title(), /^Error/)
    await page.getByRole('button', { name: 'Record this step' }).click()
    await says(
      page,
      'Give a finding on point 6',
      'Say why this differs from the investigating officer’s finding on point 11',
      'Answer recommendation R5',
    )
    await isSound(page)
    await fillIn(page, {
      'Finding on point 6': 'Upheld',
      'Reasons on point 11': 'As the independent person says, two witnesses were not asked',
      'Answer to recommendation R5': 'Refused',
    })
    await page.getByRole('button', { name: 'Record this step' }).click()
    await says(page, 'Say why recommendation R5 is refused')
    await fillIn(page, { 'Why R5 is refused, or done already': 'The time is published already by the regional office' })
    await page.getByRole('button', { name: 'Record this step' }).click()
    await says(page, 'Recorded', 'Adjudicating officer: refused', 'The time is published already')
  })

  test('the letter goes with both reports, and quotes the findings from the record', async () => {
    onDay('2024-11-14')
    const SEND = 'Send the stage 2 answer'
    const told: Answers = { 'Does the letter tell of the review panel?': 'Yes' }
    const page = await open('Ruth Vane', `/complaints/${REFERENCE}/steps/stage-2-responded`)
    await says(page, 'The findings that the letter quotes', 'two witnesses were not asked')
    await isSound(page)
    const officersOnly: Answers = { ...told, 'What is enclosed? > The investigating officer’s report': TICKED }
    await refused(
      'Ruth Vane',
      REFERENCE,
      SEND,
      officersOnly,
      /Enclose the independent person’s report and the adjudication/,
    )
    const sent = await take('Ruth Vane', REFERENCE, SEND, {
      ...officersOnly,
      'What is enclosed? > The independent person’s report': TICKED,
      'What is enclosed? > The adjudication': TICKED,
    })
    // What was accepted is a promise from now on, with its owner and its date; what was refused is none.
    await says(
      sent,
      'Owner: Head of service',
      'Friday 6 December 2024',
      'Owner: Principal social worker',
      /Train the team on section 17 assessments ?Owner: Principal social worker/,
    )
    assert.doesNotMatch(await sent.locator('main').innerText(), /Publish the waiting time for assessments\s+Owner/)
    const history = await office.casework.read(office.program, REFERENCE)
    const letter = history?.events.at(-1)
    assert.ok(letter?.type === 'stage-2-responded')
    assert.deepEqual(
      letter.quotes?.filter(({ point }) => point === '11'),
      [
        { point: '11', by: 'investigating-officer', finding: 'not-upheld' },
        { point: '11', by: 'adjudicating-officer', finding: 'upheld' },
      ],
    )
    assert.equal(letter.quotes?.length, 24)
  })
})
