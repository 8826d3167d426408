import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { base32, codeAt, matchingStep, otpauthAddress, stepAt } from './totp.ts'

const SECRET = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, the rows of SHA-1.
const VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const

describe('Codes from a phone', () => {
  for (const [seconds, code] of VECTORS) {
    test(`RFC 6238 at ${seconds}`, () => assert.equal(codeAt(SECRET, stepAt(seconds * 1000), 8), code))
  }

  test('the code of now, of the step before and of the step after, and no other', () => {
    const now = 1_111_111_109_000
    const found = [-2, -1, 0, 1, 2].map((by) => matchingStep(SECRET, codeAt(SECRET, stepAt(now) + by), now, undefined))
    assert.deepEqual(found, [undefined, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, undefined])
  })

  test('a code counts once, and then none before it', () => {
    const now = 1_111_111_109_000
    const used = matchingStep(SECRET, codeAt(SECRET, stepAt(now)), now, undefined)
    assert.equal(used, stepAt(now))
    assert.equal(matchingStep(SECRET, codeAt(SECRET, stepAt(now)), now, used), undefined)
    assert.equal(matchingStep(SECRET, codeAt(SECRET, stepAt(now) - 1), now, used), undefined)
    assert.equal(matchingStep(SECRET, codeAt(SECRET, stepAt(now) + 1), now, used), stepAt(now) + 1)
  })

  test('spaces do not matter, and anything but six digits is no code', () => {
    const now = 59_000
    assert.equal(matchingStep(SECRET, ' 287 082 ', now, undefined), 1)
    for (const typed of ['', '28708', '2870822', '287o82', '２８７０８２']) {
      assert.equal(matchingStep(SECRET, typed, now, undefined), undefined, typed)
    }
  })

  test('base 32, by RFC 4648', () => {
    const words = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))
    assert.deepEqual(words, ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  })

  test('the address that an app reads', () => {
    assert.equal(
      otpauthAddress(SECRET, { service: 'Anytown Council', account: 'a+b@example.org' }),
      'otpauth://totp/Anytown%20Council:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Anytown%20Council',
    )
  })
})
