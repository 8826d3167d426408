import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { workingOffice } from '../../test/working-office.ts'
import type { History } from '../complaint/history.ts'
import type { ComplaintEvent } from '../complaint/vocabulary.ts'
import { personId } from '../kernel/ids.ts'
import type { AccessEvent } from '../people/access.ts'
import { mayDo, OF_A_COMPLAINT } from '../people/permission.ts'
import { type Role, ROLES } from '../people/roles.ts'
import { stepsFor } from '../people/taking.ts'
import type { Append, Store, Viewer } from './ports.ts'
import { requestHash } from './request-hash.ts'
import type { StepAsked } from './take-step.ts'
import { viewerFor } from './viewer.ts'

// Who may do what to one complaint, where the table meets the record. Tried change by change by `npm run mutants`.

const NOON = '2025-03-03T12:00:00.000Z'
const ME = personId('me')
const BOSS = personId('boss')
const complaint = (reference: string): History => ({
  reference,
  council: 'Anytown',
  coverage: 'whole',
  people: [{ id: 'p', as: 'complainant', class: 'parent', calledHere: 'Ms Rowan' }],
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
})
const ONE = 'CSC-1'

const tie = (is: 'assigned' | 'named' | 'conflicted', person = ME, as?: Role): AccessEvent => ({
  type: 'tie-made',
  person,
  tie: is,
  ...(as && { as }),
})
const RESTRICT: AccessEvent = { type: 'complaint-restricted', reason: 'A colleague’s child' }
const LIFT: AccessEvent = { type: 'restriction-lifted', reason: 'Closed' }

/** An office with one complaint to which people are tied so, by the program itself. */
async function officeWith(...events: readonly AccessEvent[]) {
  const of = workingOffice(NOON)
  const { casework, program } = of
  await casework.importChronology(program, complaint(ONE))
  for (const event of events) assert.ok((await casework.sayWhoMay(program, ONE, event)).ok)
  const as = (...roles: readonly Role[]): Viewer => viewerFor({ council: program.council, person: ME, roles })
  const seen = async () => (await of.store.read({ ...(await streamOf(of)), council: program.council })).length
  return { ...of, as, seen }
}

async function streamOf({ store, program }: ReturnType<typeof workingOffice>) {
  const [first] = await store.readAll(program.council, 0, 1)
  assert.ok(first)
  return { kind: first.kind, stream: first.stream }
}

/** What everybody may do who is tied so, by the table itself. */
const SITUATIONS = [
  [],
  [tie('assigned')],
  [tie('assigned'), { type: 'tie-ended', person: ME, tie: 'assigned' } as const],
  [tie('named')],
  [tie('assigned'), tie('conflicted')],
  [tie('assigned', BOSS, 'complaints-manager'), RESTRICT],
  [tie('assigned', BOSS, 'complaints-manager'), tie('assigned'), RESTRICT],
] as const satisfies readonly (readonly AccessEvent[])[]

describe('What somebody may do to a complaint', () => {
  test('is what the table says for how they stand to it, and nothing to one that is not there', async () => {
    for (const events of SITUATIONS) {
      const { casework, as } = await officeWith(...events)
      const ties = new Set(events.flatMap((event) => ('tie' in event && event.person === ME ? [event.tie] : [])))
      const ended = events.some(({ type }) => type === 'tie-ended')
      const standing = {
        ties: ended ? new Set(['was-assigned'] as const) : ties,
        restricted: events.some(({ type }) => type === 'complaint-restricted'),
      }
      for (const role of ROLES) {
        const may = (action: (typeof OF_A_COMPLAINT)[number]) => mayDo([role], action, standing)
        const where = `${role} ${JSON.stringify(events)}`
        assert.deepEqual([...(await casework.allowed(as(role), ONE))], OF_A_COMPLAINT.filter(may), where)
        assert.equal((await casework.read(as(role), ONE))?.reference, may('read') ? ONE : undefined, where)
        assert.equal((await casework.export(as(role), ONE))?.reference, may('download') ? ONE : undefined, where)
        assert.equal((await casework.whoMay(as(role), ONE)) !== undefined, may('see-who-may'), where)
        assert.equal((await casework.standing(as(role), ONE)) !== undefined, may('take-steps'), where)
        assert.deepEqual(await casework.references(as(role)), may('read') ? [ONE] : [], where)
      }
    }
  })

  test('is everything for the program itself, where there is a complaint', async () => {
    const { casework, program } = await officeWith(tie('named', personId('program')))
    assert.deepEqual([...(await casework.allowed(program, ONE))], OF_A_COMPLAINT)
    assert.deepEqual([...(await casework.allowed(program, 'CSC-2'))], [])
    assert.equal(await casework.whoMay(program, 'CSC-2'), undefined)
    assert.equal((await casework.whoMay(program, ONE))?.tied.length, 1)
    assert.equal(await casework.standing(program, 'CSC-2'), undefined)
  })
})

