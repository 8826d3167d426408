import { COMMON_WORDS } from './common-passwords.ts'

// By the rules of NIST SP 800-63B and the NCSC: length decides, every character of Unicode is allowed, nothing has to
// be mixed in, and what everybody tries first is refused.

export const SHORTEST = 15
/** In characters; there to bound the work, not the person. */
export const LONGEST_PASSWORD = 256
/** So many characters have to be left once common words, runs, repeats, years and names are taken off. */
const LEFT = 7

export type PasswordProblem = 'too-short' | 'too-long' | 'easy-to-guess'

const charactersIn = (text: string): readonly string[] => Array.from(text)

/** One form for one password, whichever keyboard typed it: as it is hashed. */
export const normalised = (password: string): string => password.normalize('NFKC')

/**
 * What is wrong with a new password; nothing where it may be used.
 * @param about words that others connect with the person: the name, the email address, the council.
 */
export function problemOf(password: string, about: readonly string[]): PasswordProblem | undefined {
  const characters = charactersIn(normalised(password))
  if (characters.length < SHORTEST) return 'too-short'
  if (characters.length > LONGEST_PASSWORD) return 'too-long'
  return surpriseIn(normalised(password), about) < LEFT ? 'easy-to-guess' : undefined
}

// How letters are commonly disguised.
const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const undisguised = (text: string): string =>
  charactersIn(text)
    .map((character) => DISGUISES[character] ?? character)
    .join('')

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb']
const EITHER_WAY = RUNS.flatMap((run) => [run, Array.from(run).reverse().join('')])

/** How much is left of a password when all that is easily guessed is taken out. */
function surpriseIn(password: string, about: readonly string[]): number {
  const words = [...COMMON_WORDS, ...about.flatMap(wordsIn)].sort((a, b) => b.length - a.length)
  const bare = password.toLowerCase().replaceAll(/(?:19|20)\d\d/g, ' ')
  return Math.min(leftOf(bare, words), leftOf(undisguised(bare), words))
}

/** Letters count whole. Digits and signs are put at the end or between, and count half, each kind once. */
function leftOf(text: string, words: readonly string[]): number {
  const left = withoutRepeats(withoutRuns(words.reduce((rest, word) => rest.replaceAll(word, ' '), text)))
  const signs = new Set(left.match(/[\x21-\x40\x5b-\x60\x7b-\x7e]/g))
  return charactersIn(left.replaceAll(/[\s\x21-\x40\x5b-\x60\x7b-\x7e]/g, '')).length + signs.size / 2
}

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3)

/** A run along the alphabet or the keyboard is as good as its first letter. */
function withoutRuns(text: string): string {
  const characters = charactersIn(text)
  const kept: string[] = []
  for (let at = 0; at < characters.length;) {
    const length = runAt(characters, at)
    kept.push(characters[at] ?? '')
    at += length >= 3 ? length : 1
  }
  return kept.join('')
}

function runAt(characters: readonly string[], at: number): number {
  let length = 1
  while (at + length < characters.length) {
    const piece = characters.slice(at, at + length + 1).join('')
    if (!EITHER_WAY.some((run) => run.includes(piece))) return length
    length += 1
  }
  return length
}

/** A piece that comes again is as good as once. */
function withoutRepeats(text: string): string {
  let left = text
  for (let pass = 0; pass < 4; pass += 1) {
    const shorter = left.replaceAll(/(.+?)\1+/gsu, '$1')
    if (shorter === left) return left
    left = shorter
  }
  return left
}
