import { after, before, describe } from 'node:test'
import type { SealedEvent } from '../casework/ports.ts'
import { newRecord } from '../../test/postgres-records.ts'
import { noPostgres, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import { keepsTheContract } from './contract.ts'

describe('PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  keepsTheContract('PostgreSQL', async () => {
    const { open, behindItsBack } = await newRecord(database)
    const store = await open()
    const setColumn = (position: number, column: string, value: unknown): Promise<() => Promise<void>> =>
      behindItsBack(async (client) => {
        const { rows } = await client.query(`select ${column} as value from events where position = $1`, [position])
        await client.query(`update events set ${column} = $1 where position = $2`, [value, position])
        const now = column === 'position' ? Number(value) : position
        return async () => {
          await setColumn(now, column, rows[0]?.value)
        }
      })
    const run = (sql: string) =>
      behindItsBack(async (client) => {
        await client.query(sql)
      })
    return {
      store,
      again: () => open(),
      walledOff: true,
      tamper: (position, field, value) => setColumn(position, COLUMNS[field] ?? field, value),
      cutAfter: (position) =>
        run(`delete from events where position > ${position}; delete from commands where position > ${position};
             delete from stream_keys where stream not in (select stream from events);
             update councils set last_position = ${position}`),
      dropEventsAfter: (position) => run(`delete from events where position > ${position}`),
      spoilRows: () =>
        run(`update projection_rows set stream = 'stray', tags = 'spoilt' where stream = 'a';
             delete from projection_rows where stream = 'b'`),
      done: () => store.close(),
    }
  })
})

const COLUMNS: Partial<Record<keyof SealedEvent, string>> = {
  on: 'on_text',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
  commandId: 'command_id',
  previousHash: 'previous_hash',
}
