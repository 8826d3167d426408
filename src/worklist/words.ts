import type { History } from '../complaint/history.ts'
import { asCorrected } from '../complaint/placing.ts'

// The words that a complaint is found by. Both what is kept and what is looked for are brought to the same plain form, so
// that every database finds the same.

const MARKS = /\p{Mark}+/gu
const NOT_IN_A_WORD = /[^\p{Letter}\p{Number}]+/u
const SHORTEST = 2
const LONGEST = 40

/** What nearly every complaint says, and nobody looks for. */
const COMMON = new Set(
  (
    'the and to of in that was is for it on with as had be by at not this are she he her him his my me we us our they ' +
    'them their have has were been would from will which who what when where there then than but or an so if no yes'
  ).split(' '),
)

/** The words of a text in their plain form: small letters without accents. */
export function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(MARKS, '').toLowerCase()
  return plain
    .split(NOT_IN_A_WORD)
    .filter((word) => word.length >= SHORTEST && !COMMON.has(word))
    .map((word) => word.slice(0, LONGEST))
}

/** Keys whose values are dates, ids and codes, not words that somebody wrote. */
const NOT_WORDS = new Set([
  'id',
  'on',
  'type',
  'recordedAt',
  'recordedBy',
  'source',
  'function',
  'class',
  'as',
  'until',
])

/** Every word of a complaint, each once: of its reference, its people, its points and all that was recorded. */
export function wordsOf({ reference, people, points, events }: History): readonly string[] {
  const words = new Set(wordsIn(reference))
  words.add(wordsIn(reference).join('').slice(0, LONGEST))
  gather([people, points, events], words)
  words.delete('')
  return [...words]
}

function gather(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    for (const word of wordsIn(value)) words.add(word)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (Array.isArray(value) || !NOT_WORDS.has(key)) gather(each, words)
    }
  }
}

/** The services and teams that a complaint is about, as they were written and put right. */
export function teamsOf({ points, events }: Pick<History, 'points' | 'events'>): readonly string[] {
  const stated = asCorrected(events).flatMap((event) =>
    event.type === 'points-stated' && event.points ? event.points : [],
  )
  const services = [...points, ...stated].flatMap(({ service }) => (service?.trim() ? [service.trim()] : []))
  return [...new Set(services)]
}
