import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Seals what somebody typed so that it can stand in an address: neither a log nor a history of visits can read it. What
 * was sealed before the program was last started can no longer be opened.
 */
export type Seal = {
  readonly close: (text: string) => string
  /** Nothing where it was not sealed here. */
  readonly open: (sealed: string) => string | undefined
}

const NONCE = 12
const TAG = 16

export function sealWith(key: Buffer = randomBytes(32)): Seal {
  return {
    close(text) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length < NONCE + TAG) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
