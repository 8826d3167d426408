import { readFileSync } from 'node:fs'
import { assess } from '../src/complaint/assess.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { day } from '../src/kernel/day.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { englandAndWales as calendar } from '../test/calendar.ts'
import { ratesOf, table } from './measure.ts'

/** Assessing the committed history of 40 events, without explanations, against reading the same text as JSON. */
export function benchAssess(): string {
  const text = readFileSync(new URL('./fixture-40-events.json', import.meta.url), 'utf8')
  const compact = JSON.stringify(JSON.parse(text))
  const read = readJsonChronology(compact)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const history = read.value
  const question = { policies: DEFAULT_POLICIES, calendar, asOf: day('2026-06-01') }
  const rates = ratesOf([
    {
      name: 'JSON.parse of it',
      run: (times) => {
        let last: unknown
        for (let n = 0; n < times; n += 1) last = JSON.parse(compact)
        return last
      },
    },
    {
      name: 'assessing it',
      run: (times) => {
        let last: unknown
        for (let n = 0; n < times; n += 1) last = assess(history, question)
        return last
      },
    },
  ])
  const size = `${history.events.length} events, ${(Buffer.byteLength(compact) / 1024).toFixed(1)} kB`
  return table(`One whole complaint (${size}); aim: within 10 times, the goal is 3`, rates)
}
