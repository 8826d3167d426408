import { accessSync, constants, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import { didYouMean } from './kernel/nearest.ts'
import { fail, ok, type Result } from './kernel/result.ts'
import { isRole, type Role, ROLES } from './people/roles.ts'

export type Settings = {
  /** The port of the web pages; 0 lets the machine choose a free one. */
  readonly port: number
  /** The folder that holds the record, as a full path. It may not exist yet. */
  readonly dataFolder: string
  /** Where the record is kept instead, with its keys in the data folder still. */
  readonly database?: DatabaseSettings
  /** Where people sign in, once any of its settings is given; without them, see decision 17. */
  readonly door?: DoorSettings
}

/** The client secret is not for messages and not for the log. */
export type DoorSettings = {
  /** The address that people type: `https://redress.anytown.gov.uk`, or one of this machine. */
  readonly origin: string
  /** The address of this machine that the pages answer on. */
  readonly host: string
  /** Whose word is taken for where a request came from. */
  readonly proxy?: string
  /** Whose service this is. */
  readonly name?: string
  readonly singleSignOn?: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly groupsClaim: string
    /** The roles of whoever is in a group. */
    readonly roles: ReadonlyMap<string, readonly Role[]>
  }
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
  const door = readDoor(environment)
  const problems = [port, dataFolder, database].flatMap((read) => (read.ok ? [] : [read.error]))
  if (!door.ok) problems.push(...door.error)
  if (!port.ok || !dataFolder.ok || !database.ok || !door.ok) {
    return fail(['Redress cannot start with these settings:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
  }
  return ok({
    port: port.value,
    dataFolder: dataFolder.value,
    ...(database.value && { database: database.value }),
    ...(door.value && { door: door.value }),
  })
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

const DOOR = ['REDRESS_ADDRESS', 'REDRESS_HOST', 'REDRESS_PROXY', 'REDRESS_NAME']
const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES']
const HOST = '127.0.0.1'

/** Reads how people come in; nothing where no setting speaks of it. Every problem is a line of its own. */
function readDoor(environment: Environment): Result<DoorSettings | undefined, readonly string[]> {
  const given = [...DOOR, ...OIDC, 'OIDC_GROUPS_CLAIM'].filter((name) => environment[name] !== undefined)
  if (given.length === 0) return ok(undefined)
  const problems: string[] = []
  const origin = originIn(environment['REDRESS_ADDRESS'])
  if (origin === undefined) {
    problems.push(
      `REDRESS_ADDRESS is ${environment['REDRESS_ADDRESS'] === undefined ? `needed with ${given.join(', ')}` : 'not an address without a path'}. Give the address that people type, https://redress.anytown.gov.uk, or http://localhost:${DEFAULT_PORT} on this machine alone.`,
    )
  }
  const [host, proxy, name] = ['REDRESS_HOST', 'REDRESS_PROXY', 'REDRESS_NAME'].map((each) => environment[each]?.trim())
  const https = origin?.startsWith('https:') === true
  if (https && !proxy) {
    problems.push(
      'REDRESS_PROXY is needed with an https address. Give the address of the proxy that holds the certificate, 127.0.0.1 where it is on this machine.',
    )
  }
  if (proxy && !proxy.split(',').every((each) => isProxy(each.trim()))) {
    problems.push(
      'REDRESS_PROXY is not an IP address. Give the address of the proxy, like 127.0.0.1, or a range, like 10.0.0.0/8; several with commas between them.',
    )
  }
  if (host && !https && !isLocal(host)) {
    problems.push('REDRESS_HOST lets other machines in. Set REDRESS_ADDRESS to an https address too, or leave it out.')
  }
  const singleSignOn = readSingleSignOn(environment)
  if (!singleSignOn.ok) problems.push(...singleSignOn.error)
  if (problems.length > 0 || origin === undefined || !singleSignOn.ok) return fail(problems)
  return ok({
    origin,
    host: host || HOST,
    ...(proxy && { proxy }),
    ...(name && { name }),
    ...(singleSignOn.value && { singleSignOn: singleSignOn.value }),
  })
}

/** An address, or a range as `10.0.0.0/8`. */
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const isLocal = (host: string): boolean => ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host)

/** An https address, or an http one of this machine, without path, query or user. */
function originIn(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text.trim())
  if (!url || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname)) ? url.origin : undefined
}

function readSingleSignOn(environment: Environment): Result<DoorSettings['singleSignOn'], readonly string[]> {
  const [issuer = '', clientId = '', clientSecret = '', groups = ''] = OIDC.map((name) => environment[name]?.trim())
  const missing = OIDC.filter((name) => !environment[name]?.trim())
  const groupsClaim = environment['OIDC_GROUPS_CLAIM']?.trim() || 'groups'
  if (missing.length === OIDC.length && environment['OIDC_GROUPS_CLAIM'] === undefined) return ok(undefined)
  const problems =
    missing.length > 0 ? [`${missing.join(', ')}: needed for the council’s own sign-in, with the others.`] : []
  const url = URL.parse(issuer)
  if (issuer !== '' && !(url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname)))) {
    problems.push('OIDC_ISSUER is not an https address. Give the issuer as your provider writes it.')
  }
  const roles = readRoles(groups)
  if (!roles.ok) problems.push(...roles.error)
  if (problems.length > 0 || !roles.ok) return fail(problems)
  return ok({ issuer, clientId, clientSecret, groupsClaim, roles: roles.value })
}

/** Reads `Group one=complaints-manager,auditor; Group two=director`. */
function readRoles(text: string): Result<ReadonlyMap<string, readonly Role[]>, readonly string[]> {
  const problems: string[] = []
  const roles = new Map<string, readonly Role[]>()
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const [group = '', list = ''] = part.split(/=(?=[^=]*$)/).map((one) => one.trim())
    const named = list.split(',').map((one) => one.trim())
    if (group === '' || list === '') problems.push(`OIDC_ROLES: “${part.trim()}” is not written as group=role,role.`)
    else {
      const wrong = named.filter((role) => !isRole(role))
      problems.push(
        ...wrong.map(
          (role) =>
            `OIDC_ROLES: there is no role “${role}”. ${didYouMean(role, ROLES) ?? `The roles are ${ROLES.join(', ')}.`}`,
        ),
      )
      roles.set(group, named.filter(isRole))
    }
  }
  return problems.length > 0 ? fail(problems) : ok(roles)
}

/**
 * The folder that the names of files are relative to: where the person is who calls. npm runs a script in the folder
 * of the project, and says from which folder it was called.
 */
export function callersFolder(environment: Environment = process.env, here = process.cwd()): string {
  return (environment['npm_package_name'] === 'redress' && environment['INIT_CWD']) || here
}
