import { randomUUID } from 'node:crypto'
import { commandId, type StreamId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { countsOf, type EqualityAnswers, type EqualityCounts } from '../people/equality.ts'
import { appendAfter, eventNow } from './append-after.ts'
import { everyRow } from './every-row.ts'
import type { Clock, Store, Viewer } from './ports.ts'
import { EQUALITY, EQUALITY_GIVEN, equalityStream, PARTIES, PEOPLE, personRows } from './recorded-person.ts'

// What people answered about themselves, each in a stream apart from the person. No page of a complaint or of a person
// reads it; only figures come out.

/** Keeps the answers of a person in the place of those before. */
export async function keepAnswers(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  viewer: Viewer,
  person: StreamId,
  answers: EqualityAnswers,
): Promise<boolean> {
  const events = [eventNow(clock, viewer, EQUALITY_GIVEN, answers)]
  const id = commandId(`equality:${randomUUID()}`)
  const kept = await appendAfter(store, equalityStream(viewer.council, person), (known) =>
    ok({ commandId: id, request: answers, events, rows: personRows([...known, ...events]) }),
  )
  return kept.is !== 'key-destroyed'
}

/** How many gave each answer, of all on the register and all concerned in complaints. */
export async function equalityCounts(store: Store, viewer: Viewer): Promise<EqualityCounts> {
  const rows = await everyRow(store, viewer, { list: EQUALITY })
  const last = await Promise.all(rows.map(async (row) => (await store.read(row)).at(-1)?.body))
  const recorded = await Promise.all([PEOPLE, PARTIES].map((list) => store.rows(viewer, { list, limit: 1 })))
  return countsOf(
    last.flatMap((body): readonly EqualityAnswers[] => (body === undefined ? [] : [JSON.parse(body)])),
    recorded.reduce((sum, { total }) => sum + total, 0),
  )
}
