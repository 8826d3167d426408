import { systemClock } from '../casework/clock.ts'
import type { AdministratorAdded } from '../cli/commands/administrator.ts'
import { type DoorSettings, readSettings, type Settings } from '../config.ts'
import { accountOf, type Parts, rolesIn } from '../door/parts.ts'
import { FIRST_FOR, invite, inviteAgain } from '../door/accounts.ts'
import { type Door, doorOf } from '../door/door.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { filesOf, isThere } from '../store/data-folder.ts'
import { memorySignIns } from '../store/door/memory.ts'
import { openPostgresDoor } from '../store/door/postgres.ts'
import { sealsFrom } from '../store/door/seals.ts'
import { type OpenDoor, openSqliteDoor } from '../store/door/sqlite.ts'
import { keysFrom, newKeyTexts } from '../store/keys.ts'
import { COUNCIL, reasonIn } from './record.ts'

const NAME = 'Redress'

export type OpenedDoor = {
  readonly door: Door
  readonly name: string
  readonly close: () => Promise<void>
}

const now = (): number => Temporal.Instant.from(systemClock.now()).epochMilliseconds

/** Where the pages are found: as the settings say, or on this machine. */
const originOf = ({ door, port }: Settings): string => door?.origin ?? `http://localhost:${port}`

const openedFor = ({ database, dataFolder: folder }: Settings): Promise<OpenDoor> =>
  database ? openPostgresDoor({ ...database, folder, council: COUNCIL }) : openSqliteDoor({ folder, council: COUNCIL })

const partsOf = (settings: Settings, { signIns, seals }: OpenDoor): Parts => ({
  signIns,
  seals,
  now,
  service: nameIn(settings.door),
  origin: originOf(settings),
})

const nameIn = (door: DoorSettings | undefined): string => door?.name ?? NAME

/**
 * Opens the door. Where no setting speaks of it and nobody has an account, it is that of the demonstration: invented
 * people, kept in memory, on this machine only. With either, people sign in.
 */
export async function openDoor(settings: Settings): Promise<OpenedDoor> {
  const { door, database, dataFolder } = settings
  const name = nameIn(door)
  if (door || database || isThere(filesOf(dataFolder, COUNCIL).door)) {
    const opened = await openedFor(settings)
    const anybody = await opened.signIns.read(async (work) => (await work.find('accounts')).length > 0)
    if (door || anybody) {
      const opening = { singleSignOn: door?.singleSignOn }
      return { door: doorOf(partsOf(settings, opened), opening), name, close: opened.signIns.close }
    }
    await opened.signIns.close()
  }
  const signIns = memorySignIns()
  const parts = partsOf(settings, { signIns, seals: sealsFrom(keysFrom(newKeyTexts())) })
  return { door: doorOf(parts, { demonstration: true }), name, close: signIns.close }
}

/** Makes an administrator, or a new link for the administrator who has this address. */
export async function addAdministrator(email: string, name: string): Promise<Result<AdministratorAdded, string>> {
  const settings = readSettings()
  if (!settings.ok) return settings
  try {
    const opened = await openedFor(settings.value)
    try {
      return ok(await linkFor(partsOf(settings.value, opened), email, name))
    } finally {
      await opened.signIns.close()
    }
  } catch (error) {
    return fail(reasonIn(error))
  }
}

async function linkFor(parts: Parts, email: string, name: string): Promise<AdministratorAdded> {
  const lasts = FIRST_FOR
  const address = (link: string) => new URL(`/set-up/${link}`, parts.origin).href
  const found = await parts.signIns.read((work) => accountOf(work, email))
  if (!found) {
    const invited = await invite(parts, { name, email, roles: ['administrator'] }, { lasts })
    if (invited.ok) return { is: 'added', link: address(invited.value) }
  }
  if (found && found.endedAt === undefined && !rolesIn(found).includes('administrator')) return { is: 'another-role' }
  const again = found && (await inviteAgain(parts, found.person, { lasts }))
  return again === undefined ? { is: 'ended' } : { is: 'there', link: address(again) }
}
