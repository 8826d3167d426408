import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { personId } from '../kernel/ids.ts'
import { accessEvent, type AccessEvent, accessOf, standingOf, tiesOf } from './access.ts'
import { COVERABLE } from './cover.ts'
import {
  BARRED,
  isOfAComplaint,
  isMadeTie,
  mayDo,
  mayUse,
  OF_A_COMPLAINT,
  OF_THE_SERVICE,
  SCOPES,
  scopeOf,
  type Standing,
  type Tie,
  TIES,
} from './permission.ts'
import { isRole, OUTSIDE_ROLES, type Role, ROLES } from './roles.ts'

/** Whoever covers does so in every part: which of them may be covered, another test says. */
const standing = (ties: readonly Tie[], restricted = false): Standing => ({
  ties: new Set(ties),
  restricted,
  ...(ties.includes('covering') && { coveringAs: ROLES }),
})
const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]])
const TIED = subsets(TIES.filter((tie) => tie !== 'none'))
const PAIRS: readonly (readonly Role[])[] = [[], ...ROLES.flatMap((a) => ROLES.map((b) => [a, b]))]

const [R, T, G, E, D, C, P, S, W, A, N] = [
  'read',
  'take-steps',
  'route-points',
  'correct-entries',
  'download',
  'see-contacts',
  'keep-people',
  'see-who-may',
  'say-who-may',
  'ask',
  'keep-notes',
] as const
const always = (...may: readonly string[]) => ({ none: may, 'was-assigned': may, assigned: may, covering: may })
const OFFICE = always(R, T, D, C, S, N)
const NEVER = { none: [], 'was-assigned': [], covering: [] }
const APPOINTED = { ...NEVER, assigned: [R, T, D] }
const REACHING = { ...NEVER, assigned: [R, T, D, C] }
const COVERED = { ...REACHING, covering: [R, T, D, C] }

/** The table once more, written out as a council would agree it: what each role may do by what ties it to a complaint. */
const AGREED: Readonly<
  Record<Role, { readonly [Of in 'none' | 'was-assigned' | 'assigned' | 'covering']: readonly string[] }>
> = {
  'complaints-manager': always(R, T, G, E, D, C, P, S, W, A, N),
  'complaints-officer': always(R, T, E, D, C, P, S, A, N),
  'ombudsman-link-officer': OFFICE,
  director: OFFICE,
  auditor: always(R, S),
  'stage-1-manager': { ...COVERED, assigned: [R, T, D, C, A], covering: [R, T, D, C, A] },
  'adjudicating-officer': APPOINTED,
  'investigating-officer': { ...REACHING, assigned: [R, T, D, C, A] },
  'independent-person': REACHING,
  'panel-member': APPOINTED,
  'panel-clerk': COVERED,
  advocate: { ...NEVER, assigned: [R, T] },
  administrator: { ...NEVER, assigned: [] },
  'member-of-staff': { ...NEVER, assigned: [] },
}

/** Who may open a complaint in an emergency, and what that gives them of one that they may otherwise not see. */
const OPENERS: readonly Role[] = ['complaints-manager', 'complaints-officer', 'director', 'stage-1-manager']
const AGREED_OPENED: readonly string[] = [R, C]

/** What each role may do beside any one complaint. */
const AGREED_USE: Readonly<Record<Role, readonly string[]>> = {
  'complaints-manager': [
    'list',
    'check',
    'keep',
    'open-complaint',
    'read-rules',
    'keep-views',
    'look-ahead',
    'watch',
    'keep-register',
    'erase-person',
    'see-equality-figures',
    'open-in-emergency',
    'review-openings',
    'arrange-cover',
    'arrange-cover-for-others',
    'hand-over',
  ],
  'complaints-officer': [
    'list',
    'check',
    'keep',
    'open-complaint',
    'read-rules',
    'keep-views',
    'look-ahead',
    'keep-register',
    'see-equality-figures',
    'open-in-emergency',
    'arrange-cover',
  ],
  'ombudsman-link-officer': ['list', 'check', 'read-rules', 'keep-views', 'look-ahead', 'arrange-cover'],
  director: [
    'list',
    'check',
    'read-rules',
    'keep-views',
    'look-ahead',
    'see-equality-figures',
    'open-in-emergency',
    'review-openings',
    'arrange-cover',
  ],
  auditor: ['list', 'check', 'read-rules', 'keep-views', 'look-ahead', 'watch'],
  'stage-1-manager': ['list', 'read-rules', 'keep-views', 'open-in-emergency', 'arrange-cover'],
  'adjudicating-officer': ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  'investigating-officer': ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  'independent-person': ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  'panel-member': ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  'panel-clerk': ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  advocate: ['list', 'read-rules', 'keep-views', 'arrange-cover'],
  administrator: ['read-rules'],
  'member-of-staff': ['read-rules'],
}

