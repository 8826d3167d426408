import type { EmergencyRefusal } from '../../../casework/emergency.ts'
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
  const again = async (field: 'reference' | 'reason', says: string) => {
    const wrong: readonly Wrong[] = [{ field, says }]
    return show(emergencyPage({ open: await deps.casework.openNow(viewer), typed, wrong }))
  }
  const asked = { reference: (typed['reference'] ?? '').trim(), reason: typed['reason'] ?? '' }
  if (asked.reference === '') return again('reference', 'Enter the reference of the complaint')
  const tries = 'everybodyIs' in deps.door ? undefined : deps.door.openings
  const seconds = (await tries?.begin(viewer.person)) ?? 0
  if (seconds > 0) return again('reference', waitWords(seconds))
  const done = await deps.casework.openInEmergency(viewer, asked)
  // What was not found stays counted, whatever was found before and after it.
  if (done.ok || done.error.because !== 'not-there') await tries?.takeBack(viewer.person)
  return done.ok ? redirect(casePath(done.value.reference)) : again(FIELDS[done.error.because], done.error.says)
}

const FIELDS = {
  'no-reason': 'reason',
  'too-long': 'reason',
  'not-there': 'reference',
  'seen-anyway': 'reference',
} as const satisfies Readonly<Record<EmergencyRefusal['because'], 'reference' | 'reason'>>
