import type { Certainty } from '../complaint/assessment.ts'
import { type Day, parseDay } from '../kernel/day.ts'
import { didYouMean } from '../kernel/nearest.ts'
import { fail, ok, type Result } from '../kernel/result.ts'

/** What an assessment of a case must find, may find and must not find: codes of faults and of answers. */
export type Expectation = {
  readonly mustFind: readonly string[]
  /** Those of `mustFind` that count only when they are found as certain. */
  readonly certain: readonly string[]
  readonly answers: readonly string[]
  readonly mayFind: readonly string[]
  readonly mustNotFind: readonly string[]
}

export type FoundCode = { readonly code: string; readonly certainty: Certainty }

export type Miss = { readonly code: string; readonly because: 'not found' | 'only possible' }

export type Judgement = {
  /** How many codes had to be found. */
  readonly wanted: number
  readonly misses: readonly Miss[]
  readonly falseAlarms: readonly FoundCode[]
  /** Found, and neither right nor wrong: what may be found, and what the case does not speak of. */
  readonly besides: readonly string[]
}

/** The most codes a case that may be found without need, on average, before finding them is noise. */
export const MOST_BESIDES = 3

/** Holds what was found in one case against what was expected. A code found twice counts once, and as certain if either is. */
export function judgeCase(expected: Expectation, found: readonly FoundCode[]): Judgement {
  const certainty = new Map<string, Certainty>()
  for (const { code, certainty: how } of found) {
    if (certainty.get(code) !== 'certain') certainty.set(code, how)
  }
  const wanted = [...new Set([...expected.mustFind, ...expected.answers])]
  const misses = wanted.flatMap((code): Miss[] => {
    const how = certainty.get(code)
    if (how === undefined) return [{ code, because: 'not found' }]
    return how === 'possible' && expected.certain.includes(code) ? [{ code, because: 'only possible' }] : []
  })
  const codes = [...certainty].map(([code, how]) => ({ code, certainty: how }))
  return {
    wanted: wanted.length,
    misses,
    falseAlarms: codes.filter(({ code }) => expected.mustNotFind.includes(code)),
    besides: codes
      .map(({ code }) => code)
      .filter((code) => !wanted.includes(code) && !expected.mustNotFind.includes(code)),
  }
}

export type Tally = {
  readonly cases: number
  readonly unread: number
  readonly wanted: number
  readonly missed: number
  readonly falseAlarms: { readonly certain: number; readonly possible: number }
  readonly besides: number
  /** All was found that had to be, nothing that must not be, and not too much besides. */
  readonly good: boolean
}

/** Adds up the judgements of a folder, of which `unread` cases could not be read. */
export function tally(judgements: readonly Judgement[], unread: number): Tally {
  const count = (of: (judgement: Judgement) => number) => judgements.reduce((sum, judgement) => sum + of(judgement), 0)
  const missed = count(({ misses }) => misses.length)
  const certain = count(({ falseAlarms }) => falseAlarms.filter(({ certainty }) => certainty === 'certain').length)
  const possible = count(({ falseAlarms }) => falseAlarms.length) - certain
  const besides = count(({ besides }) => besides.length)
  return {
    cases: judgements.length,
    unread,
    wanted: count(({ wanted }) => wanted),
    missed,
    falseAlarms: { certain, possible },
    besides,
    good: unread + missed + certain + possible === 0 && besides <= MOST_BESIDES * judgements.length,
  }
}

/** A case to judge: a chronology as JSON text, the day, and what is expected of it. */
export type Case = { readonly chronology: string; readonly asOf: Day; readonly expected: Expectation }

/** Reads the text of a case file. `codes` are all that an expectation may name; the error holds every problem. */
export function readCase(text: string, codes: readonly string[]): Result<Case, readonly string[]> {
  const file = parsed(text)
  if (!isRecord(file)) return fail(['This is no JSON object with case, asOf and expect.'])
  const asOf = typeof file['asOf'] === 'string' ? parseDay(file['asOf']) : undefined
  const expect = isRecord(file['expect']) ? file['expect'] : {}
  const expected = {
    mustFind: textsIn(expect['mustFind']),
    certain: textsIn(expect['certain']),
    answers: textsIn(expect['answers']),
    mayFind: textsIn(expect['mayFind']),
    mustNotFind: textsIn(expect['mustNotFind']),
  }
  const problems = [
    ...(isRecord(file['case']) ? [] : ['case is missing: the chronology to judge.']),
    ...(asOf === undefined ? ['asOf is missing or no date: the day on which to judge, YYYY-MM-DD.'] : []),
    ...(isRecord(file['expect']) ? [] : ['expect is missing: mustFind, certain, answers, mayFind, mustNotFind.']),
    ...problemsWith(expected, codes),
  ]
  return problems.length > 0 || asOf === undefined
    ? fail(problems)
    : ok({ chronology: JSON.stringify(file['case'], null, 2), asOf, expected })
}

function problemsWith(expected: Expectation, codes: readonly string[]): string[] {
  const unknown = Object.entries(expected).flatMap(([list, named]) =>
    named
      .filter((code) => !codes.includes(code))
      .map((code) => [`${list} names ${code}, which is no code.`, didYouMean(code, codes)].filter(Boolean).join(' ')),
  )
  const wanted = [...expected.mustFind, ...expected.answers]
  const contrary = wanted
    .filter((code) => expected.mustNotFind.includes(code))
    .map((code) => `${code} must be found and must not be found.`)
  const loose = expected.certain
    .filter((code) => !wanted.includes(code))
    .map((code) => `certain names ${code}, which mustFind does not.`)
  return [...unknown, ...contrary, ...loose]
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
