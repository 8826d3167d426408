import type { DoorWork } from '../casework/sign-in-port.ts'
import { type Counted, FORGOTTEN, networkOf, waitOf, withTry } from '../people/throttle.ts'
import { type Caller, type Parts, plainEmail } from './parts.ts'

/** One try, counted as a failure from its beginning until it succeeds: two at once are two. */
export type Try = { readonly keys: readonly (readonly [Counted, string])[] }

const keyOf = ({ seals }: Parts, counted: Counted, of: string): string => seals.tag(`tries/${counted}/${of}`)

/** The try of a password for an account, which need not exist. */
export function passwordTry(parts: Parts, email: string, { address }: Caller): Try {
  const [account, network] = [plainEmail(email), networkOf(address)]
  return {
    keys: [
      ['pair', keyOf(parts, 'pair', JSON.stringify([account, network]))],
      ['account', keyOf(parts, 'account', account)],
      ['address', keyOf(parts, 'address', network)],
    ],
  }
}

/** The try of a code for a person. */
export const codeTry = (parts: Parts, person: string): Try => ({ keys: [['code', keyOf(parts, 'code', person)]] })

/** The try of a passkey: all that is known of it is where it comes from. */
export const addressTry = (parts: Parts, { address }: Caller): Try => ({
  keys: [['address', keyOf(parts, 'address', networkOf(address))]],
})

/** Going to the council's own sign-in, which leaves something here whoever it is that goes. */
export const leavingTry = (parts: Parts, { address }: Caller): Try => ({
  keys: [['leaving', keyOf(parts, 'leaving', networkOf(address))]],
})

/** Opening a complaint in an emergency by a reference, which need not exist. */
export const openingTry = (parts: Parts, person: string): Try => ({
  keys: [['opening', keyOf(parts, 'opening', person)]],
})

/** Counts a try; answers the seconds to wait where it may not be made yet, and then it does not count. */
export async function begun(door: DoorWork, { keys }: Try, now: number): Promise<number> {
  const found = await Promise.all(keys.map(([, key]) => door.get('tries', key)))
  const waits = keys.map(([counted], at) => waitOf(counted, found[at], now))
  const longest = Math.max(...waits)
  if (longest > 0) return Math.ceil(longest / 1000)
  await door.dropBefore('tries', 'lastAt', now - FORGOTTEN)
  for (const [at, [, key]] of keys.entries()) await door.put('tries', { key, ...withTry(found[at], now) })
  return 0
}

/** Takes back a try that was never made, because there was no room for it; what was counted before stays. */
export async function takenBack(door: DoorWork, { keys }: Try): Promise<void> {
  for (const [, key] of keys) {
    const row = await door.get('tries', key)
    if (row && row.failures > 1) await door.put('tries', { ...row, failures: row.failures - 1 })
    else await door.drop('tries', key)
  }
}

/** Counts in which one person succeeds where others failed. */
const OF_MANY: ReadonlySet<Counted> = new Set<Counted>(['address', 'leaving'])

/** Takes a try back that succeeded. What others failed with from the same address stays counted. */
export async function succeeded(door: DoorWork, { keys }: Try): Promise<void> {
  for (const [counted, key] of keys) {
    const row = await door.get('tries', key)
    if (OF_MANY.has(counted) && row && row.failures > 1) await door.put('tries', { ...row, failures: row.failures - 1 })
    else await door.drop('tries', key)
  }
}
