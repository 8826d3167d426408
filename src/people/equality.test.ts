import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  addedUp,
  countsOf,
  EQUALITY_QUESTIONS,
  type EqualityAnswers,
  FEWEST,
  figuresOf,
  heldBackUpTo,
} from './equality.ts'

type Numbers = readonly number[]
/** What is shown of the numbers of one question. */
type Shown = readonly (number | undefined)[]

const shownOf = (numbers: Numbers): Shown => {
  const upTo = heldBackUpTo(numbers)
  return numbers.map((number) => (number > upTo ? number : undefined))
}

const sum = (numbers: Numbers): number => numbers.reduce((all, number) => all + number, 0)

/** Every way in which so many people can have given so many answers. */
function everyWay(answers: number, people: number): readonly Numbers[] {
  if (answers === 1) return [[people]]
  return Array.from({ length: people + 1 }, (_, first) =>
    everyWay(answers - 1, people - first).map((rest) => [first, ...rest]),
  ).flat()
}

/**
 * The attack: somebody who knows how many people there are, and by which rule numbers are held back, writes down every
 * way that would be shown just so, and sees which numbers are the same in all of them. Gives what they worked out.
 */
function workedOut(show: (numbers: Numbers) => Shown, answers: number, people: number): readonly string[] {
  const alike = Map.groupBy(everyWay(answers, people), (numbers) => JSON.stringify(show(numbers)))
  return [...alike.values()].flatMap((ways) => {
    const shown = show(ways[0] ?? [])
    const found = shown.flatMap((cell, at) =>
      cell === undefined && new Set(ways.map((numbers) => numbers[at])).size === 1 ? [at] : [],
    )
    const hidden = (ways[0] ?? []).filter((_, at) => shown[at] === undefined)
    const few = hidden.length > 0 && sum(hidden) < FEWEST ? ['a few together'] : []
    return [...found.map(String), ...few].map((what) => `${what} of ${String(ways[0])}`)
  })
}

describe('Figures of equality answers', () => {
  test('give nobody a number that is held back, by subtracting or by knowing the rule', () => {
    for (const [answers, most] of [
      [2, 30],
      [3, 30],
      [4, 22],
      [5, 16],
    ] as const)
      for (let people = FEWEST; people <= most; people += 1)
        assert.deepEqual(workedOut(shownOf, answers, people), [], `${people} people, ${answers} answers`)
  })

  test('would give it away if the small numbers alone were held back, or the next one only', () => {
    const smallOnly = (numbers: Numbers): Shown => numbers.map((number) => (number < FEWEST ? undefined : number))
    assert.ok(workedOut(smallOnly, 3, 20).some((found) => found.endsWith('of 3,5,12')))
    const andTheNext = (numbers: Numbers): Shown => {
      const [, second = 0] = numbers.toSorted((a, b) => a - b)
      return numbers.some((number) => number < FEWEST) ? numbers.map((n) => (n > second ? n : undefined)) : numbers
    }
    assert.ok(workedOut(andTheNext, 3, 13).some((found) => found.endsWith('of 4,4,5')))
  })

  test('show no number under five, and every other that gives none of those away', () => {
    assert.deepEqual(shownOf([12, 9, 2, 4]), [12, 9, undefined, undefined])
    assert.deepEqual(shownOf([12, 9, 3, 8]), [12, 9, undefined, undefined])
    assert.deepEqual(shownOf([12, 8, 3, 8]), [12, undefined, undefined, undefined])
    assert.deepEqual(shownOf([0, 0, 3, 12, 6, 1, 5]), [undefined, undefined, undefined, 12, 6, undefined, undefined])
    assert.deepEqual(shownOf([0, 27]), [undefined, undefined])
    assert.deepEqual(shownOf([5, 7, 30]), [5, 7, 30])
  })

  const given = (count: number, answers: EqualityAnswers) => Array.from({ length: count }, () => answers)

  test('count everybody, with those who prefer not to say and those of whom it is not known', () => {
    const all = [
      ...given(6, { sex: 'female' }),
      ...given(7, { sex: 'male' }),
      ...given(8, { sex: 'prefer-not-to-say' }),
    ]
    const figures = figuresOf(countsOf(all, 30))
    assert.ok(figures.is === 'figures')
    assert.deepEqual([figures.people, figures.questions.length], [30, Object.keys(EQUALITY_QUESTIONS).length])
    assert.deepEqual(
      figures.questions.find(({ question }) => question === 'sex')?.cells.map(({ answer, people }) => [answer, people]),
      [
        ['female', 6],
        ['male', 7],
        ['prefer-not-to-say', 8],
        ['not-known', 9],
      ],
    )
  })

  test('say nothing of very few people, nor where nobody answered', () => {
    assert.deepEqual(figuresOf(countsOf(given(3, { sex: 'female' }), 4)), { is: 'too-few' })
    assert.deepEqual(figuresOf(countsOf([{}], 40)), { is: 'nobody-answered' })
  })

  test('of two records are made of both together, and not of the figures of each', () => {
    const half = countsOf(given(4, { disabled: 'yes' }), 20)
    const figures = figuresOf(addedUp(half, half))
    assert.ok(figures.is === 'figures')
    assert.equal(figures.people, 40)
    const disabled = figures.questions.find(({ question }) => question === 'disabled')
    assert.deepEqual(addedUp(half, half), countsOf(given(8, { disabled: 'yes' }), 40))
    assert.equal(disabled?.cells.at(-1)?.people, 32)
  })
})
