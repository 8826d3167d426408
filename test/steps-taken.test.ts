import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import type { Assessment, Fault } from '../src/complaint/assessment.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { writeJsonChronology } from '../src/complaint/chronology/write-json.ts'
import type { History } from '../src/complaint/history.ts'
import { decide } from '../src/complaint/taking/decide.ts'
import { inTurnOf } from '../src/complaint/taking/order.ts'
import type { ComplaintEvent } from '../src/complaint/vocabulary.ts'
import { dayText, plusDays } from '../src/kernel/day.ts'
import { RULES } from '../src/law/rules/index.ts'
import { TAKEN_BY } from '../src/people/taking.ts'
import { DONE_BY, type Stands } from './random-steps.ts'
import { emptyOffice, PROGRAM, standsAt, type Taken, type Turn, type Walk, walk } from './random-walks.ts'

// What must hold of every step that anybody takes, of whatever kind, in whatever complaint. `TEST_WALKS=2000` walks
// further than the suite does.

const IN_THE_SUITE = 250
const WALKS = Number(process.env['TEST_WALKS'] ?? IN_THE_SUITE)

const anyTurn: fc.Arbitrary<Turn> = fc.record({ wait: fc.oneof(fc.nat(12), fc.nat(60)), draw: fc.nat(2 ** 31 - 1) })
const anyTurns = fc.array(anyTurn, { minLength: 1, maxLength: 40, size: 'max' })

/** Walks that were taken already, for the next test that asks the same of them. */
const walked = new Map<string, Promise<Walk>>()

function walkOnce(draw: number, turns: readonly Turn[]): Promise<Walk> {
  const key = JSON.stringify([draw, turns])
  const known = walked.get(key) ?? walk(draw, turns)
  // No more than the suite walks: where a test fails, thousands follow to find the shortest that does.
  if (walked.size < IN_THE_SUITE) walked.set(key, known)
  return known
}

/** The first that is found is told as it is: to find the shortest would take longer than to find it did. */
const LIMITS = { endOnFailure: true }

const onEveryWalk = (holds: (walk: Walk) => unknown) =>
  fc.assert(
    fc.asyncProperty(fc.nat(2 ** 31 - 1), anyTurns, async (draw, turns) => {
      await holds(await walkOnce(draw, turns))
    }),
    { seed: 20_265, numRuns: WALKS, ...LIMITS },
  )

const onEveryStep = (holds: (taken: Taken) => void) => onEveryWalk(({ turns }) => turns.forEach(holds))

const refusedFor = ({ done }: Taken) => (done.ok ? 'taken' : done.error.because)
const fieldsOf = ({ done }: Taken) =>
  !done.ok && done.error.because === 'malformed' ? done.error.problems.map(({ field }) => field) : []
const described = (taken: Taken) =>
  JSON.stringify([taken.role, taken.coming, taken.event, taken.done, taken.before.history], undefined, 1)

const OFFICE = ['complaints-manager', 'complaints-officer', 'ombudsman-link-officer', 'director']
const TEAM = ['complaints-manager', 'complaints-officer']

/** Whose step it is, in the words of the procedure: those of the office everywhere, the others where they are assigned. */
function permitted({ role, tied, event, coming }: Taken): boolean {
  if (tied === 'named' || !(OFFICE.includes(role) || tied === 'assigned')) return false
  return TAKEN_BY[event.type].some((one) => one === role) || (coming.to === 'record' && TEAM.includes(role))
}

// The rules that a gate stands on, read from the rulebook a second time.
const BAR: ReadonlySet<string> = new Set(
  Object.entries(RULES).flatMap(([id, { force, verified, cites }]) => {
    const published = cites.some(({ force: of, at }) => of === 'OMB' && /^\d\d \d{3} \d{3}$/.test(at))
    return force !== 'POL' && (verified || published) ? [id] : []
  }),
)

const bars = ({ certainty, rules }: Fault) => certainty === 'certain' && rules.some((rule) => BAR.has(rule))
const names = (faults: readonly Fault[]) =>
  [...new Set(faults.map(({ code, certainty }) => `${code} ${certainty}`))].sort()

