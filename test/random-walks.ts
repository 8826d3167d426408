import assert from 'node:assert/strict'
import { type Casework, caseworkFor } from '../src/casework/casework.ts'
import type { NewComplaint } from '../src/casework/open-complaint.ts'
import type { Viewer } from '../src/casework/ports.ts'
import type { StepRefused } from '../src/casework/take-step.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { assess } from '../src/complaint/assess.ts'
import { Chance } from '../src/complaint/generator/chance.ts'
import type { History } from '../src/complaint/history.ts'
import type { Coming } from '../src/complaint/taking/decide.ts'
import type { ComplaintEvent } from '../src/complaint/vocabulary.ts'
import { type Day, day, dayText, plusDays } from '../src/kernel/day.ts'
import { councilId, personId } from '../src/kernel/ids.ts'
import type { Result } from '../src/kernel/result.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { type Role, ROLES } from '../src/people/roles.ts'
import { TAKEN_BY } from '../src/people/taking.ts'
import { memoryStore } from '../src/store/memory.ts'
import { englandAndWales as calendar } from './calendar.ts'
import { anyStep, type Stands, type Step } from './random-steps.ts'

// A complaint that goes where chance takes it: at every turn somebody, some days later, takes some step in it.

/** How long somebody waits, and the chance by which they, their step and all in it are drawn. */
export type Turn = { readonly wait: number; readonly draw: number }

/** How each role stands to the complaint of a walk. */
export type Tied = 'assigned' | 'named' | 'not at all'

/** One turn of a walk, with how the complaint stood before it. */
export type Taken = Step & {
  readonly today: Day
  readonly before: Stands
  readonly role: Role
  readonly tied: Tied
  readonly coming: Coming
  readonly done: Result<unknown, StepRefused>
  /** What the step would be, or is, in the record. */
  readonly recorded: ComplaintEvent
  readonly after: Stands
}

const COUNCIL = councilId('anytown')
export const PROGRAM: Viewer = { council: COUNCIL, person: personId('program'), sees: 'every-complaint', roles: [] }
const MANAGER = as('complaints-manager')

function as(role: Role): Viewer {
  return viewerFor({ council: COUNCIL, person: personId(role), roles: [role] })
}

export const standsAt = (history: History, asOf: Day): Stands => {
  const question = { policies: DEFAULT_POLICIES, calendar, asOf }
  return { history, question, assessment: assess(history, question) }
}

/** The record of an office that has nothing in it, on a day that can be moved on. */
export function emptyOffice(first: Day) {
  let today = first
  const casework = caseworkFor({
    council: COUNCIL,
    store: memoryStore(COUNCIL),
    clock: { now: () => `${dayText(today)}T12:00:00.000Z`, today: () => today },
    law: { policies: DEFAULT_POLICIES, calendar },
    assess: (history, at) => assess(history, { policies: DEFAULT_POLICIES, calendar, ...at }),
  })
  return {
    casework,
    today: () => today,
    wait: (days: number) => {
      today = plusDays(today, days)
    },
  }
}

const CLASSES = ['parent', 'child', 'care-leaver', 'foster-carer', 'other-sufficient-interest', 'not recorded'] as const
const FUNCTIONS = ['s17', 's17', 's20', 's22', 's47', 'not recorded'] as const

function opening(on: Day, chance: Chance): NewComplaint {
  const kind = chance.pick(CLASSES)
  return {
    council: 'Anytown',
    people: [
      { person: { id: 'p', as: 'complainant', inOwnRight: true, ...(kind !== 'not recorded' && { class: kind }) } },
    ],
    points: Array.from({ length: chance.below(3) }, (_, n) => {
      const legal = chance.pick(FUNCTIONS)
      return { id: String(n + 1), says: 'Visits were missed', ...(legal !== 'not recorded' && { function: legal }) }
    }),
    events: [{ type: 'complaint-received', on: dayText(on), channel: 'phone' }],
  }
}

export type Walk = {
  readonly turns: readonly Taken[]
  readonly casework: Casework
  readonly reference: string
  /** What is in the record in the end. */
  readonly end: Stands
}

/** Opens a complaint and takes every turn in it; `look` is shown each as it was taken. */
export async function walk(
  draw: number,
  turns: readonly Turn[],
  look: (taken: Taken) => void = () => {},
): Promise<Walk> {
  const chance = new Chance(draw)
  const { casework, today, wait } = emptyOffice(plusDays(day('2023-01-03'), chance.below(700)))
  const opened = await casework.open(MANAGER, { complaint: opening(today(), chance), command: 'open' })
  assert.ok(opened.ok)
  const reference = opened.value
  const tied = new Map<Role, Tied>(
    ROLES.map((role) => [role, chance.pick(['assigned', 'assigned', 'assigned', 'not at all'])]),
  )
  if (chance.happens(1, 2)) tied.set(chance.pick(ROLES.filter((role) => role !== 'complaints-manager')), 'named')
  // Of the events of the record, those that are none of the complaint’s.
  let beside = 1
  for (const [role, tie] of tied) {
    if (tie === 'not at all') continue
    const made = { type: 'tie-made', person: personId(role), as: role, tie } as const
    // In the place of a Director who is kept away another acts, whom the walk does not meet.
    const deputy = { ...made, person: personId('deputy'), tie: 'assigned' } as const
    const and = tie === 'named' && role === 'director' ? [deputy] : []
    const said = await casework.sayWhoMay(PROGRAM, reference, made, and)
    assert.ok(said.ok)
    beside += 1 + and.length
  }
  const history = async () => (await casework.read(PROGRAM, reference)) ?? assert.fail('It is gone')
  const taken: Taken[] = []
  for (const [at, turn] of turns.entries()) {
    wait(turn.wait)
    const by = new Chance(turn.draw, at)
    const before = standsAt(await history(), today())
    const step = anyStep(before, by)
    // Mostly somebody whose step it is: of what is not permitted nothing else is looked at.
    const role = by.pick(by.happens(5, 6) ? TAKEN_BY[step.event.type] : ROLES)
    const coming = anyComing(by)
    const asked = { reference, event: step.event, coming, command: `step-${at}` }
    const seen = beside + before.history.events.length
    const done = await casework.takeStep(as(role), { ...asked, seen })
    const then = await history()
    const { type } = step.event
    const recorded = done.ok
      ? (then.events.at(-1) ?? assert.fail(`${type} is not in the record`))
      : { ...step.event, id: 'refused', recordedAt: `${dayText(today())}T12:00:00.000Z` }
    const added = { ...before.history, events: [...before.history.events, recorded] }
    if (!done.ok) assert.equal(then.events.length, before.history.events.length, 'A step that was refused is recorded')
    else assert.deepEqual(then, added, 'A step that was taken changed something else')
    const about = { today: today(), before, role, tied: tied.get(role) ?? 'not at all', coming }
    const one: Taken = { ...step, ...about, done, recorded, after: standsAt(added, today()) }
    taken.push(one)
    look(one)
  }
  return { turns: taken, casework, reference, end: standsAt(await history(), today()) }
}

function anyComing(chance: Chance): Coming {
  const pick = chance.below(10)
  if (pick < 6) return { to: 'take' }
  if (pick < 8) return { to: 'take', reason: 'It is the better course here' }
  return { to: 'record', authorisedBy: 'Head of service', reason: 'It was thought kinder' }
}
