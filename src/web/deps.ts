import type { FastifyBaseLogger } from 'fastify'
import type { Askings } from '../casework/asking.ts'
import type { Notes } from '../casework/noting.ts'
import type { CaseSeen, Imported, ImportRefusal } from '../casework/casework.ts'
import type { ComplaintPeople } from '../casework/complaint-people.ts'
import type { Emergency } from '../casework/emergency.ts'
import type { EmergencyReading } from '../casework/emergency-reading.ts'
import type { Covers } from '../casework/covers.ts'
import type { FileReader } from '../casework/file-reader-port.ts'
import type { HeldByOther } from '../casework/held.ts'
import type { HoldReviews } from '../casework/hold-reviews.ts'
import type { Looking } from '../casework/looking.ts'
import type { People } from '../casework/people.ts'
import type { Instant, Viewer } from '../casework/ports.ts'
import type { ReadKind } from '../casework/read-records-port.ts'
import type { SavedView, ViewRefusal } from '../casework/saved-views.ts'
import type { Choices, Worklist, WorklistAsked } from '../casework/worklist.ts'
import type { Opening, OpenRefusal } from '../casework/open-complaint.ts'
import type { Standing, StepAsked, StepRefused, StepTaken } from '../casework/take-step.ts'
import { viewerFor } from '../casework/viewer.ts'
import type { SheetMappings } from '../casework/sheet-mappings.ts'
import type { Assessment, Duty } from '../complaint/assessment.ts'
import type { Mapping, Target } from '../complaint/chronology/mapping.ts'
import type { Problem } from '../complaint/chronology/problem.ts'
import type { SheetForm, SheetReading, SheetRows } from '../complaint/chronology/read-sheet.ts'
import type { Suggestion } from '../complaint/chronology/suggest-mapping.ts'
import type { Table } from '../complaint/chronology/write-csv.ts'
import type { StepAsks } from '../complaint/taking/asks.ts'
import type { History } from '../complaint/history.ts'
import type { CannotSuppose, Supposed, WhatIf } from '../complaint/what-if.ts'
import type { Door } from '../door/door.ts'
import type { SignedIn } from '../door/sessions.ts'
import type { Day } from '../kernel/day.ts'
import type { EventType } from '../kernel/event-types.ts'
import type { CouncilId, PersonId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import type { FaultCode, FaultDefinition } from '../law/faults.ts'
import type { PolicyDefinition } from '../law/policies.ts'
import type { Rule } from '../law/rule.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { LegalFunction, Scope } from '../law/scope.ts'
import type { ExplainedDay } from '../law/working-days.ts'
import type { WhoMayRefusal } from '../casework/who-may.ts'
import type { Access, AccessEvent } from '../people/access.ts'
import { type Covered, partsCovered } from '../people/cover.ts'
import type { ComplaintAction } from '../people/permission.ts'
import type { Role } from '../people/roles.ts'
import type { Decision } from '../ombudsman/decision.ts'
import type { StepCode } from '../complaint/step-words.ts'
import type { Forecast } from '../worklist/forecast.ts'
import { colleagues, type Known } from './colleagues.ts'

/** What a case is read for, as the read is recorded. */
export type CaseUse = Extract<ReadKind, 'case' | 'date' | 'download'>

export type CaseRead = CaseSeen & { readonly assessment: Assessment }

/** The use cases that the pages stand on. A case that the viewer may not see is answered as one that does not exist. */
export type Casework = Looking &
  ComplaintPeople &
  Askings &
  Notes &
  Emergency & {
    /** One page of the list, as it stands today. */
    readonly worklist: (viewer: Viewer, asked: Omit<WorklistAsked, 'soon'>) => Promise<Worklist>
    readonly choices: (viewer: Viewer) => Promise<Choices>
    readonly forecast: (viewer: Viewer) => Promise<Forecast>
    /** All that somebody may do to a complaint; to one that is not there, nothing. */
    readonly allowed: (viewer: Viewer, reference: string) => Promise<ReadonlySet<ComplaintAction>>
    readonly whoMay: (viewer: Viewer, reference: string) => Promise<Access | undefined>
    readonly sayWhoMay: (
      viewer: Viewer,
      reference: string,
      change: AccessEvent,
      and?: readonly AccessEvent[],
    ) => Promise<Result<Access, WhoMayRefusal>>
    readonly standing: (viewer: Viewer, reference: string) => Promise<Standing | undefined>
    readonly held: (viewer: Viewer) => Promise<readonly Standing[]>
    /** The live complaints to which somebody else is assigned, and how many each of some is assigned to. */
    readonly heldFor: (viewer: Viewer, who: PersonId) => Promise<readonly HeldByOther[]>
    readonly holdingOf: (viewer: Viewer, people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, number>>
    readonly takeStep: (viewer: Viewer, asked: StepAsked) => Promise<Result<StepTaken, StepRefused>>
    readonly open: (viewer: Viewer, opening: Opening) => Promise<Result<string, OpenRefusal>>
    /** The holds that are to be looked at again within ten working days, or should have been, the earliest first. */
    readonly holdReviews: (viewer: Viewer) => Promise<HoldReviews>
    /** How many complaints each rule touches. */
    readonly touchedBy: (viewer: Viewer, rules: readonly RuleId[]) => Promise<readonly number[]>
    readonly savedViews: (viewer: Viewer) => Promise<readonly SavedView[]>
    readonly saveView: (viewer: Viewer, view: Omit<SavedView, 'id'>) => Promise<Result<SavedView, ViewRefusal>>
    readonly dropView: (viewer: Viewer, id: string) => Promise<void>
    readonly readCase: (
      viewer: Viewer,
      reference: string,
      /** Where no day is asked for, the day on which the list judges it. */
      at: { readonly asOf?: Day; readonly knownAt?: Instant; /** What it is read for. */ readonly to: CaseUse },
    ) => Promise<CaseRead | undefined>
    /** Its chronology to give out, in which nothing is said of when this record took it in. */
    readonly exportCase: (viewer: Viewer, reference: string) => Promise<History | undefined>
    /** Takes a complaint into the record as it is; one that is there already with another history is left as it is. */
    readonly importCase: (viewer: Viewer, history: History) => Promise<Result<Imported, ImportRefusal>>
  }

/** The readers of the check page. What they are given, and what they make of it, is kept nowhere. */
export type Checking = {
  /** Reads a file that nobody vouches for, in a process of its own. */
  readonly readFile: FileReader['readFile']
  readonly readJson: (text: string) => Result<History, readonly Problem[]>
  readonly readCsv: (text: string) => Result<readonly History[], readonly Problem[]>
  readonly readDecision: (text: string) => Decision
  readonly readDecisionLines: (lines: readonly string[]) => Decision
  /** Reads a sheet of complaints, a few at a time, so that others are answered meanwhile. */
  readonly readSheet: (sheet: SheetRows, form: SheetForm) => Promise<SheetReading>
  readonly isRowAnEvent: (columns: readonly string[]) => boolean
  readonly columns: ColumnMeanings
  /** On the day on which the list would judge it. */
  readonly assess: (history: History) => Assessment
}

/** What the columns of a sheet with one row a complaint may hold, in the words of a mapping. */
export type ColumnMeanings = {
  readonly suggest: (columns: readonly string[]) => readonly Suggestion[]
  /** All that a column is offered to hold. */
  readonly words: readonly string[]
  readonly targetOf: (word: string) => Target | undefined
  /** What was chosen for each column, as a mapping that is still to be read. */
  readonly chosen: (chosen: readonly (readonly [column: string, word: string | null])[]) => Mapping
  readonly read: (mapping: unknown) => Result<Mapping, readonly Problem[]>
}

/** Chronologies and what was found in them as files; a chronology can be read again. */
export type Writing = {
  readonly writeJson: (history: History) => string
  readonly chronologyTable: (histories: readonly History[]) => Table
  /** An assessment in its published form, `redress-assessment/1`. */
  readonly assessmentJson: (assessment: Assessment) => object
  readonly foundTable: (assessments: readonly Assessment[]) => Table
  readonly decisionTable: (decision: Decision) => Table
  readonly problemTable: (problems: readonly Problem[]) => Table
  readonly writeCsv: (table: Table) => string
  /** The error says in a sentence what does not fit into a workbook. */
  readonly writeWorkbook: (
    sheets: readonly (Table & { readonly name: string })[],
  ) => Promise<Result<Uint8Array, string>>
}

/** The law as the pages show it. Handed in, because this room knows the law only by its types. */
export type Law = {
  readonly rules: Readonly<Record<RuleId, Rule<RuleId>>>
  readonly faults: Readonly<Record<FaultCode, FaultDefinition>>
  /** What the council settles for itself, as it is set now. */
  readonly policies: readonly PolicyInForce[]
  /** Each step in words. */
  readonly steps: Readonly<Record<StepCode, string>>
  readonly calendar: Pick<Calendar, 'from' | 'to' | 'publishedTo' | 'version' | 'source' | 'titles'>
  /** Working days after the first day up to and including the second. Throws outside the calendar. */
  readonly workingDaysBetween: (after: Day, upTo: Day) => number
  /** The days from the start of a duty to its date, each with its number or why it was skipped; empty where it has none. */
  readonly explain: (duty: Duty) => readonly ExplainedDay[]
  /** The date of a duty under other facts; without any, whether its date is one that can be asked about. */
  readonly whatIf: (duty: Duty, supposed: Supposed) => Result<WhatIf, readonly CannotSuppose[]>
}

/** What the forms of steps ask. Handed in, because this room knows a complaint only by its types. */
export type StepForms = {
  readonly asks: (type: EventType, history: History) => StepAsks
  /** Where the law puts a point that is about this function. */
  readonly belongs: (legalFunction: LegalFunction | undefined) => Scope
  /** What is asked of somebody before an appointment. */
  readonly questions: Readonly<Record<string, string>>
}

export type PolicyInForce = Pick<PolicyDefinition, 'number' | 'title' | 'reason'> & { readonly value: unknown }

/** Whoever asks for a page: what they may see, what they do, and the session that they have. */
export type Visitor = {
  readonly viewer: Viewer
  readonly roles: readonly Role[]
  readonly session: SignedIn['session']
}

/** Whoever is signed in, as they may see today: with what they cover for others, which a day begins and ends. */
export async function visitorFor({ person, roles, session }: SignedIn, deps: Deps): Promise<Visitor> {
  const { council } = deps
  const covering = await coveringOf(deps, { person, roles })
  return { viewer: viewerFor({ council, person, roles, ...(covering.length > 0 && { covering }) }), roles, session }
}

/** For whom somebody covers today: only for those who can sign in still, and only in parts that both have. */
async function coveringOf(
  deps: Deps,
  { person, roles }: Pick<SignedIn, 'person' | 'roles'>,
): Promise<readonly Covered[]> {
  const { covers, council, today } = deps
  const on = await covers.on(council, person, today())
  const able = on.length === 0 ? [] : await colleagues(deps)
  return on.flatMap(({ away }) => {
    const parts = partsCovered(able.find((one) => one.person === away)?.roles ?? [], roles)
    return parts.length > 0 ? [{ person: away, roles: parts }] : []
  })
}

export type Deps = {
  readonly casework: Casework
  readonly checking: Checking
  /** What the columns of the council's own sheets were said to mean. */
  readonly mappings: SheetMappings
  readonly writing: Writing
  /** People and the register of independents. */
  readonly people: People
  /** What two people may read while no read can be recorded. */
  readonly emergencyReading: EmergencyReading
  /** Who covers for whom. */
  readonly covers: Covers
  readonly law: Law
  readonly steps: StepForms
  /** The day in Europe/London. */
  readonly today: () => Day
  readonly council: CouncilId
  /** Who comes in and how; or one person whom everybody is, and those beside them, to look at the pages by themselves. */
  readonly door: Door | { readonly everybodyIs: SignedIn; readonly beside?: readonly Known[] }
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
