import { randomUUID } from 'node:crypto'
import { commandId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Access, type AccessEvent, standingOf, withoutDeputy } from '../people/access.ts'
import { type ComplaintAction, mayDo, OF_A_COMPLAINT } from '../people/permission.ts'
import { ROLE_WORDS } from '../people/roles.ts'
import { eventNow } from './append-after.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Clock, Store, Viewer } from './ports.ts'
import { accessIn, complaintStream } from './recorded-complaint.ts'
import { requestHash } from './request-hash.ts'
import { may } from './viewer.ts'

export type WhoMayRefusal = {
  readonly because: 'no-reason' | 'not-there' | 'nobody-left' | 'no-deputy'
  readonly says: string
}

type Parts = { readonly store: Store; readonly clock: Clock; readonly project: KeptRows['project'] }

const NOT_THERE = fail({ because: 'not-there' as const, says: 'There is no such complaint' })

const NOBODY_LEFT = fail({
  because: 'nobody-left' as const,
  says: 'Assign a complaints manager first: of a restricted complaint nobody else can say who may see it',
})

/** The role in which somebody is kept away now, and nobody is named to act. */
function deputyLacks(before: Access, after: Access): WhoMayRefusal | undefined {
  const [role] = withoutDeputy(after).filter((one) => !withoutDeputy(before).includes(one))
  return (
    role && {
      because: 'no-deputy',
      says: `Name a deputy: another ${ROLE_WORDS[role].toLowerCase()} acts in a complaint that one of them is kept away from`,
    }
  )
}

/** Restricted, and no complaints manager whom nothing keeps away is assigned to it: nobody could ever open it again. */
const isLocked = (access: Access): boolean =>
  access.restricted &&
  !access.tied.some(
    ({ person, as }) =>
      as === 'complaints-manager' && mayDo(['complaints-manager'], 'say-who-may', standingOf(access, person)),
  )

/** All that somebody may do to a complaint; to one that is not there, nothing. */
export async function allowed(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  viewer: Viewer,
  reference: string,
): Promise<ReadonlySet<ComplaintAction>> {
  const events = await store.read(complaintStream(viewer.council, reference))
  const access = accessIn(events)
  return new Set(events.length === 0 ? [] : OF_A_COMPLAINT.filter((action) => may(viewer, action, access, clock.now())))
}

/** Who may see a complaint; nothing where whoever asks may not know it. */
export async function whoMay(
  { store }: Pick<Parts, 'store'>,
  viewer: Viewer,
  reference: string,
): Promise<Access | undefined> {
  const events = await store.read(complaintStream(viewer.council, reference))
  if (events.length === 0) return undefined
  const access = accessIn(events)
  return may(viewer, 'see-who-may', access) ? access : undefined
}

/**
 * Ties somebody to a complaint, ends a tie, restricts it or lifts that, with what belongs to it, as the deputy of whoever
 * is kept away; who did it and when stays in its stream.
 */
export async function sayWhoMay(
  { store, clock, project }: Parts,
  viewer: Viewer,
  reference: string,
  change: AccessEvent,
  and: readonly AccessEvent[] = [],
): Promise<Result<Access, WhoMayRefusal>> {
  if ('reason' in change && change.reason.trim() === '') return fail({ because: 'no-reason', says: 'Enter the reason' })
  const { council, kind, stream } = complaintStream(viewer.council, reference)
  for (;;) {
    const known = await store.read({ council, kind, stream })
    if (known.length === 0 || !may(viewer, 'say-who-may', accessIn(known))) return NOT_THERE
    const events = [change, ...and].map(({ type, ...body }) => eventNow(clock, viewer, type, body))
    const command = commandId(randomUUID())
    const after = [...known, ...events.map((event) => ({ ...event, commandId: command }))]
    if (isLocked(accessIn(after))) return NOBODY_LEFT
    const lacks = deputyLacks(accessIn(known), accessIn(after))
    if (lacks) return fail(lacks)
    const write = { kind, stream, expectedVersion: known.length, events, rows: project(after) }
    const outcome = await store.append({
      council,
      commandId: command,
      requestHash: requestHash([change, ...and]),
      writes: [write],
      jobs: [],
    })
    if (outcome.is === 'acknowledged') return ok(accessIn(after))
    if (outcome.is === 'key-destroyed') return NOT_THERE
    if (outcome.is !== 'changed-meanwhile') throw new Error(`Who may see a complaint was not recorded: ${outcome.is}`)
  }
}
