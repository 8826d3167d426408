import type { Store } from '../casework/ports.ts'
import type { ReadRecords } from '../casework/read-records-port.ts'
import type { Settings } from '../config.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { placeIn } from '../store/postgres-opening.ts'
import { openPostgresStore } from '../store/postgres.ts'
import { openPostgresReadRecords } from '../store/reads/postgres.ts'
import { openSqliteReadRecords } from '../store/reads/sqlite.ts'
import { openSqliteStore } from '../store/sqlite.ts'

export type Access = 'read' | 'write'

/** Where the record of these settings is, as a person is told it: without passwords. */
export const placeOf = ({ database, dataFolder }: Settings): string =>
  database ? `${placeIn(database.url)}, with its keys in ${dataFolder}` : dataFolder

/** Opens the record where the settings say. Throws `StoreRefused`, saying what to do, where it will not open. */
export const openStore = (
  { database, dataFolder: folder }: Settings,
  options: { readonly council: CouncilId; readonly access: Access; readonly onStop?: (why: Error) => void },
): Promise<Store> =>
  database ? openPostgresStore({ ...database, folder, ...options }) : openSqliteStore({ folder, ...options })

/** Opens the records of who read what, beside the record. Throws `StoreRefused` where they cannot be written. */
export const openReadRecords = (
  { database, dataFolder: folder }: Settings,
  options: { readonly council: CouncilId; readonly onStop?: (why: Error) => void },
): Promise<ReadRecords> =>
  database
    ? openPostgresReadRecords({ ...database, folder, ...options })
    : openSqliteReadRecords({ folder, ...options })
