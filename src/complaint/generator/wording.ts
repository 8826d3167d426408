import type { Chance } from './chance.ts'

/** Words that come out a little differently each time. */
export type Wording = (chance: Chance) => string

/**
 * Sentences with alternatives in braces, “{Two|Three} visits were missed{| in a row}.”, of which each gives one at a
 * time. Braces do not nest.
 */
export function wording(...patterns: readonly string[]): Wording {
  const sentences = patterns.map((pattern) =>
    // Splitting at the braces leaves fixed words at even places and alternatives at odd ones.
    pattern.split(/[{}]/u).map((part, place) => (place % 2 === 0 ? part : part.split('|'))),
  )
  return (chance) => {
    let written = ''
    for (const part of chance.pick(sentences)) written += typeof part === 'string' ? part : chance.pick(part)
    return written
  }
}
