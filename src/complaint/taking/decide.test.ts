import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales as calendar } from '../../../test/calendar.ts'
import { day } from '../../kernel/day.ts'
import { DEFAULT_POLICIES } from '../../law/policies.ts'
import type { History } from '../history.ts'
import type { ComplaintEvent } from '../vocabulary.ts'
import { type Coming, decide } from './decide.ts'

const TAKE: Coming = { to: 'take' }

const POINTS = [
  { id: '1', says: 'Visits were missed', function: 's17' },
  { id: '2', says: 'The assessment was late', function: 's17' },
] as const

const history = (...events: readonly ComplaintEvent[]): History => ({
  reference: '2025-0001',
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', inOwnRight: true }],
  points: POINTS,
  events,
})

const asOf = (text: string) => ({ calendar, policies: DEFAULT_POLICIES, asOf: day(text) })
const RECEIVED: ComplaintEvent = { type: 'complaint-received', on: '2025-03-03', channel: 'phone' }
const ASKED: ComplaintEvent = { type: 'stage-2-requested', on: '2025-04-01', channel: 'email' }
const NONE = [
  { question: 'member-or-officer', answer: false },
  { question: 'part-in-the-case', answer: false },
]
const IO: ComplaintEvent = {
  type: 'investigating-officer-appointed',
  on: '2025-04-03',
  who: 'Ada Quill',
  independence: NONE,
}
const IP: ComplaintEvent = {
  type: 'independent-person-appointed',
  on: '2025-04-03',
  who: 'Ben Rowe',
  independence: NONE,
}
const UPHELD = (point: string) => ({ point, finding: 'upheld' as const })
const ALL_UPHELD = [UPHELD('1'), UPHELD('2')]
const REPORT: ComplaintEvent = {
  type: 'investigating-officer-reported',
  on: '2025-05-20',
  findings: ALL_UPHELD,
  recommendations: [{ id: 'R1', says: 'Apologise' }],
}
const ANSWERED = [{ recommendation: 'R1', answer: 'accepted' as const, owner: 'Head of service', due: '2025-07-01' }]
const ADJUDICATED = { type: 'adjudicated', on: '2025-05-30', findings: ALL_UPHELD, answers: ANSWERED } as const

/** What a step is refused for: each field that has to be put right, or each fault, or why else. */
function refusedFor(known: History, event: ComplaintEvent, today = event.on ?? '', coming = TAKE): unknown {
  const decided = decide(known, { event, coming }, asOf(today))
  if (decided.ok) return 'taken'
  const { error } = decided
  if (error.because === 'malformed') return error.problems.map(({ field }) => field)
  return error.because === 'out-of-turn' ? error.says : [error.because, ...error.faults.map(({ code }) => code)]
}

