import type { Row, Stream } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { namesText } from './columns.ts'
import type { Statement } from './postgres-connection.ts'

// The index of words and names. A row has a number here, so that each of its many names takes little room, and all its
// names beside it, so that those that go are known.

type RowsOf = { readonly stream: Stream; readonly rows: readonly Row[] }

const SPLIT = "unnest(string_to_array(names, e'\\n')) as name"

/** Puts the names of the rows of streams in the place of those before; only what differs is written. */
export function replaceNames(council: CouncilId, streams: readonly RowsOf[]): readonly Statement[] {
  if (streams.length === 0) return []
  const named = streams.flatMap(({ stream, rows }) =>
    rows.map((row) => [stream.kind, stream.stream, row.list, row.key, namesText(row)] as const),
  )
  const column = (at: 0 | 1 | 2 | 3 | 4) => named.map((row) => row[at])
  return [
    {
      sql: `with given as (
              select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                as given (kind, stream, list, key, names)
            ), old as (
              select doc, kind, stream, list, key, names from named_rows where council = $1
                and (kind, stream) in (select * from unnest($7::text[], $8::text[]))
            ), put as (
              insert into named_rows (council, kind, stream, list, key, names) select $1, * from given
              on conflict (council, kind, stream, list, key) do update set names = excluded.names returning doc, names
            ), dropped as (
              delete from named_rows d using old where d.doc = old.doc and not exists (
                select 1 from given g where g.kind = old.kind and g.stream = old.stream
                  and g.list = old.list and g.key = old.key)
            ), gone as (
              delete from row_names n using (
                select doc, ${SPLIT} from old except select doc, ${SPLIT} from put
              ) x where n.council = $1 and n.name = x.name and n.doc = x.doc
            )
            insert into row_names (council, name, doc)
            select $1, name, doc from (select doc, ${SPLIT} from put except select doc, ${SPLIT} from old) x`,
      values: [
        council,
        column(0),
        column(1),
        column(2),
        column(3),
        column(4),
        streams.map(({ stream }) => stream.kind),
        streams.map(({ stream }) => stream.stream),
      ],
    },
  ]
}

/** Drops the names of rows whose stream holds no event. */
export const dropStrayNames = (council: CouncilId): Statement => ({
  sql: `with stray as (
          delete from named_rows r where council = $1 and not exists (
            select 1 from events e where e.council = r.council and e.kind = r.kind and e.stream = r.stream)
          returning doc, names
        )
        delete from row_names n using (select doc, ${SPLIT} from stray) x
        where n.council = $1 and n.name = x.name and n.doc = x.doc`,
  values: [council],
})
