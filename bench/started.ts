import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

// Servers in processes of their own: the program as a council starts it, and the least that a server on this Node is.

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const HELLO = `const server = require('node:http').createServer((_, response) => response.end('hello'))
  server.listen(0, '127.0.0.1', () => console.log('at http://127.0.0.1:' + server.address().port))`

export const PROGRAM: readonly string[] = [MAIN, 'start']
export const BARE: readonly string[] = ['--eval', HELLO]

export type Started = {
  readonly address: string
  /** What it holds in memory now. */
  readonly megabytes: () => number
  readonly stop: () => Promise<void>
}

/** Starts a server with these settings and no other, so that it is the same everywhere, once it has said where it is. */
export async function started(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Started> {
  const server = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  const said = server.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
  let text = ''
  let address: string | undefined
  while (address === undefined) {
    const next = await said.next()
    if (next.done) throw new Error(`${args.join(' ')} ended before it served anything: ${text}`)
    text += String(next.value)
    address = /\bat (http:\S+)/.exec(text)?.[1]
  }
  server.stdout.resume()
  return {
    address,
    megabytes: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024,
    async stop() {
      server.kill()
      await ended
    },
  }
}
