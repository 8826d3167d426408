/** What is wrong in a file and where. Lines and columns count from 1; `where` names the place in the file's own words. */
export type Problem = {
  readonly line: number
  readonly column?: number
  readonly where: string
  readonly says: string
  /** A sentence that says what to write instead, where that can be said without guessing. */
  readonly suggestion?: string
}

export type Path = readonly (string | number)[]

/** What is wrong with a value, before it is known on which line it stands. */
export type Mistake = {
  readonly path: Path
  /** The key itself is wrong, not what it holds. */
  readonly ofKey?: true
  readonly says: string
  readonly suggestion?: string
}

/** `events[3].type`; places in a list count from 0. */
export function pathText(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('')
}

/** Adds a suggestion where there is one. */
export const suggesting = (suggestion: string | undefined): { suggestion?: string } =>
  suggestion === undefined ? {} : { suggestion }

const LONGEST = 40

/** A value as a message may show it: short, on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ') : (JSON.stringify(value) ?? String(value))
  const letters = Array.from(text)
  return `"${letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text}"`
}

export const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
