import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PersonId } from '../kernel/ids.ts'
import { LONGEST } from '../people/sessions.ts'
import type { Parts } from './parts.ts'

/** What somebody had typed when their session was over, and for which page. */
export type Written = {
  readonly path: string
  readonly person: PersonId
  readonly fields: Readonly<Record<string, string>>
  /** What a file was called that was chosen with it. The file itself is not kept. */
  readonly file?: string | undefined
}

const PLACE = 'carried/1'
/** Sealed and written for a form it grows by three quarters, and a form takes a megabyte. */
const LARGEST = 400 * 1024
/** More letters than this hardly ever pack into that, and are not tried. */
const MOST_LETTERS = 4 * 1024 * 1024

/** Seals what was written, for the sign-in form to carry; nothing where it is too long for that. */
export function carried({ seals, now }: Parts, written: Written): string | undefined {
  const text = JSON.stringify({ ...written, until: now() + LONGEST })
  if (text.length > MOST_LETTERS) return undefined
  const packed = deflateRawSync(text).toString('base64')
  return packed.length > LARGEST ? undefined : Buffer.from(seals.seal(packed, PLACE)).toString('base64url')
}

/** Whether a text is something written that was sealed here, for whomever. */
export const isCarried = ({ seals }: Pick<Parts, 'seals'>, text: string): boolean =>
  seals.open(unwrapped(text), PLACE) !== undefined

const unwrapped = (text: string): string => Buffer.from(text, 'base64url').toString()

/** Opens it for the person who wrote it; nothing for anybody else, or after half a day. */
export function broughtBack({ seals, now }: Parts, text: string, person: PersonId): Written | undefined {
  const packed = seals.open(unwrapped(text), PLACE)
  if (packed === undefined) return undefined
  const unpacked = inflateRawSync(Buffer.from(packed, 'base64')).toString()
  const written: Written & { readonly until: number } = JSON.parse(unpacked)
  return written.person === person && written.until > now() ? written : undefined
}
