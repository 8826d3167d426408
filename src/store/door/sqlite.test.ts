import assert from 'node:assert/strict'
import { chmodSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { newFolder, open, refusal } from '../contract/sqlite-folder.ts'
import { keepsTheDoor } from '../contract/sign-ins.ts'
import { council, one } from '../contract/subject.ts'
import { keysFrom, newKeyTexts } from '../keys.ts'
import { memorySignIns } from './memory.ts'
import { sealsFrom } from './seals.ts'
import { openSqliteDoor, type OpenDoor } from './sqlite.ts'

keepsTheDoor('memory', async () => {
  const door = { signIns: memorySignIns(), seals: sealsFrom(keysFrom(newKeyTexts())) }
  return { ...door, again: async () => door, done: async () => {} }
})

keepsTheDoor('SQLite', async () => {
  const folder = newFolder()
  const opened: OpenDoor[] = []
  const again = async () => {
    const door = await openSqliteDoor({ folder, council })
    opened.push(door)
    return door
  }
  const behindItsBack = <Answer>(use: (database: DatabaseSync) => Answer): Answer => {
    const database = new DatabaseSync(join(folder, 'door.sqlite'))
    try {
      return use(database)
    } finally {
      database.close()
    }
  }
  return {
    ...(await again()),
    again,
    everything: async () =>
      behindItsBack((database) => {
        const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).all()
        return JSON.stringify(tables.map(({ name }) => database.prepare(`select * from ${String(name)}`).all()))
      }),
    changeJournal: async () => behindItsBack((database) => database.exec(`update door_journal set what = 'nothing'`)),
    done: async () => {
      await Promise.all(opened.map(({ signIns }) => signIns.close()))
    },
  }
})

describe('The file of accounts', () => {
  test('is its owner’s alone, beside the record and under the same keys', async () => {
    const folder = newFolder()
    const record = await open(folder)
    await record.append(one('c1', 'a', 0))
    const door = await openSqliteDoor({ folder, council })
    await door.signIns.close()
    await record.close()
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'door.sqlite')).mode & 0o077, 0)
    renameSync(join(folder, `${council}.keys.json`), join(folder, 'away'))
    await assert.rejects(openSqliteDoor({ folder, council }), refusal(/Put that file back/))
  })

  test('is refused with other keys', async () => {
    const [folder, other] = [newFolder(), newFolder()]
    for (const each of [folder, other]) await (await openSqliteDoor({ folder: each, council })).signIns.close()
    renameSync(join(other, `${council}.keys.json`), join(folder, `${council}.keys.json`))
    chmodSync(join(folder, `${council}.keys.json`), 0o600)
    await assert.rejects(openSqliteDoor({ folder, council }), refusal(/other keys/))
  })
})
