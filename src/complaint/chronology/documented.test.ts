import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { ANSWER_CODES, FAULT_CODES } from '../../law/faults.ts'
import type { FieldShape } from '../field.ts'
import { COMMON, GATED, PERSON, POINT, VOCABULARY } from '../vocabulary.ts'
import { readCsvChronologies } from './read-csv.ts'
import { readJsonChronology } from './read-json.ts'

const page = readFileSync('docs/chronology.md', 'utf8')

/** The row of the page that is about this event type. */
const rowOf = (type: string): string =>
  page.split('\n').find((line) => /^\| (?:• )?`([\w-]+)` \|/u.exec(line)?.[1] === type) ?? ''

const quoted = (word: string) => `\`${word}\``

function wordsOf(shape: FieldShape): readonly string[] {
  if (shape.is === 'choice') return shape.of
  if (shape.is === 'list' || shape.is === 'text-or-list') return wordsOf(shape.of)
  return shape.is === 'record' ? Object.entries(shape.of).flatMap(([name, held]) => [name, ...wordsOf(held)]) : []
}

const example = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'su').exec(page)?.[1] ?? ''

for (const type of EVENT_TYPES)
  test(`docs/chronology.md tells of ${type} and each of its fields`, () => {
    const row = rowOf(type)
    assert.notEqual(row, '')
    assert.equal(row.startsWith('| • '), GATED.has(type))
    const [, , , fields = ''] = row.split('|')
    for (const name of Object.keys(VOCABULARY[type])) assert.ok(fields.includes(quoted(name)), name)
  })

test('docs/chronology.md tells of every field that stands on any event, person or point', () => {
  for (const name of Object.keys({ ...COMMON, ...PERSON, ...POINT })) assert.ok(page.includes(quoted(name)), name)
})

test('docs/chronology.md tells of every word that a field may hold', () => {
  const shapes = [COMMON, PERSON, POINT, ...Object.values(VOCABULARY)].flatMap((fields) =>
    Object.values<FieldShape>(fields),
  )
  for (const word of shapes.flatMap(wordsOf)) assert.ok(page.includes(quoted(word)), word)
})

test('docs/chronology.md tells of every fault and every answer', () => {
  for (const code of [...FAULT_CODES, ...ANSWER_CODES]) assert.ok(page.includes(quoted(code)), code)
})

test('the two examples of docs/chronology.md are the same complaint', () => {
  const json = readJsonChronology(example('json'))
  const csv = readCsvChronologies(example('csv'))
  assert.deepEqual(json.ok ? [] : json.error, [])
  assert.deepEqual(csv.ok ? [] : csv.error, [])
  assert.deepEqual(csv.ok && csv.value, [json.ok && json.value])
})
