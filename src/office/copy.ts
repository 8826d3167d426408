import { type Casework, caseworkFor } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import type { Copied, CopyPlace } from '../cli/commands/copy.ts'
import { readSettings, type Settings } from '../config.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import { besideIn, copyTables, refuseOtherTallies, talliesIn } from '../store/copying.ts'
import { fromPostgres, intoPostgres } from '../store/postgres-copying.ts'
import { fromSqlite, intoSqlite } from '../store/sqlite-copying.ts'
import { lawOf } from './law.ts'
import { COUNCIL, reasonIn } from './record.ts'
import { openStore, placeOf } from './store.ts'

/** Copies the record between the data folder and the database of the settings, and makes sure that the copy is sound. */
export async function copyRecord(
  calendar: Calendar,
  to: CopyPlace,
  step: (done: number, of: number) => void,
): Promise<Result<Copied, string>> {
  const settings = readSettings()
  if (!settings.ok) return settings
  const { database, ...inFolder } = settings.value
  if (!database) return fail('Set DATABASE_URL to the database that is to be copied to, or from.')
  const inDatabase = { ...inFolder, database }
  const [from, into] = to === 'database' ? [inFolder, inDatabase] : [inDatabase, inFolder]
  try {
    const found = await on(from, 'read', calendar, soundness)
    if (!found.ok) return fail(`The record in ${placeOf(from)} is broken, so nothing was copied. ${found.error}`)
    const { events, checkpoint } = found.value
    const tallies = await copyTables(sourceIn(from), targetIn(into), (done) => step(done, events))
    const broken = `The copy in ${placeOf(into)} is broken: do not use it.`
    refuseOtherTallies(await talliesIn(sourceIn(into)), tallies, broken)
    const copied = await on(into, 'write', calendar, async (casework) => {
      // Every body is opened on the way, so a key that does not fit is found.
      await casework.rebuild()
      return casework.verify(checkpoint)
    })
    if (copied.is === 'broken') return fail(`${broken} ${copied.says}`)
    return ok({ events: copied.events, ...besideIn(tallies), from: placeOf(from), into: placeOf(into) })
  } catch (error) {
    return fail(reasonIn(error))
  }
}

/** How many events a record holds, and where each stream stands; or what is wrong with it. */
async function soundness(casework: Casework) {
  const verdict = await casework.verify()
  if (verdict.is === 'broken') return fail(verdict.says)
  return ok({ events: verdict.events, checkpoint: await casework.checkpoint() })
}

async function on<Answer>(
  settings: Settings,
  access: 'read' | 'write',
  calendar: Calendar,
  use: (casework: Casework) => Promise<Answer>,
): Promise<Answer> {
  const store = await openStore(settings, { council: COUNCIL, access })
  try {
    return await use(caseworkFor({ council: COUNCIL, store, clock: systemClock, ...lawOf(calendar) }))
  } finally {
    await store.close()
  }
}

const sourceIn = ({ database, dataFolder: folder }: Settings) =>
  database ? fromPostgres({ ...database, folder, council: COUNCIL }) : fromSqlite({ folder, council: COUNCIL })

const targetIn = ({ database, dataFolder: folder }: Settings) =>
  database ? intoPostgres({ ...database, folder, council: COUNCIL }) : intoSqlite({ folder, council: COUNCIL })