/** The wrongs that a step does: what is found of it once it is in the record, and what there is more of than before. */
function wrongs({ before, after, recorded }: Taken): { readonly barred: string[]; readonly other: string[] } {
  const acts = ({ assessment }: Stands) => assessment.faults.filter(({ kind }) => kind === 'act')
  const like = (one: Fault) => (fault: Fault) =>
    fault.code === one.code && fault.certainty === one.certainty && bars(fault) === bars(one)
  const [were, are] = [acts(before), acts(after)]
  const fresh = are.filter(
    (one) => one.because.includes(recorded.id ?? '') || are.filter(like(one)).length > were.filter(like(one)).length,
  )
  return { barred: names(fresh.filter(bars)), other: names(fresh.filter((fault) => !bars(fault))) }
}

describe('Every step', () => {
  test('is refused to whoever it does not belong to, and to nobody else', () =>
    onEveryStep((taken) => {
      const because = refusedFor(taken)
      assert.equal(because === 'not-there' || because === 'not-theirs', !permitted(taken), described(taken))
    }))

  test('is refused as malformed where something in it was spoilt, beside that, and for nothing else', () =>
    onEveryStep((taken) => {
      const { spoilt, event, coming, before } = taken
      if (!permitted(taken)) return
      const fields = fieldsOf(taken)
      if (spoilt.by === 'day' || spoilt.by === 'unknown point')
        assert.ok(fields.includes(spoilt.field), described(taken))
      else if (coming.to === 'record' && event.type !== 'correction-made')
        assert.equal(refusedFor(taken), 'taken', described(taken))
      else if (spoilt.by === 'left out') assert.ok(fields.includes(spoilt.field), described(taken))
      else
        assert.deepEqual(
          fields.filter((field) => !mayBeAsked(field, event, before)),
          [],
          described(taken),
        )
    }))

  test('is stopped where it would do a wrong under a rule that binds, and nowhere else', () =>
    onEveryStep((taken) => {
      const { coming, done, recorded, event } = taken
      // An entry is put right whatever it shows: a gate before it would keep the record wrong.
      if (event.type === 'correction-made') return
      const { barred, other } = wrongs(taken)
      const because = refusedFor(taken)
      if (coming.to === 'record' || (because !== 'taken' && because !== 'unlawful' && because !== 'needs-reason'))
        return
      const reason = (coming.reason ?? '') !== ''
      const wanted = barred.length > 0 ? 'unlawful' : other.length > 0 && !reason ? 'needs-reason' : 'taken'
      assert.equal(because, wanted, `${barred.join()} | ${other.join()}\n${described(taken)}`)
      if (!done.ok && done.error.because === 'unlawful') assert.deepEqual(names(done.error.faults), barred)
      if (!done.ok && done.error.because === 'needs-reason') assert.deepEqual(names(done.error.faults), other)
      if (done.ok)
        assert.equal(recorded.despite !== undefined, other.length > 0, 'a reason is kept where it was asked for')
    }))

  test('leaves exactly one lead holder of a live complaint, and its turn is one that can be taken', () =>
    onEveryStep(({ after, today }) => {
      for (const later of [0, 25, 400]) {
        const { assessment, history, question } = standsAt(after.history, plusDays(today, later))
        const lead = assessment.next.filter((step) => step.lead)
        assert.equal(lead.length, assessment.live ? 1 : 0)
        for (const { does } of lead)
          assert.ok(
            inTurnOf(DONE_BY[does], history, question).length > 0,
            `${does}\n${JSON.stringify(history, undefined, 1)}`,
          )
      }
    }))
})

test('the walks come through every stage, and to both sides of what is refused', async (t) => {
  const [reached, refused] = [new Map<string, number>(), new Map<string, number>()]
  const count = (all: Map<string, number>, name: string) => all.set(name, (all.get(name) ?? 0) + 1)
  await onEveryStep((taken) => {
    if (taken.done.ok && taken.coming.to === 'take') count(reached, taken.event.type)
    for (const field of fieldsOf(taken)) count(refused, field.split(':')[0] ?? '')
  })
  for (const type of THROUGH) {
    t.diagnostic(`${type}: ${reached.get(type) ?? 0}`)
    assert.ok((reached.get(type) ?? 0) > 0, `no walk came to ${type}`)
  }
  for (const field of ['enclosed', 'agreesWithFindings', 'findings', 'answers'])
    assert.ok((refused.get(field) ?? 0) > 0, `nothing was refused for ${field}`)
})

