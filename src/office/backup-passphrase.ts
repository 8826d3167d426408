import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { callersFolder, checkedPassphrase, readBackupPassphrase } from '../config.ts'
import { fail, ok, type Result } from '../kernel/result.ts'

/** The passphrase of a backup: the first line of the file that is named, else the one of the settings. */
export function backupPassphrase(file: string | undefined): Result<string, string> {
  if (file !== undefined) return fromFile(file)
  const set = readBackupPassphrase()
  if (!set.ok) return set
  if (set.value !== undefined) return ok(set.value)
  return fail(
    'There is no passphrase. Set REDRESS_BACKUP_PASSPHRASE, or name a file whose first line it is: --passphrase-file FILE. ' +
      'It is what opens the backup: keep it apart from the backups, and where it outlives this machine.',
  )
}

function fromFile(name: string): Result<string, string> {
  const path = resolve(callersFolder(), name)
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      return fail(`Others on this machine can read ${name}. Make it private: chmod 600 ${name}`)
    }
    const [line = ''] = readFileSync(path, 'utf8').split(/\r?\n/)
    return checkedPassphrase(line, name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    return fail(`${name}: The passphrase cannot be read from there (${code}). Check the name.`)
  }
}
