import { describe, test } from 'node:test'
import { aParent, complaint } from '../../test/scenario.ts'
import type { Holder, Right, StageName } from './assessment.ts'
import type { Story } from '../../test/scenario.ts'

// One complaint from the day it came to the day it was closed, with nothing done wrong. After each event: the stage,
// who holds the next step and until when, and what the complainant may do.

type Then = {
  readonly stage: StageName
  readonly lead: Holder
  readonly by?: string
  readonly may?: readonly (readonly [Right['right'], string?])[]
}
type Chapter = readonly [on: string, tell: (story: Story, on: string) => Story, then: Then]

const findings = [
  { point: '1', finding: 'upheld' },
  { point: '2', finding: 'not-upheld', reasons: 'The visit was made' },
] as const
const recommendations = [{ id: 'R1', says: 'Assess again' }] as const
const clear = ['member-or-officer', 'spouse-of-member-or-officer', 'part-in-the-case'].map((question) => ({
  question,
  answer: false,
}))
const told = { ombudsmanRightExplained: true } as const
const sits = (who: string) => ({ who, independence: clear })

const ACTIONS = [{ id: 'O1', says: 'Pay £150', kind: 'payment', amount: 150, due: '2026-07-15' }] as const

const intake: readonly Chapter[] = [
  [
    '2025-09-01',
    (s, on) => s.on(on, 'complaint-received', { channel: 'email' }),
    { stage: 'intake', lead: 'complaints-manager', by: '2025-09-15' },
  ],
  [
    '2025-09-02',
    (s, on) => s.on(on, 'complaint-acknowledged'),
    { stage: 'intake', lead: 'complaints-manager', by: '2025-09-15' },
  ],
  [
    '2025-09-02',
    (s, on) => s.on(on, 'procedure-chosen', { procedure: 'statutory', reason: 'Section 17' }),
    { stage: 'stage-1', lead: 'complaints-manager', by: '2025-09-15' },
  ],
  [
    '2025-09-03',
    (s, on) => s.on(on, 'stage-1-allocated', { to: 'Tom' }),
    { stage: 'stage-1', lead: 'stage-1-manager', by: '2025-09-15' },
  ],
  [
    '2025-09-12',
    (s, on) => s.on(on, 'stage-1-responded', { by: 'Tom', stage2RightExplained: true, reachedThemOn: '2025-09-16' }),
    { stage: 'stage-1', lead: 'complainant', by: '2025-10-14', may: [['request-stage-2', '2025-10-14']] },
  ],
]
const investigation: readonly Chapter[] = [
  [
    '2025-10-06',
    (s, on) => s.on(on, 'stage-2-requested', { channel: 'email' }),
    { stage: 'stage-2', lead: 'complaints-manager', by: '2025-10-13' },
  ],
  ['2025-10-08', (s, on) => s.on(on, 'stage-2-acknowledged'), { stage: 'stage-2', lead: 'complaints-manager' }],
  [
    '2025-10-09',
    (s, on) => s.on(on, 'investigating-officer-appointed', sits('Ines')),
    { stage: 'stage-2', lead: 'complaints-manager' },
  ],
  [
    '2025-10-10',
    (s, on) => s.on(on, 'independent-person-appointed', sits('Per')),
    { stage: 'stage-2', lead: 'investigating-officer', by: '2025-10-24' },
  ],
  [
    '2025-10-20',
    (s, on) => s.on(on, 'statement-drafted', { version: 1 }),
    { stage: 'stage-2', lead: 'investigating-officer' },
  ],
  [
    '2025-10-23',
    (s, on) => s.on(on, 'statement-agreed', { version: 1 }),
    { stage: 'stage-2', lead: 'investigating-officer', by: '2025-11-10' },
  ],
  [
    '2025-10-31',
    (s, on) => s.on(on, 'stage-2-extended', { until: '2025-12-12', reason: 'A witness is ill' }),
    { stage: 'stage-2', lead: 'investigating-officer', by: '2025-12-12' },
  ],
  [
    '2025-11-14',
    (s, on) => s.on(on, 'update-sent'),
    { stage: 'stage-2', lead: 'investigating-officer', by: '2025-12-12' },
  ],
  [
    '2025-11-24',
    (s, on) => s.on(on, 'investigating-officer-reported', { findings, recommendations }),
    { stage: 'stage-2', lead: 'adjudicating-officer', by: '2025-12-12' },
  ],
  [
    '2025-11-25',
    (s, on) => s.on(on, 'independent-person-reported', { agreesWithFindings: true, fair: true }),
    { stage: 'stage-2', lead: 'adjudicating-officer', by: '2025-12-12' },
  ],
  [
    '2025-11-28',
    (s, on) => s.on(on, 'update-sent'),
    { stage: 'stage-2', lead: 'adjudicating-officer', by: '2025-12-12' },
  ],
  [
    '2025-12-01',
    (s, on) =>
      s.on(on, 'adjudicated', { findings, answers: [{ recommendation: 'R1', answer: 'accepted', due: '2026-01-30' }] }),
    { stage: 'stage-2', lead: 'adjudicating-officer', by: '2025-12-12' },
  ],
  [
    '2025-12-03',
    (s, on) =>
      s.on(on, 'stage-2-responded', {
        enclosed: ['io-report', 'ip-report', 'adjudication'],
        stage3RightExplained: true,
        reachedThemOn: '2025-12-05',
      }),
    { stage: 'stage-2', lead: 'complainant', by: '2026-01-07', may: [['request-stage-3', '2026-01-07']] },
  ],
  [
    '2025-12-04',
    (s, on) => s.on(on, 'outcome-told', { to: 'son' }),
    { stage: 'stage-2', lead: 'complainant', by: '2026-01-07', may: [['request-stage-3', '2026-01-07']] },
  ],
]
const review: readonly Chapter[] = [
  [
    '2025-12-17',
    (s, on) => s.on(on, 'stage-3-requested', { channel: 'letter' }),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-01-05' },
  ],
  [
    '2025-12-18',
    (s, on) => s.on(on, 'stage-3-acknowledged'),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-01-05' },
  ],
  [
    '2026-01-06',
    (s, on) => s.on(on, 'panel-appointed', { chair: sits('Clara'), members: [sits('Mo'), sits('Nia')] }),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-02-02' },
  ],
  [
    '2026-01-07',
    (s, on) => s.on(on, 'panel-date-set', { date: '2026-02-02' }),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-01-19' },
  ],
  [
    '2026-01-16',
    (s, on) => s.on(on, 'panel-papers-sent'),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-02-02' },
  ],
  [
    '2026-01-29',
    (s, on) => s.on(on, 'action-done', { action: 'R1' }),
    { stage: 'stage-3', lead: 'complaints-manager', by: '2026-02-02' },
  ],
  ['2026-02-02', (s, on) => s.on(on, 'panel-held'), { stage: 'stage-3', lead: 'panel', by: '2026-02-09' }],
  [
    '2026-02-06',
    (s, on) => s.on(on, 'panel-reported', { findings }),
    { stage: 'stage-3', lead: 'director', by: '2026-02-27' },
  ],
  [
    '2026-02-09',
    (s, on) => s.on(on, 'panel-report-received'),
    { stage: 'stage-3', lead: 'director', by: '2026-03-02' },
  ],
  [
    '2026-02-16',
    (s, on) => s.on(on, 'independent-person-consulted'),
    { stage: 'stage-3', lead: 'director', by: '2026-03-02' },
  ],
  [
    '2026-02-27',
    (s, on) => s.on(on, 'stage-3-responded', { findings, ...told }),
    { stage: 'finished', lead: 'complainant', may: [['ask-the-ombudsman']] },
  ],
  [
    '2026-02-27',
    (s, on) => s.on(on, 'outcome-told', { to: 'son' }),
    { stage: 'finished', lead: 'complainant', may: [['ask-the-ombudsman']] },
  ],
]
const ombudsman: readonly Chapter[] = [
  ['2026-04-13', (s, on) => s.on(on, 'ombudsman-complained'), { stage: 'finished', lead: 'ombudsman' }],
  [
    '2026-04-20',
    (s, on) => s.on(on, 'ombudsman-enquired', { due: '2026-05-11' }),
    { stage: 'finished', lead: 'ombudsman-link-officer', by: '2026-05-11' },
  ],
  ['2026-05-05', (s, on) => s.on(on, 'enquiry-answered'), { stage: 'finished', lead: 'ombudsman' }],
  [
    '2026-05-26',
    (s, on) => s.on(on, 'draft-decision-received', { due: '2026-06-05' }),
    { stage: 'finished', lead: 'ombudsman-link-officer', by: '2026-06-05' },
  ],
  ['2026-06-03', (s, on) => s.on(on, 'draft-decision-answered'), { stage: 'finished', lead: 'ombudsman' }],
  [
    '2026-06-15',
    (s, on) => s.on(on, 'ombudsman-decided', { decision: 'upheld', actions: ACTIONS }),
    { stage: 'finished', lead: 'ombudsman-link-officer', by: '2026-07-15' },
  ],
  [
    '2026-07-06',
    (s, on) => s.on(on, 'payment-made', { action: 'O1', amount: 150 }).on(on, 'evidence-sent', { actions: ['O1'] }),
    { stage: 'finished', lead: 'complaints-manager' },
  ],
]

