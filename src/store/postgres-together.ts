import type { Answers, Ask, Statement } from './postgres-connection.ts'

type Waiting = {
  readonly statements: readonly Statement[]
  readonly resolve: (answers: Answers | Promise<Answers>) => void
  readonly reject: (error: unknown) => void
}

/**
 * Sends what is asked for in one turn of the program as one transaction: a page asks a dozen questions at once, and to
 * begin and end one for each costs more than to answer it. Where the server refuses any of them, each is asked by itself,
 * so that only whoever asked it is told.
 */
export function together(read: Ask): Ask {
  let waiting: Waiting[] = []
  const send = async () => {
    const asked = waiting
    waiting = []
    try {
      const answers = await read(asked.flatMap(({ statements }) => statements))
      let from = 0
      for (const { statements, resolve } of asked) resolve(answers.slice(from, (from += statements.length)))
    } catch (error) {
      if (asked.length === 1) asked[0]?.reject(error)
      else for (const { statements, resolve } of asked) resolve(read(statements))
    }
  }
  return (statements) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answers>()
    // Not before all that is ready to ask has asked.
    if (waiting.push({ statements, resolve, reject }) === 1) setImmediate(() => void send())
    return promise
  }
}
