import type { FastifyBaseLogger } from 'fastify'
import type { Instant, Viewer } from '../casework/ports.ts'
import type { Assessment, Duty } from '../complaint/assessment.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { History } from '../complaint/history.ts'
import type { Door } from '../door/door.ts'
import type { SignedIn } from '../door/sessions.ts'
import type { Day } from '../kernel/day.ts'
import type { CouncilId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import type { FaultCode, FaultDefinition } from '../law/faults.ts'
import type { Rule } from '../law/rule.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { ExplainedDay } from '../law/working-days.ts'
import type { Role } from '../people/roles.ts'
import type { Decision } from '../ombudsman/decision.ts'
import type { CaseSummary } from './summary.ts'

export type CaseRead = { readonly history: History; readonly assessment: Assessment }

/** The use cases that the pages stand on. A case that the viewer may not see is answered as one that does not exist. */
export type Casework = {
  /** Each complaint on the day on which it is judged: today, or the day on which its record ends with the Ombudsman. */
  readonly listCases: (viewer: Viewer, today: Day) => Promise<readonly CaseSummary[]>
  readonly readCase: (
    viewer: Viewer,
    reference: string,
    /** Where no day is asked for, the day on which the list judges it. */
    at: { readonly asOf?: Day; readonly knownAt?: Instant },
  ) => Promise<CaseRead | undefined>
  /** Its chronology to give out, in which nothing is said of when this record took it in. */
  readonly exportCase: (viewer: Viewer, reference: string) => Promise<History | undefined>
}

/** The readers of the check page. What they are given, and what they make of it, is kept nowhere. */
export type Checking = {
  readonly readJson: (text: string) => Result<History, readonly Problem[]>
  readonly readCsv: (text: string) => Result<readonly History[], readonly Problem[]>
  readonly readDecision: (text: string) => Decision
  /** On the day on which the list would judge it. */
  readonly assess: (history: History) => Assessment
}

/** Chronologies as files, in the forms in which they can be read again. */
export type Writing = {
  readonly writeJson: (history: History) => string
  readonly writeCsv: (histories: readonly History[]) => string
}

/** The law as the pages show it. Handed in, because this room knows the law only by its types. */
export type Law = {
  readonly rules: Readonly<Record<RuleId, Rule<RuleId>>>
  readonly faults: Readonly<Record<FaultCode, FaultDefinition>>
  readonly calendar: Pick<Calendar, 'from' | 'to' | 'publishedTo' | 'version' | 'source' | 'titles'>
  /** Working days after the first day up to and including the second. Throws outside the calendar. */
  readonly workingDaysBetween: (after: Day, upTo: Day) => number
  /** The days from the start of a duty to its date, each with its number or why it was skipped; empty where it has none. */
  readonly explain: (duty: Duty) => readonly ExplainedDay[]
}

/** Whoever asks for a page: what they may see, what they do, and the session that they have. */
export type Visitor = {
  readonly viewer: Viewer
  readonly roles: readonly Role[]
  readonly session: SignedIn['session']
}

export const visitorFrom = ({ person, roles, session }: SignedIn, { council }: Pick<Deps, 'council'>): Visitor => ({
  viewer: { council, person, sees: 'every-complaint' },
  roles,
  session,
})

export type Deps = {
  readonly casework: Casework
  readonly checking: Checking
  readonly writing: Writing
  readonly law: Law
  /** The day in Europe/London. */
  readonly today: () => Day
  readonly council: CouncilId
  /** Who comes in and how; or one person whom everybody is, to look at the pages by themselves. */
  readonly door: Door | { readonly everybodyIs: SignedIn }
  /** The address of the proxy that passes requests on and is believed when it says from where. */
  readonly proxy?: string | undefined
  readonly logger: FastifyBaseLogger
  /** Whose service this is, for the header. */
  readonly name: string
  /** A word and a sentence above every page: that these are demonstration cases, say. */
  readonly notice?: { readonly tag: string; readonly text: string }
  /** The host names that this server answers to; any where it is left out. */
  readonly hosts?: readonly string[]
}
