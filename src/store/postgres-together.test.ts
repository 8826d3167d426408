import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Answers, Statement } from './postgres-connection.ts'
import { together } from './postgres-together.ts'

const asking = (...questions: readonly string[]): readonly Statement[] => questions.map((sql) => ({ sql }))
const answerTo = ({ sql }: Statement) => [{ to: sql }]

/** A server that refuses one question, and the transactions that it was sent. */
function server(refused?: string) {
  const sent: string[][] = []
  const read = together(async (statements): Promise<Answers> => {
    sent.push(statements.map(({ sql }) => sql))
    await nextTurn()
    if (statements.some(({ sql }) => sql === refused)) throw new Error(`refused ${refused}`)
    return statements.map(answerTo)
  })
  return { sent, read }
}

describe('Reads of one turn', () => {
  test('go as one transaction, and each is given its own answers', async () => {
    const { sent, read } = server()
    const later = async () => {
      // As far into the turn as an answer that needs no server is away.
      await Promise.resolve()
      return read(asking('d'))
    }
    const answers = await Promise.all([read(asking('a', 'b')), read(asking()), read(asking('c')), later()])
    assert.deepEqual(sent, [['a', 'b', 'c', 'd']])
    assert.deepEqual(answers, [[[{ to: 'a' }], [{ to: 'b' }]], [], [[{ to: 'c' }]], [[{ to: 'd' }]]])
  })

  test('leave what is asked while they are under way to the next', async () => {
    const { sent, read } = server()
    const first = read(asking('a'))
    await nextTurn()
    assert.deepEqual(await Promise.all([first, read(asking('b'))]), [[[{ to: 'a' }]], [[{ to: 'b' }]]])
    assert.deepEqual(sent, [['a'], ['b']])
  })

  test('are asked one by one where the server refuses any: only whoever asked that is told', async () => {
    const { sent, read } = server('b')
    const [a, b, c] = await Promise.allSettled([read(asking('a')), read(asking('b')), read(asking('c'))])
    assert.deepEqual(sent, [['a', 'b', 'c'], ['a'], ['b'], ['c']])
    assert.deepEqual(
      [a, c],
      [
        { status: 'fulfilled', value: [[{ to: 'a' }]] },
        { status: 'fulfilled', value: [[{ to: 'c' }]] },
      ],
    )
    assert.match(String(b?.status === 'rejected' && b.reason), /refused b/)
  })

  test('of one alone that is refused is not asked twice', async () => {
    const { sent, read } = server('a')
    await assert.rejects(read(asking('a')), /refused a/)
    assert.deepEqual(sent, [['a']])
  })
})
