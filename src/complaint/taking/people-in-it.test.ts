import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../../test/calendar.ts'
import { day } from '../../kernel/day.ts'
import { DEFAULT_POLICIES } from '../../law/policies.ts'
import type { History } from '../history.ts'
import type { ComplaintEvent } from '../vocabulary.ts'
import { asksOf } from './asks.ts'
import { decide } from './decide.ts'

// Steps that depend on who has a post, and on who must be heard or told.

const complaint = (...events: readonly ComplaintEvent[]): History => ({
  reference: '2025-0002',
  council: 'Anytown',
  coverage: 'whole',
  people: [
    { id: 'p', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms Rowan' },
    { id: 'a', as: 'advocate', calledHere: 'Joy Akande' },
  ],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'email' }, ASKED, ...events],
})

const ASKED: ComplaintEvent = { type: 'stage-2-requested', on: '2025-04-01', channel: 'email' }
const NONE = [{ question: 'part-in-the-case', answer: false }]
const officer = (who: string, on = '2025-04-03') =>
  ({ type: 'investigating-officer-appointed', on, who, independence: NONE }) as const
const independent = (who: string, on = '2025-04-03') =>
  ({ type: 'independent-person-appointed', on, who, independence: NONE }) as const
const found = (finding: 'upheld' | 'not-upheld', reasons?: string) => [
  { point: '1', finding, ...(reasons !== undefined && { reasons }) },
]
const REPORT = { type: 'investigating-officer-reported', on: '2025-05-20', findings: found('upheld') } as const

function why(known: History, event: ComplaintEvent): unknown {
  const question = { calendar, policies: DEFAULT_POLICIES, asOf: day(event.on ?? '') }
  const decided = decide(known, { event, coming: { to: 'take' } }, question)
  if (decided.ok) return 'taken'
  const { error } = decided
  if (error.because === 'malformed') return error.problems.map(({ field, says }) => `${field}: ${says}`)
  return error.because === 'out-of-turn' ? error.says : error.faults.map(({ code }) => code)
}

describe('An appointment that ends', () => {
  const ended: ComplaintEvent = {
    type: 'appointment-ended',
    on: '2025-04-28',
    role: 'investigating-officer',
    who: 'Ada Quill',
    reason: 'Ill',
  }
  test('leaves nobody to report, until somebody is appointed', () => {
    const gone = complaint(officer('Ada Quill'), independent('Ben Ito'), ended)
    assert.equal(why(gone, REPORT), 'Appoint an investigating officer first')
    const { events } = complaint(
      officer('Ada Quill'),
      independent('Ben Ito'),
      ended,
      officer('Cleo Hart', '2025-05-01'),
    )
    assert.equal(why({ ...gone, events }, REPORT), 'taken')
  })
  test('is one of those that somebody has', () => {
    const both = complaint(officer('Ada Quill'), independent('Ben Ito'))
    const question = { calendar, policies: DEFAULT_POLICIES, asOf: day('2025-05-01') }
    const names = (known: History) => asksOf('appointment-ended', known, question).inPost.map(({ who }) => who)
    assert.deepEqual(names(both), ['Ada Quill', 'Ben Ito'])
    assert.deepEqual(names({ ...both, events: [...both.events, ended] }), ['Ben Ito'])
    assert.equal(why(complaint(), ended), 'Nobody has a post in this complaint')
  })
})

describe('An investigation that is done again', () => {
  const RESTARTED: ComplaintEvent = { type: 'stage-2-restarted', on: '2025-05-06', reason: 'A witness was not heard' }
  const again = complaint(officer('Ada Quill'), independent('Ben Ito'), { ...REPORT, on: '2025-05-01' }, RESTARTED)
  test('is done by other people', () => {
    assert.match(String(why(again, officer('ada quill', '2025-05-08'))), /^who: ada quill had this post before/)
    assert.equal(why(again, officer('Cleo Hart', '2025-05-08')), 'taken')
  })
  test('is not decided on by what was reported before', () => {
    const decided = { type: 'adjudicated', on: '2025-05-21', by: 'Ruth Vane', findings: found('upheld') } as const
    assert.equal(why(again, REPORT), 'Appoint an investigating officer first')
    assert.equal(why(again, decided), 'The investigating officer has not reported yet')
    const anew = [officer('Cleo Hart', '2025-05-08'), independent('Dan Roe', '2025-05-08'), REPORT]
    assert.equal(why({ ...again, events: [...again.events, ...anew] }, decided), 'taken')
  })
})

describe('A draft that was checked for facts', () => {
  const checked: ComplaintEvent = {
    type: 'draft-report-checked',
    on: '2025-05-12',
    changes: 'The date of the second visit',
    findings: found('not-upheld'),
  }
  const known = complaint(officer('Ada Quill'), independent('Ben Ito'), checked)
  test('changes no finding unseen: one that differs in the report has its reason', () => {
    assert.match(String(why(known, REPORT)), /^findings:1: Say why this differs from the checked draft’s finding/)
    assert.equal(why(known, { ...REPORT, findings: found('upheld', 'The diary came after the draft') }), 'taken')
    assert.equal(why(known, { ...REPORT, findings: found('not-upheld') }), 'taken')
  })
  test('says what it found on every point', () => {
    const { findings: _, ...bare } = checked as ComplaintEvent & { type: 'draft-report-checked' }
    assert.deepEqual(why(complaint(officer('Ada Quill'), independent('Ben Ito')), bare), ['findings: '])
  })
})

describe('A review panel', () => {
  const member = (who: string) => ({ who, independence: NONE })
  const PANEL: ComplaintEvent = {
    type: 'panel-appointed',
    on: '2025-07-01',
    chair: member('Nadia Cole'),
    members: [member('Owen Firth'), member('Sam Teague')],
  }
  const known = complaint(
    officer('Ada Quill'),
    independent('Ben Ito'),
    { type: 'stage-3-requested', on: '2025-06-20', channel: 'letter' },
    PANEL,
  )
  const met = { type: 'panel-held', on: '2025-07-21', mode: 'By video', present: ['Everybody'] } as const
  const heard = ['The complainant: in person', 'The council: in writing', 'The independent person: in writing']

  test('hears the complainant, the council and the independent person', () => {
    assert.deepEqual(why(known, { ...met, submissions: heard.slice(0, 1) }), [
      'submissions:The council: Say whether the council put anything to the panel',
      'submissions:The independent person: Say whether the independent person put anything to the panel',
    ])
    assert.equal(why(known, { ...met, submissions: heard }), 'taken')
  })
  test('of whom one has left is made up again before it meets', () => {
    const left: ComplaintEvent = {
      type: 'appointment-ended',
      on: '2025-07-10',
      role: 'panel-member',
      who: 'Sam Teague',
      reason: 'Ill',
    }
    const two = { ...known, events: [...known.events, left] }
    assert.equal(why(two, { ...met, submissions: heard }), 'Appoint the panel first')
  })
  test('sends its report to everybody who must have it', () => {
    const held = { ...known, events: [...known.events, { ...met, submissions: heard }] }
    const report = { type: 'panel-reported', on: '2025-07-24', findings: found('upheld') } as const
    assert.deepEqual(why(held, { ...report, sentTo: ['Director', 'Ms Rowan'] }), [
      'sentTo: The report also goes to: The council, Joy Akande (advocate), Ben Ito (independent person)',
    ])
    assert.equal(why(held, { ...report, sentTo: ['The council', 'ms rowan', 'her advocate', 'Mr Ben Ito'] }), 'taken')
  })
})
