import { parseArgs } from 'node:util'
import { benchAssess } from './assess.ts'
import { benchDecisions } from './decisions.ts'
import { benchMemory } from './memory.ts'
import { benchPages } from './pages.ts'
import { benchPostgres } from './postgres.ts'
import { benchReads } from './reads.ts'
import { benchRebuild } from './rebuild.ts'
import { benchSignIn } from './sign-in.ts'
import { benchSteps } from './steps.ts'
import { benchStore } from './store.ts'
import { benchReDating, benchWorkingDays } from './working-days.ts'

// `npm run bench` measures everything, `npm run bench -- rebuild store` what is named. `--events N` makes the record
// that is rebuilt smaller, `--complaints N` the one whose pages are asked for; `--database postgres` rebuilds one there.

const print = (text: string) => process.stdout.write(`${text}\n\n`)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '1000000' },
    complaints: { type: 'string', default: '100000' },
    database: { type: 'string', default: 'sqlite' },
  },
})
const [events, complaints] = [Number(values.events), Number(values.complaints)]
const { database } = values

const BENCHES: Readonly<Record<string, () => unknown>> = {
  'working-days': () => {
    print(benchWorkingDays())
    print(benchReDating())
  },
  assess: () => print(benchAssess()),
  decisions: benchDecisions,
  store: benchStore,
  steps: benchSteps,
  reads: benchReads,
  postgres: benchPostgres,
  memory: benchMemory,
  'sign-in': async () => print(await benchSignIn()),
  pages: () => benchPages(complaints),
  rebuild: () => benchRebuild(events, database === 'postgres' ? 'postgres' : 'sqlite'),
}

const unknown = positionals.filter((name) => !(name in BENCHES))
if (unknown.length > 0 || !(events > 0) || !(complaints > 0) || !['sqlite', 'postgres'].includes(database)) {
  console.error(
    `npm run bench -- [${Object.keys(BENCHES).join(' | ')}]... [--events N] [--complaints N] [--database sqlite | postgres]`,
  )
  process.exit(2)
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length === 0 || positionals.includes(name)) await bench()
}
