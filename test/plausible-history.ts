import * as fc from 'fast-check'
import {
  ANSWERS,
  FINDINGS,
  type ComplaintEvent,
  type Finding,
  type Person,
  type Point,
} from '../src/complaint/vocabulary.ts'
import type { History } from '../src/complaint/history.ts'
import { day, dayText, plusDays } from '../src/kernel/day.ts'
import type { EventType } from '../src/kernel/event-types.ts'

// Lives of complaints as they are led: stage after stage, in the order of their days, some steps late, some left out.

type Step = { readonly gap: number; readonly type: EventType; readonly fields: object }
type Part = fc.Arbitrary<readonly Step[]>

const step = (type: EventType, longestGap: number, fields: fc.Arbitrary<object> = fc.constant({})): Part =>
  fc.record({ gap: fc.nat(longestGap), type: fc.constant(type), fields }).map((one) => [one])

const joined = (...parts: Part[]): Part => fc.tuple(...parts).map((lists) => lists.flat())
const none: Part = fc.constant([])
const usually = (part: Part): Part => fc.oneof({ arbitrary: part, weight: 4 }, none)
const sometimes = (part: Part): Part => fc.oneof({ arbitrary: none, weight: 4 }, part)
const either = (...parts: Part[]): Part => fc.oneof(...parts)

const explained = fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, fc.boolean())
const aFinding = fc.constantFrom<Finding>(...FINDINGS)
const findingsOn = (points: readonly string[]) =>
  fc.tuple(...points.map((point) => aFinding.map((finding) => ({ point, finding, reasons: 'The file shows it.' }))))
const recommendations = fc.subarray([
  { id: 'r1', says: 'Apologise for the delay' },
  { id: 'r2', says: 'Review the care plan' },
])
const answers = fc
  .tuple(
    ...['r1', 'r2'].map((recommendation) =>
      fc.constantFrom(...ANSWERS).map((answer) => ({ recommendation, answer, reason: 'As discussed' })),
    ),
  )
  .chain((all) => fc.subarray(all))

const points = (ids: readonly string[]): readonly Point[] =>
  ids.map((id) => ({ id, says: `Point ${id}`, function: id === '1' ? 's17' : 's20' }))

const wholeDelay = (from: EventType, to: EventType): Part =>
  joined(step(from, 5, fc.constant({ reason: 'Asked for' })), step(to, 30))

/** `hold` is the id of the event that a hold begun here would have. */
const interlude = (hold: string): Part =>
  sometimes(
    either(
      step('complaint-chased', 15),
      step('update-sent', 10),
      wholeDelay('postponed-for-complainant', 'resumed'),
      joined(
        step(
          'complaint-held',
          10,
          fc.constant({ id: hold, proceedings: 'Care proceedings', reasons: 'They decide the same matter' }),
        ),
        step('hold-ended', 90, fc.constant({ of: hold })),
      ),
    ),
  )

const intake = (ids: readonly string[]): Part =>
  joined(
    step('complaint-received', 0, fc.record({ channel: fc.constantFrom('letter', 'email', 'phone') })),
    usually(step('complaint-acknowledged', 4)),
    sometimes(step('advocate-offered', 5)),
    usually(step('points-stated', 8, fc.constant({ points: points(ids) }))),
    usually(step('procedure-chosen', 3, fc.constant({ procedure: 'statutory' }))),
  )

const stage1 = (ids: readonly string[]): Part =>
  joined(
    interlude('h1'),
    either(
      step('stage-1-skipped', 10, fc.constant({ agreedByComplainant: true })),
      joined(
        sometimes(step('stage-1-extended', 8, fc.constant({ reason: 'complex' }))),
        step('stage-1-responded', 30, fc.record({ findings: findingsOn(ids), stage2RightExplained: explained })),
      ),
    ),
  )

