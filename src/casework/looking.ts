import type { Assessment, Holder, NextStep } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import type { PersonId, StreamId } from '../kernel/ids.ts'
import type { Casework } from './casework.ts'
import type { OpeningShown } from './emergency.ts'
import type { People } from './people.ts'
import type { Clock, Instant, Viewer } from './ports.ts'
import { coveredBy, type ReadRecord, type ReadRecords } from './read-records-port.ts'
import { confirmedIn } from '../people/journalled.ts'
import { complaintStream } from './recorded-complaint.ts'
import {
  type AgainAndAgain,
  type Looked,
  type ManyInADay,
  type OutOfHours,
  type ReadTally,
  readTally,
} from './unusual-reads.ts'

/** One look at a complaint, and who looked; without a name, their account is not known here. */
export type Look = Pick<ReadRecord, 'entry' | 'at' | 'way' | 'what'> & {
  readonly name?: string
  /** For whom they covered, where that is why they could; without a name, that account is not known here. */
  readonly coveringFor?: { readonly name?: string }
}

/** A page of looks, the latest first. */
export type Looks = {
  readonly looks: readonly Look[]
  /** The last entry of this page, where there are older ones. */
  readonly olderThan?: number
}

export type Readers = Looks & { readonly reference: string }
export type PersonReaders = Looks & { readonly id: StreamId; readonly name: string }

/** An opening, by whom, and what was looked at by it, the earliest first. */
export type OpeningLooks = {
  readonly opening: OpeningShown & { readonly name?: string }
  readonly looks: readonly Pick<Look, 'entry' | 'at' | 'what'>[]
}

type Named<Of extends { readonly person: PersonId }> = Omit<Of, 'person'> & { readonly name?: string }

export type UnusualReads = {
  readonly since: Instant
  readonly outOfHours: readonly Named<OutOfHours>[]
  readonly manyInADay: readonly Named<ManyInADay>[]
  readonly againAndAgain: readonly (Omit<Named<AgainAndAgain>, 'stream'> & { readonly reference: string })[]
  /** At a complaint in which somebody has their own surname or contact. */
  readonly close: readonly (Omit<Named<Looked>, 'stream'> & { readonly reference: string })[]
}

/** Who has looked at complaints and at people. */
export type Looking = {
  /** A page of those who looked at one complaint, the latest first; nothing where the viewer may not see it. */
  readonly readers: (viewer: Viewer, reference: string, before?: number) => Promise<Readers | undefined>
  /** The same of somebody on the register; nothing where they are not in the record. */
  readonly personReaders: (viewer: Viewer, id: string, before?: number) => Promise<PersonReaders | undefined>
  /** What somebody looked at by an opening in an emergency; nothing where the viewer has no such opening to review. */
  readonly looksDuring: (viewer: Viewer, opening: string) => Promise<OpeningLooks | undefined>
  /** What is unusual in the looking of the last 30 days. */
  readonly unusualReads: (viewer: Viewer) => Promise<UnusualReads>
}

export type KnownAccount = {
  readonly person: PersonId
  readonly name: string
  readonly roles: readonly string[]
  readonly email?: string | undefined
}

export type LookingParts = {
  readonly reads: Pick<ReadRecords, 'ofStream' | 'between'>
  /** The complaints, in several records; the first that has a reference is asked for it. */
  readonly records: readonly Pick<Casework, 'read' | 'references' | 'openings' | 'closeTo'>[]
  readonly people: Pick<People, 'read'>
  readonly accounts: () => Promise<readonly KnownAccount[]>
  readonly clock: Clock
  /** What is owed in a complaint today. */
  readonly assess: (history: History) => Assessment
}

const PER_PAGE = 25
const DAYS = 30
const AT_ONCE = 1000

export function lookingIn(parts: LookingParts): Looking {
  const { reads, clock } = parts
  return {
    async readers(viewer, reference, before) {
      if (!(await historyOf(parts, viewer, reference))) return undefined
      const { stream } = complaintStream(viewer.council, reference)
      return { reference, ...(await looksAt(parts, stream, before)) }
    },

    async personReaders(viewer, id, before) {
      const found = await parts.people.read(viewer, id)
      return found && { id: found.id, name: found.person.name, ...(await looksAt(parts, found.id, before)) }
    },

    looksDuring: (viewer, opening) => looksDuring(parts, viewer, opening),

    async unusualReads(viewer) {
      const now = Temporal.Instant.from(clock.now())
      const since = now.subtract({ hours: DAYS * 24 }).toString({ smallestUnit: 'millisecond' })
      const counted = await tallied(reads, since, clock.now())
      const accounts = await accountsById(parts)
      const named = <Of extends { readonly person: PersonId }>({ person, ...rest }: Of) => ({
        ...rest,
        ...nameIn(accounts, person),
      })
      return {
        since,
        outOfHours: counted.outOfHours().map(named),
        manyInADay: counted.manyInADay().map(named),
        close: (await closeToThem(parts, viewer, counted, accounts)).map(named),
        againAndAgain: (await withoutAStep(parts, viewer, counted.againAndAgain(), accounts)).map(named),
      }
    },
  }
}

