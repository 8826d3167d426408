import type { CouncilId, PersonId } from '../kernel/ids.ts'
import { type Access, standingOf } from '../people/access.ts'
import { type ComplaintAction, mayDo, scopeOf } from '../people/permission.ts'
import type { Covered } from '../people/cover.ts'
import { openUntil } from '../people/openings.ts'
import type { Role } from '../people/roles.ts'
import type { Instant, Viewer } from './ports.ts'

/** A person with their roles, compiled into how far they see. */
export const viewerFor = (who: {
  readonly council: CouncilId
  readonly person: PersonId
  readonly roles: readonly Role[]
  readonly covering?: readonly Covered[]
}): Viewer => ({ ...who, sees: scopeOf(who.roles) })

/**
 * Whether somebody may do this to a complaint to which people are tied so. Whoever opened it in an emergency counts as
 * such only where `now` says when it is asked: what changes a complaint never asks so.
 */
export const may = (viewer: Viewer, action: ComplaintAction, access: Access, now?: Instant): boolean =>
  viewer.sees === 'every-complaint' ||
  mayDo(viewer.roles, action, standingOf(access, viewer.person, viewer.covering, now))

/** Until when somebody reads a complaint because they opened it in an emergency; nothing where they may anyway. */
export const readsAsOpened = (viewer: Viewer, access: Access, now: Instant): Instant | undefined =>
  may(viewer, 'read', access) || !may(viewer, 'read', access, now)
    ? undefined
    : openUntil(access.openings, viewer.person, now)
