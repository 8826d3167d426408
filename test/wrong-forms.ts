import type { InjectOptions } from 'fastify'
import { type Chance, INBORN, WRONG } from './wrong-texts.ts'

// A form as no browser would send it: made of one that a page showed.

export type Sent = {
  readonly payload?: string | Buffer
  readonly headers: Readonly<Record<string, string>>
  /** What is wrong with it, in a word or two. */
  readonly wrong: string
}

type Pair = readonly [name: string, value: string]
type Pairs = readonly Pair[]

const FORM = 'application/x-www-form-urlencoded'
const encodedPair = ([name, value]: Pair): string => `${name}=${value}`
const TOKEN = 'form-token'

/** The fields of a form as they were sent, still encoded. */
export const pairsOf = (payload: string): Pairs =>
  payload
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })

type Wrong = (pairs: Pairs, by: Chance) => Pairs

const place = (pairs: Pairs, by: Chance): number => by.below(Math.max(1, pairs.length))
const withValue = (pairs: Pairs, at: number, value: string): Pairs =>
  pairs.map(([name, was], nth) => (nth === at ? [name, value] : [name, was]))

/** What may be wrong in the fields; the token is put in afterwards. */
const IN_FIELDS: Readonly<Record<string, Wrong>> = {
  'one value': (pairs, by) => withValue(pairs, place(pairs, by), by.oneOf(WRONG)),
  'an inborn value': (pairs, by) => withValue(pairs, place(pairs, by), by.oneOf(INBORN)),
  'every value': (pairs, by) => pairs.map(([name]) => [name, by.oneOf(WRONG)]),
  'half of the values': (pairs, by) => pairs.map(([name, was]) => [name, by.below(2) === 0 ? by.oneOf(WRONG) : was]),
  'one left out': (pairs, by) => pairs.toSpliced(place(pairs, by), 1),
  'half left out': (pairs, by) => pairs.filter(() => by.below(2) === 0),
  'all left out': () => [],
  'one twice': (pairs, by) => {
    const twice = pairs[place(pairs, by)]
    return twice ? [...pairs, [twice[0], by.oneOf(WRONG)], [`${twice[0]}[]`, 'x'], [`${twice[0]}[a]`, 'x']] : pairs
  },
  'one a thousand times': (pairs, by) => {
    const often = pairs[place(pairs, by)]
    return often ? [...pairs, ...Array.from({ length: 1000 }, (): Pair => [often[0], '1'])] : pairs
  },
  'inborn names': (pairs, by) => [
    ...pairs,
    ...INBORN.flatMap((name): Pairs => [
      [name, by.oneOf(WRONG)],
      [`${name}[polluted]`, 'polluted'],
      [`${name}.polluted`, 'polluted'],
    ]),
  ],
  'names of its own': (pairs, by) => [
    ...pairs,
    ...pairs.map(([name]): Pair => [`${name}-${by.oneOf(['0', '-1', '1', '99999', 'x'])}`, by.oneOf(WRONG)]),
  ],
  'names that are none': (pairs, by) => [...pairs, ['', 'x'], ['%zz', 'x'], ['%ED%A0%80', 'x'], [by.oneOf(WRONG), 'x']],
  'one huge': (pairs, by) => withValue(pairs, place(pairs, by), 'x'.repeat(70_000)),
  'one as large as may be': (pairs, by) => withValue(pairs, place(pairs, by), 'y%0A'.repeat(15_000)),
}

/** What may be wrong with how it is sent, whatever is in it. */
const AS_SENT: Readonly<Record<string, (body: string) => Omit<Sent, 'wrong'>>> = {
  'no type': (payload) => ({ payload, headers: {} }),
  JSON: (payload) => ({
    payload: JSON.stringify({ body: payload, __proto__: { polluted: 1 } }),
    headers: { 'content-type': 'application/json' },
  }),
  'JSON that is none': () => ({
    payload: '{"__proto__":{"polluted":1}',
    headers: { 'content-type': 'application/json' },
  }),
  'plain text': (payload) => ({ payload, headers: { 'content-type': 'text/plain' } }),
  XML: () => ({
    payload: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    headers: { 'content-type': 'text/xml' },
  }),
  'another alphabet': (payload) => ({
    payload: Buffer.from(payload, 'utf16le'),
    headers: { 'content-type': `${FORM}; charset=utf-16` },
  }),
  'a type that is none': (payload) => ({ payload, headers: { 'content-type': '///;;=' } }),
  packed: (payload) => ({ payload, headers: { 'content-type': FORM, 'content-encoding': 'gzip' } }),
  bytes: () => ({
    payload: Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256)),
    headers: { 'content-type': FORM },
  }),
  nothing: () => ({ headers: { 'content-type': FORM } }),
  'parts without a boundary': (payload) => ({ payload, headers: { 'content-type': 'multipart/form-data' } }),
  'parts that break off': (payload) => ({
    payload: `--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n${payload}`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  }),
  'parts without names': () => ({
    payload: '--b\r\n\r\nx\r\n--b\r\ncontent-disposition: form-data\r\n\r\ny\r\n--b--\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  }),
  'cut short': (payload) => ({ payload: payload.slice(0, payload.length / 2), headers: { 'content-type': FORM } }),
}

const inParts = (pairs: Pairs): Omit<Sent, 'wrong'> => {
  const parts = pairs.map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const files = [
    ['file', '../../x\u0000.csv'],
    ['__proto__', 'constructor'],
    ['file', ''],
  ].map(
    ([name, called]) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"; filename="${called}"\r\ncontent-type: text/csv\r\n\r\n"a\u0000,=x\r\n`,
  )
  return {
    payload: `${parts.join('')}${files.join('')}--b--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  }
}

/** A form that is wrong in some way, with the token that its browser has to bring. */
export function wrongForm(pairs: Pairs, token: string, by: Chance): Sent {
  const own = pairs.filter(([name]) => name !== TOKEN)
  const whole = (some: Pairs): Pairs => [[TOKEN, token], ...some]
  const body = (some: Pairs): string => whole(some).map(encodedPair).join('&')
  if (by.below(6) === 0) {
    const [wrong, sent] = by.oneOf(Object.entries(AS_SENT))
    return { ...sent(body(own)), wrong }
  }
  const [wrong, make] = by.oneOf(Object.entries(IN_FIELDS))
  const made = make(own, by)
  if (by.below(8) === 0) return { ...inParts(whole(made)), wrong: `${wrong}, in parts` }
  return { payload: body(made), headers: { 'content-type': FORM }, wrong }
}

export type Method = NonNullable<InjectOptions['method']>
