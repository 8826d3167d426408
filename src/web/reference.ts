const NARROW = /^(\d{2})[ -](\d{3})[ -](\d{3})([a-z]?)$/
const UNBROKEN_SPACE = '\u00a0'

/** A reference as it is published: an Ombudsman's `22-006-612` is written `22 006 612`; any other stays as it is. */
export function referenceInWords(reference: string): string {
  const parts = NARROW.exec(reference)
  return parts ? `${parts[1]}${UNBROKEN_SPACE}${parts[2]}${UNBROKEN_SPACE}${parts[3]}${parts[4]}` : reference
}
