import type { RowsAsked, RowsWanted, Viewer } from '../casework/ports.ts'
import { EVERYBODY, heldAs, PERSONAL_TIE, RESTRICTED } from '../people/access.ts'
import { BARRED } from '../people/permission.ts'
import { ROW_COLUMNS, type Value } from './columns.ts'

// The statements that lists are read with, the same for every database. Three indexes lead to a row: all rows of a list
// in their order, the rows with a tag in that same order, and the rows with a name.

/** How a database writes the place of a value, counted from 1, and before the tables of names, where they are. */
export type Dialect = { readonly mark: (at: number) => string; readonly names: string }

export type Query = { readonly sql: string; readonly values: readonly Value[] }

/** The complaints to which somebody is tied in one of these ways. */
const TIED = (of: string, people: string, ties: string): string =>
  `${of}.stream in (select x.stream from row_ties x where x.council = ${of}.council and x.list = ${of}.list
   and x.person in (${people}) and x.tie in (${ties}))`

const BARRING = [...BARRED].map((tie) => `'${tie}'`).join(', ')

/** The condition under which a row is there for somebody: what the table of permissions says, for many rows at once. */
function visible(viewer: Viewer, of: string, value: (value: Value) => string): string {
  const tied = (ties: string) => TIED(of, value(viewer.person), ties)
  switch (viewer.sees) {
    case 'every-complaint':
      return ''
    case 'nothing':
      return '1 = 0'
    case 'own-complaints':
      return `(${[tied("'assigned'"), ...covered(viewer, of, value)].join(' or ')}) and not ${tied(BARRING)}`
    case 'open-complaints':
      return `not ${tied(BARRING)} and (not ${TIED(of, `'${EVERYBODY}'`, `'${RESTRICTED}'`)} or ${tied("'assigned'")})`
  }
}

/** The complaints of somebody who is away, where whoever covers for them may see to them; none that is restricted. */
function covered({ covering = [], person }: Viewer, of: string, value: (value: Value) => string): readonly string[] {
  if (covering.length === 0) return []
  const held = covering.map(({ person: away, roles }) =>
    TIED(of, value(away), roles.map((role) => value(heldAs(role))).join(', ') || 'null'),
  )
  const kept = `${TIED(of, `'${EVERYBODY}'`, `'${RESTRICTED}'`)} or ${TIED(of, value(person), `'${PERSONAL_TIE}'`)}`
  return [`((${held.join(' or ')}) and not (${kept}))`]
}

/** After every name that begins so. */
const endOf = (beginning: string): string => `${beginning}\u{10ffff}`

/** Conditions are gathered with their values, in the order in which their marks stand in the statement. */
class Conditions {
  readonly #mark: Dialect['mark']
  readonly values: Value[] = []
  readonly #texts: string[] = []
  constructor(mark: Dialect['mark']) {
    this.#mark = mark
  }
  /** The place of one more value. */
  value(value: Value): string {
    this.values.push(value)
    return this.#mark(this.values.length)
  }
  add(text: string): void {
    if (text !== '') this.#texts.push(text)
  }
  get where(): string {
    return this.#texts.join(' and ')
  }
}

const sameRow = (a: string, b: string): string =>
  ['council', 'list', 'kind', 'stream', 'key'].map((column) => `${a}.${column} = ${b}.${column}`).join(' and ')

type Narrowed = {
  readonly from: string
  /** Whose rank and date the list is narrowed and ordered by. */
  readonly ordered: string
  /** Whether the columns of the row are there to be read. */
  readonly whole: boolean
  readonly conditions: Conditions
}

