// What people answered about themselves, for figures and for nothing else.

const NOT_SAID = 'prefer-not-to-say'

export const EQUALITY_QUESTIONS = {
  age: ['under-18', '18-to-24', '25-to-44', '45-to-64', '65-or-over', NOT_SAID],
  sex: ['female', 'male', NOT_SAID],
  disabled: ['yes', 'no', NOT_SAID],
  'ethnic-group': ['asian', 'black', 'mixed', 'white', 'other', NOT_SAID],
} as const

export type EqualityQuestion = keyof typeof EQUALITY_QUESTIONS
export type EqualityAnswers = { readonly [Q in EqualityQuestion]?: (typeof EQUALITY_QUESTIONS)[Q][number] }

/** In the place of an answer: nobody asked, or it was left open. */
export const NOT_KNOWN = 'not-known'

/** How many gave each answer to each question, whom nobody asked at the end. Figures are made of it; it is never shown. */
export type EqualityCounts = {
  readonly people: number
  /** Of those, how many answered anything. */
  readonly answered: number
  readonly questions: readonly {
    readonly question: EqualityQuestion
    readonly cells: readonly { readonly answer: string; readonly people: number }[]
  }[]
}

const QUESTIONS = Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[]

/** The answers of these, out of so many people. */
export function countsOf(all: readonly EqualityAnswers[], people: number): EqualityCounts {
  const questions = QUESTIONS.map((question) => {
    const cells = EQUALITY_QUESTIONS[question].map((answer) => ({
      answer,
      people: all.filter((answers) => answers[question] === answer).length,
    }))
    const known = cells.reduce((sum, cell) => sum + cell.people, 0)
    return { question, cells: [...cells, { answer: NOT_KNOWN, people: Math.max(0, people - known) }] }
  })
  const answered = all.filter((answers) => Object.keys(answers).length > 0).length
  return { people: Math.max(people, answered), answered, questions }
}

/** Two counts as one, of people who are only in one of them. */
export const addedUp = (a: EqualityCounts, b: EqualityCounts): EqualityCounts => ({
  people: a.people + b.people,
  answered: a.answered + b.answered,
  questions: a.questions.map(({ question, cells }, q) => ({
    question,
    cells: cells.map(({ answer, people }, c) => ({
      answer,
      people: people + (b.questions[q]?.cells[c]?.people ?? 0),
    })),
  })),
})

export type EqualityFigures =
  | { readonly is: 'nobody-answered' }
  /** So few people are recorded that nothing can be said of them. */
  | { readonly is: 'too-few' }
  | {
      readonly is: 'figures'
      readonly people: number
      readonly questions: readonly {
        readonly question: EqualityQuestion
        /** Without a number where it is held back. */
        readonly cells: readonly { readonly answer: string; readonly people: number | undefined }[]
      }[]
    }

/** Fewer people than this are not counted out loud. */
export const FEWEST = 5

/** What may be shown of the counts: nothing from which a number that is held back could be worked out. */
export function figuresOf({ people, answered, questions }: EqualityCounts): EqualityFigures {
  if (answered === 0) return { is: 'nobody-answered' }
  if (people < FEWEST) return { is: 'too-few' }
  return {
    is: 'figures',
    people,
    questions: questions.map(({ question, cells }) => {
      const upTo = heldBackUpTo(cells.map((cell) => cell.people))
      return {
        question,
        cells: cells.map((cell) => ({ answer: cell.answer, people: cell.people > upTo ? cell.people : undefined })),
      }
    }),
  }
}

/**
 * The largest number of a question that is held back: at first the last that is too small to be shown. How many people
 * there are is known, so whoever subtracts what is shown has the sum of what is not. Therefore the next larger number is
 * held back too, and all that are the same, until those held back are fewer than five neither singly nor together, and
 * are not all the same: then any of them can be each of them, also for somebody who knows this rule.
 */
export function heldBackUpTo(numbers: readonly number[]): number {
  const sizes = [...new Set(numbers)].filter((size) => size >= FEWEST).sort((a, b) => a - b)
  if (numbers.every((number) => number >= FEWEST)) return FEWEST - 1
  return [FEWEST - 1, ...sizes].find((size) => isBlurred(numbers.filter((number) => number <= size))) ?? Infinity
}

const isBlurred = (heldBack: readonly number[]): boolean =>
  new Set(heldBack).size > 1 && heldBack.reduce((sum, number) => sum + number, 0) >= FEWEST
