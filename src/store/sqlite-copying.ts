import type { CouncilId } from '../kernel/ids.ts'
import { type CopySource, type CopyTarget, pageSql } from './copying.ts'
import { filesOf, isThere, keysIn, prepareFile } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import { connect } from './sqlite-connection.ts'
import { prepareRecord, refuseStranger } from './sqlite-schema.ts'
import { marks } from './sqlite-transaction.ts'

export type SqlitePlace = { readonly folder: string; readonly council: CouncilId }

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
      await use(async (table, after, limit) =>
        database.prepare(pageSql(table, after, () => '?')).all(council, ...after, limit),
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
