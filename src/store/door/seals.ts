import { createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import type { DoorSeals } from '../../casework/sign-in-port.ts'
import { type NamedKey, seal, unseal } from '../envelope.ts'
import type { Keys } from '../keys.ts'

/** The keys of the door, drawn from the master key: what is sealed here opens nothing of the record. */
export function sealsFrom({ master }: Keys): DoorSeals {
  const drawn = (label: string) => createSecretKey(Buffer.from(hkdfSync('sha256', master.key, '', label, 32)))
  const sealing: NamedKey = { id: master.id, key: drawn('redress-door-seal/1') }
  const tagging = drawn('redress-door-tag/1')
  return {
    seal: (content, boundTo) => seal(sealing, content, boundTo),
    open(sealed, boundTo) {
      try {
        return unseal(sealing, sealed, boundTo).toString('utf8')
      } catch {
        return undefined
      }
    },
    tag: (text) => createHmac('sha256', tagging).update(text).digest('base64url'),
  }
}
