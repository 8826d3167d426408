import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { workingOffice } from '../../test/working-office.ts'
import { personId } from '../kernel/ids.ts'
import { OF_A_COMPLAINT } from '../people/permission.ts'
import { type Role, ROLES } from '../people/roles.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import type { NoteAsked, NoteChange, Who } from './noting.ts'
import type { Store, Viewer } from './ports.ts'
import { viewerFor } from './viewer.ts'

const { council } = workingOffice('2025-03-03T09:00:00.000Z').program
const folder = mkdtempSync(join(tmpdir(), 'redress-notes-'))
after(() => rmSync(folder, { recursive: true }))

const who = (role: Role): Who => ({ person: personId(role), roles: [role] })
const as = (role: Role): Viewer => viewerFor({ council, ...who(role) })
const [manager, officer] = [as('complaints-manager'), as('complaints-officer')]
const REFERENCE = '2025-0001'

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => memoryStore(council),
  sqlite: () => openSqliteStore({ folder: mkdtempSync(join(folder, 'one-')), council }),
}

let commands = 0

async function openOffice(store: Store) {
  const office = workingOffice('2025-03-03T09:00:00.000Z', store)
  const { casework } = office
  const complaint = {
    council: 'Anytown',
    people: [],
    points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
    events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
  } as const
  assert.deepEqual(await casework.open(manager, { complaint, command: 'open' }), { ok: true, value: REFERENCE })
  const write = async (viewer: Viewer, asked: Partial<NoteAsked>) => {
    const done = await casework.writeNote(viewer, REFERENCE, {
      says: 'She rang again',
      command: `c-${(commands += 1)}`,
      ...asked,
    })
    return done.ok ? done.value : done.error
  }
  const written = async (asked: Partial<NoteAsked>) => {
    const note = await write(manager, asked)
    assert.ok('note' in note, JSON.stringify(note))
    return note.note
  }
  type Wish = NoteChange extends infer Change ? (Change extends unknown ? Omit<Change, 'command'> : never) : never
  const change = async (viewer: Viewer, note: string, wish: Wish, command = `c-${(commands += 1)}`) => {
    const done = await casework.changeNote(viewer, REFERENCE, note, { ...wish, command })
    return done.ok ? done.value : done.error
  }
  const tasks = async (viewer: Viewer, of: Role = 'complaints-officer') =>
    (await casework.tasksOf(viewer, [personId(of)])).map(({ says, todo }) => `${todo.due} ${says}`)
  return { ...office, write, written, change, tasks }
}

const part = (refused: object) => ('part' in refused ? refused.part : 'because' in refused ? refused.because : refused)
const TASK = { holder: who('complaints-officer'), due: '2025-03-07' }

