import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { normalised } from '../people/passwords.ts'

// Argon2id as OWASP recommends it for one pass: 46 MiB, no lanes beside. Stored in the usual form, so that another
// program can check it: $argon2id$v=19$m=47104,t=1,p=1$salt$hash.

const hashing = promisify(argon2)

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }
const COST: Cost = { memory: 46 * 1024, passes: 1, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

const AT_ONCE = 4
/** Who comes behind so many is told to come again; each is 46 MiB and a tenth of a second. */
const MOST_WAITING = 40

/** Too many passwords are being checked at this moment. */
export class HashingBusy extends Error {
  override name = 'HashingBusy'
}

/** What somebody is told to wait who came at such a moment. */
export const BUSY_SECONDS = 5

/** Does what needs a hash; `busy` where too many passwords are being checked. */
export const whenFree = <Answer>(work: () => Promise<Answer>): Promise<Answer | 'busy'> =>
  work().catch((error: unknown) => {
    if (error instanceof HashingBusy) return 'busy' as const
    throw error
  })

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new HashingBusy('Too many passwords are being checked')
    await new Promise<void>((go) => waiting.push(go))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const derived = (password: string, nonce: Buffer, cost: Cost): Promise<Buffer> =>
  inTurn(() =>
    hashing('argon2id', { message: Buffer.from(normalised(password)), nonce, ...cost, tagLength: HASH_BYTES }),
  )

const plain = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** The hash of a password, with all that is needed to check it. Throws `HashingBusy`. */
export async function hashOfPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derived(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(salt)}$${plain(hash)}`
}

/** The hash of no password at all: what is checked where there is no account, so that it costs the same. */
export const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(Buffer.alloc(SALT_BYTES))}$${plain(Buffer.alloc(HASH_BYTES))}`

const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Whether this is the password. Throws `HashingBusy`, and where what is stored is no hash. */
export async function isPassword(typed: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = STORED.exec(stored) ?? []
  if (salt === undefined || hash === undefined) throw new Error('What is stored is no hash of a password')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const found = await derived(typed, Buffer.from(salt, 'base64'), cost)
  return timingSafeEqual(found, Buffer.from(hash, 'base64')) && stored !== NOBODYS
}
