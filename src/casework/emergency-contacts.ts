import { randomUUID } from 'node:crypto'
import { commandId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { standingOf } from '../people/access.ts'
import type { Opened } from '../people/openings.ts'
import { mayDo, mayUse } from '../people/permission.ts'
import { type Addition, appendAfter } from './append-after.ts'
import type { ContactsAndRisks, EmergencyContacts, PersonToReach, RiskEntry } from './emergency-reading.ts'
import type { KeptRows } from './kept-rows.ts'
import { readPerson } from './person-stream.ts'
import { type Clock, type Store, type StoredEvent, type Viewer } from './ports.ts'
import { accessIn, complaintStream, historyFrom, partiesFrom } from './recorded-complaint.ts'
import { personStream } from './recorded-person.ts'
import { eventId } from '../kernel/ids.ts'

type Parts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'project'>

export const emergencyContactsIn = (parts: Parts): EmergencyContacts => ({
  contactsInEmergency: (viewer, reference) => contactsInEmergency(parts, viewer, reference),
  keepReading: (entry) => keepReading(parts, entry),
})

/** Whether somebody could open this complaint in an emergency, or sees it anyway: never where they are kept away. */
function mayReach({ roles, person }: Viewer, known: readonly StoredEvent[]): boolean {
  const { ties, restricted } = standingOf(accessIn(known), person)
  const opened = { restricted, ties: new Set([...ties, 'opened'] as const) }
  return mayUse(roles, 'open-in-emergency') && mayDo(roles, 'see-contacts', opened)
}

async function contactsInEmergency(
  { store }: Parts,
  viewer: Viewer,
  reference: string,
): Promise<ContactsAndRisks | undefined> {
  const known = await store.read(complaintStream(viewer.council, reference))
  const history = historyFrom(known)
  if (!history || !mayReach(viewer, known)) return undefined
  const people = await Promise.all(
    partiesFrom(known)
      .filter(({ left }) => left === undefined)
      .map(async ({ person: { as, calledHere }, id, stream }): Promise<PersonToReach> => {
        const found = stream && (await readPerson(store, personStream(viewer.council, stream)))
        return {
          called: calledHere ?? id,
          ...(as !== undefined && { as }),
          ...(stream !== undefined && { stream }),
          ...(found && { known: { name: found.person.name, contacts: found.person.contacts } }),
        }
      }),
  )
  return { reference: history.reference, people, risks: history.events.flatMap(riskIn) }
}

function riskIn(event: NonNullable<ReturnType<typeof historyFrom>>['events'][number]): readonly RiskEntry[] {
  const on = event.on === undefined ? {} : { on: event.on }
  switch (event.type) {
    case 'safeguarding-referred':
      return [{ type: event.type, ...on }]
    case 'contact-made-safe':
      return [{ type: event.type, ...on, ...(event.says !== undefined && { says: event.says }) }]
    case 'contact-restricted':
      return [{ type: event.type, ...on, ...(event.reasons !== undefined && { says: event.reasons }) }]
    default:
      return []
  }
}

/** Nothing is added where it was told before, or where the complaint was made unreadable since. */
async function keepReading(
  { store, clock, project }: Parts,
  { read, by }: Parameters<EmergencyContacts['keepReading']>[0],
): Promise<void> {
  const id = commandId(randomUUID())
  const done = await appendAfter(
    store,
    complaintStream(read.council, by.reference),
    (known): Result<Addition, 'told'> => {
      if (!historyFrom(known) || accessIn(known).openings.some(({ opening }) => opening === by.id)) return fail('told')
      const body: Omit<Opened, 'type'> = {
        opening: by.id,
        person: read.person,
        at: read.at,
        until: by.until,
        reason: by.reason,
        confirmedBy: by.confirmedBy,
      }
      const type = 'opened-in-emergency'
      const event = {
        id: eventId(randomUUID()),
        type,
        recordedAt: clock.now(),
        recordedBy: read.person,
        body: JSON.stringify(body),
      }
      return ok({
        commandId: id,
        request: [type, by.id],
        events: [event],
        rows: project([...known, { ...event, commandId: id }]),
      })
    },
  )
  if (done.is !== 'refused' && done.is !== 'key-destroyed' && done.is !== 'acknowledged')
    throw new Error(`A reading in an emergency was not kept: ${done.is}`)
}