describe('Saying who may see a complaint', () => {
  const because = async (
    asked: Promise<Awaited<ReturnType<ReturnType<typeof workingOffice>['casework']['sayWhoMay']>>>,
  ) => {
    const done = await asked
    return done.ok ? 'done' : done.error.because
  }

  test('is for whoever may, with a reason, and records who said it', async () => {
    const { casework, as, store, program } = await officeWith()
    const say = (viewer: Viewer, change: AccessEvent, reference = ONE) =>
      because(casework.sayWhoMay(viewer, reference, change))
    assert.equal(await say(as('complaints-officer'), tie('assigned')), 'not-there')
    assert.equal(await say(as('complaints-manager'), tie('assigned'), 'CSC-2'), 'not-there')
    assert.equal(await say(program, tie('assigned'), 'CSC-2'), 'not-there')
    assert.equal(await say(as('complaints-manager'), { ...RESTRICT, reason: ' ' }), 'no-reason')
    assert.equal(await say(as('complaints-manager'), tie('assigned', BOSS)), 'done')
    const last = (await store.readAll(program.council, 0, 100)).at(-1)
    assert.deepEqual(
      [last?.type, last?.recordedBy, JSON.parse(last?.body ?? '')],
      ['tie-made', ME, { person: BOSS, tie: 'assigned' }],
    )
  })

  test('answers how the complaint then stands', async () => {
    const { casework, as } = await officeWith()
    const done = await casework.sayWhoMay(as('complaints-manager'), ONE, tie('assigned', BOSS, 'director'))
    assert.ok(done.ok)
    assert.deepEqual(done.value.tied, [{ person: BOSS, tie: 'assigned', as: 'director' }])
    assert.equal(done.value.restricted, false)
  })

  test('keeps a Director or a complaints manager away only where another acts for them, named with the same wish', async () => {
    const { casework, as, store, program } = await officeWith()
    const say = (change: AccessEvent, ...and: readonly AccessEvent[]) =>
      because(casework.sayWhoMay(as('complaints-manager'), ONE, change, and))
    const other = personId('other')
    for (const role of ['director', 'complaints-manager'] as const) {
      const before = (await store.readAll(program.council, 0, 100)).length
      assert.equal(await say(tie('named', BOSS, role)), 'no-deputy')
      assert.equal((await store.readAll(program.council, 0, 100)).length, before)
      assert.equal(await say(tie('named', BOSS, role), tie('assigned', other, role)), 'done')
      const made = (await store.readAll(program.council, before, 100)).map(({ body }) => JSON.parse(body ?? '').person)
      assert.deepEqual(made, [BOSS, other])
    }
    assert.equal(await say(tie('named', BOSS)), 'done', 'Nothing is asked where none came to lack one')
  })

  test('never leaves a restricted complaint to nobody who could open it again', async () => {
    const { casework, as } = await officeWith(tie('assigned'))
    const say = (change: AccessEvent) => because(casework.sayWhoMay(as('complaints-manager'), ONE, change))
    assert.equal(await say(RESTRICT), 'nobody-left')
    assert.equal(await say(tie('assigned', BOSS, 'complaints-officer')), 'done')
    assert.equal(await say(RESTRICT), 'nobody-left')
    assert.equal(await say(tie('assigned', ME, 'complaints-manager')), 'done')
    assert.equal(await say(tie('named', BOSS)), 'done')
    assert.equal(await say(RESTRICT), 'done')
    assert.equal(await say(tie('conflicted')), 'nobody-left')
    assert.equal(await say({ type: 'tie-ended', person: ME, tie: 'assigned' }), 'nobody-left')
    assert.equal(await say(tie('conflicted', BOSS)), 'done')
    assert.equal(await say(LIFT), 'done')
    assert.equal(await say({ type: 'tie-ended', person: ME, tie: 'assigned' }), 'done')
  })

  /** An office whose store does something else first, once, when it is asked to append. */
  const interrupted = (first: (store: Store, command: Append) => Promise<unknown>) => {
    const store = workingOffice(NOON).store
    let times = 0
    const office = workingOffice(NOON, {
      ...store,
      async append(command) {
        times += 1
        // The first time is the complaint itself.
        if (times === 2) await first(store, command)
        return store.append(command)
      },
    })
    return {
      ...office,
      manager: viewerFor({ council: office.program.council, person: ME, roles: ['complaints-manager'] }),
    }
  }

  test('finds nothing where the complaint was erased meanwhile', async () => {
    const { casework, program, manager } = interrupted(async (store, { council, writes }) => {
      for (const { kind, stream } of writes) await store.destroyKey({ council, kind, stream })
    })
    await casework.importChronology(program, complaint(ONE))
    assert.equal(await because(casework.sayWhoMay(manager, ONE, tie('assigned', BOSS))), 'not-there')
  })

  test('stops where the record answers what it never should', async () => {
    const { casework, program, manager } = interrupted((store, command) =>
      store.append({ ...command, requestHash: requestHash('something else') }),
    )
    await casework.importChronology(program, complaint(ONE))
    await assert.rejects(casework.sayWhoMay(manager, ONE, tie('assigned', BOSS)), /was not recorded/)
  })

  test('takes a wish up again where somebody wrote meanwhile', async () => {
    const { casework, as } = await officeWith()
    const who = as('complaints-manager')
    const both = await Promise.all(
      [tie('assigned', BOSS), tie('named', personId('ann'))].map((one) => casework.sayWhoMay(who, ONE, one)),
    )
    assert.ok(both.every(({ ok }) => ok))
    assert.equal((await casework.whoMay(who, ONE))?.tied.length, 2)
  })
})

