import { councilId } from '../src/kernel/ids.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { makeServer } from '../src/web/server.ts'
import { workingOffice } from './working-office.ts'

// One of several processes that serve the pages of one record in PostgreSQL: `web-process.ts FOLDER URL SCHEMA`. Prints
// its address, and ends with its input.

const [folder = '', url = '', schema = ''] = process.argv.slice(2)

const store = await openPostgresStore({ folder, url, schema, council: councilId('anytown') })
const server = makeServer(workingOffice('2025-03-12T09:00:00.000Z', store).deps('complaints-manager'))
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
for await (const _ of process.stdin);
await server.close()
await store.close()
