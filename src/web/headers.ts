/** Nothing but our own style sheet and pictures is loaded; a page that has no script is allowed none. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * Where a passkey may be used, and where a session ends: our own script files, which ask only this service, and nothing
 * inside the page.
 */
export const POLICY_WITH_SCRIPT = `${POLICY}; script-src 'self'; connect-src 'self'`

/** Once seen over https, a browser comes back in no other way for two years. */
export const STAY_ON_HTTPS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']

/** What every answer carries, whatever it is. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'x-robots-tag': 'noindex, nofollow',
}

/** Pages hold personal data: nothing keeps a copy. */
export const PAGE_CACHING = 'no-store'

/** An asset's name changes with its content. */
export const ASSET_CACHING = 'public, max-age=31536000, immutable'
