import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { BEGINNING, day, END, type Span, spanOfDay } from '../kernel/day.ts'
import { assessmentJson, dateJson } from './assessment-json.ts'
import type { Assessment, Duty, Fault } from './assessment.ts'

const exact = (text: string): Span => spanOfDay(day(text))

const duty: Duty = {
  rule: 'S2.complete',
  owedBy: 'council',
  reading: 'request_received',
  headline: true,
  points: ['1'],
  from: { earliest: day('2024-01-01'), latest: day('2024-01-31') },
  firstDue: exact('2024-03-01'),
  due: exact('2024-03-15'),
  latest: { earliest: day('2024-04-30'), latest: END },
  done: exact('2024-04-02'),
  standing: 'met-late',
  certainty: 'possible',
  assumed: false,
  workingDaysLate: { council: { atLeast: 3, atMost: Infinity }, complainant: { atLeast: 0, atMost: 0 } },
  explainedBy: ['e4'],
  because: ['e2', '#3'],
  cites: ['SI 2006/1738 reg 17'],
}

const fault: Fault = {
  code: 'S2_LATE',
  kind: 'delay',
  weight: 'fault',
  certainty: 'certain',
  against: 'notified date',
  says: 'No answer by the date that was notified.',
  points: ['1'],
  rules: ['S2.complete'],
  because: ['e2'],
  cites: ['SI 2006/1738 reg 17'],
  since: exact('2024-03-18'),
  reading: 'request_received',
  workingDaysLate: { council: { atLeast: 1, atMost: 2 }, complainant: { atLeast: 0, atMost: 4 } },
}

const assessment: Assessment = {
  reference: 'CSC-2024-001',
  council: 'Anyshire County Council',
  asOf: exact('2024-05-01'),
  stage: 'stage-2',
  live: true,
  held: false,
  holds: [],
  duties: [duty],
  faults: [fault],
  points: [],
  explained: [{ code: 'S1_LATE', says: 'Explained.', explainedBy: ['e4'] }],
  answers: [{ answer: 'PREMATURE', certainty: 'certain', says: 'Too early.', because: ['e5'] }],
  notShown: ['IP_NOT_CONSULTED'],
  rights: [{ right: 'request-stage-3', until: exact('2024-05-30'), soft: false, says: 'Ask.', cites: [], because: [] }],
  next: [
    {
      lead: true,
      who: 'complaints-manager',
      does: 'appoint-both',
      must: 'Send it.',
      by: exact('2024-05-03'),
      rule: 'S2.complete',
    },
  ],
  findings: [],
  recommendations: [],
  actions: [],
  timeline: [],
}

describe('An assessment as redress-assessment/1', () => {
  test('has the published keys and no other', () => {
    assert.deepEqual(assessmentJson(assessment), {
      format: 'redress-assessment/1',
      reference: 'CSC-2024-001',
      council: 'Anyshire County Council',
      asOf: '2024-05-01',
      stage: 'stage-2',
      duties: [
        {
          rule: 'S2.complete',
          owedBy: 'council',
          reading: 'request_received',
          headline: true,
          from: { earliest: '2024-01-01', latest: '2024-01-31' },
          firstDue: '2024-03-01',
          due: '2024-03-15',
          latest: { earliest: '2024-04-30', latest: null },
          standing: 'met-late',
          certainty: 'possible',
          workingDaysLate: { council: { atLeast: 3, atMost: null }, complainant: { atLeast: 0, atMost: 0 } },
          explainedBy: ['e4'],
          because: ['e2', '#3'],
          cites: ['SI 2006/1738 reg 17'],
        },
      ],
      faults: [
        {
          code: 'S2_LATE',
          kind: 'delay',
          weight: 'fault',
          certainty: 'certain',
          against: 'notified date',
          says: 'No answer by the date that was notified.',
          rules: ['S2.complete'],
          because: ['e2'],
          cites: ['SI 2006/1738 reg 17'],
          since: '2024-03-18',
          workingDaysLate: { council: { atLeast: 1, atMost: 2 }, complainant: { atLeast: 0, atMost: 4 } },
        },
      ],
      answers: ['PREMATURE'],
      notShown: ['IP_NOT_CONSULTED'],
      rights: [{ right: 'request-stage-3', until: '2024-05-30', says: 'Ask.' }],
      next: [{ lead: true, who: 'complaints-manager', must: 'Send it.', by: '2024-05-03' }],
    })
  })

  test('what has no date, or no lateness, is null', () => {
    const { latest: _latest, ...open } = duty
    const { since: _since, workingDaysLate: _late, ...plain } = fault
    const read = assessmentJson({
      ...assessment,
      duties: [open],
      faults: [plain],
      rights: [{ right: 'advocate', soft: true, says: 'Ask.', cites: [], because: [] }],
      next: [{ lead: true, who: 'complainant', does: 'say-about-stage-2', must: 'Decide.' }],
    })
    assert.equal(read.duties[0]?.latest, null)
    assert.deepEqual([read.faults[0]?.since, read.faults[0]?.workingDaysLate], [null, null])
    assert.deepEqual([read.rights[0]?.until, read.next[0]?.by], [null, null])
  })

  test('the days of a count stand in it only where they are asked for', () => {
    const counted = [{ day: day('2024-01-02'), counted: 1, why: 'counted', assumed: true }]
    assert.deepEqual(assessmentJson(assessment, () => counted).duties[0]?.counted, [
      { day: '2024-01-02', counted: 1, why: 'counted', assumed: true },
    ])
    assert.ok(!('counted' in (assessmentJson(assessment).duties[0] ?? {})))
  })

  test('it survives being written and read', () => {
    const read = assessmentJson(assessment)
    assert.deepEqual(JSON.parse(JSON.stringify(read)), read)
  })
})

test('a date is a day where it is known to the day, else a range with null for no bound', () => {
  assert.equal(dateJson(exact('2024-02-29')), '2024-02-29')
  assert.deepEqual(dateJson({ earliest: BEGINNING, latest: day('2024-02-29') }), {
    earliest: null,
    latest: '2024-02-29',
  })
  assert.deepEqual(dateJson({ earliest: BEGINNING, latest: END }), { earliest: null, latest: null })
})
