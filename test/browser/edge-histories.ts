import type { History } from '../../src/complaint/history.ts'
import { dayText, type Day, day, plusDays } from '../../src/kernel/day.ts'
import type { Answer, ComplaintEvent, Finding } from '../../src/complaint/vocabulary.ts'

// Invented complaints at the edges of what a record may hold: very much of everything, and nothing at all.

const LONG_WORD = 'Kinderundjugendhilfeweiterentwicklungsgesetzesbegründungsanlagenverzeichnis'
const PARAGRAPH =
  'The family says that the plan agreed in the spring was changed twice without a meeting, that nobody wrote down why, and that each new worker began again from the first page of the file. '

export type Size = { readonly points: number; readonly recommendations: number; readonly events: number }

const numbered = (count: number, before = '') => Array.from({ length: count }, (_, i) => `${before}${i + 1}`)

/** A finding on each point; every `apart`-th differs from the one that the investigator makes. */
const findings = (points: readonly string[], apart: number) =>
  points.map((point, i) => {
    const finding: Finding = i % 3 === 0 ? 'upheld' : i % 3 === 1 ? 'partially-upheld' : 'not-upheld'
    return {
      point,
      finding: apart > 0 && i % apart === 0 ? ('no-finding' as const) : finding,
      ...(i % 9 === 0 && { reasons: PARAGRAPH }),
    }
  })

const ANSWERS: readonly Answer['answer'][] = ['accepted', 'accepted-in-part', 'refused', 'already-done']

/** An answer to each recommendation but the last few. */
const answers = (recommendations: readonly string[]) =>
  recommendations.slice(0, -5).map((recommendation, i) => ({
    recommendation,
    answer: ANSWERS[i % ANSWERS.length] ?? 'accepted',
    ...(i % 4 === 0 && { due: '2024-08-30', owner: `Service manager for the ${LONG_WORD} team` }),
    ...(i % 4 === 2 && { reason: PARAGRAPH }),
  }))

type Dated = ComplaintEvent & { readonly on: string }

const milestones = (points: readonly string[], recommendations: readonly string[]): readonly Dated[] => [
  { id: 'c1', type: 'complaint-received', on: '2022-10-03', channel: 'letter', by: `Mx ${LONG_WORD}` },
  {
    id: 'c2',
    type: 'stage-1-responded',
    on: '2022-11-14',
    by: 'Team manager',
    findings: findings(points, 5),
    stage2RightExplained: true,
  },
  { id: 'c3', type: 'stage-2-requested', on: '2022-12-05', note: PARAGRAPH.repeat(6) },
  { id: 'c4', type: 'investigating-officer-appointed', on: '2023-01-09', who: `Dr ${LONG_WORD}` },
  { id: 'c5', type: 'independent-person-appointed', on: '2023-01-16', who: 'L. Brandt' },
  { id: 'c6', type: 'statement-agreed', on: '2023-02-20', version: 4, points },
  {
    id: 'c7',
    type: 'investigating-officer-reported',
    on: '2023-11-20',
    findings: findings(points, 0),
    recommendations: recommendations.map((id, i) => ({
      id,
      says: i % 7 === 0 ? PARAGRAPH : `Review how ${id} came about`,
    })),
  },
  { id: 'c8', type: 'adjudicated', on: '2024-01-15', findings: findings(points, 4), answers: answers(recommendations) },
  {
    id: 'c9',
    type: 'stage-2-responded',
    on: '2024-01-22',
    enclosed: ['io-report', 'adjudication'],
    stage3RightExplained: true,
  },
  { id: 'c10', type: 'stage-3-requested', on: '2024-02-05' },
  {
    id: 'c11',
    type: 'panel-appointed',
    on: '2024-03-04',
    chair: { who: 'S. Adeyemi' },
    members: [{ who: 'T. Hall' }, { who: 'U. Novak' }],
  },
  { id: 'c12', type: 'panel-held', on: '2024-04-08', mode: 'in person' },
  { id: 'c13', type: 'panel-reported', on: '2024-04-15', findings: findings(points.slice(0, 20), 6) },
]

/** What fills the time between: news sent and asked for, every few days. */
function between(count: number): readonly Dated[] {
  const first: Day = day('2022-10-04')
  return Array.from({ length: count }, (_, i) => ({
    id: `n${i + 1}`,
    type: i % 3 === 0 ? ('complaint-chased' as const) : ('update-sent' as const),
    on: dayText(plusDays(first, Math.floor((i * 735) / count))),
    ...(i % 10 === 0 && { note: `${PARAGRAPH}${LONG_WORD}` }),
  }))
}

/** Through to stage 3, with as much of everything as `size` says, and names too long for a line. */
function big(reference: string, size: Size): History {
  const points = numbered(size.points)
  const reached = milestones(points, numbered(size.recommendations, 'R'))
  return {
    reference: `${reference}-${LONG_WORD}/1`,
    council:
      'The Metropolitan Borough of Upper and Lower Exampleham with the Ancient Liberties of Otherbridge-by-the-Water',
    coverage: 'whole',
    people: [{ id: 'k', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: `Mx ${LONG_WORD}` }],
    points: points.map((id, i) => ({
      id,
      says: i % 5 === 0 ? PARAGRAPH : `Visit ${id} was missed and nobody rang`,
      function: 's17',
      ...(i % 4 === 0 && { wants: 'A visit that happens, and a written apology' }),
    })),
    events: [...reached, ...between(size.events - reached.length)].sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
    ),
  }
}

/** 36 points, each found on by several voices, 40 recommendations and 300 events. */
export const crowded: History = big('CSC-2022-0001', { points: 36, recommendations: 40, events: 300 })

/** Just so much that every part of its page is laid out as for the crowded one. */
export const busy: History = big('CSC-2022-0002', { points: 12, recommendations: 21, events: 30 })

/** Taken in, with nothing written down of what it is about. */
export const pointless: History = {
  reference: 'CSC-2024-060',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [],
  points: [],
  events: [{ type: 'complaint-received', on: '2024-10-01' }],
}

/** A record that holds nothing. */
export const blank: History = {
  reference: 'CSC-2024-061',
  council: 'Anytown Council',
  coverage: 'whole',
  people: [],
  points: [],
  events: [],
}

export const EDGES: readonly History[] = [crowded, busy, pointless, blank]
