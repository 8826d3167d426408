import type { RowsWanted, Store, StoredRow, Viewer } from './ports.ts'

const AT_ONCE = 500

/** Every row that is wanted, in the order of the list, asked for page by page. */
export async function everyRow(store: Store, viewer: Viewer, wanted: RowsWanted): Promise<readonly StoredRow[]> {
  const found: StoredRow[] = []
  for (;;) {
    const { rows, total } = await store.rows(viewer, { ...wanted, skip: found.length, limit: AT_ONCE })
    found.push(...rows)
    if (rows.length === 0 || found.length >= total) return found
  }
}
