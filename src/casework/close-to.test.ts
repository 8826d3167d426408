import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workingOffice } from '../../test/working-office.ts'
import { personId } from '../kernel/ids.ts'
import type { Assessment } from '../complaint/assessment.ts'
import type { Role } from '../people/roles.ts'
import { lookingIn } from './looking.ts'
import type { Newcomer } from './open-complaint.ts'
import type { Viewer } from './ports.ts'
import type { ReadKind } from './read-records-port.ts'
import { complaintStream } from './recorded-complaint.ts'
import { viewerFor } from './viewer.ts'

const NOON = '2025-03-03T12:00:00.000Z'
const office = workingOffice(NOON)
const { casework, program, people, reads } = office
const { council } = program
const as = (role: Role): Viewer => viewerFor({ council, person: personId(role), roles: [role] })

const EMAIL = { type: 'contact-recorded', means: 'email', value: 'Ruth@Home.Example', safety: 'safe' } as const
const named = (calledHere: string, name?: string, email = false): Newcomer => ({
  person: { id: 'complainant', as: 'complainant', calledHere },
  ...(name !== undefined && { whom: { is: 'new', name, facts: email ? [EMAIL] : [] } }),
})

async function open(command: string, ...entering: readonly Newcomer[]): Promise<string> {
  const events = [{ type: 'complaint-received', on: '2025-03-03', channel: 'phone' }] as const
  const points = [{ id: '1', says: 'Mrs Rowan was not rung' }]
  const complaint = { council: 'Anytown', people: entering, points, events }
  const opened = await casework.open(as('complaints-manager'), { complaint, command })
  assert.ok(opened.ok)
  return opened.value
}

const look = (who: string, reference: string, what: ReadKind = 'case') =>
  reads.record({
    council,
    at: '2025-03-03T11:00:00.000Z',
    person: personId(who),
    way: 'role',
    what,
    streams: [complaintStream(council, reference).stream],
  })

test('whoever looked where their own surname or email address is, is told of, and nobody else', async () => {
  const own = await open('own', named('Jess', 'Jessica Rówan'))
  const called = await open('called', named('Ms Rowan'))
  const reached = await open('reached', named('R', 'Rosa Bell', true))
  const other = await open('other', named('Mr Osei', 'Rowan Osei'))
  for (const reference of [own, called, reached, other]) await look('ruth', reference)
  await look('ruth', own, 'people')
  await look('ruth', own, 'list')
  for (const reference of [own, called, reached]) await look('mark', reference)
  const account = (person: string, name: string, email?: string) => ({
    person: personId(person),
    name,
    email,
    roles: [],
  })
  const looking = lookingIn({
    reads,
    records: [casework],
    people,
    accounts: async () => [
      account('ruth', 'Ruth Rowan', 'ruth@home.example'),
      account('mark', 'Mark Ellery'),
      account('away', 'Ann Osei'),
    ],
    clock: office.clock,
    assess: () => ({ next: [] }) as unknown as Assessment,
  })
  const told = async (viewer: Viewer) =>
    (await looking.unusualReads(viewer)).close.map(({ name, reference, times }) => [name, reference, times])
  const all = [
    ['Ruth Rowan', own, 2],
    ['Ruth Rowan', called, 1],
    ['Ruth Rowan', reached, 1],
  ]
  assert.deepEqual(await told(as('auditor')), all)
  assert.deepEqual(await told(as('complaints-manager')), all)
  assert.deepEqual(await told(as('complaints-officer')), [], 'Only those who watch are told')
})
