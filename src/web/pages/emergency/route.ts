import { type EmergencyRefusal, openingReasonRefusal } from '../../../casework/emergency.ts'
import type { Deps } from '../../deps.ts'
import { waitWords } from '../../door/form-parts.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { casePath, EMERGENCY_PATH } from '../../paths.ts'
import type { Wrong } from '../register/fields.ts'
import { emergencyPage } from './view.ts'

const LIMITS = { typed: 16 * 1024 }

/** Opens one complaint, by its reference, to somebody who may otherwise not see it and has just proved who they are. */
export const emergencyRoute = (deps: Deps): Route => ({
  path: EMERGENCY_PATH,
  needs: 'open-in-emergency',
  proof: 'fresh',
  get: async ({ viewer }) => show(emergencyPage({ open: await deps.casework.openNow(viewer), typed: {}, wrong: [] })),
  post: { limits: LIMITS, take: (posted) => opened(deps, posted) },
})

async function opened(deps: Deps, { viewer, typed }: Posted): Promise<Answer> {
  const again = async (...wrong: readonly Wrong[]) =>
    show(emergencyPage({ open: await deps.casework.openNow(viewer), typed, wrong }))
  const asked = { reference: (typed['reference'] ?? '').trim(), reason: typed['reason'] ?? '' }
  const noReason = openingReasonRefusal(asked.reason)
  const missing = [
    ...(asked.reference === '' ? [{ field: 'reference', says: 'Enter the reference of the complaint' }] : []),
    ...(noReason ? [{ field: 'reason', says: noReason.says }] : []),
  ]
  if (missing.length > 0) return again(...missing)
  const tries = 'everybodyIs' in deps.door ? undefined : deps.door.openings
  const seconds = (await tries?.begin(viewer.person)) ?? 0
  if (seconds > 0) return again({ field: 'reference', says: waitWords(seconds) })
  const done = await deps.casework.openInEmergency(viewer, asked)
  // What was not found stays counted, whatever was found before and after it.
  if (done.ok || done.error.because !== 'not-there') await tries?.takeBack(viewer.person)
  if (done.ok) return redirect(casePath(done.value.reference))
  return again({ field: FIELDS[done.error.because], says: done.error.says })
}

const FIELDS = {
  'no-reason': 'reason',
  'too-long': 'reason',
  'not-there': 'reference',
  'seen-anyway': 'reference',
} as const satisfies Readonly<Record<EmergencyRefusal['because'], 'reference' | 'reason'>>
