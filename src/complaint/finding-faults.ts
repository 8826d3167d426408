import type { Span } from '../kernel/day.ts'
import type { Truth } from '../kernel/truth.ts'
import { FAULTS, type FaultCode, type FaultWeight } from '../law/faults.ts'
import { type RuleId, RULES } from '../law/rules/index.ts'
import type { EventRef, Fault, Lateness, Reading } from './assessment.ts'
import type { Counter } from './counter.ts'
import type { Course } from './course.ts'
import type { Delay, Pause } from './lateness.ts'
import type { Policies } from '../law/policies.ts'

/** What every check is given: the course of one complaint, and how to count. */
export type Case = {
  readonly course: Course
  readonly counter: Counter
  readonly policies: Policies
  readonly pauses: readonly Pause[]
}

/** What a check comes to: faults, delays that the complainant explains, and what the record does not show. */
export type Findings = {
  readonly faults: Fault[]
  readonly explained: { readonly code: FaultCode; readonly says: string; readonly explainedBy: readonly EventRef[] }[]
  readonly notShown: Set<FaultCode>
}

export const noFindings = (): Findings => ({ faults: [], explained: [], notShown: new Set() })

type Particulars = {
  readonly says: string
  readonly because: readonly EventRef[]
  readonly against?: string
  readonly weight?: FaultWeight
  readonly points?: readonly string[]
  readonly rules?: readonly RuleId[]
  readonly since?: Span | undefined
  readonly reading?: Reading | undefined
  readonly workingDaysLate?: Lateness | undefined
}

/** Adds a fault as certain or possible; a `no` adds nothing. */
export function add(findings: Findings, code: FaultCode, truth: Truth, particulars: Particulars): void {
  if (truth === 'no') return
  const { kind, rules: usual } = FAULTS[code]
  const rules = particulars.rules ?? usual
  const { says, because, since, reading, workingDaysLate } = particulars
  findings.faults.push({
    code,
    kind,
    weight: particulars.weight ?? 'fault',
    certainty: truth === 'yes' ? 'certain' : 'possible',
    against: particulars.against ?? rules[0] ?? code,
    says,
    points: particulars.points ?? [],
    rules,
    because,
    cites: citesOf(rules),
    since,
    reading,
    workingDaysLate,
  })
}

/** Adds a delay: as a fault for the council's own part, or as explained where the complainant's wish covers all of it. */
export function addDelay(
  findings: Findings,
  code: FaultCode,
  delay: Delay,
  basis: Truth,
  particulars: Particulars,
): void {
  if (delay.late === 'no') return
  if (delay.byCouncil === 'no') {
    findings.explained.push({ code, says: particulars.says, explainedBy: delay.explainedBy })
    return
  }
  const truth = basis === 'yes' ? delay.byCouncil : basis === 'no' ? 'no' : 'maybe'
  add(findings, code, truth, { ...particulars, workingDaysLate: delay.lateness })
}

const citesByRule: { [Id in RuleId]?: readonly string[] } = {}

/** The citations of one rule as a letter would give them. */
export const citesOfRule = (id: RuleId): readonly string[] =>
  (citesByRule[id] ??= [...new Set(RULES[id].cites.map((cite) => cite.says))])

/** The citations of some rules, each once. */
export const citesOf = (rules: readonly RuleId[]): readonly string[] => {
  const [only] = rules
  return rules.length === 1 && only ? citesOfRule(only) : [...new Set(rules.flatMap(citesOfRule))]
}

/** `""` where a text is known to be empty; a text that is absent from a whole record was not given either. */
export function given(text: string | undefined, course: Course): Truth {
  if (text === undefined) return course.coverage === 'whole' ? 'no' : 'maybe'
  return text.trim() === '' ? 'no' : 'yes'
}
