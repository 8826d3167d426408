import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { fillIn, isSound, says, story } from './telling.ts'

// What the office notes for itself and sets itself to do, and what it asks of whoever a complaint is about.

const CAST = {
  'Priya Shah': 'complaints-officer',
  'Morgan Ellis': 'complaints-manager',
  'Rae Olsen': 'member-of-staff',
} as const
const REFERENCE = '2025-0001'
const NOTES = `/complaints/${REFERENCE}/notes`

describe('Notes and tasks', { skip: withoutChromium }, () => {
  const { as, open, onDay } = story('2025-03-03', CAST)

  test('a note is written, and a task is set for whoever finds it on their first page', async () => {
    await as('Priya Shah')
    const morgan = await open('Morgan Ellis', '/new-complaint')
    await fillIn(morgan, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Phone',
      'Point 1 > What went wrong, in the person’s own words': 'Nobody came',
    })
    await morgan.getByRole('button', { name: 'Record it' }).click()
    await morgan.getByRole('link', { name: 'Notes and tasks' }).click()
    await says(morgan, 'Nothing was noted yet')
    await isSound(morgan)
    await fillIn(morgan, { 'The note': 'Her sister rang: mornings are best' })
    await morgan.getByRole('button', { name: 'Write it' }).click()
    await says(morgan, 'The note was written', 'Her sister rang: mornings are best')
    await fillIn(morgan, {
      'The note': 'Ring the team about the visits',
      'Who is to do it?': 'Priya Shah (complaints officer)',
    })
    await morgan.getByRole('button', { name: 'Write it' }).click()
    await says(morgan, 'There is a problem', 'Enter the day by which it is to be done')
    await isSound(morgan)
    await fillIn(morgan, { 'By when?': '2025-03-05' })
    await morgan.getByRole('button', { name: 'Write it' }).click()
    await says(morgan, 'The task was set', 'Priya Shah, by 5 March 2025')

    onDay('2025-03-06')
    const priya = await open('Priya Shah', '/')
    await says(priya, 'Your tasks', 'Ring the team about the visits', '(overdue)')
    await isSound(priya)
    await priya.getByRole('link', { name: /Done, or to be changed/ }).click()
    await says(priya, 'What became of it?', 'Ring the team about the visits')
    await priya.getByRole('button', { name: 'Save' }).click()
    await says(priya, 'Choose what became of it')
    await isSound(priya)
    await fillIn(priya, {
      'What became of it?': 'It is done',
      'What was done, or why it should not have been written': 'They come on Friday',
    })
    await priya.getByRole('button', { name: 'Save' }).click()
    await says(priya, 'The task is done', 'They come on Friday', 'Done by Priya Shah')
    await isSound(priya)
    assert.doesNotMatch(await (await open('Priya Shah', '/')).locator('main').innerText(), /Your tasks/)
  })

  test('a note that should not have been written stays to be seen, struck out, with the reason', async () => {
    const priya = await open('Priya Shah', NOTES)
    await priya.getByRole('link', { name: /Strike out.*Her sister rang/ }).click()
    await priya.getByRole('button', { name: 'Save' }).click()
    await says(priya, 'Enter why it should not have been written')
    await fillIn(priya, { 'Why it should not have been written': 'That was another family' })
    await priya.getByRole('button', { name: 'Save' }).click()
    await says(priya, 'Struck out', 'Her sister rang: mornings are best', 'That was another family')
  })

  test('whoever the complaint is about is asked, answers, and sees nothing else', async () => {
    await as('Rae Olsen')
    const asked = `/complaints/${REFERENCE}/asked`
    const priya = await open('Priya Shah', asked)
    await isSound(priya)
    await fillIn(priya, {
      'Whom do you ask?': 'Rae Olsen (member of staff)',
      'What do you ask them?': 'Why were two visits called off?',
      'By when do you expect an answer?': '2025-03-11',
    })
    await priya.getByRole('button', { name: 'Ask them' }).click()
    await says(priya, 'They are asked', 'Waiting')
    const rae = await open('Rae Olsen', '/asked')
    await isSound(rae)
    await rae
      .locator('main a', { hasText: /Answer/ })
      .first()
      .click()
    await isSound(rae)
    await says(rae, 'Why were two visits called off?')
    await fillIn(rae, { 'Your answer': 'The car was broken' })
    await rae
      .getByRole('button')
      .filter({ hasText: /answer/i })
      .first()
      .click()
    await says(rae, 'Your answer is recorded')
    await rae
      .locator('main a', { hasText: /answer/ })
      .first()
      .click()
    await says(rae, 'The car was broken')
    await isSound(rae)
    assert.match(await (await open('Rae Olsen', NOTES)).locator('main').innerText(), /not found/i)
    await isSound(await open('Priya Shah', asked))
    await says(await open('Priya Shah', asked), 'Answered', 'The car was broken')
  })
})