describe('The table of permissions', () => {
  test('is as it was agreed', () => {
    for (const role of ROLES) {
      for (const tie of ['none', 'was-assigned', 'assigned', 'covering'] as const) {
        const given = OF_A_COMPLAINT.filter((action) => mayDo([role], action, standing(tie === 'none' ? [] : [tie])))
        assert.deepEqual(given, AGREED[role][tie], `${role}, ${tie}`)
      }
      const used = OF_THE_SERVICE.filter((action) => mayUse([role], action))
      // Everybody answers what they themselves are asked.
      assert.deepEqual(used, [...AGREED_USE[role], 'answer-questions'], role)
    }
  })

  test('gives nothing to whoever is named in a complaint or has a stake in it, whatever else they are', () => {
    for (const roles of PAIRS) {
      for (const ties of TIED.filter((some) => some.some((tie) => BARRED.has(tie)))) {
        for (const action of OF_A_COMPLAINT) assert.equal(mayDo(roles, action, standing(ties)), false)
      }
    }
  })

  test('gives what is opened in an emergency to read, restricted or not, and never to act in', () => {
    for (const role of ROLES) {
      const given = OF_A_COMPLAINT.filter((action) => mayDo([role], action, standing(['opened'], true)))
      assert.deepEqual(given, OPENERS.includes(role) ? AGREED_OPENED : [], role)
      assert.equal(mayUse([role], 'open-in-emergency'), OPENERS.includes(role), role)
    }
    // Beside what somebody may do anyway it adds, and takes nothing.
    for (const roles of PAIRS)
      for (const ties of TIED.filter((some) => !some.includes('opened')))
        for (const restricted of [false, true])
          for (const action of OF_A_COMPLAINT) {
            const opened = [...ties, 'opened'] as const
            const barred = ties.some((tie) => BARRED.has(tie))
            const adds = AGREED_OPENED.includes(action) && !barred && roles.some((role) => OPENERS.includes(role))
            const may = mayDo(roles, action, standing(ties, restricted)) || adds
            assert.equal(
              mayDo(roles, action, standing(opened, restricted)),
              may,
              `${roles.join()} ${opened.join()} ${action}`,
            )
          }
  })

  test('gives a restricted complaint only to those who are assigned to it', () => {
    for (const roles of PAIRS) {
      for (const ties of TIED) {
        if (ties.includes('assigned') || ties.includes('opened')) continue
        for (const action of OF_A_COMPLAINT) assert.equal(mayDo(roles, action, standing(ties, true)), false)
      }
    }
    assert.equal(mayDo(['complaints-manager'], 'read', standing(['assigned'], true)), true)
  })

  test('gives people from outside only what they are assigned to, while they are', () => {
    for (const role of [...OUTSIDE_ROLES, 'stage-1-manager', 'adjudicating-officer'] as const) {
      assert.equal(mayDo([role], 'read', standing(['assigned'])), true, role)
      for (const ties of [[], ['was-assigned']] as const)
        for (const action of OF_A_COMPLAINT) assert.equal(mayDo([role], action, standing(ties)), false, role)
    }
  })

  test('gives administrators, and those who are only asked something, no way in to complaints, and only complaints managers say who may see one', () => {
    for (const ties of TIED)
      for (const action of OF_A_COMPLAINT)
        for (const role of ['administrator', 'member-of-staff'] as const)
          assert.equal(mayDo([role], action, standing(ties)), false)
    assert.deepEqual(
      OF_THE_SERVICE.filter((action) => mayUse(['administrator'], action)),
      ['read-rules', 'answer-questions'],
    )
    assert.deepEqual(
      ROLES.filter((role) => mayDo([role], 'say-who-may', standing(['assigned']))),
      ['complaints-manager'],
    )
    assert.deepEqual(
      ROLES.filter((role) => mayUse([role], 'keep')),
      ['complaints-manager', 'complaints-officer'],
    )
  })

  test('gives nobody without a role anything', () => {
    for (const action of OF_THE_SERVICE) assert.equal(mayUse([], action), false)
    for (const ties of TIED) for (const action of OF_A_COMPLAINT) assert.equal(mayDo([], action, standing(ties)), false)
  })

  test('reads by ties as its scopes read in lists', () => {
    for (const roles of PAIRS) {
      const scope = scopeOf(roles)
      // No list has what is opened: it is opened one by one, by its reference.
      for (const ties of TIED.filter((some) => !some.includes('opened'))) {
        for (const restricted of [false, true]) {
          const barred = ties.some((tie) => BARRED.has(tie))
          const assigned = ties.includes('assigned')
          const covered = !restricted && ties.includes('covering') && roles.some((role) => COVERABLE.has(role))
          const own = assigned || covered
          const listed = scope !== 'nothing' && !barred && (scope === 'own-complaints' ? own : own || !restricted)
          assert.equal(mayDo(roles, 'read', standing(ties, restricted)), listed, `${roles.join()} ${ties.join()}`)
        }
      }
    }
  })
})

