import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { isEventType, shapeIn } from './fields.ts'
import { HEADINGS, MEANINGS, SET_ANEW, WORKED_OUT } from './headings.ts'
import { DAY, type Mapping, type Target, targetOf, wordFor } from './mapping.ts'
import { nearest } from '../../kernel/nearest.ts'
import { shapesOf } from './rows.ts'

/**
 * What a column probably holds. `sure`: its heading is one that councils give to that; `likely`: it says the same with a
 * word more or less; `unsure`: it says something near, or what another column says already, or nothing that is known.
 */
export type Suggestion = {
  readonly column: string
  /** A word of a mapping; null where the column is best left out, or nothing is near. */
  readonly holds: string | null
  readonly confidence: 'sure' | 'likely' | 'unsure'
}

/** What each column of a sheet with one row a complaint probably holds, for a person to look over. */
export function suggestMapping(columns: readonly string[]): readonly Suggestion[] {
  const guesses = columns.filter((column) => column !== '').map((column) => ({ column, ...guessFor(column) }))
  const taken = new Set<string>()
  const settled = new Map<string, Suggestion>()
  // Whoever says it best has it; between equals, whoever stands first.
  for (const { column, target, fit } of guesses.toSorted((a, b) => b.fit - a.fit)) {
    const free = target === undefined ? undefined : freeOf(target, taken)
    if (free !== undefined) taken.add(wordFor(free))
    const first = free !== undefined && free === target
    settled.set(column, {
      column,
      holds: free === undefined ? null : wordFor(free),
      confidence: first || (target === undefined && fit > 0) ? confidenceOf(fit) : 'unsure',
    })
  }
  return guesses.flatMap(({ column }) => settled.get(column) ?? [])
}

/**
 * The mapping that somebody chose, column by column. A day that is chosen for several columns is that of the first, the
 * second and the next event of its kind; another field that is chosen twice is left for `readMapping` to tell.
 */
export function mappingChosen(chosen: readonly (readonly [column: string, word: string | null])[]): Mapping {
  const taken = new Set<string>()
  return Object.fromEntries(
    chosen.map(([column, word]) => {
      const target = word === null ? undefined : targetOf(word)
      if (target?.ok !== true) return [column, word]
      const held = wordFor(freeOf(target.value, taken) ?? target.value)
      taken.add(held)
      return [column, held]
    }),
  )
}

/** All that a column is offered to hold: what columns are known to hold, and the day of any event. */
export const COLUMN_WORDS: readonly string[] = wordsInOrder()

/** The complaint's own first, then its person and point, then each event with its day before its fields. */
function wordsInOrder(): readonly string[] {
  const known = HEADINGS.map(([holds]) => holds)
  const own = known.filter((word) => !isEventType(/^[^.]*/u.exec(word)?.[0]))
  const events = EVENT_TYPES.flatMap((type) => [type, ...known.filter((word) => word.startsWith(`${type}.`))])
  return [...own.toSorted((a, b) => Number(a.includes('.')) - Number(b.includes('.'))), ...events]
}

/** What fits best, and how well from 0 to 1; no target and a perfect fit where Redress works the column out itself. */
type Guess = { readonly target: Target | undefined; readonly fit: number }

const confidenceOf = (fit: number): Suggestion['confidence'] =>
  fit === 1 ? 'sure' : fit >= LIKELY ? 'likely' : 'unsure'

/** Three words of which two are known, or one of five slips. */
const LIKELY = 0.8
/** Two words of which one is known are too few. */
const NEAR = 0.6
/** A word mended is not a word read. */
const MENDED = 0.9

/** The target, or for a day that is taken the next of its kind. */
function freeOf(target: Target, taken: ReadonlySet<string>): Target | undefined {
  let free = target
  while (taken.has(wordFor(free))) {
    if (!isEventType(target.type) || target.field !== DAY || free.nth > 9) return undefined
    free = { ...free, nth: free.nth + 1 }
  }
  return free
}

function guessFor(column: string): Guess {
  const plain = plainly(column)
  if (WORKED_OUT.test(plain) && !SET_ANEW.test(plain)) return { target: undefined, fit: 1 }
  const read = wordsIn(plain)
  const mended = new Set(
    [...read].map((word) => (KNOWN.has(word) || word.length < 5 ? word : (nearest(word, KNOWN) ?? word))),
  )
  const slips = [...mended].some((word) => !read.has(word))
  let best: Guess = { target: undefined, fit: 0 }
  for (const { target, words, isDay } of MEANT) {
    const fit = likeness(mended, words) * (slips ? MENDED : 1)
    if (fit > best.fit && fit >= NEAR && (isDay || !/\bdates?\b/u.test(plain))) best = { target, fit }
  }
  return best
}

/** Words in common, of all the words of both. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return (2 * common) / (a.size + b.size || 1)
}

const plainly = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()

const wordsIn = (plain: string): ReadonlySet<string> =>
  new Set(
    MEANINGS.reduce((text, [written, known]) => text.replaceAll(written, known), plain)
      .split(' ')
      .filter(Boolean),
  )

const MEANT = HEADINGS.flatMap(([holds, ...headings]) => {
  const target = targetOf(holds)
  if (!target.ok) throw new Error(`No mapping may hold ${holds}`)
  const { type, field } = target.value
  const isDay = ['date', 'when'].includes(shapeIn(shapesOf(type) ?? {}, field)?.is ?? '')
  return headings.map((heading) => ({ target: target.value, words: wordsIn(plainly(heading)), isDay }))
})

const KNOWN: ReadonlySet<string> = new Set(MEANT.flatMap(({ words }) => [...words]))
