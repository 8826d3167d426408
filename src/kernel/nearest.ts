/** The known word that takes the least change to reach, where it is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const plain = plainly(word)
  let found: string | undefined
  let fewest = plain.length <= 2 ? plain.length : Math.max(2, plain.length * 0.4)
  let compared = 0
  for (const candidate of known) {
    if ((compared += 1) > MOST_COMPARED) break
    const changes = changesBetween(plain, plainly(candidate))
    if (changes < fewest) [found, fewest] = [candidate, changes]
  }
  return found
}

/** `Did you mean channel?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const found = nearest(word, known)
  return found === undefined ? undefined : `Did you mean ${found}?`
}

/** Capitals, spaces and underscores are slips that change no word. */
const plainly = (word: string) =>
  word
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '-')

const LEFT_OUT = 0.5
/** More than the vocabulary holds: only a file's own ids can be more, and comparing all of them could take for ever. */
const MOST_COMPARED = 500

/** Letters too many, changed or swapped with their neighbour count one; a letter left out, as in a shortened word, half. */
function changesBetween(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j * LEFT_OUT)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (row[j - 1] ?? 0) + LEFT_OUT,
        (above[j] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    ;[before, above] = [above, row]
  }
  return above[b.length] ?? Infinity
}
