import type { DoorWork } from '../casework/sign-in-port.ts'
import { hashOfId } from '../people/sessions.ts'
import type { Parts } from './parts.ts'

// What lies between two pages of signing in is carried by the form, sealed and bound to the browser: nothing is
// written down for somebody who has proved nothing yet.

/** How long somebody may take from one page to the next. */
const STEP = 5 * 60_000

/** Seals what the next page has to know. `step` and the caller's id must be the same when it is opened. */
export const sealedStep = ({ seals, now }: Parts, step: string, callerId: string, content: string): string =>
  Buffer.from(seals.seal(JSON.stringify({ content, until: now() + STEP }), `${step}/${hashOfId(callerId)}`)).toString(
    'base64url',
  )

/** Opens it; nothing where it is too old, of another step, or of another browser. */
export function openedStep({ seals, now }: Parts, step: string, callerId: string, text: string): string | undefined {
  const opened = seals.open(Buffer.from(text, 'base64url').toString(), `${step}/${hashOfId(callerId)}`)
  if (opened === undefined) return undefined
  const { content, until }: { content: string; until: number } = JSON.parse(opened)
  return until > now() ? content : undefined
}

/** Says whether a challenge is used for the first time, and uses it up. */
export async function usedFirst(door: DoorWork, challenge: string, now: number): Promise<boolean> {
  await door.dropBefore('once', 'expiresAt', now)
  const hash = hashOfId(`challenge/${challenge}`)
  if (await door.get('once', hash)) return false
  await door.put('once', { hash, kind: 'spent-challenge', content: '', expiresAt: now + STEP * 2 })
  return true
}
