import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { fillIn, isSound, says, story, TICKED } from './telling.ts'

// What comes in: a complaint by telephone, praise, a councillor's question, and somebody who was here before.

const CAST = { 'Priya Shah': 'complaints-officer' } as const
const AT_RISK = { 'Is a child at risk of harm now?': 'No' } as const
const record = { name: 'Record it' }

describe('What comes in', { skip: withoutChromium }, () => {
  const { open, onDay } = story('2025-03-03', CAST)

  test('a mother rings for her son, and says how she may be reached', async () => {
    const priya = await open('Priya Shah', '/new-complaint')
    await fillIn(priya, {
      ...AT_RISK,
      'How did it come?': 'Phone',
      'What they are called': 'Jess',
      'Full name (optional)': 'Jessica Rowan',
      'Who they are to the child': 'Parent',
      'The child it is about, where it is somebody else (optional)': 'Sam, 9',
      'The child’s full name (optional)': 'Samuel Rowan',
      'For whom do they complain?': 'For the child, in the child’s name',
      How: 'Text message',
      'Address or number': '01632 960111',
      'Is it safe to use?': 'Only in a certain way',
      'Their language, where it is not English (optional)': 'Polish',
      'An interpreter is needed': TICKED,
      'Point 1 > What went wrong, in the person’s own words': 'Nobody told him that he would move',
      'Point 1 > What it is about, in law': 'Placement (s23)',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'Enter why, or how they may be reached')
    await isSound(priya)
    await fillIn(priya, { 'If it is not simply safe: why, or in which way': 'Only before noon' })
    await priya.getByRole('button', record).click()
    await says(priya, 'Recorded', 'Nobody told him that he would move')
    const people = await open('Priya Shah', '/complaints/2025-0001/people')
    await says(people, 'Jessica Rowan', 'Samuel Rowan', '01632 960111', 'Only before noon', 'Polish', 'Sam, 9')
  })

  test('praise and a councillor’s question are kept, and run no clock', async () => {
    for (const [kind, note] of [
      ['A compliment', 'The worker rang every week'],
      ['An enquiry from a councillor or a member of Parliament', 'How long is the list?'],
    ] as const) {
      const priya = await open('Priya Shah', '/new-complaint')
      await fillIn(priya, { ...AT_RISK, 'What is it?': kind, 'Note (optional)': note })
      await priya.getByRole('button', record).click()
      await says(priya, 'Recorded', note, 'No fault found')
      assert.doesNotMatch(await priya.locator('main').innerText(), /Day \d+ of \d+/)
    }
  })

  test('she writes in April about something else: she is found by her number and not recorded twice', async () => {
    onDay('2025-04-07')
    const priya = await open('Priya Shah', '/new-complaint')
    await fillIn(priya, {
      ...AT_RISK,
      'How did it come?': 'Text',
      'What they are called': 'Mrs Rowan',
      'Who they are to the child': 'Parent',
      How: 'Text message',
      'Address or number': '+44 1632 960 111',
      'What would help them to take part (optional)': 'Meetings before noon',
      'Point 1 > What went wrong, in the person’s own words': 'His review was put off twice',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'It may be here already', 'Nothing was recorded yet', 'Jessica Rowan', 'In 2025-0001')
    await isSound(priya)
    await priya.getByRole('button', record).click()
    await says(priya, 'There is a problem', 'Choose one of them, or somebody new', 'His review was put off twice')
    await fillIn(priya, { 'Is whoever complains one of these people?': 'Jessica Rowan' })
    await priya.getByRole('button', record).click()
    await says(priya, 'Recorded', 'His review was put off twice')
    const reference = new URL(priya.url()).pathname.split('/').at(-1) ?? ''
    const people = await open('Priya Shah', `/complaints/${reference}/people`)
    await says(people, 'Jessica Rowan', 'Mrs Rowan', 'Also in', '2025-0001', 'Meetings before noon', 'Only before noon')
    const text = await people.locator('main').innerText()
    assert.equal(text.match(/Only before noon/g)?.length, 1, 'Her number is kept once, with its rule')
  })
})
