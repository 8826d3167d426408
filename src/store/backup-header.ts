import { argon2, createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Instant } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { parsed } from './checkpoint.ts'
import { StoreRefused } from './faults.ts'

const FORMAT = 'redress-backup/2'
/** Has neither accounts nor reads in it, nor the tallies of its tables. */
const BEFORE = 'redress-backup/1'
const SALT = 16

/** What a backup is of. It stands in the file as its first line, readable by all, and every part is bound to it. */
export type BackupOf = {
  readonly council: CouncilId
  /** The position of the last event. */
  readonly position: number
  readonly takenAt: Instant
}

/** How the passphrase is made into a key: Argon2id, with `memory` in KiB. */
export type Stretching = {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

type Header = { readonly format: typeof FORMAT | typeof BEFORE; readonly salt: string } & BackupOf & Stretching

/** The second choice of RFC 9106, for machines that are short of memory. */
const STRETCHING: Stretching = { memory: 64 * 1024, passes: 3, lanes: 4 }

/** What a header may ask of this machine before anything in the file has been proved. */
const MOST = { memory: 1024 * 1024, passes: 16, lanes: 16 }

/** More than any header takes. */
export const LONGEST_HEADER = 1024

/** The first line of a new backup. Its salt is new, and so is the key that the same passphrase gives with it. */
export function newHeader(of: BackupOf, stretching = STRETCHING): string {
  const { council, position, takenAt } = of
  const { memory, passes, lanes } = stretching
  const salt = randomBytes(SALT).toString('base64')
  const header: Header = { format: FORMAT, council, position, takenAt, salt, memory, passes, lanes }
  return `${JSON.stringify(header)}\n`
}

type ReadHeader = {
  readonly line: string
  readonly of: BackupOf
  /** Whether the file holds the tallies of its tables. */
  readonly tallied: boolean
}

/** Reads the first line from the beginning of a file. Throws `StoreRefused` where it is none, or not of this form. */
export function readHeader(beginning: Buffer, name: string): ReadHeader {
  const end = beginning.indexOf('\n')
  const line = beginning.subarray(0, end + 1).toString('latin1')
  if (!beginning.toString('latin1').startsWith('{"format":"redress-backup/')) {
    throw new StoreRefused(`${name} is not a backup that Redress made. Check the name.`)
  }
  const header = parsed(line)
  if (isOf(header, 'format', 'string') && !isKnown(header.format) && /^redress-backup\/\d+$/.test(header.format)) {
    throw new StoreRefused(`${name} was written by a newer Redress (${header.format}). Restore it with that one.`)
  }
  if (!isHeader(header)) {
    throw new StoreRefused(
      `The beginning of ${name} was altered or damaged. Nothing was restored. Use another copy of it, or another backup.`,
    )
  }
  return { line, of: header, tallied: header.format === FORMAT }
}

const isKnown = (format: string): boolean => format === FORMAT || format === BEFORE

const isOf = <Name extends string, Type extends 'string' | 'number'>(
  value: unknown,
  name: Name,
  type: Type,
): value is Record<Name, Type extends 'string' ? string : number> =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === type

function isHeader(value: unknown): value is Header {
  if (!isOf(value, 'format', 'string') || !isKnown(value.format)) return false
  if (!isOf(value, 'council', 'string') || !isOf(value, 'takenAt', 'string')) return false
  if (!isOf(value, 'position', 'number') || !Number.isSafeInteger(value.position) || value.position < 0) return false
  if (!isOf(value, 'salt', 'string') || Buffer.from(value.salt, 'base64').length !== SALT) return false
  return isWithin(value, 'memory', 8 * MOST.lanes) && isWithin(value, 'passes', 1) && isWithin(value, 'lanes', 1)
}

const isWithin = <Name extends keyof typeof MOST>(
  value: unknown,
  name: Name,
  least: number,
): value is Record<Name, number> =>
  isOf(value, name, 'number') && Number.isInteger(value[name]) && value[name] >= least && value[name] <= MOST[name]

const stretched = promisify(argon2)

/** The key of a backup: another for every passphrase, and for every header that differs in one bit. */
export async function keyFor(line: string, passphrase: string): Promise<KeyObject> {
  const { format, salt, memory, passes, lanes }: Header = JSON.parse(line)
  const secret = await stretched('argon2id', {
    message: passphrase.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    memory,
    passes,
    parallelism: lanes,
    tagLength: 32,
  })
  const header = createHash('sha256').update(line, 'latin1').digest()
  const info = Buffer.concat([Buffer.from(format), header])
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', info, 32)))
}
