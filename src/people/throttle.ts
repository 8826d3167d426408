// How long somebody waits who gave a wrong password or code. Nothing is ever locked: every wait ends by itself, and
// the wait that an attacker can put upon an account from elsewhere is short.

/**
 * What is counted: tries from one address, tries on one account, tries on one account from one address, codes after the
 * right password, going from one address to the council's own sign-in, and opening complaints in an emergency that are
 * not found.
 */
export type Counted = 'address' | 'account' | 'pair' | 'code' | 'leaving' | 'opening'

/** Failures in a row; a try counts as one until it has succeeded. */
export type Tries = { readonly failures: number; readonly lastAt: number }

type Rule = {
  /** This many failures cost no wait. */
  readonly free: number
  /** Milliseconds. */
  readonly longest: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * The pair bears the growing wait. A whole office can stand behind one address, so that counts much later. An account
 * that is tried from many addresses makes its owner wait for half a minute at most.
 */
const RULES: Readonly<Record<Counted, Rule>> = {
  pair: { free: 4, longest: 15 * MINUTE },
  address: { free: 50, longest: 15 * MINUTE },
  account: { free: 20, longest: 30 * SECOND },
  // Only whoever knows the password gets so far. A code is guessed once in 300,000 tries.
  code: { free: 4, longest: 15 * MINUTE },
  // Nothing is guessed by going there. What waits for those who do not come back must not fill the store, and an office
  // whose sign-in there fails must not be kept from it.
  leaving: { free: 200, longest: 30 * SECOND },
  // A reference is misread once or twice; who tries one after another is looking for what they may not know.
  opening: { free: 4, longest: 15 * MINUTE },
}

/** After this long without a try, failures are forgotten. */
export const FORGOTTEN = 24 * 60 * MINUTE

/** The milliseconds that are still to be waited before the next try; 0 where it may be made. */
export function waitOf(counted: Counted, tries: Tries | undefined, now: number): number {
  if (!tries || now - tries.lastAt >= FORGOTTEN) return 0
  const { free, longest } = RULES[counted]
  if (tries.failures <= free) return 0
  const whole = Math.min(longest, SECOND * 2 ** Math.min(tries.failures - free - 1, 30))
  return Math.max(0, tries.lastAt + whole - now)
}

/** The count once a try is being made. */
export const withTry = (tries: Tries | undefined, now: number): Tries => ({
  failures: (tries && now - tries.lastAt < FORGOTTEN ? tries.failures : 0) + 1,
  lastAt: now,
})

/** The part of an address that one household or office has: all of it, or the first 64 bits where it is of version 6. */
export function networkOf(address: string): string {
  const plain = address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...tail]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
