import { randomUUID } from 'node:crypto'
import type { DateOrder } from '../complaint/chronology/cell-date.ts'
import { type Mapping, readMapping } from '../complaint/chronology/mapping.ts'
import { commandId, type CouncilId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { appendAfter, eventNow } from './append-after.ts'
import type { Clock, Instant, Store, Stream, Viewer } from './ports.ts'
import { idFrom } from './stream-ids.ts'

// What the columns of a council's own spreadsheet mean, kept for the next file with the same columns. Each set of
// columns has a stream of its own, named after it, so that the last event of the stream is all there is to read.

/** How a sheet with one row a complaint is to be read. */
export type SheetMeaning = {
  readonly mapping: Mapping
  /** The council of the rows that do not name one. */
  readonly council: string
  readonly dates: DateOrder
}

export type KeptMeaning = SheetMeaning & { readonly keptAt: Instant }

export type SheetMappings = {
  /** The meaning that was last kept for a sheet with exactly these columns, in whatever order. */
  readonly kept: (viewer: Viewer, columns: readonly string[]) => Promise<KeptMeaning | undefined>
  /** Keeps a meaning in the place of the one before. */
  readonly keep: (viewer: Viewer, columns: readonly string[], meaning: SheetMeaning) => Promise<void>
}

const KEPT = 'sheet-mapping-kept'

/** What is stored. Without `dates`, a date that may be two days is neither. */
type Body = { readonly mapping: Mapping; readonly council: string; readonly dates?: DateOrder }

export function sheetMappingsIn({ store, clock }: { readonly store: Store; readonly clock: Clock }): SheetMappings {
  return {
    async kept(viewer, columns) {
      const last = (await store.read(mappingStream(viewer.council, columns))).at(-1)
      if (last?.body === undefined) return undefined
      const { mapping, council, dates }: Body = JSON.parse(last.body)
      // The words that a mapping may hold are those of the program that reads it, and not of the one that kept it.
      const read = readMapping(mapping)
      return read.ok ? { mapping: read.value, council, dates, keptAt: last.recordedAt } : undefined
    },

    async keep(viewer, columns, { mapping, council, dates }) {
      const body: Body = { mapping, council, ...(dates && { dates }) }
      const event = eventNow(clock, viewer, KEPT, body)
      const id = commandId(`keep-mapping:${randomUUID()}`)
      // Whoever kept one in between is overtaken: the last choice counts.
      await appendAfter(store, mappingStream(viewer.council, columns), () =>
        ok({ commandId: id, request: body, events: [event] }),
      )
    },
  }
}

const mappingStream = (council: CouncilId, columns: readonly string[]): Stream => ({
  council,
  kind: 'council',
  stream: idFrom('redress-columns/1', council, ...named(columns)),
})

/** The names of the columns in one order, whichever they stand in: a mapping goes by name. */
const named = (columns: readonly string[]): readonly string[] => columns.filter((column) => column !== '').toSorted()