/** What a complaint goes through from its first day to its last answer. */
const THROUGH = [
  'stage-1-responded',
  'stage-2-requested',
  'investigating-officer-reported',
  'independent-person-reported',
  'adjudicated',
  'stage-2-responded',
  'stage-3-requested',
  'panel-held',
  'panel-reported',
  'stage-3-responded',
] as const

/** The steps of a walk that were taken on their day by whoever was about to take them, again and unrefused. */
function unrefused({ turns }: Walk): readonly Taken[] {
  const onTheirDay = turns.filter(
    ({ done, coming, event, today }) =>
      done.ok && coming.to === 'take' && event.on === dayText(today) && event.type !== 'correction-made',
  )
  const [first] = turns
  return first ? taken(first.before.history, onTheirDay, Infinity, 0).taken : []
}

/** Takes steps again in a complaint as it began, those from a place on some days later. */
function taken(began: History, steps: readonly Taken[], from: number, later: number) {
  const all: Taken[] = []
  const refused: { readonly step: Taken; readonly history: History; readonly why: unknown }[] = []
  let history = began
  for (const [at, step] of steps.entries()) {
    const today = plusDays(step.today, at < from ? 0 : later)
    const event: ComplaintEvent = { ...step.event, on: dayText(today) }
    const done: ReturnType<typeof decide> = decide(
      history,
      { event, coming: step.coming },
      { ...step.before.question, asOf: today },
    )
    if (!done.ok) {
      refused.push({ step, history, why: done.error })
      continue
    }
    all.push(step)
    history = { ...history, events: [...history.events, { ...done.value, id: step.recorded.id ?? '' }] }
  }
  return { taken: all, refused }
}

/** A meeting while a stage that was asked for is overdue stands in its place: what is found is no lateness of its own. */
const IN_PLACE_OF_A_STAGE = new Set<string>(['meeting-offered', 'meeting-held', 'other-step-taken'])

describe('Whatever steps were taken', () => {
  test('the same steps taken later are taken: nothing is refused for being late', () =>
    onEveryWalk((walk) => {
      const [first] = walk.turns
      const steps = unrefused(walk)
      if (!first || steps.length === 0) return
      for (const from of [0, steps.length >> 1, steps.length - 1])
        for (const later of [15, 70, 300]) {
          const { refused } = taken(first.before.history, steps, from, later)
          const late = refused
            .filter(({ step }) => !IN_PLACE_OF_A_STAGE.has(step.event.type))
            .map(({ step, why, history }) => JSON.stringify([step.event, why, history.events]))
          assert.deepEqual(late, [], `from step ${from}, ${later} days later`)
        }
    }))

  test('no complaint that was accepted is closed over stage 2: it was answered, or is there to be asked for', () =>
    onEveryWalk(({ turns }) => {
      const lawful = turns.findIndex(({ done, recorded }) => done.ok && recorded.despite !== undefined)
      for (const { done, event, after, today } of lawful === -1 ? turns : turns.slice(0, lawful)) {
        if (!done.ok || event.type !== 'complaint-closed') continue
        const asked = decide(
          after.history,
          { event: { type: 'stage-2-requested', on: dayText(today), channel: 'phone' }, coming: { to: 'take' } },
          after.question,
        )
        assert.ok(asked.ok, JSON.stringify([after.history, asked], undefined, 1))
        const { assessment } = standsAt({ ...after.history, events: [...after.history.events, asked.value] }, today)
        assert.ok(assessment.live, JSON.stringify(after.history, undefined, 1))
      }
    }))

  test('nobody closes a complaint today while what was asked for waits, unless it is there twice or by error', () =>
    onEveryStep(({ done, event, before, coming, today }) => {
      if (!done.ok || coming.to === 'record' || event.type !== 'complaint-closed' || event.on !== dayText(today)) return
      const { assessment } = before
      const waits = assessment.duties.some(
        ({ rule, standing }) =>
          (rule === 'S2.complete' || rule === 'S3.panel-held') && (standing === 'running' || standing === 'overdue'),
      )
      if (waits) assert.match(event.reason ?? '', /^(duplicate|error|resolved)$/, JSON.stringify(before.history))
    }))

  test('is the same complaint when it is given out and taken in elsewhere, and when it is told anew', () =>
    onEveryWalk(async ({ casework, reference, end }) => {
      const given = await casework.export(PROGRAM, reference)
      assert.ok(given)
      const read = readJsonChronology(writeJsonChronology(given))
      assert.ok(read.ok, JSON.stringify(read))
      const elsewhere = emptyOffice(end.question.asOf).casework
      for (const told of [read.value, anew(read.value)]) {
        const history: History = { ...told, reference: told === read.value ? reference : 'told anew' }
        assert.ok((await elsewhere.importChronology(PROGRAM, history)).ok)
        const found = await elsewhere.read(PROGRAM, history.reference)
        assert.ok(found)
        const { assessment } = standsAt(found, end.question.asOf)
        assert.deepEqual(named(assessment, found), named(end.assessment, end.history))
      }
    }))
})

