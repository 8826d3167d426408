import assert from 'node:assert/strict'
import type {
  Assessment,
  Bounds,
  Certainty,
  Duty,
  Fault,
  Holder,
  Reading,
  Right,
  StageName,
  Standing,
} from '../src/complaint/assessment.ts'
import { dayText, type Span } from '../src/kernel/day.ts'
import type { AnswerCode, FaultCode, FaultWeight } from '../src/law/faults.ts'
import type { RuleId } from '../src/law/rules/index.ts'

type FaultFound = {
  readonly certainty?: Certainty
  readonly weight?: FaultWeight
  readonly against?: string
  /** The first day of fault. */
  readonly since?: string
  readonly points?: readonly string[]
  readonly reading?: Reading
  readonly because?: readonly string[]
  /** Working days late by the council's delay: a number, or the least and the most. */
  readonly council?: number | Bounds
  /** Working days late by the complainant's own wish. */
  readonly complainant?: number | Bounds
}

type DutyFound = {
  readonly reading?: Reading
  readonly standing?: Standing
  readonly firstDue?: string
  readonly latest?: string
  readonly from?: string
  readonly points?: readonly string[]
  readonly certainty?: Certainty
  readonly headline?: boolean
  readonly council?: number
  readonly complainant?: number
}

/** What the law says of a story on a day. Every question answers itself, so that they can be strung together. */
export class Judged {
  readonly assessment: Assessment

  constructor(assessment: Assessment) {
    this.assessment = assessment
  }

  finds(code: FaultCode, expected: FaultFound = {}): this {
    const found = this.assessment.faults.filter((fault) => fault.code === code)
    if (!found.some((fault) => matches(factsOf(fault), expected)))
      assert.deepEqual(
        found.map((fault) => picked(factsOf(fault), expected)),
        [expected],
        `${code}\n${this.#found()}`,
      )
    return this
  }

  /** Exactly these codes and no other. */
  findsOnly(...codes: FaultCode[]): this {
    assert.deepEqual(
      [...new Set(this.assessment.faults.map(({ code }) => code))].sort(),
      [...codes].sort(),
      this.#found(),
    )
    return this
  }

  doesNotFind(...codes: FaultCode[]): this {
    for (const code of codes)
      assert.ok(!this.assessment.faults.some((fault) => fault.code === code), `${code} is found\n${this.#found()}`)
    return this
  }

  /** No fault of this code under this limit. */
  doesNotFindAgainst(code: FaultCode, against: string): this {
    const found = this.assessment.faults.some((fault) => fault.code === code && fault.against === against)
    assert.ok(!found, `${code} against ${against} is found\n${this.#found()}`)
    return this
  }

  /** A whole record would show the code, or that there is no such fault; this one does neither. */
  leavesOpen(...codes: FaultCode[]): this {
    for (const code of codes)
      assert.ok(this.assessment.notShown.includes(code), `notShown is ${this.assessment.notShown.join(', ')}`)
    return this.doesNotFind(...codes)
  }

  /** A delay that the complainant asked for, and no fault. */
  explains(code: FaultCode, ...by: string[]): this {
    const explained = this.assessment.explained.filter((one) => one.code === code)
    assert.ok(explained.length > 0, `${code} is not explained\n${this.#found()}`)
    if (by.length > 0) assert.ok(explained.some((one) => by.every((ref) => one.explainedBy.includes(ref))))
    return this.doesNotFind(code)
  }

  answers(code: AnswerCode, certainty?: Certainty): this {
    const given = this.assessment.answers.find(({ answer }) => answer === code)
    assert.ok(given, `the answers are ${this.#answers()}`)
    if (certainty) assert.equal(given.certainty, certainty, given.says)
    return this
  }

  doesNotAnswer(...codes: AnswerCode[]): this {
    for (const code of codes)
      assert.ok(!this.assessment.answers.some(({ answer }) => answer === code), `the answers are ${this.#answers()}`)
    return this
  }

  /** A duty under the rule falls due on the day. */
  due(rule: RuleId, date: string, expected: DutyFound = {}): this {
    const wanted = { due: date, ...expected }
    const duties = this.assessment.duties.filter((duty) => duty.rule === rule)
    if (!duties.some((duty) => matches(datesOf(duty), wanted)))
      assert.deepEqual(
        duties.map((duty) => picked(datesOf(duty), wanted)),
        [wanted],
        rule,
      )
    return this
  }

