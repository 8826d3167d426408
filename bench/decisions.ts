import { EARLY_RESOLUTIONS } from '../src/ombudsman/fixtures/early-resolutions.ts'
import { STATEMENTS } from '../src/ombudsman/fixtures/statements.ts'
import { readDecision, workingDaysIn } from '../src/ombudsman/read-decision.ts'
import { englandAndWales } from '../test/calendar.ts'
import { ratesOf, show, table } from './measure.ts'

const AIM = 1000
const WARM = 50
/** A published decision after an investigation has some nine thousand characters; the invented ones are shorter. */
const LENGTH = 9000

/** A decision of the length of a published one, which tells at length what happened. */
function atLength(text: string): string {
  const story =
    '\n  1. The Council wrote to the family in May and again in June. It said it would reply, and kept a note.'
  const missing = Math.max(0, LENGTH - text.length)
  const happened = `\n\nWhat happened\n${story.repeat(Math.ceil(missing / story.length))}\n\n`
  return text.replace(/\n(?=(?:My assessment|What I found|Analysis|My findings|Final decision)\n)/, happened)
}

/** Decisions read per second, against reading the same texts as JSON strings and against cutting them into words. */
export function benchDecisions(): void {
  const texts = [...STATEMENTS, ...EARLY_RESOLUTIONS].map(({ text }) => atLength(text))
  const asJson = texts.map((text) => JSON.stringify(text))
  const addWorkingDays = workingDaysIn(englandAndWales)
  const each =
    (list: readonly string[], work: (one: string) => unknown) =>
    (times: number): unknown => {
      let last: unknown
      for (let n = 0; n < times; n += 1) last = work(list[n % list.length] ?? '')
      return last
    }
  // A rate is that of a program at work: patterns are compiled after they have been used a while.
  for (let n = 0; n < WARM; n += 1) for (const text of texts) readDecision(text, addWorkingDays)
  const rates = ratesOf([
    { name: 'reading a decision', run: each(texts, (text) => readDecision(text, addWorkingDays)) },
    { name: 'cutting it into words', run: each(texts, (text) => text.split(/\s+/)) },
    { name: 'JSON.parse of it as one string', run: each(asJson, (json) => JSON.parse(json) as unknown) },
  ])
  const size = Math.round(texts.reduce((all, text) => all + text.length, 0) / texts.length / 100) / 10
  console.log(table(`Decisions of the Ombudsman (${texts.length}, ${size} kB on average); aim: ${show(AIM)}`, rates))
  console.log()
}
