import { flushCompileCache } from 'node:module'
import { streamId } from '../../kernel/ids.ts'
import { openSqliteReadRecords } from '../reads/sqlite.ts'
import { aRead } from './reads.ts'
import { council } from './subject.ts'

// A process of its own that records reads until it is killed: `restless-reader.ts ROUND FOLDER [URL SCHEMA]`, in
// PostgreSQL where there is a URL. It prints the stream of each read once it was told that it is recorded.

const [round = '0', folder = '', url, schema = ''] = process.argv.slice(2)
const CALLERS = 16

const reads = url
  ? await (await import('../reads/postgres.ts')).openPostgresReadRecords({ folder, council, url, schema })
  : await openSqliteReadRecords({ folder, council })
flushCompileCache()

async function work(caller: number): Promise<never> {
  for (let made = 0; ; made += 1) {
    const mark = streamId(`r${round}-${caller}-${made}`)
    await reads.record(aRead({ streams: [mark, streamId('shared')] }))
    process.stdout.write(`${mark}\n`)
  }
}

await Promise.all(Array.from({ length: CALLERS }, (_, caller) => work(caller)))
