import type { CouncilId } from '../kernel/ids.ts'
import { whole } from './columns.ts'
import { type CopiedTable, type CopySource, type CopyTarget, lastSql, pageSql } from './copying.ts'
import { filesOf, isThere, keysIn, prepareFile } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import { connect } from './sqlite-connection.ts'
import { prepareRecord, refuseStranger } from './sqlite-schema.ts'
import { marks } from './sqlite-transaction.ts'

export type SqlitePlace = { readonly folder: string; readonly council: CouncilId }

/** Left to itself SQLite finds the council's events by an index in another order, and sorts them all for each page. */
const IN_ORDER = 'events not indexed'
const inOrder = (table: CopiedTable): CopiedTable => (table.name === 'events' ? { ...table, name: IN_ORDER } : table)

/** The record in a data folder, to copy from. */
export const fromSqlite =
  ({ folder, council }: SqlitePlace): CopySource =>
  async (use) => {
    const files = filesOf(folder, council)
    if (!isThere(files.record)) throw new StoreRefused(`There is no record at ${files.record} to copy.`)
    const keys = keysIn(files, 'there')
    const database = connect(files.record, { readOnly: true })
    try {
      refuseStranger(database, files.record, council, keys.master.id)
      database.exec('begin')
      const last = database.prepare(lastSql('?', IN_ORDER)).get(council)
      await use(
        async (table, after, limit) =>
          database.prepare(pageSql(inOrder(table), after, () => '?')).all(council, ...after, limit),
        last ? whole(last, 'position') : 0,
      )
    } finally {
      database.close()
    }
  }

/** The record in a data folder, which must be new or empty, to copy into. Its keys are there already. */
export const intoSqlite =
  ({ folder, council }: SqlitePlace): CopyTarget =>
  async (use) => {
    const files = filesOf(folder, council)
    const keys = keysIn(files, 'there')
    prepareFile(files.record)
    const database = connect(files.record, { readOnly: false })
    try {
      prepareRecord(database, files.record, council, keys.master.id)
      database.exec('begin immediate')
      if (database.prepare('select 1 from commands').get()) {
        throw new StoreRefused(
          `There is a record at ${files.record} already. Nothing was copied; move that file away first.`,
        )
      }
      await use(async ({ name, columns }, rows) => {
        const insert = database.prepare(`insert into ${name} (${columns}) values (${marks(columns)})`)
        for (const row of rows) insert.run(...row)
      })
      database.exec('commit')
    } finally {
      database.close()
    }
  }
