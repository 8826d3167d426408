import { randomUUID } from 'node:crypto'
import { commandId } from '../kernel/ids.ts'
import { type Result, fail, ok } from '../kernel/result.ts'
import { appendAfter, eventNow } from './append-after.ts'
import type { Clock, Store, StoredEvent, Stream, Viewer } from './ports.ts'
import { streamIdOf } from './stream-ids.ts'
import type { Narrowing, Show } from './worklist.ts'

// The ways of looking at the list that a person has kept, in the stream of that person.

export type SavedView = {
  readonly id: string
  /** What its owner calls it. */
  readonly name: string
  readonly show: Show
  readonly narrowing: Narrowing
}

export type ViewRefusal = { readonly because: 'no-name' | 'name-too-long' | 'too-many'; readonly says: string }

const KEPT = 'list-view-kept'
const DROPPED = 'list-view-dropped'
const MOST = 20
const LONGEST = 60

const personStream = ({ council, person }: Viewer): Stream => ({
  council,
  kind: 'person',
  stream: streamIdOf(council, 'person', person),
})

/** The views that a person has kept, in the order of their names. */
export async function savedViews(store: Store, viewer: Viewer): Promise<readonly SavedView[]> {
  return viewsIn(await store.read(personStream(viewer)))
}

function viewsIn(events: readonly StoredEvent[]): readonly SavedView[] {
  const views = new Map<string, SavedView>()
  for (const { type, body } of events) {
    if (body === undefined) continue
    const said: SavedView = JSON.parse(body)
    if (type === KEPT) views.set(said.id, said)
    if (type === DROPPED) views.delete(said.id)
  }
  return [...views.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** Keeps a view under a name; one with the same name is replaced. */
export async function saveView(
  store: Store,
  clock: Clock,
  viewer: Viewer,
  view: Omit<SavedView, 'id'>,
): Promise<Result<SavedView, ViewRefusal>> {
  const name = view.name.trim()
  if (name === '') return fail({ because: 'no-name', says: 'Enter a name for this view' })
  if (name.length > LONGEST)
    return fail({ because: 'name-too-long', says: `The name must be ${LONGEST} letters or fewer` })
  return appended(store, clock, viewer, (views) => {
    const same = views.find((each) => each.name === name)
    if (!same && views.length >= MOST)
      return fail({ because: 'too-many', says: `You have ${MOST} views already. Remove one first` })
    return ok([KEPT, { ...view, name, id: same?.id ?? randomUUID() }])
  })
}

/** Removes a view; one that is not there is gone already. */
export async function dropView(store: Store, clock: Clock, viewer: Viewer, id: string): Promise<void> {
  await appended(store, clock, viewer, (views) => {
    const there = views.find((each) => each.id === id)
    return there ? ok([DROPPED, there]) : fail(undefined)
  })
}

/** Decides on the views as they stand and records it, again where somebody wrote meanwhile. */
async function appended<Refused>(
  store: Store,
  clock: Clock,
  viewer: Viewer,
  decide: (views: readonly SavedView[]) => Result<readonly [type: string, view: SavedView], Refused>,
): Promise<Result<SavedView, Refused>> {
  const kept = await appendAfter(store, personStream(viewer), (known) => {
    const decided = decide(viewsIn(known))
    if (!decided.ok) return decided
    const [type, view] = decided.value
    const event = eventNow(clock, viewer, type, view)
    return ok({ commandId: commandId(randomUUID()), request: [type, view], events: [event], view })
  })
  if (kept.is === 'refused') return fail(kept.why)
  if (kept.is !== 'acknowledged') throw new Error(`A view could not be kept: ${kept.is}`)
  return ok(kept.decided.view)
}
