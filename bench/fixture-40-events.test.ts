import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assess } from '../src/complaint/assess.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { day, parseDay } from '../src/kernel/day.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { englandAndWales } from '../test/calendar.ts'

const text = readFileSync(new URL('./fixture-40-events.json', import.meta.url), 'utf8')

function history() {
  const read = readJsonChronology(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

test('the measured complaint is a whole record of 40 events in 3 to 4 kB, each with its day', () => {
  const { coverage, events, points } = history()
  assert.deepEqual([coverage, events.length, points.length], ['whole', 40, 4])
  assert.ok(events.every(({ on }) => parseDay(on ?? '') !== undefined))
  const bytes = Buffer.byteLength(JSON.stringify(JSON.parse(text)))
  assert.ok(bytes >= 3000 && bytes <= 4000, `${bytes} bytes`)
})

test('it went through all three stages, two things in it were late, and the child was not told the final outcome', () => {
  const found = assess(history(), { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf: day('2024-10-01') })
  const done = ['S1.respond', 'S2.complete', 'S3.panel-held', 'S3.report', 'S3.respond']
  for (const rule of done)
    assert.ok(
      found.duties.some((duty) => duty.rule === rule && duty.done !== undefined),
      rule,
    )
  assert.deepEqual(new Set(found.findings.map(({ by }) => by)).size, 5)
  assert.equal(found.stage, 'closed')
  assert.deepEqual(found.faults.map(({ code }) => code).sort(), [
    'OUTCOME_NOT_TOLD',
    'RECOMMENDATION_LATE',
    'S3_RESPONSE_LATE',
  ])
})
