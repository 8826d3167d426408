export { byInWords, sinceInWords, spanInFull, spanInWords, whenInWords } from '../kernel/span-words.ts'

/** The same words with a capital, to begin a sentence or stand alone. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
