import type { CouncilId, PersonId } from '../kernel/ids.ts'
import { type Access, standingOf } from '../people/access.ts'
import { type ComplaintAction, mayDo, scopeOf } from '../people/permission.ts'
import type { Covered } from '../people/cover.ts'
import type { Role } from '../people/roles.ts'
import type { Viewer } from './ports.ts'

/** A person with their roles, compiled into how far they see. */
export const viewerFor = (who: {
  readonly council: CouncilId
  readonly person: PersonId
  readonly roles: readonly Role[]
  readonly covering?: readonly Covered[]
}): Viewer => ({ ...who, sees: scopeOf(who.roles) })

/** Whether somebody may do this to a complaint to which people are tied so. */
export const may = (viewer: Viewer, action: ComplaintAction, access: Access): boolean =>
  viewer.sees === 'every-complaint' || mayDo(viewer.roles, action, standingOf(access, viewer.person, viewer.covering))
