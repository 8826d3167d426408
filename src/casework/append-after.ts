import { randomUUID } from 'node:crypto'
import { type CommandId, eventId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { AppendOutcome, Clock, NewEvent, Row, Store, StoredEvent, Stream, Viewer } from './ports.ts'
import { requestHash } from './request-hash.ts'

/** What is added to a stream by one command. */
export type Addition = {
  readonly commandId: CommandId
  /** What was asked for: the same command with another request is refused. */
  readonly request: unknown
  readonly events: readonly NewEvent[]
  /** The rows of the stream, once the events are in it; none where it has none. */
  readonly rows?: readonly Row[]
}

/** What became of it, with what was decided last. */
export type Added<Decided, Refused> =
  | (Exclude<AppendOutcome, { readonly is: 'changed-meanwhile' }> & { readonly decided: Decided })
  | { readonly is: 'refused'; readonly why: Refused }

/** Adds to a stream what is decided in view of all that is in it; decides again where somebody wrote meanwhile. */
export async function appendAfter<Decided extends Addition, Refused>(
  store: Store,
  stream: Stream,
  decide: (known: readonly StoredEvent[]) => Result<Decided, Refused>,
): Promise<Added<Decided, Refused>> {
  for (;;) {
    const known = await store.read(stream)
    const decided = decide(known)
    if (!decided.ok) return { is: 'refused', why: decided.error }
    const { commandId, request, events, rows = [] } = decided.value
    const outcome = await store.append({
      council: stream.council,
      commandId,
      requestHash: requestHash(request),
      writes: [{ kind: stream.kind, stream: stream.stream, expectedVersion: known.length, events, rows }],
      jobs: [],
    })
    if (outcome.is !== 'changed-meanwhile') return { ...outcome, decided: decided.value }
  }
}

/** An event that somebody records now. */
export const eventNow = (clock: Clock, { person }: Viewer, type: string, body: object): NewEvent => ({
  id: eventId(randomUUID()),
  type,
  recordedAt: clock.now(),
  recordedBy: person,
  body: JSON.stringify(body),
})
