import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { History } from '../../src/complaint/history.ts'
import type { PersonFact } from '../../src/people/person.ts'
import type { RegisterRole } from '../../src/people/register.ts'
import { withoutChromium } from './browser.ts'
import { type Answers, isSound, says, story, TICKED } from './telling.ts'

// J6 and J7: stage 2 from the request to the answer, and the days on which nobody investigated.

const CAST = {
  'Priya Shah': 'complaints-officer',
  'Morgan Ellis': 'complaints-manager',
  'Ada Quill': 'investigating-officer',
  'Ben Ito': 'independent-person',
  'Ruth Vane': 'adjudicating-officer',
  'Dee Marsh': 'director',
} as const

const REFERENCE = '2024-0007'

const ANSWERED: History = {
  reference: REFERENCE,
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' }],
  points: [
    { id: '1', says: 'Visits were missed', function: 's17' },
    { id: '2', says: 'The assessment was late', function: 's17' },
  ],
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
      findings: [
        { point: '1', finding: 'not-upheld' },
        { point: '2', finding: 'upheld' },
      ],
    },
  ],
}

const QUESTIONS = [
  'Are you a member or an officer of the council?',
  'Are you the spouse or civil partner of a member or officer of the council?',
  'Do you work in the service complained about, or in its line of management?',
  'Have you had any part in this case, or in what it is about?',
  'Do you know the complainant, the child or a person complained about?',
] as const
const INDEPENDENT: Answers = Object.fromEntries(QUESTIONS.map((question) => [question, 'No']))

