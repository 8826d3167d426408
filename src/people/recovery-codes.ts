import { hash } from 'node:crypto'

// Codes for the day on which the phone is lost. Each counts once. They are made of chance, 80 bits each, so a plain
// hash is enough: there is nothing to guess from a list of likely ones.

export const HOW_MANY = 10
export const CODE_BYTES = 10

// Crockford's letters: none can be taken for another when read from paper.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code as it is shown, in four groups: `7K2M-0QXT-…`. Throws where it is not of 10 bytes. */
export function recoveryCode(bytes: Buffer): string {
  if (bytes.length !== CODE_BYTES) throw new Error('A recovery code is made of 10 bytes')
  const bits = BigInt(`0x${bytes.toString('hex')}`)
  const letters = Array.from({ length: 16 }, (_, at) => LETTERS[Number((bits >> BigInt(75 - at * 5)) & 31n)])
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

/** What is stored of a code; nothing where what was typed cannot be one. Hyphens, spaces and case do not matter. */
export function hashOfCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? hash('sha256', `redress-recovery/1 ${plain}`) : undefined
}