describe('The whole life of a complaint, lawful at every step', () => {
  const points = [
    { id: '1', says: 'No assessment', function: 's17', arose: '2025-06-02' },
    { id: '2', says: 'No visit', function: 's17', arose: '2025-07' },
  ] as const
  const family = [aParent, { id: 'son', as: 'child', class: 'child' }] as const
  let story: Story = complaint('whole', { people: family, points })

  for (const [on, tell, { stage, lead, by, may = [] }] of [...intake, ...investigation, ...review, ...ombudsman]) {
    story = tell(story, on)
    const told = story
    const { type } = told.history().events.at(-1) ?? {}
    test(`${on} ${type}: ${lead} holds the next step`, () => {
      const judged = told.asOf(on).findsOnly().inStage(stage).leads(lead, by)
      for (const [right, until] of may) judged.hasRight(right, until)
      if (stage !== 'finished') judged.hasNoRight('ask-the-ombudsman', 'resubmit', 'advocate')
      if (!may.some(([right]) => right === 'request-stage-2')) judged.hasNoRight('request-stage-2')
      if (!may.some(([right]) => right === 'request-stage-3')) judged.hasNoRight('request-stage-3')
    })
  }

  test('2026-07-20 closed: nothing is left to do, and nothing was wrong', () => {
    story
      .on('2026-07-20', 'complaint-closed', { reason: 'all-stages-done', ...told })
      .asOf('2027-06-01')
      .inStage('closed')
      .leadsNowhere()
      .findsOnly()
  })
})
