import type { Store } from '../casework/ports.ts'
import type { Settings } from '../config.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { placeIn } from '../store/postgres-opening.ts'
import { openPostgresStore } from '../store/postgres.ts'
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