describe('Taking a step', () => {
  test('a stage 1 answer needs a finding on every point and the word of stage 2', () => {
    const answer = { type: 'stage-1-responded', on: '2025-03-14' } as const
    assert.deepEqual(refusedFor(history(RECEIVED), answer), ['findings', 'stage2RightExplained'])
    assert.deepEqual(
      refusedFor(history(RECEIVED), { ...answer, findings: [UPHELD('1')], stage2RightExplained: true }),
      ['findings:2'],
    )
    const whole = { ...answer, findings: [UPHELD('1'), UPHELD('2')] }
    assert.equal(refusedFor(history(RECEIVED), { ...whole, stage2RightExplained: true }), 'taken')
    assert.deepEqual(refusedFor(history(RECEIVED), { ...whole, stage2RightExplained: false }), ['stage2RightExplained'])
  })

  test('is never refused for being late', () => {
    const answer: ComplaintEvent = {
      type: 'stage-1-responded',
      on: '2025-09-01',
      findings: [UPHELD('1'), UPHELD('2')],
      stage2RightExplained: true,
    }
    assert.equal(refusedFor(history(RECEIVED), answer), 'taken')
    assert.equal(refusedFor(history(RECEIVED, ASKED), answer), 'taken')
  })

  test('no notice reaches past day 20 of stage 1 or day 65 of stage 2', () => {
    const longer = { type: 'stage-1-extended', on: '2025-03-13', reason: 'complex' } as const
    assert.equal(refusedFor(history(RECEIVED), { ...longer, until: '2025-03-31' }), 'taken')
    assert.deepEqual(refusedFor(history(RECEIVED), { ...longer, until: '2025-04-01' }), ['until'])
    const stage2 = { type: 'stage-2-extended', on: '2025-04-20', reason: 'Interviews' } as const
    const known = history(RECEIVED, ASKED, IO, IP)
    assert.equal(refusedFor(known, { ...stage2, until: '2025-07-07' }), 'taken')
    assert.deepEqual(refusedFor(known, { ...stage2, until: '2025-07-08' }), ['until'])
  })

  test('an independent person who is married to an officer is refused with the law', () => {
    const spouse: ComplaintEvent = { ...IP, independence: [{ question: 'spouse-of-member-or-officer', answer: true }] }
    const decided = decide(history(RECEIVED, ASKED, IO), { event: spouse, coming: TAKE }, asOf('2025-04-03'))
    assert.ok(!decided.ok && decided.error.because === 'unlawful')
    assert.deepEqual(
      decided.error.faults.map(({ code, cites }) => [code, cites.some((cite) => cite.includes('reg'))]),
      [['IP_NOT_INDEPENDENT', true]],
    )
  })

  test('stage 2 is not refused for lateness alone, and not replaced by a meeting', () => {
    const answered: ComplaintEvent = {
      type: 'stage-1-responded',
      on: '2025-03-14',
      findings: [UPHELD('1'), UPHELD('2')],
      stage2RightExplained: true,
    }
    const known = history(RECEIVED, answered, { ...ASKED, on: '2025-08-01' })
    const refusal: ComplaintEvent = {
      type: 'stage-2-refused',
      on: '2025-08-04',
      grounds: ['late-request'],
      reasons: 'Too late',
      ombudsmanRightExplained: true,
    }
    assert.deepEqual(refusedFor(known, refusal), ['unlawful', 'S2_REFUSED'])
    const meeting: ComplaintEvent = {
      type: 'other-step-taken',
      on: '2025-08-04',
      step: 'meeting',
      inPlaceOf: 'stage-2',
    }
    assert.deepEqual(refusedFor(known, meeting), ['unlawful', 'SUBSTITUTE_STEP'])
    assert.equal(refusedFor(known, { type: 'meeting-offered', on: '2025-08-04', purpose: 'To listen' }), 'taken')
  })

  test('an adjudication misses nothing, changes nothing and refuses nothing without reasons', () => {
    const known = history(RECEIVED, ASKED, IO, IP, REPORT)
    assert.deepEqual(refusedFor(known, { ...ADJUDICATED, findings: [UPHELD('1')], answers: [] }), [
      'findings:2',
      'answers:R1',
    ])
    const changed = [UPHELD('1'), { point: '2', finding: 'not-upheld' as const }]
    assert.deepEqual(refusedFor(known, { ...ADJUDICATED, findings: changed }), ['findings:2'])
    const refused = [{ recommendation: 'R1', answer: 'refused' as const }]
    assert.deepEqual(refusedFor(known, { ...ADJUDICATED, answers: refused }), ['answers:R1:reason'])
    const vague = [{ recommendation: 'R1', answer: 'accepted' as const }]
    assert.deepEqual(refusedFor(known, { ...ADJUDICATED, answers: vague }), ['answers:R1:owner', 'answers:R1:due'])
    assert.equal(refusedFor(known, ADJUDICATED), 'taken')
  })

  test('the answer of stage 2 comes after the adjudication, and quotes from the record', () => {
    const answer: ComplaintEvent = {
      type: 'stage-2-responded',
      on: '2025-06-02',
      enclosed: ['io-report', 'adjudication'],
      stage3RightExplained: true,
    }
    assert.match(String(refusedFor(history(RECEIVED, ASKED, IO, IP, REPORT), answer)), /Decide on every finding/)
    const decided = decide(
      history(RECEIVED, ASKED, IO, IP, REPORT, ADJUDICATED),
      { event: answer, coming: TAKE },
      asOf('2025-06-02'),
    )
    assert.ok(decided.ok && decided.value.type === 'stage-2-responded')
    assert.deepEqual(
      decided.value.quotes?.map(({ by, point, finding }) => `${by} ${point} ${finding}`),
      [
        'investigating-officer 1 upheld',
        'investigating-officer 2 upheld',
        'adjudicating-officer 1 upheld',
        'adjudicating-officer 2 upheld',
      ],
    )
  })

  test('an answer recorded late quotes what had been found when it was sent, and not what was found since', () => {
    const again: ComplaintEvent = {
      ...ADJUDICATED,
      on: '2025-06-20',
      findings: [
        { point: '1', finding: 'not-upheld', reasons: 'New evidence came' },
        { point: '2', finding: 'upheld' },
      ],
    }
    const answer: ComplaintEvent = {
      type: 'stage-2-responded',
      on: '2025-06-02',
      enclosed: ['io-report', 'adjudication'],
      stage3RightExplained: true,
    }
    const known = history(RECEIVED, ASKED, IO, IP, REPORT, ADJUDICATED, again)
    const decided = decide(known, { event: answer, coming: TAKE }, asOf('2025-06-23'))
    assert.ok(decided.ok && decided.value.type === 'stage-2-responded', JSON.stringify(decided))
    assert.deepEqual(
      decided.value.quotes?.filter(({ point }) => point === '1').map(({ by, finding }) => `${by} ${finding}`),
      ['investigating-officer upheld', 'adjudicating-officer upheld'],
    )
  })

  test('what has happened is recorded whatever it was, with who let it happen and why', () => {
    const meeting: ComplaintEvent = {
      type: 'other-step-taken',
      on: '2025-04-02',
      step: 'meeting',
      inPlaceOf: 'stage-2',
    }
    const known = history(RECEIVED, ASKED)
    const nobody: Coming = { to: 'record', authorisedBy: '', reason: '' }
    assert.deepEqual(refusedFor(known, meeting, undefined, nobody), ['authorisedBy', 'reason-despite'])
    const somebody: Coming = { to: 'record', authorisedBy: 'Head of service', reason: 'It was thought kinder' }
    const decided = decide(known, { event: meeting, coming: somebody }, asOf('2025-04-02'))
    assert.ok(decided.ok)
    assert.deepEqual(decided.value.despite, { authorisedBy: 'Head of service', reason: 'It was thought kinder' })
    assert.equal(refusedFor(known, { ...meeting, on: '2025-04-03' }, '2025-04-02', somebody)?.toString(), 'on')
    const lawful = decide(known, { event: IO, coming: nobody }, asOf('2025-04-03'))
    assert.ok(lawful.ok && lawful.value.despite === undefined)
  })

  test('speaks of points and actions that are there, on a day that has come', () => {
    const known = history(RECEIVED)
    assert.deepEqual(refusedFor(known, { type: 'point-withdrawn', on: '2025-03-05', point: '9' }), ['point'])
    assert.deepEqual(refusedFor(known, { type: 'complaint-chased', on: '2025-03-05' }, '2025-03-04'), ['on'])
    assert.deepEqual(refusedFor(known, { type: 'complaint-chased' }, '2025-03-04'), ['on'])
    const done: ComplaintEvent = { type: 'action-done', on: '2025-03-05', action: 'A9', evidence: 'A letter' }
    assert.deepEqual(refusedFor(known, done), ['action'])
  })

  test('a correction says of what it is one, and what happened instead or that nothing did', () => {
    const known = history(RECEIVED, { id: 'e2', type: 'complaint-chased', on: '2025-03-05' })
    const record: Coming = { to: 'record', authorisedBy: 'Head of service', reason: 'It was typed twice' }
    const put = { type: 'correction-made', on: '2025-03-06', of: 'e2', reason: 'Typed twice', now: null } as const
    const { now: _now, ...open } = put
    for (const coming of [TAKE, record]) {
      const why = (event: ComplaintEvent) => refusedFor(known, event, undefined, coming)
      assert.equal(why(put), 'taken')
      assert.deepEqual(why({ ...put, of: 'e9' }), ['of'])
      assert.deepEqual(why(open), ['now'])
      assert.deepEqual(why({ ...put, now: { id: 'e1', type: 'complaint-chased', on: '2025-03-04' } }), ['now'])
      assert.equal(why({ ...put, now: { type: 'complaint-chased', on: '2025-03-04' } }), 'taken')
    }
  })

  test('no step speaks of a point before any is stated, and no statement leaves out what was spoken of', () => {
    const without: History = { ...history(RECEIVED), points: [] }
    const withdrawn: ComplaintEvent = { type: 'point-withdrawn', on: '2025-03-05', point: '1' }
    assert.deepEqual(refusedFor(without, withdrawn), ['point'])
    const stated = (...ids: readonly string[]): ComplaintEvent => ({
      type: 'points-stated',
      on: '2025-03-06',
      points: ids.map((id) => ({ id, says: `Point ${id}` })),
    })
    assert.equal(refusedFor(without, stated('22')), 'taken')
    // As it may come from elsewhere, where no point was stated.
    const imported: History = { ...without, coverage: 'part', events: [RECEIVED, withdrawn] }
    assert.deepEqual(refusedFor(imported, stated('22')), ['points'])
    assert.equal(refusedFor(imported, stated('1', '22')), 'taken')
    // Stated by its number alone, it is stated.
    assert.equal(refusedFor({ ...imported, points: [{ id: '1' }] }, stated('22')), 'taken')
  })

  test('a correction speaks of points that are there, as any step', () => {
    const known = history({ ...RECEIVED, id: 'e1' })
    const now: ComplaintEvent = { ...RECEIVED, on: '2025-03-02' }
    const put: ComplaintEvent = { type: 'correction-made', on: '2025-03-06', of: 'e1', reason: 'Misread', now }
    assert.equal(refusedFor(known, put), 'taken')
    assert.deepEqual(refusedFor(known, { ...put, points: ['9'] }), ['points'])
    assert.deepEqual(refusedFor(known, { ...put, now: { ...now, points: ['9'] } }), ['points'])
  })

  test('a wrong that stands does not excuse another that rests on the same step', () => {
    const member = (who: string) => ({ who, independence: NONE })
    const panel: ComplaintEvent = {
      type: 'panel-appointed',
      on: '2025-06-12',
      chair: member('Ada Quill'),
      members: [member('Cy Marsh'), member('Di Lowe')],
    }
    const asked: ComplaintEvent = { type: 'stage-3-requested', on: '2025-06-10', channel: 'letter' }
    const known = history(RECEIVED, ASKED, IO, IP, asked, panel)
    const officer: ComplaintEvent = { type: 'adjudicating-officer-appointed', on: '2025-06-13', who: 'Cy Marsh' }
    // Ada Quill investigated and now chairs; that Cy Marsh sits on the panel and would adjudicate is one more.
    assert.deepEqual(refusedFor(known, officer), ['unlawful', 'PANEL_NOT_INDEPENDENT'])
    assert.equal(refusedFor(known, { ...officer, who: 'Ed Fenn' }), 'taken')
  })

  test('a panel is three different people', () => {
    const known = history(RECEIVED, ASKED, { type: 'stage-3-requested', on: '2025-06-10', channel: 'letter' })
    const member = (who: string) => ({ who, independence: NONE })
    const panel = { type: 'panel-appointed', on: '2025-06-12', chair: member('A B') } as const
    assert.deepEqual(refusedFor(known, { ...panel, members: [member('C D')] }), ['members'])
    assert.deepEqual(refusedFor(known, { ...panel, members: [member('C D'), member('a b')] }), ['members'])
    assert.equal(refusedFor(known, { ...panel, members: [member('C D'), member('E F')] }), 'taken')
  })
})