describe('J6 and J7: stage 2 from request to reply, and no investigator', { skip: withoutChromium }, () => {
  const { as, office, open, take, refused, onDay } = story('2024-08-29', CAST)

  before(async () => {
    await office.casework.importChronology(office.program, ANSWERED)
    const enter = async (name: string, as: readonly RegisterRole[], supplier: string, spouse = false) => {
      const facts: readonly PersonFact[] = [
        { type: 'register-entered', on: '2024-01-08', as, supplier, skills: [] },
        { type: 'check-recorded', kind: 'dbs', on: '2024-01-08', expires: '2027-01-08' },
        {
          type: 'declaration-made',
          on: '2024-01-08',
          answers: [
            { question: 'member-or-officer', answer: false },
            { question: 'spouse-of-member-or-officer', answer: spouse },
            { question: 'works-in-the-service', answer: false },
          ],
        },
      ]
      assert.ok(
        (
          await office.people.record(office.program, name.replace(' ', '-'), [
            { type: 'person-recorded', name },
            ...facts,
          ])
        ).ok,
      )
    }
    await enter('Ada Quill', ['investigating-officer'], 'Fairway')
    await enter('Cleo Hart', ['investigating-officer'], 'Northlight')
    await enter('Tom Reyes', ['investigating-officer'], 'Northlight')
    await enter('Ben Ito', ['independent-person'], 'Northlight')
    await enter('Gil Sandys', ['independent-person'], 'Northlight', true)
    for (const name of ['Ada Quill', 'Ben Ito', 'Ruth Vane'] as const) await as(name)
  })

  test('a request on Thursday 29 August 2024 is due on 3 October, and on 28 November at the very latest', async () => {
    const asked = await take('Priya Shah', REFERENCE, 'Record that stage 2 was asked for', {
      'How did it come?': 'Email',
    })
    await says(asked, 'due on Thursday 3 October 2024', 'At the very latest: Thursday 28 November 2024')
    await take('Priya Shah', REFERENCE, 'Acknowledge the request for stage 2', {})
  })

  test('on day 10 nobody investigates: the manager and the director see it, and the complainant is told', async () => {
    onDay('2024-09-12')
    for (const name of ['Morgan Ellis', 'Dee Marsh'] as const) {
      const page = await open(name, `/complaints/${REFERENCE}`)
      await says(
        page,
        'Investigating officer 10 working days from the request so far',
        'Both in post 10 working days from the request so far',
      )
      await says(
        await open(name, '/?show=overdue'),
        REFERENCE,
        'Appoint an investigating officer and an independent person',
      )
    }
    await take('Priya Shah', REFERENCE, 'Send an update to the complainant', {
      'Note (optional)': 'Nobody is appointed yet; we hope for this week',
    })
  })

  test('two names without a conflict are offered, and it is said who may not be asked and why', async () => {
    onDay('2024-09-13')
    const page = await open('Morgan Ellis', `/complaints/${REFERENCE}/steps/investigating-officer-appointed`)
    await isSound(page)
    await take('Morgan Ellis', REFERENCE, 'Appoint the investigating officer', {
      'The investigating officer: who?': 'Ada Quill',
      ...INDEPENDENT,
      'Their account (optional)': 'Ada Quill',
    })
    const spouse = {
      'The independent person: who?': 'Somebody else, named below',
      'The independent person: full name, where it is somebody else': 'Gil Sandys',
      ...INDEPENDENT,
    }
    await refused(
      'Morgan Ellis',
      REFERENCE,
      'Appoint the independent person',
      spouse,
      /Gil Sandys may not be asked. The spouse or civil partner of a member or officer/,
    )
    const declared = {
      ...spouse,
      'The independent person: full name, where it is somebody else': 'Ian Frome',
      [QUESTIONS[1]]: 'Yes',
    }
    await refused('Morgan Ellis', REFERENCE, 'Appoint the independent person', declared, /The law does not allow it/)
    const done = await take('Morgan Ellis', REFERENCE, 'Appoint the independent person', {
      'The independent person: who?': 'Ben Ito',
      ...INDEPENDENT,
      'Their account (optional)': 'Ben Ito',
    })
    await says(done, 'Both in post 11 working days from the request, until 13 September 2024')
  })

  test('the statement is agreed on 19 September, and both clocks are in view', async () => {
    onDay('2024-09-16')
    const ada = await open('Ada Quill', '/')
    await says(
      ada,
      'What you hold',
      `You are: investigating officer`,
      'Agree the statement of complaint, by Friday 27 September 2024',
    )
    await isSound(ada)
    await ada.getByRole('link', { name: 'Send a draft of the statement of complaint' }).first().click()
    await says(ada, 'Send a draft of the statement of complaint')
    const ben = await open('Ben Ito', '/')
    await says(
      ben,
      'Nothing waits for you.',
      'Waiting for others',
      'Now: investigating officer (Ada Quill), agree the statement',
    )
    const morgan = await open('Morgan Ellis', '/')
    await morgan.getByRole('link', { name: 'What the complaints manager holds' }).click()
    await says(morgan, 'No complaint matches what you chose')
    await take('Ada Quill', REFERENCE, 'Send a draft of the statement of complaint', {})
    const points: Answers = {
      'Point 1 > What went wrong, in the person’s own words': 'Four visits in May and June 2024 were missed',
      'Point 1 > What they want to happen (optional)': 'An apology',
    }
    await take('Ada Quill', REFERENCE, 'Write down the points of complaint', points)
    onDay('2024-09-19')
    const agreed = await take('Ada Quill', REFERENCE, 'Record that the statement of complaint was agreed', {
      Version: '1',
    })
    await says(
      agreed,
      'counted from the request',
      'counted from the agreed statement',
      'Four visits in May and June 2024 were missed',
    )
  })

  test('on day 18 the notice is asked for, and one past day 65 is refused', async () => {
    onDay('2024-09-24')
    await says(
      await open('Morgan Ellis', `/complaints/${REFERENCE}`),
      'Day 18. If the answer will not go by Thursday 3 October 2024',
      'no later than Thursday 28 November 2024',
    )
    const notice = 'Tell the complainant that stage 2 needs longer'
    await refused(
      'Morgan Ellis',
      REFERENCE,
      notice,
      { 'The new date, as the notice gives it': '2024-11-29', Reason: 'Eight interviews' },
      /28 November 2024 or earlier/,
    )
    await take('Morgan Ellis', REFERENCE, notice, {
      'The new date, as the notice gives it': '2024-11-28',
      Reason: 'Eight interviews',
    })
  })

  test('the officer and the independent person report, and an answer on 28 November is in time', async () => {
    onDay('2024-10-10')
    await take('Ada Quill', REFERENCE, 'Ask for files', { 'Which files?': 'The visiting record' })
    await take('Ada Quill', REFERENCE, 'Record an interview', { 'Who?': 'The team manager' })
    const registered = await take('Ada Quill', REFERENCE, 'Register evidence', {
      'What is it?': 'The visiting record, 3 May to 28 June',
      'Which points is this about? (optional) > 1. Four visits in May and June 2024 were missed': TICKED,
    })
    await says(
      registered,
      /The visiting record ?Still to come: asked for 10 October 2024/,
      /2\. The assessment was late ?Nothing is registered yet/,
    )
    await isSound(registered)
    await take('Morgan Ellis', REFERENCE, 'Send an update to the complainant', {})
    onDay('2024-11-01')
    await take('Morgan Ellis', REFERENCE, 'Send an update to the complainant', {})
    await take('Ada Quill', REFERENCE, 'Check the draft report for facts', {
      'Finding on point 1': 'Partly upheld',
      'Finding on point 2': 'Upheld',
      'What was changed?': 'The day of the second visit, as the team manager asked',
    })
    const found: Answers = {
      'Finding on point 1': 'Upheld',
      'Finding on point 2': 'Upheld',
      'Recommendation R1': 'Apologise to Ms Rowan in writing',
    }
    const stopped = await refused(
      'Ada Quill',
      REFERENCE,
      'Enter the investigating officer’s report',
      found,
      /differs from the checked draft’s finding on point 1/,
    )
    await isSound(stopped)
    await take('Ada Quill', REFERENCE, 'Enter the investigating officer’s report', {
      ...found,
      'Reasons on point 1': 'No visit is on file between 3 May and 28 June',
    })
    const ben = await open('Ben Ito', '/')
    await says(ben, 'You are: independent person', 'Enter the independent person’s report')
    assert.doesNotMatch(await ben.locator('main').innerText(), /Nothing waits for you/)
    const report = await open('Ben Ito', `/complaints/${REFERENCE}/steps/independent-person-reported`)
    await says(report, 'No visit is on file between 3 May and 28 June', 'R1: Apologise to Ms Rowan in writing')
    await isSound(report)
    await take('Ben Ito', REFERENCE, 'Enter the independent person’s report', {
      'Do they agree with the findings?': 'Yes',
      'Was the investigation fair?': 'Yes',
    })
    await take('Morgan Ellis', REFERENCE, 'Appoint the adjudicating officer', {
      'Who?': 'Ruth Vane',
      'Their account (optional)': 'Ruth Vane',
    })
    onDay('2024-11-15')
    await take('Morgan Ellis', REFERENCE, 'Send an update to the complainant', {})
    onDay('2024-11-27')
    await take('Ruth Vane', REFERENCE, 'Decide on the findings and recommendations', {
      'Finding on point 1': 'Upheld',
      'Finding on point 2': 'Upheld',
      'Answer to recommendation R1': 'Accepted',
      'Who carries out R1, where it is accepted': 'Head of service',
      'By when R1 is carried out': '2024-12-13',
    })
    const ruth = await open('Ruth Vane', '/')
    await says(
      ruth,
      'What you hold',
      'Send the answer with both reports, and tell of stage 3, by Thursday 28 November 2024',
    )
    await isSound(ruth)
    const unanswered = await open('Morgan Ellis', `/complaints/${REFERENCE}?day=2&month=12&year=2024`)
    await says(unanswered, '2 working days late')
    onDay('2024-11-28')
    const sent = await take('Ruth Vane', REFERENCE, 'Send the stage 2 answer', {
      'What is enclosed? > The investigating officer’s report': TICKED,
      'What is enclosed? > The independent person’s report': TICKED,
      'What is enclosed? > The adjudication': TICKED,
      'Does the letter tell of the review panel?': 'Yes',
    })
    await says(sent, 'Done in time', 'Done: Thursday 28 November 2024')
  })
})
