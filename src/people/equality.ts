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

export type EqualityFigure = {
  readonly question: EqualityQuestion
  readonly answer: string
  /** Nothing where so few gave it that they could be told apart. */
  readonly people: number | undefined
}

/** Fewer people than this are not counted out loud. */
const FEWEST = 5

/** How many gave each answer; small numbers are held back. */
export const figuresOf = (all: readonly EqualityAnswers[]): readonly EqualityFigure[] =>
  (Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[]).flatMap((question) =>
    EQUALITY_QUESTIONS[question].map((answer) => {
      const people = all.filter((answers) => answers[question] === answer).length
      return { question, answer, people: people > 0 && people < FEWEST ? undefined : people }
    }),
  )
