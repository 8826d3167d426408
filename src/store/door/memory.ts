import type { DoorTable, DoorWork, JournalEntry, SignInStore } from '../../casework/sign-in-port.ts'
import { columnsOf, type DoorValue, KEYS, UNIQUE } from './tables.ts'
import { oneAtATime } from './work.ts'

type Row = Readonly<Record<string, DoorValue | undefined>>

type Kept = { readonly tables: Readonly<Record<DoorTable, Map<string, Row>>>; readonly journal: JournalEntry[] }

/** The tables of the door in memory: for the demonstration, and for tests. Nothing of it outlives the process. */
export function memorySignIns(): SignInStore {
  let kept: Kept = { tables: tablesBy(() => new Map()), journal: [] }
  const alone = oneAtATime()
  return {
    read: (work) => work(workOn(kept)),
    change: (work) =>
      alone(async () => {
        const copy: Kept = { tables: tablesBy((table) => new Map(kept.tables[table])), journal: [...kept.journal] }
        const answer = await work(workOn(copy))
        kept = copy
        return answer
      }),
    close: async () => {},
  }
}

const tablesBy = (rows: (table: DoorTable) => Map<string, Row>): Kept['tables'] => ({
  accounts: rows('accounts'),
  credentials: rows('credentials'),
  sessions: rows('sessions'),
  once: rows('once'),
  tries: rows('tries'),
})

function workOn({ tables, journal }: Kept): DoorWork {
  const work = {
    get: async (table: DoorTable, key: string) => tables[table].get(key),
    async find(table: DoorTable, column?: string, value?: string) {
      columnsOf(table, column)
      const rows = [...tables[table].values()].filter((row) => column === undefined || row[column] === value)
      return rows.sort((a, b) => (String(a[KEYS[table]]) < String(b[KEYS[table]]) ? -1 : 1))
    },
    async put(table: DoorTable, row: Row) {
      const key = String(row[KEYS[table]])
      for (const column of UNIQUE[table]) {
        const taken = [...tables[table]].some(
          ([other, one]) => other !== key && one[column] !== undefined && one[column] === row[column],
        )
        if (taken) throw new Error(`Another row of ${table} has this ${column}`)
      }
      tables[table].set(key, Object.freeze({ ...row }))
    },
    drop: async (table: DoorTable, key: string) => tables[table].delete(key),
    async dropBefore(table: DoorTable, column: string, time: number) {
      columnsOf(table, column)
      for (const [key, row] of tables[table]) if (Number(row[column] ?? time) < time) tables[table].delete(key)
    },
    note: async (entry: JournalEntry) => void journal.push(Object.freeze({ ...entry })),
    journal: async (limit: number) => journal.toReversed().slice(0, limit),
  }
  // Every row in a table is of that table's type: `put` takes no other.
  return work as DoorWork
}
