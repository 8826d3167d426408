import { Agent, get } from 'node:http'

// Asks a server on this machine for pages from a process of its own: `load.ts ADDRESS CALLERS MILLISECONDS [COOKIE] < paths`, one
// path a line, each in turn. Prints how many answers came a second, and how long the slowest of a hundred took.

const [address = '', callers = '1', milliseconds = '1000', cookie = ''] = process.argv.slice(2)

async function pathsGiven(): Promise<readonly string[]> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.split('\n').filter((line) => line !== '')
}

const agent = new Agent({ keepAlive: true, maxSockets: Number(callers) })

const ask = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now()
    get(new URL(path, address), { agent, headers: cookie === '' ? {} : { cookie } }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - start)
        else reject(new Error(`${path} answered ${answer.statusCode}`))
      })
    }).on('error', reject)
  })

const paths = await pathsGiven()
let next = 0
const nextPath = (): string => paths[next++ % paths.length] ?? '/'
for (let n = 0; n < 200; n += 1) await ask(nextPath())
const times: number[] = []
const start = performance.now()
const until = start + Number(milliseconds)
await Promise.all(
  Array.from({ length: Number(callers) }, async () => {
    while (performance.now() < until) times.push(await ask(nextPath()))
  }),
)
const elapsed = performance.now() - start
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
process.stdout.write(JSON.stringify({ perSecond: (times.length * 1000) / elapsed, p50: at(0.5), p99: at(0.99) }))
agent.destroy()