describe('Who may see a complaint', () => {
  const [ann, bob] = [personId('ann'), personId('bob')]
  const made = (person: typeof ann, tie: 'assigned' | 'named'): AccessEvent => ({ type: 'tie-made', person, tie })
  const ended = (person: typeof ann, tie: 'assigned' | 'named'): AccessEvent => ({ type: 'tie-ended', person, tie })

  test('an assignment that ended is remembered, until there is another', () => {
    const events = [made(ann, 'assigned'), ended(ann, 'assigned')]
    assert.deepEqual([...standingOf(accessOf(events), ann).ties], ['was-assigned'])
    assert.deepEqual([...standingOf(accessOf([...events, made(ann, 'assigned')]), ann).ties], ['assigned'])
    assert.deepEqual([...standingOf(accessOf(events), bob).ties], [])
  })

  test('what was never made does not end, and a person may be tied in two ways', () => {
    assert.deepEqual(accessOf([ended(ann, 'named')]), { tied: [], restricted: false, openings: [] })
    const both = accessOf([made(ann, 'assigned'), made(ann, 'named'), ended(ann, 'assigned')])
    assert.deepEqual([...standingOf(both, ann).ties].sort(), ['named', 'was-assigned'])
  })

  test('a restriction holds until it is lifted', () => {
    const restricted: AccessEvent = { type: 'complaint-restricted', reason: 'A colleague’s child' }
    assert.equal(accessOf([restricted]).restricted, true)
    assert.equal(accessOf([restricted, { type: 'restriction-lifted', reason: 'Closed' }]).restricted, false)
  })
})

