import type { DoorTable, DoorWork, JournalEntry } from '../../casework/sign-in-port.ts'
import type { CouncilId } from '../../kernel/ids.ts'
import { dropBeforeSql, dropSql, findSql, getSql, JOURNAL_SQL, NOTE_SQL, putSql } from './statements.ts'
import { columnsOf, type DoorValue, JOURNAL_COLUMNS, rowOf, valuesOf } from './tables.ts'

/** Runs one statement and answers the rows that it found. */
export type Run = (sql: string, values: readonly DoorValue[]) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** The work of the door as statements on a database. */
export function workOn(run: Run, council: CouncilId): DoorWork {
  const work = {
    async get(table: DoorTable, key: string) {
      const [row] = await run(getSql(table), [council, key])
      return row && rowOf(columnsOf(table), row)
    },
    async find(table: DoorTable, column?: string, value?: string) {
      const rows = await run(findSql(table, column), [council, ...(column === undefined ? [] : [value ?? null])])
      return rows.map((row) => rowOf(columnsOf(table), row))
    },
    async put(table: DoorTable, row: object) {
      await run(putSql(table), [council, ...valuesOf(columnsOf(table), row)])
    },
    drop: async (table: DoorTable, key: string) => (await run(dropSql(table), [council, key])).length > 0,
    async dropBefore(table: DoorTable, column: string, time: number) {
      await run(dropBeforeSql(table, column), [council, time])
    },
    async note(entry: JournalEntry) {
      await run(NOTE_SQL, [council, ...valuesOf(JOURNAL_COLUMNS, entry)])
    },
    async journal(limit: number) {
      const rows = await run(JOURNAL_SQL, [council, limit])
      return rows.map((row) => rowOf(JOURNAL_COLUMNS, row))
    },
  }
  // A database gives back what `put` was given, which was of the table's type.
  return work as unknown as DoorWork
}

/** Lets pieces of work in one after the other, each when the one before has ended, well or badly. */
export function oneAtATime(): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
}
