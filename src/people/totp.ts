import { createHmac, timingSafeEqual } from 'node:crypto'

// Codes that an app on a phone shows, by RFC 6238: six digits, SHA-1, every 30 seconds, as every app expects.

const STEP_SECONDS = 30
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** How many bytes a secret has: RFC 4226 recommends the length of the hash. */
export const SECRET_BYTES = 20

/** The code of a step, counted from 1970. */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac[mac.length - 1] ?? 0) & 0xf
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/** The step of a time in milliseconds. */
export const stepAt = (now: number): number => Math.floor(now / 1000 / STEP_SECONDS)

/**
 * The step whose code was typed: this one, the one before or the one after, for clocks differ. None at or before
 * `lastUsed`: a code counts once. Spaces in what was typed do not matter.
 */
export function matchingStep(
  secret: Uint8Array,
  typed: string,
  now: number,
  lastUsed: number | undefined,
): number | undefined {
  const code = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const present = stepAt(now)
  return [present - 1, present, present + 1].find(
    (step) => step > (lastUsed ?? -1) && timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  )
}

/** A secret as it is typed into an app: base 32, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let value = 0
  let bits = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(value >>> bits) & 31]
    }
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}

/** The address that an app reads from a square code. */
export function otpauthAddress(secret: Uint8Array, { service, account }: { service: string; account: string }): string {
  const label = `${encodeURIComponent(service)}:${encodeURIComponent(account)}`
  const query = new URLSearchParams({ secret: base32(secret), issuer: service })
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`
}