describe('Whoever covers', () => {
  const [away, me] = [personId('away'), personId('me')]
  const assigned = (person: typeof me, as: Role): AccessEvent => ({ type: 'tie-made', person, tie: 'assigned', as })
  const covering = (...roles: readonly Role[]) => [{ person: away, roles }]
  const tiesFor = (events: readonly AccessEvent[], roles: readonly Role[] = ['stage-1-manager']) =>
    [...standingOf(accessOf(events), me, covering(...roles)).ties].sort()

  test('has the tie only in the part that is held, and only while it is', () => {
    const held = assigned(away, 'stage-1-manager')
    assert.deepEqual(tiesFor([held]), ['covering'])
    assert.deepEqual(tiesFor([held], ['panel-clerk']), [])
    assert.deepEqual(tiesFor([held, { type: 'tie-ended', person: away, tie: 'assigned' }]), [])
    assert.deepEqual([...standingOf(accessOf([held]), me).ties], [])
  })

  test('does so in no part that is personal, nor in one that was not said', () => {
    for (const role of ROLES.filter((one) => !COVERABLE.has(one)))
      assert.deepEqual(tiesFor([assigned(away, role)], ROLES), [], role)
    assert.deepEqual(tiesFor([{ type: 'tie-made', person: away, tie: 'assigned' }], ROLES), [])
  })

  test('is barred where they are named, have a stake, or had a part that is personal, or whoever is away is barred', () => {
    const held = assigned(away, 'stage-1-manager')
    for (const tie of ['named', 'conflicted'] as const) {
      const mine: AccessEvent = { type: 'tie-made', person: me, tie }
      const standing = standingOf(accessOf([held, mine]), me, covering('stage-1-manager'))
      for (const action of OF_A_COMPLAINT) assert.equal(mayDo(['stage-1-manager'], action, standing), false)
      assert.deepEqual(tiesFor([held, { type: 'tie-made', person: away, tie }]), [], tie)
    }
    const watched = [held, assigned(me, 'independent-person')]
    assert.deepEqual(tiesFor(watched), ['assigned'])
    assert.deepEqual(tiesFor([...watched, { type: 'tie-ended', person: me, tie: 'assigned' }]), ['was-assigned'])
  })

  test('gains nothing in another role of theirs, and keeps what they have without the cover', () => {
    const covers: Standing = { ties: new Set(['covering']), restricted: false, coveringAs: ['panel-clerk'] }
    assert.equal(mayDo(['stage-1-manager'], 'read', covers), false)
    assert.equal(mayDo(['panel-clerk'], 'read', covers), true)
    assert.equal(mayDo(['auditor', 'panel-clerk'], 'see-who-may', covers), true)
    assert.equal(mayDo(['panel-clerk'], 'read', { ...covers, restricted: true }), false)
  })

  test('is told to the rows of lists: what may be covered, and who had a part that is personal', () => {
    const events = [assigned(away, 'stage-1-manager'), assigned(me, 'advocate')]
    assert.deepEqual(tiesOf(accessOf(events)), [
      { person: away, tie: 'assigned' },
      { person: me, tie: 'assigned' },
      { person: away, tie: 'held-as:stage-1-manager' },
      { person: me, tie: 'personal' },
    ])
  })
})

describe('The words of the table', () => {
  test('are told from others', () => {
    for (const tie of TIES) assert.equal(isMadeTie(tie), ['assigned', 'named', 'conflicted'].includes(tie), tie)
    assert.equal(isMadeTie('cousin'), false)
    for (const role of ROLES) assert.equal(isRole(role), true)
    for (const other of ['', 'Director', 'cousin', 'constructor']) assert.equal(isRole(other), false)
    for (const action of OF_A_COMPLAINT) assert.equal(isOfAComplaint(action), true)
    for (const action of OF_THE_SERVICE) assert.equal(isOfAComplaint(action), false)
  })

  test('of how far a person sees do not hold how far the program does', () =>
    assert.deepEqual(SCOPES, ['open-complaints', 'own-complaints', 'nothing']))

  test('of an event of access are read as they were stored, and nothing else is', () => {
    const made = { person: 'ann', tie: 'named', as: 'director' }
    assert.deepEqual(accessEvent('tie-made', made), { type: 'tie-made', ...made })
    assert.deepEqual(accessOf([accessEvent('tie-made', made) as AccessEvent]).tied, [made])
    assert.deepEqual(accessEvent('complaint-restricted', { reason: 'x' }), {
      type: 'complaint-restricted',
      reason: 'x',
    })
    for (const tie of ['cousin', 'opened', 'was-assigned', 'none'])
      assert.equal(accessEvent('tie-made', { person: 'ann', tie }), undefined)
    assert.equal(accessEvent('complaint-received', made), undefined)
    assert.equal(accessEvent('tie-made', null), undefined)
    assert.equal(accessEvent('tie-made', 'text'), undefined)
  })
})
