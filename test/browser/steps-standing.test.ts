import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutChromium } from './browser.ts'
import { type Answers, fillIn, isSound, says, story } from './telling.ts'

// J4: who may complain, and how late.

const CAST = { 'Priya Shah': 'complaints-officer', 'Morgan Ellis': 'complaints-manager' } as const

const REFUSE = 'Refuse the complaint'
const ON_INTEREST = 'Decide whether they have enough interest in the child'
const ON_LATENESS = 'Decide whether to take a late complaint'

describe('J4: standing and lateness', { skip: withoutChromium }, () => {
  const { open, take, refused, onDay } = story('2025-03-03', CAST)

  const comesIn = async (who: Answers) => {
    const priya = await open('Priya Shah', '/new-complaint')
    await fillIn(priya, {
      'Is a child at risk of harm now?': 'No',
      'How did it come?': 'Letter',
      'Point 1 > What went wrong, in the person’s own words': 'Nobody told us that he was moved',
      'Point 1 > What it is about, in law': 'Placement (s23)',
      ...who,
    })
    return priya
  }
  const record = { name: 'Record it' }

  test('grandparents complain fourteen months after the events', async () => {
    const priya = await comesIn({
      'What they are called': 'Mr and Mrs Bell',
      'Who they are to the child': 'Relative or other person with an interest',
      'The child it is about, where it is somebody else (optional)': 'Jay, 9',
      'For whom do they complain?': 'For themselves, also about the child',
      'Point 1 > When did it happen? (optional) > Month': '1',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'Enter the year in four figures')
    await isSound(priya)
    await fillIn(priya, { 'Point 1 > When did it happen? (optional) > Year': '2024' })
    await priya.getByRole('button', record).click()
    await says(
      priya,
      'Recorded',
      'The council has to decide whether their interest in the child is enough.',
      /The Act does not list whoever complains.*no parental responsibility is not a reason by itself/,
      'It was made more than a year after the grounds arose. It is taken unless there is a good reason not to: answer both tests (point 1).',
      'decide whether to put that off until it is answered',
    )
    await isSound(await open('Morgan Ellis', '/complaints/2025-0001/steps'))
  })

  test('they are turned away neither for who they are nor as late before either was weighed', async () => {
    const letter = { Reasons: 'They have no parental responsibility', 'Does the letter tell of the Ombudsman?': 'Yes' }
    const ground = 'On what ground?'
    await refused(
      'Morgan Ellis',
      '2025-0001',
      REFUSE,
      { ...letter, [`${ground} > They are not among those who may complain`]: 'ticked' },
      /Decide first, with reasons, whether they have enough interest in the child.*Devon/s,
    )
    await refused(
      'Morgan Ellis',
      '2025-0001',
      REFUSE,
      { ...letter, [`${ground} > It is out of time`]: 'ticked' },
      /The law does not allow it.*without a reasoned answer to both tests/s,
    )
  })

  test('the interest is weighed with the mother’s objection and the child’s own view', async () => {
    onDay('2025-03-05')
    const interest = {
      'Do they have enough interest in the child’s welfare?': 'Yes',
      Reasons:
        'He lived with them for six years. His mother objects; what she fears was weighed, and does not concern this',
    }
    const morgan = await refused('Morgan Ellis', '2025-0001', ON_INTEREST, interest, /What does the child think of it/)
    await isSound(morgan)
    await fillIn(morgan, { 'What does the child think of it?': 'Jay told his advocate that he wants them to ask' })
    await morgan.getByRole('button', { name: 'Record this step' }).click()
    await says(
      morgan,
      'Recorded',
      'The council decided that their interest in the child is enough: nobody’s consent is asked for.',
      'His mother objects',
      'Jay told his advocate',
    )
    assert.doesNotMatch(await morgan.locator('main').innerText(), /The Act does not list whoever complains/)
  })

  test('the lateness is answered twice with reasons, and the complaint is taken', async () => {
    const morgan = await open('Morgan Ellis', '/complaints/2025-0001/steps/late-complaint-decided')
    await says(
      morgan,
      /Point 1: arose .*January 2024; a year from then ended .*January 2025; complained of 3 March 2025: after the year/,
    )
    await isSound(morgan)
    const taken = await take('Morgan Ellis', '2025-0001', ON_LATENESS, {
      'Is the complaint taken although it is late?': 'Yes',
      'Would it have been reasonable to expect it earlier?':
        'No: Mrs Bell was in hospital from February to December 2024',
      'Can it still be looked into effectively and fairly?': 'Yes: the worker is still here, and so are the records',
      'Who decided?': 'Morgan Ellis',
    })
    await says(taken, 'Mrs Bell was in hospital', 'the worker is still here', 'No fault found')
    assert.doesNotMatch(await taken.locator('main').innerText(), /more than a year after the grounds arose/)
    await isSound(taken)
  })

  test('somebody whose interest is not enough gets a letter with the reasons and the Ombudsman', async () => {
    const priya = await comesIn({
      'What they are called': 'Mr Crane',
      'Who they are to the child': 'Relative or other person with an interest',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'Recorded')
    const decided = await take('Morgan Ellis', '2025-0002', ON_INTEREST, {
      'Do they have enough interest in the child’s welfare?': 'No',
      Reasons: 'A neighbour who has never met him',
      'What does the child think of it?': 'Not asked: it would trouble him for nothing',
    })
    await says(decided, 'It was decided not to consider it. Write to whoever complained')
    const letter = {
      'On what ground? > They are not among those who may complain': 'ticked',
      Reasons: 'You do not know the child, and what you saw was passed on to the safeguarding team',
    }
    await refused(
      'Morgan Ellis',
      '2025-0002',
      REFUSE,
      { ...letter, 'Does the letter tell of the Ombudsman?': 'No' },
      /The refusal did not tell the complainant of the Ombudsman/,
    )
    const gone = await take('Morgan Ellis', '2025-0002', REFUSE, {
      ...letter,
      'Does the letter tell of the Ombudsman?': 'Yes',
    })
    await says(gone, 'Refused', 'Go to the Ombudsman', 'You do not know the child', 'No fault found')
  })

  test('a second complaint about the same child is found before it is recorded, and linked or told apart', async () => {
    const asked = {
      'What they are called': 'Ms Orr',
      'The child it is about, where it is somebody else (optional)': 'Jay, 9',
    }
    const priya = await comesIn(asked)
    await priya.getByRole('button', record).click()
    await says(
      priya,
      'It may be here already',
      'Somebody of that name is in a complaint already',
      'its clock runs from',
    )
    assert.doesNotMatch(await priya.locator('main').innerText(), /2025-0002:/)
    await priya.getByRole('button', record).click()
    await says(priya, 'Say whether it belongs with one of these')
    await isSound(priya)
    await fillIn(priya, {
      'Is the child one of these people?': 'Jay, 9',
      'Does it belong with one of these?': 'Yes: link it to 2025-0001',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'Recorded', '2025-0003', /Linked to another complaint.*2025-0001.*related/s)
  })

  test('nobody’s consent is asked where a parent complains in their own right', async () => {
    const priya = await comesIn({
      'What they are called': 'Ms Vale',
      'Who they are to the child': 'Parent',
      'For whom do they complain?': 'For themselves, also about the child',
    })
    await priya.getByRole('button', record).click()
    await says(priya, 'Ms Vale', 'In their own right: nobody’s consent is asked for.')
    assert.doesNotMatch(
      await priya.locator('main').innerText(),
      /Record authority|child’s wishes|what the child wants/i,
    )
  })
})
