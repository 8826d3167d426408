const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'ping',
  'background',
  'manifest',
  'xlink:href',
])

/** Whether the attribute holds an address that a browser may follow or load. */
export const isAddress = (attribute: string): boolean => ADDRESSES.has(attribute)

/** Whether a value in the attribute would be read as code, style or a whole document. */
export const isForbidden = (attribute: string): boolean =>
  attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc' || attribute === 'srcset'

/**
 * Whether a link may point there: https, mailto, tel, or somewhere on this site. Browsers drop tabs and line breaks
 * inside an address, trim other control characters, and read a backslash as a slash: so they are taken out first, and
 * a backslash is never allowed.
 */
export function isSafeAddress(address: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the characters that hide a scheme
  const bare = address.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '')
  if (bare.includes('\\')) return false
  if (bare.startsWith('#') || bare.startsWith('?')) return true
  if (bare.startsWith('/')) return !bare.startsWith('//')
  return /^(https:\/\/|mailto:|tel:)./i.test(bare) || (bare !== '' && !bare.includes(':'))
}
