import type { History } from '../../src/complaint/history.ts'

// Invented complaints that between them show every part of the pages.

/** Stage 2 runs, extended to the last day that the law allows. */
export const running: History = {
  reference: 'CSC-2024-031',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [{ id: 'a', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms A' }],
  points: [
    {
      id: '1',
      says: 'The family support worker missed four visits in spring',
      function: 's17',
      wants: 'Visits that happen',
      arose: '2024-03',
    },
    {
      id: '2',
      says: 'Nobody answered the request for respite care',
      function: 's17',
      wants: 'A decision',
      arose: '2024-04',
    },
  ],
  events: [
    { id: 'e1', type: 'complaint-received', on: '2024-07-15', channel: 'email', points: ['1', '2'] },
    { id: 'e2', type: 'complaint-acknowledged', on: '2024-07-16', by: 'Complaints office' },
    {
      id: 'e3',
      type: 'stage-1-responded',
      on: '2024-07-29',
      by: 'Team manager',
      stage2RightExplained: true,
      findings: [
        { point: '1', finding: 'partially-upheld' },
        { point: '2', finding: 'not-upheld' },
      ],
    },
    {
      id: 'e4',
      type: 'stage-2-requested',
      on: '2024-08-29',
      channel: 'letter',
      note: 'She wrote that the answer on respite care was not what happened.',
    },
    { id: 'e5', type: 'stage-2-acknowledged', on: '2024-08-30' },
    {
      id: 'e6',
      type: 'investigating-officer-appointed',
      on: '2024-09-05',
      who: 'R. Osei',
      supplier: 'Independent',
      independence: [{ question: 'Part in the matter', answer: false }],
    },
    {
      id: 'e7',
      type: 'independent-person-appointed',
      on: '2024-09-06',
      who: 'L. Brandt',
      independence: [{ question: 'Member or officer of the council', answer: false }],
    },
    { id: 'e8', type: 'statement-drafted', on: '2024-09-12', version: 1 },
    { id: 'e9', type: 'statement-agreed', on: '2024-09-19', version: 2, points: ['1', '2'] },
    {
      id: 'e10',
      type: 'stage-2-extended',
      on: '2024-09-30',
      until: '2024-11-28',
      reason: 'Two interviews could not be held before the end of October',
    },
    { id: 'e11', type: 'update-sent', on: '2024-10-04' },
  ],
}

/** Stage 2 was asked for and never begun; every date is only a month. The reference is in the Ombudsman's form. */
export const neverStarted: History = {
  reference: '99-000-101',
  council: 'Otherbridge County Council',
  coverage: 'part',
  people: [{ id: 'b', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Mr B' }],
  points: [{ id: '1', says: 'The plan for support at home was not carried out', function: 's17' }],
  events: [
    { type: 'complaint-received', on: '2023-06' },
    { type: 'stage-1-responded', on: '2023-07' },
    { type: 'stage-2-requested', on: '2023-08' },
    { type: 'complaint-chased' },
    { type: 'complaint-chased', on: '2024-02' },
    {
      type: 'meeting-offered',
      on: '2024-05',
      purpose: 'To talk about the complaint instead',
      note: 'He declined and asked again for stage 2.',
    },
  ],
}

/** All three stages and the Ombudsman, with voices that differ, a recommendation left without an answer and promises. */
export const finished: History = {
  reference: '99-000-202',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [
    { id: 'c', as: 'complainant', class: 'special-guardian', inOwnRight: true, calledHere: 'Mrs C' },
    { id: 'd', as: 'child', class: 'child-under-special-guardianship', calledHere: 'D' },
  ],
  points: [
    {
      id: '1',
      says: 'The special guardianship allowance was cut without a review',
      function: 'special-guardianship',
      wants: 'The allowance put back from January',
      arose: '2022-01',
    },
    { id: '2', says: 'The review letter named the wrong child', function: 'special-guardianship', arose: '2022-02' },
    { id: '3', says: 'Contact at the centre was cancelled without notice', function: 's34', arose: '2022-03' },
  ],
  events: [
    { id: 'f1', type: 'complaint-received', on: '2022-05-03', channel: 'web-form' },
    { id: 'f2', type: 'advocate-offered', on: '2022-05-04' },
    {
      id: 'f3',
      type: 'stage-1-responded',
      on: '2022-06-20',
      stage2RightExplained: false,
      offered: 'A meeting',
      findings: [
        { point: '1', finding: 'not-upheld' },
        { point: '2', finding: 'upheld' },
        { point: '3', finding: 'not-upheld' },
      ],
    },
    { id: 'f4', type: 'stage-2-requested', on: '2022-07-01' },
    { id: 'f5', type: 'investigating-officer-appointed', on: '2022-07-20', who: 'P. Quill' },
    { id: 'f6', type: 'independent-person-appointed', on: '2022-07-25', who: 'M. Ruiz' },
    { id: 'f7', type: 'statement-agreed', on: '2022-09-30', version: 3 },
    {
      id: 'f8',
      type: 'investigating-officer-reported',
      on: '2023-01-16',
      findings: [
        { point: '1', finding: 'upheld', reasons: 'No review was held' },
        { point: '2', finding: 'upheld' },
        { point: '3', finding: 'partially-upheld' },
      ],
      recommendations: [
        { id: 'R1', says: 'Put the allowance back and pay what was lost' },
        { id: 'R2', says: 'Train the team in special guardianship reviews' },
        { id: 'R3', says: 'Apologise for the cancelled contact' },
      ],
    },
    { id: 'f9', type: 'independent-person-reported', on: '2023-01-18', agreesWithFindings: true, fair: true },
    {
      id: 'f10',
      type: 'adjudicated',
      on: '2023-02-01',
      findings: [
        { point: '1', finding: 'partially-upheld' },
        { point: '2', finding: 'upheld' },
        { point: '3', finding: 'not-upheld', reasons: 'The centre was closed by flooding' },
      ],
      answers: [
        {
          recommendation: 'R1',
          answer: 'accepted-in-part',
          reason: 'From the day of the letter only',
          due: '2023-03-31',
          owner: 'Finance',
        },
        { recommendation: 'R2', answer: 'accepted', due: '2023-06-30', owner: 'Service manager' },
      ],
    },
    {
      id: 'f11',
      type: 'stage-2-responded',
      on: '2023-02-03',
      enclosed: ['io-report', 'ip-report', 'adjudication'],
      stage3RightExplained: true,
    },
    { id: 'f12', type: 'stage-3-requested', on: '2023-02-20' },
    {
      id: 'f13',
      type: 'panel-appointed',
      on: '2023-03-06',
      chair: { who: 'S. Adeyemi' },
      members: [{ who: 'T. Hall' }, { who: 'U. Novak' }],
    },
    { id: 'f14', type: 'panel-held', on: '2023-04-03', mode: 'in person' },
    {
      id: 'f15',
      type: 'panel-reported',
      on: '2023-04-14',
      findings: [
        { point: '1', finding: 'upheld' },
        { point: '3', finding: 'partially-upheld' },
      ],
      recommendations: [{ id: 'R1', says: 'Pay from January' }],
    },
    { id: 'f16', type: 'panel-report-received', on: '2023-04-14' },
    {
      id: 'f17',
      type: 'stage-3-responded',
      on: '2023-05-30',
      findings: [
        { point: '1', finding: 'upheld' },
        { point: '2', finding: 'upheld' },
        { point: '3', finding: 'partially-upheld' },
      ],
      answers: [{ recommendation: 'R1', answer: 'accepted', action: 'A1', due: '2023-07-31', owner: 'Finance' }],
      ombudsmanRightExplained: true,
    },
    { id: 'f18', type: 'action-done', on: '2023-10-02', action: 'A1', evidence: 'Payment record' },
    { id: 'f19', type: 'ombudsman-complained', on: '2023-11' },
    {
      id: 'f20',
      type: 'ombudsman-decided',
      on: '2024-06-11',
      reference: '99 000 202',
      decision: 'upheld',
      actions: [
        { id: 'O1', says: 'Apologise to Mrs C', kind: 'apology', due: { n: 4, unit: 'weeks' } },
        {
          id: 'O2',
          says: 'Pay for the distress of the delay',
          kind: 'payment',
          amount: 350,
          due: { n: 4, unit: 'weeks' },
        },
      ],
    },
    { id: 'f21', type: 'apology-sent', on: '2024-07-02', action: 'O1' },
    { id: 'f22', type: 'payment-made', on: '2024-08-20', amount: 350, for: 'Distress', action: 'O2' },
  ],
}

/** Held because of a court. */
export const held: History = {
  reference: 'CSC-2024-044',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [{ id: 'e', as: 'complainant', class: 'person-with-parental-responsibility', inOwnRight: true }],
  points: [{ id: '1', says: 'The care plan was changed without telling the family', function: 's31' }],
  events: [
    { type: 'complaint-received', on: '2024-09-02', channel: 'phone' },
    {
      type: 'complaint-held',
      on: '2024-09-10',
      proceedings: 'Care proceedings',
      reasons: 'The same facts are before the court',
      reviewOn: '2024-12-02',
      ombudsmanRightExplained: true,
    },
  ],
}

/** Just begun. */
export const fresh: History = {
  reference: 'CSC-2024-052',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [
    { id: 'g', as: 'child', class: 'child', inOwnRight: true },
    { id: 'g2', as: 'complainant', class: 'child' },
  ],
  points: [{ id: '1', says: 'I was moved twice and nobody asked me', function: 's22' }],
  events: [
    { type: 'complaint-received', on: '2024-10-08', channel: 'in-person' },
    { type: 'advocate-offered', on: '2024-10-08' },
    { type: 'complaint-acknowledged', on: '2024-10-09' },
  ],
}

/** Texts that try to break out of a page, and words too long for a line. */
export const hostile: History = {
  reference: 'CSC/2024 "x" <b>&é',
  council: '<img src=x onerror=alert(1)> & Sons’ Council',
  coverage: 'part',
  people: [],
  points: [
    { id: '"><script>alert(2)</script>', says: '</dd></table><script>alert(3)</script>', wants: 'javascript:alert(4)' },
  ],
  events: [
    {
      id: '" onmouseover="alert(5)',
      type: 'complaint-received',
      on: '2024-09-30',
      note: '<svg/onload=alert(6)>',
      by: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    },
    {
      id: '&lt;i&gt;',
      type: 'stage-1-responded',
      on: '2024-10-07',
      offered: '--><script>alert(7)</script>',
      findings: [{ point: '"><script>alert(2)</script>', finding: 'upheld', reasons: '{{7*7}}${7*7}<%= 7*7 %>' }],
      stage2RightExplained: false,
    },
  ],
}

export const HISTORIES: readonly History[] = [running, neverStarted, finished, held, fresh, hostile]