describe('A step', () => {
  const CHASED: ComplaintEvent = { type: 'complaint-chased', on: '2025-03-03' }
  const EARLIER: ComplaintEvent = { type: 'complaint-acknowledged', on: '2025-03-03' }
  let commands = 0
  const asking = (event: ComplaintEvent, seen: number, more: Partial<StepAsked> = {}): StepAsked => ({
    reference: ONE,
    event,
    seen,
    coming: { to: 'take' },
    command: `c-${(commands += 1)}`,
    ...more,
  })

  test('is offered and taken as the table of steps says, to whoever was assigned as what', async () => {
    for (const as of [undefined, 'investigating-officer', 'panel-clerk'] as const) {
      const of = await officeWith(tie('assigned', ME, as), tie('assigned', BOSS, 'advocate'))
      for (const role of [
        'complaints-officer',
        'investigating-officer',
        'advocate',
        'auditor',
        'administrator',
      ] as const) {
        const standing = await of.casework.standing(of.as(role), ONE)
        const expected = stepsFor([role], { ties: new Set(['assigned']), restricted: false, assignedAs: [as] })
        assert.deepEqual(standing?.steps ?? [], expected, `${role} ${as}`)
        assert.equal(standing?.recordsForOthers ?? false, role === 'complaints-officer')
        const { length } = (await of.casework.whoMay(of.program, ONE))?.tied ?? []
        const done = await of.casework.takeStep(of.as(role), asking(CHASED, await of.seen(), {}))
        assert.equal(length, 2)
        assert.equal(done.ok, expected.includes('complaint-chased'), `${role} ${as}`)
      }
    }
  })

  test('of a wish is all theirs or none, and others’ is only recorded by those who record what comes in', async () => {
    const of = await officeWith(tie('assigned', ME))
    const because = async (role: Role, asked: StepAsked) => {
      const done = await of.casework.takeStep(of.as(role), asked)
      return done.ok ? 'done' : done.error.because
    }
    const seen = await of.seen()
    const and = [EARLIER]
    const recorded = { coming: { to: 'record', reason: 'Told by telephone', authorisedBy: 'Ada Quill' } } as const
    assert.equal(await because('auditor', asking(CHASED, seen)), 'not-there')
    assert.equal(await because('investigating-officer', asking(CHASED, seen, { and })), 'not-theirs')
    assert.equal(await because('investigating-officer', asking(EARLIER, seen, recorded)), 'not-theirs')
    const closed: ComplaintEvent = {
      type: 'complaint-closed',
      on: '2025-03-03',
      reason: 'error',
      ombudsmanRightExplained: true,
    }
    assert.equal(await because('complaints-officer', asking(closed, seen)), 'not-theirs')
    assert.notEqual(await because('complaints-officer', asking(closed, seen, recorded)), 'not-theirs')
  })

  test('gives a part to nobody who is kept away, and ends the part of anybody', async () => {
    const away = personId('away')
    const of = await officeWith(tie('named', away), tie('assigned', BOSS))
    const because = async (...ties: StepAsked['ties'] & {}) => {
      const done = await of.casework.takeStep(of.as('complaints-officer'), asking(CHASED, await of.seen(), { ties }))
      return done.ok ? 'done' : done.error.because
    }
    const given = (person: typeof ME) => ({ type: 'tie-made', person, tie: 'assigned' }) as const
    assert.equal(await because(given(away)), 'barred')
    assert.equal(await because(given(ME), given(away)), 'barred')
    assert.equal(await because({ type: 'tie-ended', person: away, tie: 'named' }), 'done')
    assert.equal(await because({ type: 'tie-ended', person: BOSS, tie: 'assigned' }), 'done')
    assert.equal(await because(given(ME)), 'done')
  })
})

