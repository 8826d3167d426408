import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fail, ok, type Result } from './kernel/result.ts'

export type Settings = {
  /** The port of the web pages; 0 lets the machine choose a free one. */
  readonly port: number
  /** The folder that holds the record, as a full path. It may not exist yet. */
  readonly dataFolder: string
  /** Where the record is kept instead, with its keys in the data folder still. */
  readonly database?: DatabaseSettings
}

/** Addresses hold passwords: they are not for messages and not for the log. */
export type DatabaseSettings = {
  /** The database with the ordinary role of the program. */
  readonly url: string
  /** The same database with a role that may create tables. */
  readonly adminUrl?: string
}

export type Environment = Readonly<Record<string, string | undefined>>

export const DEFAULT_PORT = 3000
export const DEFAULT_DATA_FOLDER = '.redress'

/**
 * Reads the settings and checks every one of them.
 * @returns the settings, or one message with a line for each setting that is wrong, saying what to do.
 */
export function readSettings(environment: Environment = process.env, here = process.cwd()): Result<Settings, string> {
  const port = readPort(environment['PORT'])
  const dataFolder = readDataFolder(environment['REDRESS_DATA'], here)
  const database = readDatabase(environment['DATABASE_URL'], environment['DATABASE_ADMIN_URL'])
  const problems = [port, dataFolder, database].flatMap((read) => (read.ok ? [] : [read.error]))
  if (!port.ok || !dataFolder.ok || !database.ok) {
    return fail(['Redress cannot start with these settings:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
  }
  return ok({ port: port.value, dataFolder: dataFolder.value, ...(database.value && { database: database.value }) })
}

function readPort(text: string | undefined): Result<number, string> {
  if (text === undefined) return ok(DEFAULT_PORT)
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535
    ? ok(port)
    : fail(`PORT is “${text}”. Give a whole number from 0 to 65535, or leave it out for ${DEFAULT_PORT}.`)
}

function readDataFolder(text: string | undefined, here: string): Result<string, string> {
  if (text?.trim() === '') {
    return fail(`REDRESS_DATA is empty. Give the folder for the record, or leave it out for ${DEFAULT_DATA_FOLDER}.`)
  }
  const folder = resolve(here, text ?? DEFAULT_DATA_FOLDER)
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) {
    return fail(`REDRESS_DATA is “${folder}”, which is a file. Give a folder; it is made where it does not exist.`)
  }
  return mayWrite(found ? folder : nearestFolder(folder))
    ? ok(folder)
    : fail(`REDRESS_DATA is “${folder}”, where this user may not write. Give another folder, or allow it.`)
}

/** The folder nearest above that exists, in which the wanted one would be made. */
function nearestFolder(folder: string): string {
  const above = dirname(folder)
  return above === folder || statSync(above, { throwIfNoEntry: false }) ? above : nearestFolder(above)
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}

function readDatabase(
  url: string | undefined,
  adminUrl: string | undefined,
): Result<DatabaseSettings | undefined, string> {
  const wrong = [
    ['DATABASE_URL', url],
    ['DATABASE_ADMIN_URL', adminUrl],
  ].find(([, text]) => text !== undefined && !isPostgresAddress(text))
  if (wrong) {
    return fail(
      `${wrong[0]} is not the address of a PostgreSQL database. Give postgres://user:password@host:5432/name, or leave it out to keep the record in REDRESS_DATA.`,
    )
  }
  if (url !== undefined) return ok({ url, ...(adminUrl !== undefined && { adminUrl }) })
  return adminUrl === undefined
    ? ok(undefined)
    : fail('DATABASE_ADMIN_URL is set without DATABASE_URL. Set that too, to the role that the program is to have.')
}

function isPostgresAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
}

/** Fewer characters can be guessed by whoever has the file and time. */
const SHORTEST_PASSPHRASE = 15

/** The passphrase of backups as the environment gives it; `undefined` where it gives none. */
export const readBackupPassphrase = (environment: Environment = process.env): Result<string | undefined, string> => {
  const text = environment['REDRESS_BACKUP_PASSPHRASE']
  return text === undefined ? ok(text) : checkedPassphrase(text, 'REDRESS_BACKUP_PASSPHRASE')
}

/** A passphrase that is long enough; the error says where the short one came `from`, and never what it was. */
export function checkedPassphrase(text: string, from: string): Result<string, string> {
  if (text.normalize('NFC').length >= SHORTEST_PASSPHRASE) return ok(text)
  return fail(
    `The passphrase in ${from} is too short. Give ${SHORTEST_PASSPHRASE} characters or more: five words that nobody would guess will do.`,
  )
}

/**
 * The folder that the names of files are relative to: where the person is who calls. npm runs a script in the folder
 * of the project, and says from which folder it was called.
 */
export function callersFolder(environment: Environment = process.env, here = process.cwd()): string {
  return (environment['npm_package_name'] === 'redress' && environment['INIT_CWD']) || here
}