/** The chronology as somebody would have written it: no word of when it was recorded, and ids that are only numbers. */
function anew(history: History): History {
  const ids = new Map(history.events.map(({ id }, at) => [id ?? '', `e${at + 1}`]))
  const written = JSON.stringify(history.events, (key, value: unknown) =>
    key === 'recordedAt' || key === 'recordedBy' || key === 'source'
      ? undefined
      : typeof value === 'string'
        ? (ids.get(value) ?? value)
        : value,
  )
  return { ...history, events: JSON.parse(written) as readonly ComplaintEvent[] }
}

/** An assessment in which every event is called by its place. */
function named({ reference: _reference, ...assessment }: Assessment, { events }: History): unknown {
  const places = new Map(events.map(({ id }, at) => [id ?? '', at]))
  return JSON.parse(
    JSON.stringify(assessment, (_key, value: unknown) =>
      typeof value === 'string' && places.has(value) ? `event ${places.get(value)}` : value,
    ),
  )
}

/** What may be wrong with the content of a step whose form was filled in well: what the complaint asks of it. */
function mayBeAsked(field: string, event: ComplaintEvent, { assessment, history }: Stands): boolean {
  if (field === 'enclosed') return lacksAReport(event, history)
  if (field === 'agreesWithFindings')
    return (
      event.type === 'independent-person-reported' && event.agreesWithFindings === true && !!event.disagreements?.length
    )
  if (field === 'action') return assessment.actions.length === 0
  if (field === 'grounds') return turnsAwayUnweighed(event, history)
  if (field === 'stage2RightExplained' || field === 'agreedByComplainant')
    return (event as unknown as Record<string, unknown>)[field] === false
  const [list] = field.split(':')
  return list === 'findings' || list === 'answers'
}

/** Somebody whom the Act does not list is turned away for who they are, and nobody has weighed their interest. */
const turnsAwayUnweighed = (event: ComplaintEvent, { people, events }: Stands['history']): boolean =>
  event.type === 'complaint-refused' &&
  (event.grounds ?? []).includes('not-entitled') &&
  people.some((person) => person.class === 'other-sufficient-interest') &&
  !events.some(({ type }) => type === 'interest-decided')

/** An answer goes with the investigating officer’s report, the adjudication, and the independent person’s where there is one. */
function lacksAReport(event: ComplaintEvent, { events }: Stands['history']): boolean {
  if (event.type !== 'stage-2-responded') return false
  const enclosed: readonly string[] = event.enclosed ?? []
  const independent = events.some(({ type }) => type === 'independent-person-reported')
  return ['io-report', 'adjudication', ...(independent ? ['ip-report'] : [])].some((part) => !enclosed.includes(part))
}
