import type { CouncilId, PersonId, StreamId } from '../kernel/ids.ts'
import type { Clock, Viewer } from './ports.ts'
import { coveringFor, type ReadKind, type ReadRecords, type ReadWay } from './read-records-port.ts'
import { complaintStream } from './recorded-complaint.ts'

/** What an answer shows: in which way it was looked at, each complaint that it speaks of, and each person. */
export type Looked = {
  readonly what: ReadKind
  readonly references?: readonly string[]
  /** By the ids of their streams; so also a complaint of which an answer does not say which it is. */
  readonly people?: readonly StreamId[]
  /** Why they could, where it is not for what they are. */
  readonly way?: ReadWay
}

/**
 * How a use case is recorded. One that gives personal data says of its answer what that shows, and nothing
 * where that answer shows nothing; any other says in words why it need not.
 */
export type Recording<Use> = Use extends (...given: infer Given) => Promise<infer Answer>
  ?
      | { readonly holdsNothingPersonal: string }
      | (Given extends readonly [Viewer, ...unknown[]]
          ? { readonly reads: (answer: Answer, ...given: Given) => Looked | undefined }
          : never)
  : never

/** Every use case, and how it is recorded: one that is left out does not compile. */
export type Recordings<Uses> = { readonly [Name in keyof Uses]-?: Recording<Uses[Name]> }

export type AuditParts = {
  readonly reads: Pick<ReadRecords, 'record'>
  readonly clock: Pick<Clock, 'now'>
  /** Why those who ask here can. */
  readonly way: ReadWay
  /** Of these complaints, those that somebody sees to for another, and for whom. */
  readonly covered?: (viewer: Viewer, references: readonly string[]) => Promise<ReadonlyMap<string, PersonId>>
}

/**
 * The same use cases, but each that gives personal data first works its answer out, then records that it was looked
 * at, and then gives it. Where that cannot be recorded it throws, and the answer is lost. What was not found is recorded
 * as an attempt in the same way, so that what is not there takes as long as what may not be seen.
 */
export function audited<Uses extends object>(uses: Uses, recordings: Recordings<Uses>, parts: AuditParts): Uses {
  // What is not listed is not there, whatever else `uses` may hold.
  const names = Object.keys(recordings) as (keyof Uses & string)[]
  return Object.fromEntries(
    names.map((name) => [name, recorded(uses[name] as AnyUse, recordings[name] as AnyRecording, parts)]),
  ) as Uses
}

type AnyUse = (...given: readonly unknown[]) => Promise<unknown>
type AnyRecording =
  | { readonly holdsNothingPersonal: string }
  | { readonly reads: (answer: unknown, ...given: readonly unknown[]) => Looked | undefined }

function recorded(use: AnyUse, recording: AnyRecording, parts: AuditParts): AnyUse {
  if (!('reads' in recording)) return use
  return async (...given) => {
    const answer = await use(...given)
    // `Recording` lets no use case say what it reads unless whoever asks comes first.
    const viewer = given[0] as Viewer
    const looked = recording.reads(answer, ...given)
    if (looked) await record(parts, viewer, looked)
    return answer
  }
}

/** One record for each way in which what is shown may be seen. */
async function record({ reads, clock, way, covered }: AuditParts, viewer: Viewer, looked: Looked): Promise<void> {
  const { council, person, covering = [] } = viewer
  const { what, references = [], people = [] } = looked
  const through =
    covered && covering.length > 0 && references.length > 0 ? await covered(viewer, references) : new Map()
  const seen = { council, at: clock.now(), person, what }
  const own = references.filter((reference) => !through.has(reference))
  if (own.length + people.length > 0 || through.size === 0)
    await reads.record({ ...seen, way: looked.way ?? way, streams: streamsOf(council, { references: own, people }) })
  for (const away of new Set(through.values())) {
    const theirs = references.filter((reference) => through.get(reference) === away)
    await reads.record({ ...seen, way: coveringFor(away), streams: streamsOf(council, { references: theirs }) })
  }
}

const streamsOf = (council: CouncilId, { references = [], people = [] }: Omit<Looked, 'what'>): readonly StreamId[] => [
  ...references.map((reference) => complaintStream(council, reference).stream),
  ...people,
]
