import { audited } from '../src/casework/audited.ts'
import { type Casework, caseworkFor } from '../src/casework/casework.ts'
import { clockAt } from '../src/casework/clock.ts'
import { coversIn } from '../src/casework/covers.ts'
import { lookingIn } from '../src/casework/looking.ts'
import { peopleIn } from '../src/casework/people.ts'
import type { Store, Viewer } from '../src/casework/ports.ts'
import type { SignedIn } from '../src/door/sessions.ts'
import { personId } from '../src/kernel/ids.ts'
import { complaintsShown } from '../src/office/complaints-shown.ts'
import { stepsWith } from '../src/office/law.ts'
import { PAGES_RECORDED } from '../src/office/pages-recorded.ts'
import type { Role } from '../src/people/roles.ts'
import { memoryStore } from '../src/store/memory.ts'
import { memoryReadRecords } from '../src/store/reads/memory.ts'
import type { Deps } from '../src/web/deps.ts'
import { assessed, LAW, office } from './browser/office.ts'
import { englandAndWales } from './calendar.ts'

/** Everybody at work in an office: one person for each of some roles, named by the role. */
export const worker = (role: Role): SignedIn => ({
  person: personId(role),
  name: role,
  roles: [role],
  session: { handle: 'h', way: 'password', startedAt: 0, fresh: true },
})

/** An office in which steps are taken, on a day that can be moved on. */
export function workingOffice(instant: string, store: Store = memoryStore(office([]).council)) {
  const plain = office([])
  let now = clockAt(instant)
  const clock = { now: () => now.now(), today: () => now.today() }
  const people = peopleIn({ store, clock })
  const casework: Casework = caseworkFor({
    council: plain.council,
    store,
    clock,
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  const reads = memoryReadRecords(plain.council)
  const looking = lookingIn({
    reads,
    records: [casework],
    people,
    accounts: async () => [],
    clock,
    assess: (history) => assessed(history, clock.today()),
  })
  const program: Viewer = { council: plain.council, person: personId('program'), sees: 'every-complaint', roles: [] }
  const covers = coversIn({ store, clock })
  const deps = (role: Role): Deps => ({
    ...plain,
    covers,
    today: clock.today,
    steps: stepsWith(englandAndWales, clock.today),
    people,
    casework: audited({ ...complaintsShown([casework], englandAndWales, clock), ...looking }, PAGES_RECORDED, {
      reads,
      clock,
      way: 'role',
    }),
    door: { everybodyIs: worker(role) },
  })
  const goTo = (then: string) => (now = clockAt(then))
  return { casework, people, covers, clock, program, store, reads, deps, goTo }
}