  owesNothingUnder(rule: RuleId): this {
    const standings = this.assessment.duties.filter((duty) => duty.rule === rule).map((duty) => duty.standing)
    assert.deepEqual(
      standings.filter((standing) => standing === 'running' || standing === 'overdue'),
      [],
      rule,
    )
    return this
  }

  hasRight(right: Right['right'], until?: string | null): this {
    const found = this.assessment.rights.filter((one) => one.right === right)
    const untils = found.map((one) => (one.until ? spanText(one.until) : null))
    assert.ok(
      until === undefined ? found.length > 0 : untils.includes(until),
      `${right}: ${untils.join(', ') || 'none'}`,
    )
    return this
  }

  hasNoRight(...rights: Right['right'][]): this {
    for (const right of rights) assert.ok(!this.assessment.rights.some((one) => one.right === right), right)
    return this
  }

  /** Exactly one holder has the lead, and it is this one, by name where one is given. */
  leads(who: Holder, by?: string, name?: string): this {
    const leads = this.assessment.next.filter(({ lead }) => lead)
    const wanted = { who, ...(by === undefined ? {} : { by }), ...(name === undefined ? {} : { name }) }
    assert.deepEqual(
      leads.map((step) => picked({ who: step.who, by: step.by && spanText(step.by), name: step.name }, wanted)),
      [wanted],
      this.assessment.next.map((step) => `${step.lead ? '* ' : '  '}${step.who}: ${step.must}`).join('\n'),
    )
    return this
  }

  /** Nothing is left for anyone to lead. */
  leadsNowhere(): this {
    assert.deepEqual(
      this.assessment.next.filter(({ lead }) => lead),
      [],
    )
    assert.equal(this.assessment.live, false)
    return this
  }

  /** The whole complaint waits for proceedings, or not. */
  isHeld(held: boolean): this {
    assert.equal(this.assessment.held, held)
    return this
  }

  inStage(stage: StageName): this {
    assert.equal(this.assessment.stage, stage)
    return this
  }

  #found(): string {
    const lines = this.assessment.faults.map(
      (fault) => `${fault.code} ${JSON.stringify(factsOf(fault))} “${fault.says}”`,
    )
    return lines.length > 0 ? `found:\n${lines.join('\n')}` : 'nothing is found'
  }

  #answers(): string {
    return this.assessment.answers.map(({ answer, certainty }) => `${answer} (${certainty})`).join(', ') || 'none'
  }
}

const dayWords = (value: Span['earliest']): string => (Number.isFinite(value) ? dayText(value) : '?')

const spanText = ({ earliest, latest }: Span): string =>
  earliest === latest ? dayWords(earliest) : `${dayWords(earliest)}/${dayWords(latest)}`

const bounds = ({ atLeast, atMost }: Bounds): number | Bounds => (atLeast === atMost ? atLeast : { atLeast, atMost })

const factsOf = (fault: Fault) => ({
  certainty: fault.certainty,
  weight: fault.weight,
  against: fault.against,
  points: fault.points,
  reading: fault.reading,
  because: fault.because,
  since: fault.since && spanText(fault.since),
  council: fault.workingDaysLate && bounds(fault.workingDaysLate.council),
  complainant: fault.workingDaysLate && bounds(fault.workingDaysLate.complainant),
})

const datesOf = (duty: Duty) => ({
  due: spanText(duty.due),
  reading: duty.reading,
  standing: duty.standing,
  firstDue: spanText(duty.firstDue),
  latest: duty.latest && spanText(duty.latest),
  from: spanText(duty.from),
  points: duty.points,
  certainty: duty.certainty,
  headline: duty.headline,
  council: duty.workingDaysLate.council.atMost,
  complainant: duty.workingDaysLate.complainant.atMost,
})

/** The facts of the one that the other speaks of. */
const picked = (facts: Readonly<Record<string, unknown>>, expected: object): object =>
  Object.fromEntries(Object.keys(expected).map((key) => [key, facts[key]]))

function matches(facts: Readonly<Record<string, unknown>>, expected: object): boolean {
  return JSON.stringify(picked(facts, expected)) === JSON.stringify(expected)
}