/** The rows that are wanted: by a name where one is given, else by the first tag, else in the order of the list. */
function narrowed(viewer: Viewer, wanted: RowsWanted, { mark, names }: Dialect): Narrowed {
  const conditions = new Conditions(mark)
  const { list, rank, rankFrom, tags = [], dueFrom, dueBy } = wanted
  const [firstName, ...otherNames] = wanted.names ?? []
  const byTag = firstName === undefined && tags[0] !== undefined
  const lead = firstName ? 'd' : byTag ? 't' : 'r'
  conditions.add(`${lead}.council = ${conditions.value(viewer.council)}`)
  conditions.add(`${lead}.list = ${conditions.value(list)}`)
  const named = (of: string, { is, whole }: NonNullable<RowsWanted['names']>[number]) =>
    `${of}.council = ${conditions.value(viewer.council)} and ` +
    (whole
      ? `${of}.name = ${conditions.value(is)}`
      : `${of}.name >= ${conditions.value(is)} and ${of}.name < ${conditions.value(endOf(is))}`)
  if (firstName) conditions.add(named('n', firstName))
  if (byTag) conditions.add(`t.tag = ${conditions.value(tags[0] ?? null)}`)
  const ordered = byTag ? 't' : 'r'
  if (rank !== undefined) conditions.add(`${ordered}.rank = ${conditions.value(rank)}`)
  if (rankFrom !== undefined) conditions.add(`${ordered}.rank >= ${conditions.value(rankFrom)}`)
  if (dueFrom !== undefined) conditions.add(`${ordered}.due >= ${conditions.value(dueFrom)}`)
  if (dueBy !== undefined) conditions.add(`${ordered}.due <= ${conditions.value(dueBy)}`)
  for (const name of otherNames)
    conditions.add(`exists (select 1 from ${names}row_names o where o.doc = d.doc and ${named('o', name)})`)
  for (const tag of byTag ? tags.slice(1) : tags)
    conditions.add(
      `exists (select 1 from row_tags o where ${sameRow('o', ordered)} and o.tag = ${conditions.value(tag)}
       and o.rank = ${ordered}.rank and o.due = ${ordered}.due)`,
    )
  const tied = firstName ? 'd' : ordered
  if (wanted.assignedTo) {
    const people = wanted.assignedTo.map((person) => conditions.value(person)).join(', ')
    conditions.add(TIED(tied, people || 'null', "'assigned'"))
  }
  conditions.add(visible(viewer, tied, (value) => conditions.value(value)))
  const from = firstName
    ? `${names}row_names n join ${names}named_rows d on d.doc = n.doc join projection_rows r on ${sameRow('r', 'd')}`
    : byTag
      ? 'row_tags t'
      : 'projection_rows r'
  return { from, ordered, whole: !byTag, conditions }
}

/** How many rows are wanted. A row that several names lead to counts once. */
export function countOf(viewer: Viewer, wanted: RowsWanted, dialect: Dialect): Query {
  const { from, conditions } = narrowed(viewer, wanted, dialect)
  const counted = (wanted.names ?? []).length > 0 ? 'count(distinct d.doc)' : 'count(*)'
  return { sql: `select ${counted} as total from ${from} where ${conditions.where}`, values: conditions.values }
}

/** One page of rows. */
export function pageOf(viewer: Viewer, asked: RowsAsked, dialect: Dialect): Query {
  const { from, ordered, whole, conditions } = narrowed(viewer, asked, dialect)
  const order = ['rank', 'due', 'kind', 'stream', 'key'].map((column) => `${ordered}.${column}`).join(', ')
  const columns = ROW_COLUMNS.split(', ')
    .map((column) => `r.${column}`)
    .join(', ')
  const joined = whole ? from : `${from} join projection_rows r on ${sameRow('r', ordered)}`
  const distinct = (asked.names ?? []).length > 0 ? 'distinct ' : ''
  const where = conditions.where
  return {
    sql: `select ${distinct}${columns} from ${joined} where ${where}
          order by ${order} limit ${conditions.value(asked.limit)} offset ${conditions.value(asked.skip ?? 0)}`,
    values: conditions.values,
  }
}

/** The names that begin so, in their order, each with how many rows it has. */
export function namesOf(viewer: Viewer, list: string, beginning: string, { mark, names }: Dialect): Query {
  const conditions = new Conditions(mark)
  conditions.add(`n.council = ${conditions.value(viewer.council)}`)
  conditions.add(`d.list = ${conditions.value(list)}`)
  conditions.add(`n.name >= ${conditions.value(beginning)} and n.name < ${conditions.value(endOf(beginning))}`)
  conditions.add(visible(viewer, 'd', (value) => conditions.value(value)))
  return {
    sql: `select name, count(*) as total from ${names}row_names n join ${names}named_rows d on d.doc = n.doc
          where ${conditions.where} group by name order by name`,
    values: conditions.values,
  }
}

/** Streams with a row whose day has come. */
export const turningOf = (council: string, list: string, today: string, limit: number, { mark }: Dialect): Query => ({
  sql: `select distinct council, kind, stream from projection_rows
        where council = ${mark(1)} and list = ${mark(2)} and turns <= ${mark(3)} limit ${mark(4)}`,
  values: [council, list, today, limit],
})