const stage2 = (ids: readonly string[]): Part =>
  joined(
    step('stage-2-requested', 25, fc.record({ channel: fc.constantFrom('letter', 'email') })),
    usually(step('stage-2-acknowledged', 5)),
    usually(step('investigating-officer-appointed', 15, fc.constant({ who: 'Ms I' }))),
    usually(step('independent-person-appointed', 5, fc.constant({ who: 'Mr P' }))),
    usually(step('statement-agreed', 20, fc.constant({ version: 1 }))),
    interlude('h2'),
    sometimes(step('stage-2-extended', 10, fc.constant({ reason: 'A witness is away' }))),
    usually(step('investigating-officer-reported', 60, fc.record({ findings: findingsOn(ids), recommendations }))),
    usually(step('independent-person-reported', 5, fc.constant({ agreesWithFindings: true, fair: true }))),
    usually(step('adjudicated', 10, fc.record({ findings: findingsOn(ids), answers }))),
    step('stage-2-responded', 10, fc.record({ stage3RightExplained: explained })),
  )

const stage3 = (ids: readonly string[]): Part =>
  joined(
    step('stage-3-requested', 30),
    usually(step('stage-3-acknowledged', 4)),
    step('panel-appointed', 15, fc.constant({ chair: { who: 'Mrs C' }, members: [{ who: 'Mr D' }, { who: 'Ms E' }] })),
    usually(step('panel-papers-sent', 10)),
    step('panel-held', 25),
    step('panel-reported', 10, fc.record({ findings: findingsOn(ids), recommendations })),
    usually(step('panel-report-received', 3)),
    usually(step('independent-person-consulted', 5)),
    step(
      'stage-3-responded',
      20,
      fc.record({ findings: findingsOn(ids), answers, ombudsmanRightExplained: explained }),
    ),
  )

const afterwards: Part = joined(
  sometimes(step('action-done', 60, fc.constant({ action: 'r1' }))),
  either(
    step(
      'complaint-closed',
      30,
      fc.record({ reason: fc.constant('all-stages-done'), ombudsmanRightExplained: explained }),
    ),
    joined(
      step('ombudsman-complained', 120),
      step('ombudsman-decided', 200, fc.record({ decision: fc.constantFrom('upheld', 'not-upheld', 'premature') })),
    ),
  ),
)

const early: Part = sometimes(
  either(
    step('complaint-withdrawn', 20, fc.constant({ reason: 'Matters have moved on' })),
    step(
      'complaint-refused',
      10,
      fc.constant({ grounds: ['not-in-scope'], reasons: 'Not a function of the authority' }),
    ),
    step('ombudsman-complained', 60),
  ),
)

const complainants: readonly (readonly Person[])[] = [
  [],
  [{ id: 'a', as: 'complainant', class: 'parent', inOwnRight: true }],
  [{ id: 'a', as: 'complainant', class: 'child' }],
  [
    { id: 'a', as: 'complainant', class: 'parent' },
    { id: 'b', as: 'complainant', class: 'foster-carer' },
  ],
]

const life = (ids: readonly string[]): fc.Arbitrary<History> =>
  fc
    .record({
      reference: fc.integer({ min: 1, max: 9999 }).map((number) => `CSC-${number}`),
      people: fc.constantFrom(...complainants),
      coverage: fc.constantFrom('whole', 'part'),
      start: fc.integer({ min: 0, max: 3650 }),
      steps: joined(intake(ids), early, stage1(ids), stage2(ids), stage3(ids), afterwards),
      length: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ reference, people, coverage, start, steps, length }) => ({
      reference,
      council: 'Borough of Exampleham',
      coverage,
      people,
      points: [],
      events: dated(steps.slice(0, length), start),
    }))

/** Each step on a day: its gap in calendar days after the one before. */
function dated(steps: readonly Step[], start: number): readonly ComplaintEvent[] {
  let on = plusDays(day('2015-01-01'), start)
  return steps.map(({ gap, type, fields }, place) => {
    on = plusDays(on, gap)
    // The fields stand beside their type in the steps above; the compiler sees only that they are an object.
    return { id: `e${place + 1}`, on: dayText(on), type, ...fields } as ComplaintEvent
  })
}

const lives = fc.oneof(life(['1']), life(['1', '2']))

/**
 * A complaint's life through the stages, every event with an id and a full date, dates in order. Steps may be late or
 * left out, and the life may stop at any point; findings are on the points of the complaint.
 */
export const plausibleHistory = (): fc.Arbitrary<History> => lives
