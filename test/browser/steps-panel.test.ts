import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { History } from '../../src/complaint/history.ts'
import type { PersonFact } from '../../src/people/person.ts'
import type { RegisterRole } from '../../src/people/register.ts'
import { withoutChromium } from './browser.ts'
import { type Answers, fillIn, isSound, says, story, TICKED } from './telling.ts'

// J9: a review panel, from the request to the final response.

const CAST = {
  'Priya Shah': 'complaints-officer',
  'Morgan Ellis': 'complaints-manager',
  'Pat Lowe': 'panel-clerk',
  'Nadia Cole': 'panel-member',
  'Owen Firth': 'panel-member',
  'Sam Teague': 'panel-member',
  'Ben Ito': 'independent-person',
  'Dee Marsh': 'director',
} as const

const REFERENCE = '2024-0019'

const DECIDED: History = {
  reference: REFERENCE,
  council: 'Anytown',
  coverage: 'whole',
  people: [
    { id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' },
    { id: 'a', as: 'advocate', calledHere: 'Joy Akande' },
  ],
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
        { point: '2', finding: 'not-upheld' },
      ],
    },
    { type: 'stage-2-requested', on: '2024-09-16', channel: 'email' },
    { type: 'stage-2-acknowledged', on: '2024-09-17' },
    {
      type: 'investigating-officer-appointed',
      on: '2024-09-19',
      who: 'Ada Quill',
      supplier: 'Fairway',
      independence: [],
    },
    {
      type: 'independent-person-appointed',
      on: '2024-09-19',
      who: 'Ben Ito',
      supplier: 'Northlight',
      independence: [],
    },
    { type: 'statement-drafted', on: '2024-09-26', version: 1 },
    { type: 'statement-agreed', on: '2024-09-30', version: 1 },
    { type: 'stage-2-extended', on: '2024-10-14', until: '2024-12-16', reason: 'Nine interviews' },
    {
      type: 'investigating-officer-reported',
      on: '2024-11-22',
      by: 'Ada Quill',
      findings: [
        { point: '1', finding: 'upheld', reasons: 'No visit is on file' },
        { point: '2', finding: 'not-upheld', reasons: 'It was finished on day 44' },
      ],
      recommendations: [{ id: 'R1', says: 'Apologise to Ms Rowan in writing' }],
    },
    { type: 'independent-person-reported', on: '2024-11-25', by: 'Ben Ito', agreesWithFindings: true, fair: true },
    { type: 'adjudicating-officer-appointed', on: '2024-11-25', who: 'Ruth Vane' },
    {
      type: 'adjudicated',
      on: '2024-12-06',
      by: 'Ruth Vane',
      findings: [
        { point: '1', finding: 'upheld' },
        { point: '2', finding: 'not-upheld' },
      ],
      answers: [{ recommendation: 'R1', answer: 'accepted', owner: 'Head of service', due: '2024-12-20' }],
    },
    {
      type: 'stage-2-responded',
      on: '2024-12-09',
      by: 'Ruth Vane',
      enclosed: ['io-report', 'ip-report', 'adjudication'],
      stage3RightExplained: true,
    },
    { type: 'action-done', on: '2024-12-18', action: 'R1', evidence: 'The letter of 18 December' },
  ],
}

const QUESTIONS = [
  'Are you a member or an officer of the council?',
  'Are you the spouse or civil partner of a member or officer of the council?',
  'Do you work in the service complained about, or in its line of management?',
  'Have you had any part in this case, or in what it is about?',
  'Do you know the complainant, the child or a person complained about?',
] as const

/** Somebody on the register, named in one post of the panel, with what they declare for this complaint. */
const declares = (post: string, who: string): Answers => ({
  [`${post} > ${post}: who?`]: who,
  ...Object.fromEntries(QUESTIONS.map((question) => [`${post} > ${question} (${post})`, 'No'])),
})

