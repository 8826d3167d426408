import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { workingOffice } from '../../test/working-office.ts'
import { personId } from '../kernel/ids.ts'
import type { Role } from '../people/roles.ts'
import { memoryStore } from '../store/memory.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import type { Newcomer, NewComplaint } from './open-complaint.ts'
import type { Store, Viewer } from './ports.ts'
import { viewerFor } from './viewer.ts'

const { council } = workingOffice('2025-03-03T09:00:00.000Z').program
const folder = mkdtempSync(join(tmpdir(), 'redress-opening-'))
after(() => rmSync(folder, { recursive: true }))

const as = (role: Role): Viewer => viewerFor({ council, person: personId(role), roles: [role] })
const officer = as('complaints-officer')
const manager = as('complaints-manager')

const PHONE = { type: 'contact-recorded', means: 'telephone', value: '01632 960111', safety: 'safe' } as const
const MOTHER: Newcomer = {
  person: { id: 'complainant', as: 'complainant', class: 'parent', calledHere: 'Jess', actsFor: 'child' },
  whom: { is: 'new', name: 'Jessica Rowan', facts: [PHONE] },
}
const CHILD: Newcomer = {
  person: { id: 'child', as: 'child', calledHere: 'Sam, 9' },
  whom: { is: 'new', name: 'Samuel Rowan', facts: [] },
}

const withPeople = (...people: readonly Newcomer[]): NewComplaint => ({
  council: 'Anytown',
  people,
  points: [{ id: '1', says: 'Visits were missed', function: 's17' }],
  events: [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }],
})

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => memoryStore(council),
  sqlite: () => openSqliteStore({ folder: mkdtempSync(join(folder, 'one-')), council }),
}

for (const [name, opened] of Object.entries(STORES)) {
  describe(`Who enters with a complaint, in ${name}`, () => {
    const openOffice = async () => {
      const store = await opened()
      const { casework, program } = workingOffice('2025-03-03T09:00:00.000Z', store)
      const open = async (command: string, ...people: readonly Newcomer[]) => {
        const found = await casework.open(officer, { complaint: withPeople(...people), command })
        return found.ok ? found.value : found.error
      }
      const streamOf = async (reference: string, place: number) => {
        const stream = (await casework.peopleOf(officer, reference))?.parties[place - 1]?.stream
        assert.ok(stream)
        return stream
      }
      return { casework, store, open, streamOf, program }
    }

    test('each has a record of their own from the first day, and acts for the other by it', async () => {
      const { casework, store, open } = await openOffice()
      const reference = await open('one', MOTHER, CHILD)
      assert.equal(await open('one', MOTHER, CHILD), reference, 'One wish makes one complaint, and each of them once')
      assert.ok(typeof reference === 'string')
      const [mother, child, ...others] = (await casework.peopleOf(officer, reference))?.parties ?? []
      assert.deepEqual(others, [])
      assert.ok(mother?.known && mother.known !== 'erased' && child?.known && child.known !== 'erased')
      assert.deepEqual([mother.known.person.name, child.known.person.name], ['Jessica Rowan', 'Samuel Rowan'])
      assert.deepEqual(
        mother.known.person.contacts.map(({ value }) => value),
        [PHONE.value],
      )
      assert.deepEqual(mother.person.actsFor, [child.stream])
      const told = JSON.stringify(await casework.read(officer, reference))
      assert.doesNotMatch(told, /Jessica|Samuel|960111/, 'What is in their own record is not in the complaint')
      assert.equal((await casework.verify()).is, 'sound')
      await store.close()
    })

    test('whoever was in a complaint before is found by name or number, and enters again as the same', async () => {
      const { casework, store, open, streamOf } = await openOffice()
      assert.equal(await open('one', MOTHER, CHILD), '2025-0001')
      const [mother, child] = [await streamOf('2025-0001', 1), await streamOf('2025-0001', 2)]
      const byNumber = await casework.peopleKnown(officer, { name: 'J', contacts: ['+44 1632 960111'] })
      assert.deepEqual(
        byNumber.map(({ id, references }) => ({ id, references })),
        [{ id: mother, references: ['2025-0001'] }],
      )
      const again: Newcomer = { ...MOTHER, whom: { is: 'known', stream: mother } }
      const her = { ...CHILD, whom: { is: 'known', stream: child } } as const
      assert.equal(await open('two', again, her), '2025-0002')
      const parties = (await casework.peopleOf(officer, '2025-0002'))?.parties ?? []
      assert.deepEqual(
        parties.map(({ stream, alsoIn, person }) => ({ stream, alsoIn, actsFor: person.actsFor })),
        [
          { stream: mother, alsoIn: ['2025-0001'], actsFor: [child] },
          { stream: child, alsoIn: ['2025-0001'], actsFor: undefined },
        ],
      )
      await store.close()
    })

    test('nobody enters as two, nor as somebody whom the viewer cannot know of', async () => {
      const { casework, store, open, streamOf } = await openOffice()
      await open('one', MOTHER, CHILD)
      const mother = await streamOf('2025-0001', 1)
      const chosen = { is: 'known', stream: mother } as const
      const refusedAt = (found: Awaited<ReturnType<typeof open>>) =>
        typeof found !== 'string' && found.refusal.because === 'malformed'
          ? found.refusal.problems.map(({ field }) => field)
          : found
      const twice = await open('two', { ...MOTHER, whom: chosen }, { ...CHILD, whom: chosen })
      assert.deepEqual(refusedAt(twice), ['child-who'])
      const assigned = { tie: 'assigned', as: 'complaints-manager', person: manager.person } as const
      assert.ok((await casework.sayWhoMay(manager, '2025-0001', { type: 'tie-made', ...assigned })).ok)
      const hidden = { type: 'complaint-restricted', reason: 'A colleague’s family' } as const
      assert.ok((await casework.sayWhoMay(manager, '2025-0001', hidden)).ok)
      assert.deepEqual(await casework.peopleKnown(officer, { name: 'Jessica Rowan', contacts: [] }), [])
      assert.deepEqual(refusedAt(await open('three', { ...MOTHER, whom: chosen })), ['complainant-who'])
      assert.deepEqual(await casework.references(officer), [], 'Nothing of what was refused is in the record')
      await store.close()
    })

    test('only whoever may open a complaint learns who is known', async () => {
      const { casework, store, open, program } = await openOffice()
      await open('one', MOTHER)
      const who = { name: 'Jessica Rowan', contacts: [] }
      assert.equal((await casework.peopleKnown(manager, who)).length, 1)
      assert.equal((await casework.peopleKnown(program, who)).length, 1)
      for (const role of ['director', 'auditor', 'stage-1-manager', 'administrator'] as const)
        assert.deepEqual(await casework.peopleKnown(as(role), who), [], role)
      await store.close()
    })
  })
}
