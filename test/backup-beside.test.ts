import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseworkFor } from '../src/casework/casework.ts'
import { clockAt } from '../src/casework/clock.ts'
import type { Viewer } from '../src/casework/ports.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { personId } from '../src/kernel/ids.ts'
import { COUNCIL } from '../src/office/record.ts'
import type { Role } from '../src/people/roles.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { done, inFolder, newFolder } from './backups.ts'
import { assessed, LAW } from './browser/office.ts'

// What stands in the stream of a complaint beside its chronology comes back from a backup with it: who is in it, what was
// asked, noted and set to be done, and who opened it in an emergency.

const as = (role: Role): Viewer => viewerFor({ council: COUNCIL, person: personId(role), roles: [role] })
const [manager, officer, director] = [as('complaints-manager'), as('complaints-officer'), as('director')]
const PROGRAM: Viewer = { council: COUNCIL, person: personId('program'), sees: 'every-complaint', roles: [] }

async function officeIn(folder: string) {
  const store = await openSqliteStore({ folder, council: COUNCIL })
  const casework = caseworkFor({
    council: COUNCIL,
    store,
    clock: clockAt('2025-03-03T09:00:00.000Z'),
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  return { store, casework }
}

type Office = Awaited<ReturnType<typeof officeIn>>

async function planted({ casework }: Office): Promise<string> {
  const whom = { is: 'new', name: 'Jessica Rowan', facts: [] } as const
  const opened = await casework.open(manager, {
    command: 'open',
    complaint: {
      council: 'Anytown',
      people: [{ person: { id: 'p', as: 'complainant', calledHere: 'Jess' }, whom }],
      points: [{ id: '1', says: 'Nobody came' }],
      events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
    },
  })
  assert.ok(opened.ok)
  const reference = opened.value
  const asked = { person: personId('rae'), questions: 'Why?', expectedBy: '2025-03-10', command: 'ask' }
  const put = await casework.ask(manager, reference, asked)
  assert.ok(put.ok)
  const rae = viewerFor({ council: COUNCIL, person: personId('rae'), roles: ['member-of-staff'] })
  assert.ok((await casework.answerAsked(rae, put.value.asking, { says: 'The car', command: 'answer' })).ok)
  const holder = { person: manager.person, roles: manager.roles }
  const task = { says: 'Ring her', holder, due: '2025-03-05', command: 'task' }
  assert.ok((await casework.writeNote(manager, reference, task)).ok)
  const tie = { type: 'tie-made', person: manager.person, tie: 'assigned', as: 'complaints-manager' } as const
  assert.ok((await casework.sayWhoMay(PROGRAM, reference, tie)).ok)
  assert.ok((await casework.sayWhoMay(PROGRAM, reference, { type: 'complaint-restricted', reason: 'Staff' })).ok)
  const reason = 'A child may come to harm and nobody answers'
  assert.ok((await casework.openInEmergency(officer, { reference, reason })).ok)
  return reference
}

const saidBeside = async ({ casework }: Office, reference: string) => ({
  people: await casework.peopleOf(manager, reference),
  askings: await casework.askings(manager, reference),
  notes: await casework.notes(manager, reference, []),
  tasks: await casework.tasksOf(manager, [manager.person]),
  openings: await casework.openings(director),
  access: await casework.whoMay(manager, reference),
  known: await casework.peopleKnown(manager, { name: 'Jessica Rowan', contacts: [] }),
})

test('what stands beside a chronology comes back from a backup with it', async () => {
  const folder = newFolder()
  const before = await officeIn(folder)
  const reference = await planted(before)
  const said = await saidBeside(before, reference)
  await before.store.close()
  assert.deepEqual([said.askings?.askings.length, said.notes?.notes.length, said.tasks.length], [1, 1, 1])
  assert.deepEqual([said.openings.length, said.known.length, said.people?.parties.length], [1, 1, 1])
  await done(['backup', 'beside.backup'], inFolder(folder))
  const restored = newFolder()
  await done(['restore', 'beside.backup'], inFolder(restored))
  const after = await officeIn(restored)
  assert.deepEqual(await saidBeside(after, reference), said)
  assert.equal((await after.casework.verify()).is, 'sound')
  await after.store.close()
})
