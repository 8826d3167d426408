import type { Assessment } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import { BEGINNING, dayText, END, parseDay, type Span } from '../kernel/day.ts'
import { type Entry, entryOf, orderOf, type OwedDate, RANKS } from '../worklist/entry.ts'
import { teamsOf, wordsOf } from '../worklist/words.ts'
import { type Access, tiesOf } from '../people/access.ts'
import type { Party } from '../people/parties.ts'
import type { Fact, Row } from './ports.ts'

// Between an entry of the list and the row that it is kept as.

/** The projection that every list of complaints begins with: one row for each. */
export const COMPLAINTS = 'complaint'

/** Names the way rows are made. Change it whenever they are made otherwise, so that every record makes its own again. */
export const ROWS_AS = 'complaints/6'

/** The row by which a complaint is found, with the words and names that lead to it. */
export function complaintRows(
  history: History,
  assessment: Assessment,
  access: Access,
  parties: readonly Party[] = [],
): readonly Row[] {
  const entry = entryOf(history, assessment)
  const due = orderOf(entry)
  return [
    {
      list: COMPLAINTS,
      key: COMPLAINTS,
      rank: RANKS.indexOf(entry.rank),
      ...(due !== undefined && { due: dayText(due) }),
      ...(entry.holdsUntil !== undefined && { turns: dayText(entry.holdsUntil) }),
      tags: [...tagsOf(entry), ...partyTags(parties)],
      names: namesOf(history, assessment),
      ties: tiesOf(access),
      facts: factsOf(entry),
    },
  ]
}

/** The prefix of each kind of code that a list is narrowed by. */
export const TAG = {
  stage: 'stage:',
  procedure: 'procedure:',
  holder: 'holder:',
  function: 'function:',
  rule: 'rule:',
  held: 'held',
  /** Somebody is in it, or was once, by the id of their own stream. */
  party: 'party:',
  formerParty: 'former-party:',
} as const

const partyTags = (parties: readonly Party[]): readonly string[] => [
  ...new Set(
    parties.flatMap(({ stream, left }) =>
      stream === undefined ? [] : [(left === undefined ? TAG.party : TAG.formerParty) + stream],
    ),
  ),
]

/** The prefix of each kind of name that leads to a complaint. */
export const NAME = { word: 'word:', team: 'team:', holder: 'holder:' } as const

const tagsOf = (entry: Entry): readonly string[] => [
  TAG.stage + entry.stage,
  ...(entry.held || entry.heldPoints > 0 ? [TAG.held] : []),
  ...entry.procedures.map((procedure) => TAG.procedure + procedure),
  ...entry.functions.map((each) => TAG.function + each),
  ...(entry.lead ? [TAG.holder + entry.lead.who] : []),
  ...entry.rules.map((rule) => TAG.rule + rule),
]

const namesOf = (history: History, { next }: Assessment): readonly string[] => [
  ...wordsOf(history).map((word) => NAME.word + word),
  ...teamsOf(history).map((team) => NAME.team + team),
  ...next.flatMap(({ name }) => (name?.trim() ? [NAME.holder + name.trim()] : [])),
]

function factsOf(entry: Entry): Row['facts'] {
  const { owed, lead, decidedOn, holdsUntil: _column, rank: _ordered, ...codes } = entry
  return {
    ...codes,
    owed: owed.map(({ from, due, ...date }) => ({ ...date, from: spanText(from), due: spanText(due) })),
    ...(lead && { lead: { who: lead.who, does: lead.does, ...(lead.by && { by: spanText(lead.by) }) } }),
    ...(decidedOn !== undefined && { decidedOn: dayText(decidedOn) }),
  }
}

/** The entry in a row that was made by `complaintRows`. */
export function entryIn({ rank = 0, turns, facts }: Pick<Row, 'rank' | 'turns' | 'facts'>): Entry {
  const { owed, lead, decidedOn, ...codes } = facts as Kept
  const holdsUntil = turns === undefined ? undefined : parseDay(turns)
  const decided = decidedOn === undefined ? undefined : parseDay(decidedOn)
  return {
    ...codes,
    rank: RANKS[rank] ?? 'over',
    owed: owed.map(({ from, due, ...date }) => ({ ...date, from: spanIn(from), due: spanIn(due) })),
    ...(lead && { lead: { who: lead.who, does: lead.does, ...(lead.by !== undefined && { by: spanIn(lead.by) }) } }),
    ...(decided !== undefined && { decidedOn: decided }),
    ...(holdsUntil !== undefined && { holdsUntil }),
  }
}

type Dated<Of, Dates extends string> = Omit<Of, Dates>
/** An entry as its row keeps it: every date as text. Only this file writes it. */
type Kept = Omit<Entry, 'rank' | 'owed' | 'lead' | 'decidedOn' | 'holdsUntil'> & {
  readonly owed: readonly (Dated<OwedDate, 'from' | 'due'> & { readonly from: string; readonly due: string })[]
  readonly lead?: Dated<NonNullable<Entry['lead']>, 'by'> & { readonly by?: string }
  readonly decidedOn?: string
} & Readonly<Record<string, Fact>>

/** The reference in the row of a complaint. */
export const referenceIn = (row: Row): string => entryIn(row).reference

// `2026-03-02`, or `2026-03-01/2026-03-31`; an end that is not known is left out.
const spanText = ({ earliest, latest }: Span): string =>
  earliest === latest ? endText(earliest) : `${endText(earliest)}/${endText(latest)}`

const endText = (day: Span['earliest']): string => (Number.isFinite(day) ? dayText(day) : '')

function spanIn(text: string): Span {
  const [first = '', last = first] = text.split('/')
  return { earliest: parseDay(first) ?? BEGINNING, latest: parseDay(last) ?? END }
}
