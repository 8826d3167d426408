import { type Day, dayText, plusDays } from '../kernel/day.ts'
import { type Entry, RANKS } from '../worklist/entry.ts'
import type { Procedure } from '../worklist/procedure.ts'
import type { Holder, StageName } from '../complaint/assessment.ts'
import type { LegalFunction } from '../complaint/vocabulary.ts'
import type { RuleId } from '../law/rules/index.ts'
import { wordsIn } from '../worklist/words.ts'
import { COMPLAINTS, entryIn, NAME, TAG } from './complaint-rows.ts'
import { everyRow } from './every-row.ts'
import type { NameFound, RowsWanted, Store, StoredRow, Viewer } from './ports.ts'

/** Which complaints are shown: all, or those that stand in one way. */
export const SHOWS = ['all', 'live', 'overdue', 'soon', 'held', 'over'] as const
export type Show = (typeof SHOWS)[number]

/** What narrows the list; all that is given must hold. */
export type Narrowing = {
  readonly stage?: StageName
  readonly holder?: Holder
  readonly function?: LegalFunction
  readonly procedure?: Procedure
  /** A rule that runs in the complaint, or that a fault in it rests on. */
  readonly rule?: RuleId
  /** A service or team, as it is written in the complaints. */
  readonly team?: string
  /** A person who holds a step, as the complaints name them. */
  readonly person?: string
  /** Each word of it, or one that begins so, is in the complaint. */
  readonly words?: string
}

export type WorklistAsked = Narrowing & {
  readonly show: Show
  /** The last day of what counts as soon. */
  readonly soon: Day
  readonly skip: number
  readonly limit: number
}

export type Listed = {
  readonly entry: Entry
  /** What the list is ordered by, for two lists to be put together. */
  readonly order: string
}

/** One page, the most urgent first, and how many complaints there are for each way to stand, so narrowed. */
export type Worklist = {
  readonly listed: readonly Listed[]
  readonly total: number
  readonly counts: Readonly<Record<Show, number>>
}

/** The teams, and the people who hold steps, that there are to choose from. */
export type Choices = { readonly teams: readonly NameFound[]; readonly people: readonly NameFound[] }

/** One page of the list as of a day whose rows have been brought up to it. */
export async function worklistOf(store: Store, viewer: Viewer, asked: WorklistAsked, today: Day): Promise<Worklist> {
  const narrowed = narrowing(asked)
  const wanted = SHOWS.map((show) => shown(show, narrowed, asked.soon, today))
  const { skip, limit } = asked
  const [found, counted] = await Promise.all([
    store.rows(viewer, { ...shown(asked.show, narrowed, asked.soon, today), skip, limit }),
    store.counts(viewer, wanted),
  ])
  const counts = Object.fromEntries(SHOWS.map((show, at) => [show, counted[at] ?? 0])) as Record<Show, number>
  return { listed: found.rows.map(listed), total: found.total, counts }
}

export const listed = (row: StoredRow): Listed => ({
  entry: entryIn(row),
  order: [row.rank ?? 0, row.due ?? '~', row.stream].join(' '),
})

const shown = (show: Show, narrowed: RowsWanted, soon: Day, today: Day): RowsWanted => {
  const live = { ...narrowed, rank: RANKS.indexOf('live') }
  switch (show) {
    case 'all':
      return narrowed
    case 'live':
      return live
    case 'overdue':
      return { ...live, dueBy: dayText(plusDays(today, -1)) }
    case 'soon':
      return { ...live, dueFrom: dayText(today), dueBy: dayText(soon) }
    case 'held':
      return { ...live, tags: [TAG.held, ...(narrowed.tags ?? [])] }
    case 'over':
      return { ...narrowed, rankFrom: RANKS.indexOf('decided') }
  }
}

function narrowing(asked: Narrowing): RowsWanted {
  const tags = [
    ...(asked.stage === undefined ? [] : [TAG.stage + asked.stage]),
    ...(asked.holder === undefined ? [] : [TAG.holder + asked.holder]),
    ...(asked.function === undefined ? [] : [TAG.function + asked.function]),
    ...(asked.rule === undefined ? [] : [TAG.rule + asked.rule]),
    ...(asked.procedure === undefined ? [] : [TAG.procedure + asked.procedure]),
  ]
  const names = [
    ...(asked.team === undefined ? [] : [{ is: NAME.team + asked.team, whole: true }]),
    ...(asked.person === undefined ? [] : [{ is: NAME.holder + asked.person, whole: true }]),
    ...wordsIn(asked.words ?? '').map((word) => ({ is: NAME.word + word, whole: false })),
  ]
  return { list: COMPLAINTS, ...(tags.length > 0 && { tags }), ...(names.length > 0 && { names }) }
}

/** The teams and people that the list can be narrowed by. */
export async function choicesOf(store: Store, viewer: Viewer): Promise<Choices> {
  const [teams, people] = await Promise.all([
    store.names(viewer, COMPLAINTS, NAME.team),
    store.names(viewer, COMPLAINTS, NAME.holder),
  ])
  const without = (prefix: string, found: readonly NameFound[]) =>
    found.map(({ name, rows }) => ({ name: name.slice(prefix.length), rows }))
  return { teams: without(NAME.team, teams), people: without(NAME.holder, people) }
}

/** Every live complaint with a date up to and including a day. */
export async function dueBy(store: Store, viewer: Viewer, day: Day): Promise<readonly Entry[]> {
  const wanted = { list: COMPLAINTS, rank: RANKS.indexOf('live'), dueBy: dayText(day) }
  return (await everyRow(store, viewer, wanted)).map(entryIn)
}
