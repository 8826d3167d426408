// Texts that no page asked for, in bytes as they would come in over the wire.

/** A chain of numbers that looks like chance and is the same for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from')
    return item
  }
  return { below, oneOf }
}
export type Chance = ReturnType<typeof chance>

/** What every object has by birth, and is no word of any table. */
export const INBORN = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  '__lookupSetter__',
] as const

const words = (text: string): readonly string[] => text.split(' ')
const encoded = (texts: readonly string[]): readonly string[] => texts.map((text) => encodeURIComponent(text))

const NUMBERS = words('0 -1 1e309 NaN Infinity 99999999999999999999 0x10 1.5 31 13 29 #0 #99999 #-1 0000 24:61')
const DAYS = words('2024-02-30 0000-00-00 9999-12-31 -271821-04-19 275760-09-14 2024 2024-01-01T00:00:00Z')
const CODE = words('true null [] {} undefined , ${7*7} {{7*7}} =cmd|x ../../../etc/passwd C:\\x\\.. <b> &lt; " \' \\')
const SQL = ["' or 1=1 --", '"; drop table events; --', '[object Object]']
const CONTROLS = ['\u0000', 'a\u0000b', '\r\n\r\nx: y', '\t', '\u0007', '\u001b[2J', '\u007f', '\u0085']
const LETTERS = [
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ufffe',
  '\u2028',
  'e\u0301'.repeat(200),
  'ﷺ'.repeat(300),
  '١٢',
  'İ',
  '🐙',
]
/** Half of a pair, too long a form of a letter, what is no text at all, and what is not encoded. */
const NO_TEXTS = words('%ED%A0%80 %ED%BF%BF %C0%AE %FF%FE % %zz %u0041 %2 + %00%00 %F4%90%80%80 %25zz')
const LONG = ['x'.repeat(5000), '9'.repeat(400), '%0A'.repeat(2000), '('.repeat(1000), 'a%20'.repeat(1500)]

/** Values of fields, each encoded as a form sends it, or not as it should be. */
export const WRONG: readonly string[] = [
  '',
  '+',
  ...INBORN,
  ...encoded([...NUMBERS, ...DAYS, ...CODE, ...SQL, ...CONTROLS, ...LETTERS]),
  ...NO_TEXTS,
  ...LONG,
]

const PARTS = words(
  "%00 %0d%0a %ED%A0%80 %FF % %zz %2e%2e ..%2f..%2fetc%2fpasswd %5c %3Cb%3E %22 ' 0 -1 1e9 * ~ S2.complete~ ~~ " +
    '99999999999999999999 %F0%9F%8F%B4 2024-02-30 0000-01-01 2025 CSC-1%20 %20 a,b : ; @ %E2%80%AE %C4%B0',
)

/** Addresses, where one part of a path is expected. */
export const WRONG_PARTS: readonly string[] = [...PARTS, 'x'.repeat(90), 'x'.repeat(3000)]
