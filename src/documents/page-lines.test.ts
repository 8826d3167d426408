import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOfPages, type Piece } from './page-lines.ts'

/** A piece of words six points a letter wide. */
const piece = (x: number, y: number, text: string, height = 12): Piece => ({
  text,
  x,
  y,
  height,
  width: text.length * 6,
})

test('pieces on one height are a line, with a space where there is room for one', () => {
  assert.deepEqual(linesOfPages([[piece(50, 700, 'Up'), piece(62, 700.4, 'held'), piece(90, 699, 'today')]]), [
    'Upheld today',
  ])
})

test('a paragraph that ran over is one line, and space divides paragraphs', () => {
  const long = 'a line that fills the page as far as it goes to the right'
  assert.deepEqual(
    linesOfPages([
      [piece(50, 700, long), piece(50, 686, 'and goes on'), piece(50, 672, 'short, then'), piece(50, 644, 'apart')],
    ]),
    [`${long} and goes on`, 'short, then', '', 'apart'],
  )
})

test('an item of a list, and a heading, stand by themselves below a full line', () => {
  const long = 'a line that fills the page as far as it goes to the right'
  assert.deepEqual(
    linesOfPages([
      [piece(50, 700, long), piece(62, 686, '2. second'), piece(50, 672, long), piece(50, 658, 'Next', 16)],
    ]),
    [long, '  2. second', long, 'Next'],
  )
})

test('what stands at one height at the edge of most pages is left out', () => {
  const page = (number: number, says: string) => [
    piece(50, 800, `Report, page ${number} of 3`),
    piece(50, 700, says),
    piece(50, 686, `${says} again`),
    piece(50, 672, `${says} and again`),
  ]
  const lines = linesOfPages([page(1, 'First'), page(2, 'Second'), [piece(50, 700, 'Report, page 9 of 3')]])
  assert.deepEqual(lines, [
    'First',
    'First again',
    'First and again',
    '',
    'Second',
    'Second again',
    'Second and again',
    '',
    'Report, page 9 of 3',
  ])
})

test('no pages and no words are no lines', () => {
  assert.deepEqual(linesOfPages([]), [])
  assert.deepEqual(linesOfPages([[], []]), [])
})