describe('J9: a review panel', { skip: withoutChromium }, () => {
  const { as, office, open, take, refused, onDay, assign } = story('2025-01-06', CAST)

  before(async () => {
    await office.casework.importChronology(office.program, DECIDED)
    type Standing = { readonly spouse?: boolean; readonly dbsTo?: string; readonly supplier?: string }
    const enter = async (name: string, as: readonly RegisterRole[], standing: Standing = {}) => {
      const { spouse = false, dbsTo = '2027-01-08', supplier = 'Kestrel' } = standing
      const facts: readonly PersonFact[] = [
        { type: 'register-entered', on: '2024-02-01', as, supplier, skills: [] },
        { type: 'check-recorded', kind: 'dbs', on: '2024-02-01', expires: dbsTo },
        {
          type: 'declaration-made',
          on: '2024-02-01',
          answers: [
            { question: 'member-or-officer', answer: false },
            { question: 'spouse-of-member-or-officer', answer: spouse },
            { question: 'works-in-the-service', answer: false },
          ],
        },
      ]
      const id = name.replace(' ', '-')
      const done = await office.people.record(office.program, id, [{ type: 'person-recorded', name }, ...facts])
      assert.ok(done.ok)
    }
    await enter('Nadia Cole', ['panel-chair', 'panel-member'])
    await enter('Owen Firth', ['panel-member'])
    await enter('Sam Teague', ['panel-member'])
    await enter('Ben Ito', ['independent-person', 'panel-member'], { supplier: 'Northlight' })
    await enter('Gil Sandys', ['panel-member'], { spouse: true })
    await enter('Una Hale', ['panel-member'], { dbsTo: '2025-01-03' })
    await enter('Max Orr', ['panel-member'], { supplier: 'Fairway' })
    for (const name of ['Nadia Cole', 'Owen Firth', 'Sam Teague', 'Pat Lowe'] as const) await as(name)
    await assign(REFERENCE, 'Ben Ito')
  })

  test('asked on Monday 6 January 2025: acknowledge by the 8th, a panel by the 20th, and it meets by 17 February', async () => {
    const asked = await take('Priya Shah', REFERENCE, 'Record that a review panel was asked for', {
      'How did it come?': 'Email',
    })
    await says(
      asked,
      'Hold the panel: due on Monday 17 February 2025',
      'Appoint a panel of three independent people, by Monday 20 January 2025',
      /Acknowledge the request for a panel.*?Wednesday 8 January 2025/,
    )
    onDay('2025-01-07')
    await take('Priya Shah', REFERENCE, 'Acknowledge the request for a review panel', {
      'The panel clerk’s account (optional)': 'Pat Lowe',
    })
  })

  test('it may not be sent on to the Ombudsman instead: one point was not upheld', async () => {
    await refused(
      'Morgan Ellis',
      REFERENCE,
      'Send it on to the Ombudsman without a review panel',
      {
        'Who agreed, in writing?': 'Ms Rowan, by email',
        'Why the investigation was robust': 'Nine people were heard',
        'Which of the outcomes that they wanted are met?': 'Most',
        'The action plan': 'An apology',
      },
      /point 2 was not upheld by both the investigating officer and the adjudicating officer/,
    )
  })

  const PANEL: Answers = {
    ...declares('The chair', 'Nadia Cole'),
    ...declares('The first member', 'Owen Firth'),
    ...declares('The second member', 'Sam Teague'),
    'The chair > The chair: their account (optional)': 'Nadia Cole',
    'The first member > The first member: their account (optional)': 'Owen Firth',
    'The second member > The second member: their account (optional)': 'Sam Teague',
  }
  const APPOINT = 'Appoint the review panel'
  const second = (who: string): Answers => ({
    'The second member > Are you a member or an officer of the council? (The second member)': 'No',
    'The second member > The second member: who?': 'Somebody else, named below',
    'The second member > The second member: full name, where it is somebody else': who,
    'The second member > The second member: their account (optional)': 'No account',
  })

  test('three are offered from the register, and each bar is said with what it rests on', async () => {
    onDay('2025-01-15')
    const page = await open('Morgan Ellis', `/complaints/${REFERENCE}/steps/panel-appointed`)
    await says(
      page,
      /Ben Ito: The independent person of stage 2 may not sit on the panel\. \(SI 2006\/1738 reg 19\(3\)\)/,
      /Gil Sandys: The spouse or civil partner .*? \(SI 2006\/1738 reg 2\)/,
      /Una Hale: DBS check, enhanced: expired on 3 January 2025\. \(Local policy on checks/,
      /Max Orr: One supplier does not provide both/,
    )
    await isSound(page)
    const { 'The second member > Are you a member or an officer of the council? (The second member)': _, ...unasked } =
      PANEL
    await fillIn(page, unasked)
    const send = async (changed: Answers, why: RegExp) => {
      await fillIn(page, changed)
      await page.getByRole('button', { name: 'Record this step', exact: true }).click()
      await says(page, why)
      assert.match(await page.title(), /^Error: /)
    }
    await send({}, /The second member: ask every question about independence/)
    await send(
      second('Ben Ito'),
      /Ben Ito may not be asked\. The independent person of stage 2 may not sit on the panel/,
    )
    await send(second('Gil Sandys'), /Gil Sandys may not be asked\. The spouse or civil partner/)
    await send(second('Una Hale'), /Una Hale may not be asked\. DBS check, enhanced: expired on 3 January 2025/)
    await isSound(page)
    await send(second('Owen Firth'), /The three must be different people \(SI 2006\/1738 reg 19\(2\)/)
    const tied = 'The second member > Are you a member or an officer of the council? (The second member)'
    await send({ ...second('Ian Frome'), [tied]: 'Yes' }, /The law does not allow it/)
    const done = await take('Morgan Ellis', REFERENCE, APPOINT, PANEL)
    await says(done, 'Set the date of the review panel, by Monday 17 February 2025', 'Nadia Cole')
  })

  test('the clerk finds a day within 30 working days, and sends the papers 10 working days before it', async () => {
    onDay('2025-01-17')
    const pat = await open('Pat Lowe', '/')
    await says(
      pat,
      'What you hold',
      'You are: panel clerk',
      'Set the date of the review panel, by Monday 17 February 2025',
    )
    await isSound(pat)
    const page = await open('Pat Lowe', `/complaints/${REFERENCE}/steps/panel-date-set`)
    await says(page, 'By Monday 17 February 2025')
    await isSound(page)
    const SET = 'Set the date of the review panel'
    const set = await take('Pat Lowe', REFERENCE, SET, { 'When does the panel meet?': '2025-02-17' })
    await says(set, 'Send the papers of the review panel to everyone, by Monday 3 February 2025', 'Send the papers')
    onDay('2025-01-31')
    const papers = await open('Pat Lowe', `/complaints/${REFERENCE}/steps/panel-papers-sent`)
    await says(papers, 'By Monday 3 February 2025')
    await isSound(papers)
    const everybody = [
      'Nadia Cole (chair of the panel)',
      'Owen Firth (member of the panel)',
      'Sam Teague (member of the panel)',
      'The council',
      'Ms Rowan (complainant)',
      'Joy Akande (advocate)',
      'Ben Ito (independent person)',
      'Ada Quill (investigating officer)',
    ]
    const sent = await take(
      'Pat Lowe',
      REFERENCE,
      'Send the papers of the review panel',
      Object.fromEntries(everybody.map((one) => [`To whom did the papers go? > ${one}`, TICKED])),
    )
    await says(sent, 'Hold the review panel, by Monday 17 February 2025')
  })

  test('the panel meets with the supporter named, and hears everybody', async () => {
    onDay('2025-02-17')
    const HELD = 'Record that the review panel met'
    const met: Answers = {
      'How was it held?': 'In person, at the town hall',
      ...Object.fromEntries(
        [
          'Nadia Cole (chair of the panel)',
          'Owen Firth (member of the panel)',
          'Sam Teague (member of the panel)',
          'Ms Rowan (complainant)',
          'Joy Akande (advocate)',
          'Ben Ito (independent person)',
        ].map((one) => [`Who was there? > ${one}`, TICKED]),
      ),
      'Who came with the complainant? (optional)': 'Joy Akande, her advocate, who spoke\nLena Rowan, her sister',
      'What was put to the panel? > The complainant': 'In person and in writing',
      'What was put to the panel? > The council': 'In person',
    }
    const page = await open('Nadia Cole', `/complaints/${REFERENCE}/steps/panel-held`)
    await isSound(page)
    await refused(
      'Nadia Cole',
      REFERENCE,
      HELD,
      met,
      /Say whether the independent person put anything to the panel \(SI 2006\/1738 reg 19\(5\)\)/,
    )
    const held = await take('Nadia Cole', REFERENCE, HELD, {
      ...met,
      'What was put to the panel? > The independent person': 'In writing',
    })
    await says(
      held,
      'Lena Rowan, her sister',
      'Report to the council and to everyone entitled to the report, by Monday 24 February 2025',
    )
  })

  test('the panel reports to everybody who must have it, within 5 working days', async () => {
    onDay('2025-02-24')
    const nadia = await open('Nadia Cole', '/')
    await says(
      nadia,
      'You are: panel member',
      'Report to the council and to everyone entitled to the report, by Monday 24 February 2025',
    )
    const page = await open('Nadia Cole', `/complaints/${REFERENCE}/steps/panel-reported`)
    await isSound(page)
    const REPORT = 'Enter the review panel’s report'
    const report: Answers = {
      'Finding on point 1': 'Upheld',
      'Finding on point 2': 'Upheld',
      'Reasons on point 2': 'Day 44 was nine days past the limit',
      'Recommendation R1': 'Apologise to Ms Rowan in writing',
      'Recommendation R2': 'Write a plan with Ms Rowan for the next assessment',
      'Recommendation R3': 'Pay £250',
      'To whom was the report sent? > The council': TICKED,
      'To whom was the report sent? > Ms Rowan (complainant)': TICKED,
      'To whom was the report sent? > Joy Akande (advocate)': TICKED,
    }
    await refused(
      'Nadia Cole',
      REFERENCE,
      REPORT,
      report,
      /The report also goes to: Ben Ito \(independent person\) \(SI 2006\/1738 reg 20\)/,
    )
    await take('Nadia Cole', REFERENCE, REPORT, {
      ...report,
      'To whom was the report sent? > Ben Ito (independent person)': TICKED,
    })
    const received = await take('Priya Shah', REFERENCE, 'Record that the panel’s report was received', {})
    await says(received, 'Consult the independent person, then send the final response, by Monday 17 March 2025')
  })

  test('the director answers each recommendation after the independent person was consulted, and tells of the Ombudsman', async () => {
    onDay('2025-03-10')
    const FINAL = 'Send the final answer'
    const dee = await open('Dee Marsh', `/complaints/${REFERENCE}/steps/stage-3-responded`)
    await says(dee, 'The findings that the letter quotes', 'Day 44 was nine days past the limit')
    await isSound(dee)
    const answer: Answers = {
      'Finding on point 1': 'Upheld',
      'Finding on point 2': 'Upheld',
      ...Object.fromEntries(
        (['R1', 'R2'] as const).flatMap((id) => [
          [`Answer to recommendation ${id}`, 'Accepted'],
          [`Who carries out ${id}, where it is accepted`, 'Head of service'],
          [`By when ${id} is carried out`, '2025-03-31'],
        ]),
      ),
      'Does the letter tell of the Ombudsman?': 'Yes',
    }
    const whole: Answers = {
      ...answer,
      'Answer to recommendation R3': 'Refused',
      'Why R3 is refused, or done already': 'The Ombudsman’s guidance gives £150',
    }
    const early = await open('Dee Marsh', `/complaints/${REFERENCE}/steps`)
    await says(early, 'Consult the independent person')
    await take('Ben Ito', REFERENCE, 'Consult the independent person on the final answer', {
      'What they said (optional)': 'R2 should be done with the advocate there',
    })
    onDay('2025-03-17')
    await refused('Dee Marsh', REFERENCE, FINAL, answer, /Answer recommendation R3/)
    await refused(
      'Dee Marsh',
      REFERENCE,
      FINAL,
      { ...whole, 'Does the letter tell of the Ombudsman?': 'No' },
      /The law does not allow it/,
    )
    const sent = await take('Dee Marsh', REFERENCE, FINAL, whole)
    await says(sent, 'Write a plan with Ms Rowan', 'No fault found', /Ombudsman/)
    await isSound(sent)
  })
})
