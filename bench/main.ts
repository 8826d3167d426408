import { benchAssess } from './assess.ts'
import { benchDecisions } from './decisions.ts'
import { benchSignIn } from './sign-in.ts'
import { benchStore } from './store.ts'
import { benchReDating, benchWorkingDays } from './working-days.ts'

const print = (text: string) => process.stdout.write(`${text}\n\n`)

print(benchWorkingDays())
print(benchReDating())
print(benchAssess())
benchDecisions()
await benchStore()
print(await benchSignIn())