async function looksAt(parts: LookingParts, stream: StreamId, before: number | undefined): Promise<Looks> {
  const found = await parts.reads.ofStream(stream, PER_PAGE + 1, before)
  const shown = found.slice(0, PER_PAGE)
  const accounts = await accountsById(parts)
  const olderThan = found.length > PER_PAGE ? shown.at(-1)?.entry : undefined
  return {
    looks: shown.map(({ entry, at, way, what, person }) => {
      const away = coveredBy(way)
      const covering = away === undefined ? {} : { coveringFor: nameIn(accounts, away) }
      return { entry, at, way, what, ...nameIn(accounts, person), ...covering }
    }),
    ...(olderThan !== undefined && { olderThan }),
  }
}

async function looksDuring(parts: LookingParts, viewer: Viewer, id: string): Promise<OpeningLooks | undefined> {
  const openings = (await Promise.all(parts.records.map((record) => record.openings(viewer)))).flat()
  const opening = openings.find((one) => one.opening === id)
  if (!opening) return undefined
  const { stream } = complaintStream(viewer.council, opening.reference)
  const looks: ReadRecord[] = []
  for (let before: number | undefined; ;) {
    const found = await parts.reads.ofStream(stream, AT_ONCE, before)
    looks.push(...found.filter((look) => isOfOpening(look, opening)))
    const last = found.at(-1)
    if (!last || last.at < opening.at) break
    before = last.entry
  }
  const accounts = await accountsById(parts)
  return { opening: { ...opening, ...nameIn(accounts, opening.person) }, looks: looks.toReversed() }
}

const isOfOpening = ({ person, way, at }: ReadRecord, opening: OpeningShown): boolean =>
  person === opening.person &&
  (opening.confirmedBy === undefined ? way === 'emergency' : confirmedIn(way) === opening.confirmedBy) &&
  at >= opening.at &&
  at <= opening.until

type Accounts = ReadonlyMap<PersonId, KnownAccount>

const accountsById = async ({ accounts }: LookingParts): Promise<Accounts> =>
  new Map((await accounts()).map((account) => [account.person, account]))

const nameIn = (accounts: Accounts, person: PersonId): { readonly name?: string } => {
  const name = accounts.get(person)?.name
  return name === undefined ? {} : { name }
}

async function tallied(reads: Pick<ReadRecords, 'between'>, from: Instant, to: Instant) {
  const counted = readTally()
  for (let last: ReadRecord | undefined; ;) {
    const found = await reads.between(from, to, AT_ONCE, last)
    found.forEach(counted.add)
    last = found.at(-1)
    if (!last) return counted
  }
}

async function historyOf({ records }: LookingParts, viewer: Viewer, reference: string): Promise<History | undefined> {
  for (const record of records) {
    const history = await record.read(viewer, reference)
    if (history) return history
  }
  return undefined
}

/** Those who hold no step in the complaint, which is named by its reference; what the viewer may not see is left out. */
async function withoutAStep(
  parts: LookingParts,
  viewer: Viewer,
  counted: readonly AgainAndAgain[],
  accounts: Accounts,
) {
  const references = counted.length > 0 ? await referencesByStream(parts, viewer) : new Map<StreamId, string>()
  const found: (Omit<AgainAndAgain, 'stream'> & { readonly reference: string })[] = []
  for (const { stream, ...look } of counted) {
    const reference = references.get(stream)
    const history = reference === undefined ? undefined : await historyOf(parts, viewer, reference)
    if (!history || reference === undefined) continue
    const account = accounts.get(look.person)
    if (account && parts.assess(history).next.some((step) => holds(account, step))) continue
    found.push({ ...look, reference })
  }
  return found
}

/** Those who looked at a complaint in which somebody has their surname or is reached as they are. */
async function closeToThem(parts: LookingParts, viewer: Viewer, counted: ReadTally, accounts: Accounts) {
  const found: (Omit<Looked, 'stream'> & { readonly reference: string })[] = []
  for (const { person, name, email } of accounts.values()) {
    const looked = new Map(counted.lookedInto(person).map((look) => [look.stream, look]))
    if (looked.size === 0) continue
    const who = { name, contacts: email === undefined ? [] : [email] }
    const close = await Promise.all(parts.records.map((record) => record.closeTo(viewer, who)))
    for (const reference of new Set(close.flat())) {
      const look = looked.get(complaintStream(viewer.council, reference).stream)
      if (look) found.push({ person, reference, times: look.times, last: look.last })
    }
  }
  return found.sort((a, b) => b.times - a.times)
}

/** A stream does not show its reference, so all that the viewer may see are tried. */
async function referencesByStream({ records }: LookingParts, viewer: Viewer): Promise<ReadonlyMap<StreamId, string>> {
  const all = await Promise.all(records.map((record) => record.references(viewer)))
  return new Map(all.flat().map((reference) => [complaintStream(viewer.council, reference).stream, reference]))
}

/** A step that names somebody is theirs; one that names nobody is of everybody with the role. */
function holds({ name, roles }: KnownAccount, step: NextStep): boolean {
  if (step.name !== undefined) return step.name.trim().toLowerCase() === name.trim().toLowerCase()
  return [step.who, step.watchedBy].some((holder) => holder && rolesOf(holder).some((role) => roles.includes(role)))
}

const rolesOf = (holder: Holder): readonly string[] => (holder === 'panel' ? ['panel-member', 'panel-clerk'] : [holder])