for (const [name, opened] of Object.entries(STORES)) {
  describe(`Notes in a record in ${name}`, () => {
    test('are read by the office, the latest first, and are no part of the chronology', async () => {
      const office = await openOffice(await opened())
      const { casework, store } = office
      const before = await casework.read(manager, REFERENCE)
      assert.equal(await casework.notes(office.program, '2025-9999', []), undefined)
      await office.written({ says: 'She rang' })
      await office.written({ says: 'She rang again', ...TASK })
      const read = await casework.notes(officer, REFERENCE, ROLES.map(who))
      assert.deepEqual(
        read?.notes.map(({ says, by, todo }) => ({ says, by, todo })),
        [
          {
            says: 'She rang again',
            by: 'complaints-manager',
            todo: { holder: 'complaints-officer', due: '2025-03-07' },
          },
          { says: 'She rang', by: 'complaints-manager', todo: undefined },
        ],
      )
      assert.deepEqual(
        [...(read?.holders ?? [])],
        ['complaints-manager', 'complaints-officer', 'director', 'ombudsman-link-officer'],
      )
      assert.deepEqual(await casework.read(manager, REFERENCE), before)
      assert.doesNotMatch(JSON.stringify(await casework.export(manager, REFERENCE)), /She rang/)
      assert.equal((await casework.verify()).is, 'sound')
      await store.close()
    })

    test('that are tasks are found by whoever holds them until they are done, handed on or struck out', async () => {
      const { store, written, change, tasks, casework, goTo } = await openOffice(await opened())
      const chase = await written({ says: 'Chase the draft', ...TASK })
      const ring = await written({ says: 'Ring her', holder: TASK.holder, due: '2025-03-05' })
      const wrong = await written({ says: 'Another family', holder: TASK.holder, due: '2025-03-08' })
      assert.deepEqual(await tasks(officer), [
        '2025-03-05 Ring her',
        '2025-03-07 Chase the draft',
        '2025-03-08 Another family',
      ])
      goTo('2025-03-10T09:00:00.000Z')
      assert.equal((await tasks(officer)).length, 3, 'What is late is still to be done')
      await change(officer, ring, { to: 'end', as: 'done', says: '' })
      await change(officer, chase, { to: 'pass', holder: who('director'), due: '2025-03-12' })
      await change(manager, wrong, { to: 'end', as: 'struck', says: 'It belongs elsewhere' })
      assert.deepEqual(await tasks(officer), [])
      assert.deepEqual(await tasks(as('director'), 'director'), ['2025-03-12 Chase the draft'])
      assert.equal(await casework.rebuild(), 1)
      assert.deepEqual(
        await tasks(as('director'), 'director'),
        ['2025-03-12 Chase the draft'],
        'Rows made anew say the same',
      )
      const { notes = [] } = (await casework.notes(manager, REFERENCE, [])) ?? {}
      assert.deepEqual(
        notes.map(({ says, ended, passed }) => [says, ended?.as, ended?.says, passed.map(({ todo }) => todo)]),
        [
          ['Another family', 'struck', 'It belongs elsewhere', []],
          ['Ring her', 'done', '', []],
          ['Chase the draft', undefined, undefined, [{ holder: 'complaints-officer', due: '2025-03-07' }]],
        ],
      )
      await store.close()
    })

    test('are written and ended once for one wish, and ended by nobody twice', async () => {
      const { store, write, change, casework } = await openOffice(await opened())
      const wish = { says: 'Ring her', ...TASK, command: 'wish' }
      const [first, again] = [await write(manager, wish), await write(manager, wish)]
      assert.deepEqual(again, first)
      assert.ok('note' in first)
      assert.equal(part(await write(manager, { ...wish, says: 'Write to her' })), 'says')
      const done = { to: 'end', as: 'done', says: 'She knows' } as const
      assert.deepEqual(await change(officer, first.note, done, 'end'), await change(officer, first.note, done, 'end'))
      assert.equal(part(await change(manager, first.note, done)), 'says')
      assert.equal((await casework.notes(manager, REFERENCE, []))?.notes.length, 1)
      await store.close()
    })

    test('are refused where something is missing, beside what is', async () => {
      const { store, write, written, change, casework } = await openOffice(await opened())
      const note = await written({})
      for (const [asked, field] of [
        [{ says: ' ' }, 'says'],
        [{ says: 'x'.repeat(10_001) }, 'says'],
        [{ holder: TASK.holder }, 'due'],
        [{ due: TASK.due }, 'holder'],
        [{ ...TASK, due: '2025-03-02' }, 'due'],
        [{ ...TASK, holder: who('investigating-officer') }, 'holder'],
      ] as const)
        assert.equal(part(await write(manager, asked)), field, JSON.stringify(asked))
      assert.equal(part(await change(manager, note, { to: 'end', as: 'struck', says: '' })), 'says')
      assert.equal(part(await change(manager, note, { to: 'end', as: 'done', says: '' })), 'says', 'A note is not done')
      assert.equal(part(await change(manager, 'none', { to: 'end', as: 'done', says: '' })), 'not-there')
      assert.equal((await casework.notes(manager, REFERENCE, []))?.notes.length, 1)
      await store.close()
    })

    test('are there for nobody else: not for outsiders, nor for whoever the complaint is about', async () => {
      const { store, casework, write, written, change, tasks } = await openOffice(await opened())
      const note = await written({ says: 'Chase the draft', ...TASK })
      const office: readonly Role[] = ['complaints-manager', 'complaints-officer', 'ombudsman-link-officer', 'director']
      for (const role of ROLES.filter((one) => !office.includes(one))) {
        const tie = { type: 'tie-made', person: personId(role), as: role, tie: 'assigned' } as const
        assert.ok((await casework.sayWhoMay(as('complaints-manager'), REFERENCE, tie)).ok)
        assert.equal(await casework.notes(as(role), REFERENCE, []), undefined, role)
        assert.equal(part(await write(as(role), {})), 'not-there', role)
        assert.equal(part(await change(as(role), note, { to: 'end', as: 'done', says: '' })), 'not-there', role)
        assert.deepEqual(await tasks(as(role)), [], role)
      }
      const named = { type: 'tie-made', person: officer.person, as: 'complaints-officer', tie: 'named' } as const
      assert.ok((await casework.sayWhoMay(manager, REFERENCE, named)).ok)
      assert.deepEqual(await tasks(officer), [])
      assert.equal((await casework.allowed(officer, REFERENCE)).size, 0, OF_A_COMPLAINT.join())
      assert.equal(await casework.notes(officer, REFERENCE, []), undefined)
      const read = await casework.notes(manager, REFERENCE, [who('complaints-officer')])
      assert.deepEqual(
        [...(read?.holders ?? [])],
        [],
        'Whoever holds the task cannot see it any more, and that is told',
      )
      await store.close()
    })
  })
}
