import { randomUUID } from 'node:crypto'
import { commandId, eventId, type StreamId } from '../kernel/ids.ts'
import { countsOf, type EqualityAnswers, type EqualityCounts } from '../people/equality.ts'
import type { Clock, Store, StoredRow, Viewer } from './ports.ts'
import { EQUALITY, EQUALITY_GIVEN, equalityStream, PEOPLE, personRows } from './recorded-person.ts'
import { requestHash } from './request-hash.ts'

// What people answered about themselves, each in a stream apart from the person. No page of a complaint or of a person
// reads it; only figures come out.

/** Keeps the answers of a person in the place of those before. */
export async function keepAnswers(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  viewer: Viewer,
  person: StreamId,
  answers: EqualityAnswers,
): Promise<boolean> {
  const stream = equalityStream(viewer.council, person)
  const event = { id: eventId(randomUUID()), type: EQUALITY_GIVEN, recordedAt: clock.now(), recordedBy: viewer.person }
  const events = [{ ...event, body: JSON.stringify(answers) }]
  for (;;) {
    const known = await store.read(stream)
    const { is } = await store.append({
      council: viewer.council,
      commandId: commandId(`equality:${randomUUID()}`),
      requestHash: requestHash(answers),
      writes: [{ ...stream, expectedVersion: known.length, events, rows: personRows([...known, ...events]) }],
      jobs: [],
    })
    if (is !== 'changed-meanwhile') return is !== 'key-destroyed'
  }
}

const AT_ONCE = 200

/** How many of all who are recorded gave each answer. */
export async function equalityCounts(store: Store, viewer: Viewer): Promise<EqualityCounts> {
  const rows: StoredRow[] = []
  for (;;) {
    const found = await store.rows(viewer, { list: EQUALITY, skip: rows.length, limit: AT_ONCE })
    rows.push(...found.rows)
    if (found.rows.length === 0 || rows.length >= found.total) break
  }
  const last = await Promise.all(rows.map(async (row) => (await store.read(row)).at(-1)?.body))
  const { total } = await store.rows(viewer, { list: PEOPLE, limit: 1 })
  return countsOf(
    last.flatMap((body): readonly EqualityAnswers[] => (body === undefined ? [] : [JSON.parse(body)])),
    total,
  )
}
