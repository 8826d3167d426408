import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { problemOf } from './passwords.ts'
import { hashOfCode, recoveryCode } from './recovery-codes.ts'
import {
  FRESH,
  hashOfId,
  IDLE,
  isFresh,
  isSecretId,
  LONGEST,
  secretId,
  type SessionTimes,
  stateOf,
} from './sessions.ts'
import { FORGOTTEN, networkOf, type Tries, waitOf, withTry } from './throttle.ts'

const begun: SessionTimes = { startedAt: 0, seenAt: 0, provedAt: 0 }

describe('A session', () => {
  test('ends after a quarter of an hour without use, to the millisecond', () => {
    assert.deepEqual([stateOf(begun, IDLE - 1), stateOf(begun, IDLE)], ['alive', 'idle'])
    assert.equal(IDLE, 15 * 60_000)
  })

  test('ends after twelve hours, however much it is used', () => {
    const used = { ...begun, seenAt: LONGEST - 1 }
    assert.deepEqual([stateOf(used, LONGEST - 1), stateOf(used, LONGEST)], ['alive', 'too-old'])
    assert.equal(LONGEST, 12 * 3_600_000)
  })

  test('that was ended stays ended', () => assert.equal(stateOf({ ...begun, endedAt: 1 }, 2), 'ended'))

  test('is fresh for five minutes after a proof', () => {
    const proved = { ...begun, provedAt: 1000 }
    assert.deepEqual([isFresh(proved, 1000 + FRESH - 1), isFresh(proved, 1000 + FRESH)], [true, false])
  })

  test('has an id of 256 bits, stored as its hash', () => {
    const id = secretId(Buffer.alloc(32, 7))
    assert.ok(isSecretId(id) && !isSecretId(`${id}A`) && !isSecretId(id.slice(1)) && !isSecretId(undefined))
    assert.match(hashOfId(id), /^[0-9a-f]{64}$/)
    assert.throws(() => secretId(Buffer.alloc(16)))
  })
})

describe('A new password', () => {
  const about = ['Ayesha Khan', 'ayesha.khan@anytown.example', 'Anytown Council']
  const takes = (password: string) => problemOf(password, about)

  for (const password of [
    'correct horse battery staple',
    'mauve teapots argue quietly',
    'Tr0ut-ladder-Wimple',
    'ünïcödé şíĥłé ẅörķß',
    '四十二匹の猫が静かに夜を歩いていく',
    'vK9$wq2!Lm7#xR4z',
    '🐙🦊🐝🪁🎻🥁🧭🛶🏰🌋🎡🧲🔭🪴🧵',
  ]) {
    test(`“${password}” is taken`, () => assert.equal(takes(password), undefined))
  }

  for (const password of [
    'passwordpassword',
    'Password123456789',
    'P@ssw0rd!P@ssw0rd!',
    'qwertyuiopasdfghjkl',
    '123456789012345',
    '987654321098765',
    'aaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'Liverpool2024!!!!',
    'Summer2026Summer2026',
    'ayesha.khan@anytown',
    'AnytownCouncil2026!',
    '1qaz2wsx3edc4rfv',
    'letmeinletmeinplease',
    '31/12/1984-31/12/84',
  ]) {
    test(`“${password}” is refused as easy to guess`, () => assert.equal(takes(password), 'easy-to-guess'))
  }

  test('fourteen characters are too few, however they are encoded; 256 are the most', () => {
    assert.equal(takes('mauve teapots '), 'too-short')
    assert.equal(takes('🐙🦊🐝🪁🎻🥁🧭🛶🏰🌋🎡🧲🔭🪴'), 'too-short')
    assert.equal(takes(`${'mauve teapots argue '.repeat(12)}and more than one`), 'too-long')
  })

  test('one of 256 characters is judged in no time, whatever it is', () => {
    const before = performance.now()
    for (const text of ['ab'.repeat(128), 'a'.repeat(256), 'abcdefghijklmnop'.repeat(16), 'xa1'.repeat(85)]) takes(text)
    assert.ok(performance.now() - before < 500)
  })
})

describe('Waiting after failures', () => {
  const after = (failures: number, lastAt = 0): Tries => ({ failures, lastAt })

  test('the first four cost nothing; then the wait doubles, to a quarter of an hour', () => {
    const waits = [0, 4, 5, 6, 7, 12, 40].map((failures) => waitOf('pair', after(failures), 0) / 1000)
    assert.deepEqual(waits, [0, 0, 1, 2, 4, 128, 900])
  })

  test('an owner whose account is tried from everywhere waits half a minute at most', () => {
    assert.equal(waitOf('account', after(1_000_000), 0), 30_000)
    assert.equal(waitOf('account', after(20), 0), 0)
  })

  test('an office behind one address has fifty failures before anybody there waits', () => {
    assert.deepEqual([waitOf('address', after(50), 0), waitOf('address', after(51), 0)], [0, 1000])
  })

  test('every wait ends by itself, and after a day all is forgotten', () => {
    assert.equal(waitOf('pair', after(40), 900_000), 0)
    assert.equal(waitOf('pair', after(40), 899_999), 1)
    assert.deepEqual(withTry(after(40), FORGOTTEN), { failures: 1, lastAt: FORGOTTEN })
    assert.deepEqual(withTry(after(40), FORGOTTEN - 1), { failures: 41, lastAt: FORGOTTEN - 1 })
  })

  test('a network is an address of version 4 or half of one of version 6', () => {
    assert.equal(networkOf('::ffff:198.51.100.7'), '198.51.100.7')
    assert.equal(networkOf('2001:DB8:0:12::5'), '2001:db8:0:12')
    assert.equal(networkOf('2001:db8:0:12:a:b:c:d'), networkOf('2001:db8::12:1:2:3:4'))
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0')
    assert.equal(networkOf('::1'), '0:0:0:0')
  })
})

describe('Recovery codes', () => {
  test('are known again however they are typed', () => {
    const code = recoveryCode(Buffer.from('00443214c74254b635cf', 'hex'))
    assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o')
    assert.equal(hashOfCode(typed), hashOfCode(code))
    assert.equal(hashOfCode('nonsense'), undefined)
    assert.equal(hashOfCode(''), undefined)
  })

  test('differ when any bit differs', () => {
    const codes = Array.from({ length: 80 }, (_, bit) => {
      const bytes = Buffer.alloc(10)
      bytes[bit >> 3] = 1 << (bit & 7)
      return recoveryCode(bytes)
    })
    assert.equal(new Set(codes).size, 80)
  })
})