describe('What somebody holds', () => {
  test('is their live complaints where they work on single ones, and nothing for those who see the whole office', async () => {
    const { casework, as, program } = await officeWith(tie('assigned', ME))
    await casework.importChronology(program, complaint('CSC-2'))
    const held = async (role: Role) => (await casework.held(as(role))).map(({ history }) => history.reference)
    assert.deepEqual(await held('investigating-officer'), [ONE])
    assert.deepEqual(await held('complaints-manager'), [])
    assert.deepEqual(await held('administrator'), [])
    assert.deepEqual((await casework.held(program)).length, 0)
  })

  test('for another is told apart from what is their own', async () => {
    const roles = ['stage-1-manager'] as const
    const covering = [{ person: BOSS, roles }]
    const covered = async (mine: readonly AccessEvent[], viewer: Partial<Viewer>) => {
      const of = await officeWith(tie('assigned', BOSS, 'stage-1-manager'), ...mine)
      await of.casework.importChronology(of.program, complaint('CSC-2'))
      return [...(await of.casework.covered({ ...of.as(...roles), ...viewer }, [ONE, 'CSC-2', 'CSC-3']))]
    }
    assert.deepEqual(await covered([], { covering }), [[ONE, BOSS]])
    assert.deepEqual(await covered([tie('assigned')], { covering }), [])
    assert.deepEqual(
      await covered([tie('assigned'), { type: 'tie-ended', person: ME, tie: 'assigned' }], { covering }),
      [[ONE, BOSS]],
    )
    assert.deepEqual(await covered([], {}), [])
  })
})
