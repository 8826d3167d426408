import { openingReasonRefusal } from '../../../casework/emergency.ts'
import type { ContactsAndRisks } from '../../../casework/emergency-reading.ts'
import type { EmergencyAsks } from '../../../door/emergency-asks.ts'
import { colleagues } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { waitWords } from '../../door/form-parts.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { EMERGENCY_CONTACTS_PATH } from '../../paths.ts'
import type { Wrong } from '../register/fields.ts'
import { contactsPage, notNeededPage } from './contacts-view.ts'
import { contactsShownPage } from './contacts-shown-view.ts'

const LIMITS = { typed: 16 * 1024 }

/**
 * Contacts and risks of one complaint for somebody who asks, once somebody else has confirmed it, both freshly proved,
 * while no read can be recorded. While reads can be recorded it is not needed, and shows nothing.
 */
export const emergencyContactsRoute = (deps: Deps): Route => ({
  path: EMERGENCY_CONTACTS_PATH,
  needs: 'open-in-emergency',
  proof: 'fresh',
  get: (ask) => whileNeeded(deps, ask, (asks) => page(deps, asks, ask)),
  post: {
    limits: LIMITS,
    take: (posted) =>
      whileNeeded(deps, posted, (asks) => {
        const { step } = posted.typed
        if (step === 'confirm') return confirmed(deps, asks, posted)
        return step === 'show' ? shown(deps, asks, posted) : asked(deps, asks, posted)
      }),
  },
})

async function whileNeeded(
  { door, emergencyReading }: Deps,
  { viewer }: Ask,
  use: (asks: EmergencyAsks) => Promise<Answer>,
): Promise<Answer> {
  const asks = 'everybodyIs' in door ? undefined : door.emergencyAsks
  return (await emergencyReading.canRecord(viewer)) || !asks ? show(notNeededPage) : use(asks)
}

async function page(
  deps: Deps,
  asks: EmergencyAsks,
  { viewer, query }: Ask,
  typed: Posted['typed'] = {},
  wrong: readonly Wrong[] = [],
): Promise<Answer> {
  const [waiting, ready, people] = await Promise.all([
    asks.waiting(),
    asks.confirmedFor(viewer.person),
    colleagues(deps),
  ])
  const done = query['done']
  return show(contactsPage({ waiting, ready, people, who: viewer.person, done, typed, wrong }))
}

const NO_SUCH =
  'No complaint with this reference can be read here. Check the reference, and whether you spelt it as it is written'
const NOT_ASKED =
  'They did not ask for a complaint with this reference, or it cannot be read here. Ask them to spell it'

/**
 * Does something with a reference, which need not be there: each that was not found counts as a try, and what waits
 * for too many is answered before anything is looked for.
 */
async function tried(
  { door, emergencyReading }: Deps,
  { viewer }: Posted,
  reference: string,
  use: () => Promise<boolean>,
): Promise<{ readonly is: 'done' | 'not-there' } | { readonly is: 'wait'; readonly seconds: number }> {
  const tries = 'everybodyIs' in door ? undefined : door.openings
  const seconds = (await tries?.begin(viewer.person)) ?? 0
  if (seconds > 0) return { is: 'wait', seconds }
  if (!(await emergencyReading.mayAsk(viewer, reference)) || !(await use())) return { is: 'not-there' }
  await tries?.takeBack(viewer.person)
  return { is: 'done' }
}

const withoutEmpty = (reference: string | undefined, field: string): readonly Wrong[] =>
  reference === '' ? [{ field, says: 'Enter the reference of the complaint' }] : []

async function asked(deps: Deps, asks: EmergencyAsks, posted: Posted): Promise<Answer> {
  const { viewer, typed } = posted
  const [reference, reason] = [(typed['reference'] ?? '').trim(), typed['reason'] ?? '']
  const noReason = openingReasonRefusal(reason)
  const missing = [
    ...withoutEmpty(reference, 'reference'),
    ...(noReason ? [{ field: 'reason', says: noReason.says }] : []),
  ]
  if (missing.length > 0) return page(deps, asks, posted, typed, missing)
  const done = await tried(deps, posted, reference, async () => {
    await asks.ask(viewer.person, { reference, reason: reason.trim() })
    return true
  })
  if (done.is === 'done') return redirect(`${EMERGENCY_CONTACTS_PATH}?done=asked`)
  const says = done.is === 'wait' ? waitWords(done.seconds) : NO_SUCH
  return page(deps, asks, posted, typed, [{ field: 'reference', says }])
}

async function confirmed(deps: Deps, asks: EmergencyAsks, posted: Posted): Promise<Answer> {
  const { viewer, typed } = posted
  const [id, reference] = [typed['ask'] ?? '', (typed['confirmed-reference'] ?? '').trim()]
  const missing = [
    ...(id === '' ? [{ field: 'ask', says: 'Choose who asked you' }] : []),
    ...withoutEmpty(reference, 'confirmed-reference'),
  ]
  if (missing.length > 0) return page(deps, asks, posted, typed, missing)
  const done = await tried(deps, posted, reference, () => asks.confirm(viewer.person, { id, reference }))
  if (done.is === 'done') return redirect(`${EMERGENCY_CONTACTS_PATH}?done=confirmed`)
  const says = done.is === 'wait' ? waitWords(done.seconds) : NOT_ASKED
  return page(deps, asks, posted, typed, [{ field: 'confirmed-reference', says }])
}

/** The look is in the journal, on the disk, before this answers. */
async function shown(deps: Deps, asks: EmergencyAsks, posted: Posted): Promise<Answer> {
  const { viewer, typed } = posted
  const ready = (await asks.confirmedFor(viewer.person)).find(({ id }) => id === typed['ask'])
  if (!ready) return page(deps, asks, posted)
  const until = Temporal.Instant.fromEpochMilliseconds(ready.until).toString({ smallestUnit: 'millisecond' })
  const found: ContactsAndRisks | undefined = await deps.emergencyReading.show(viewer, { ...ready, until })
  return found ? show(contactsShownPage(found, until)) : page(deps, asks, posted)
}
