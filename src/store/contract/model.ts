import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AppendOutcome, Row, Store } from '../../casework/ports.ts'
import { allRows, command, council, type OpenSubject, requestOf, row, streamCalled, viewer, write } from './subject.ts'
import { withStore } from './with-store.ts'

// The store in a few lines, to hold the real ones against.

type Order = {
  readonly id: string
  readonly writes: readonly { readonly stream: string; readonly expected: number; readonly count: number }[]
}

type Model = {
  readonly streams: Map<string, string[]>
  readonly rows: Map<string, Row>
  readonly done: Map<string, string>
}

/** A repeatable stream of numbers (Lehmer), so that a failure can be run again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

function drawOrder(draw: (below: number) => number, model: Model, at: number): Order {
  const earlier = [...model.done.keys()]
  const id = draw(5) === 0 && earlier.length > 0 ? (earlier[draw(earlier.length)] ?? '') : `c${at}`
  const names = draw(3) === 0 ? ['s0', `s${1 + draw(3)}`] : [`s${draw(4)}`]
  return {
    id,
    writes: names.map((stream) => {
      const stale = draw(4) === 0 ? draw(3) : 0
      return { stream, expected: Math.max(0, (model.streams.get(stream)?.length ?? 0) - stale), count: 1 + draw(3) }
    }),
  }
}

const eventIds = ({ id }: Order, stream: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${id}-${stream}-${at}`)
const rowAfter = (order: Order) => row('last', { tags: [order.id] })

/** What the store must answer, and what it must hold after. */
function play(model: Model, order: Order): AppendOutcome['is'] {
  const request = JSON.stringify(order)
  const before = model.done.get(order.id)
  if (before !== undefined) return before === request ? 'already-done' : 'another-request'
  if (order.writes.some(({ stream, expected }) => (model.streams.get(stream)?.length ?? 0) !== expected))
    return 'changed-meanwhile'
  for (const { stream, count } of order.writes) {
    model.streams.set(stream, [...(model.streams.get(stream) ?? []), ...eventIds(order, stream, count)])
    model.rows.set(stream, rowAfter(order))
  }
  model.done.set(order.id, request)
  return 'acknowledged'
}

async function perform(store: Store, order: Order): Promise<AppendOutcome['is']> {
  const writes = order.writes.map(({ stream, expected, count }) =>
    write(streamCalled(stream), expected, eventIds(order, stream, count), [rowAfter(order)]),
  )
  return (await store.append({ ...command(order.id, writes), requestHash: requestOf(JSON.stringify(order)) })).is
}

export function agreesWithModel(open: OpenSubject): void {
  const on = withStore(open)
  describe('Against a model', () => {
    test(
      'two hundred commands, stale, repeated and over several streams, end as they must',
      on(async ({ store }) => {
        const draw = numbers(20_260_302)
        const model: Model = { streams: new Map(), rows: new Map(), done: new Map() }
        const repeated: Order[] = []
        const seen = new Set<AppendOutcome['is']>()
        for (let at = 0; at < 200; at += 1) {
          const order = (draw(6) === 0 ? repeated[draw(repeated.length || 1)] : undefined) ?? drawOrder(draw, model, at)
          repeated.push(order)
          const expected = play(model, order)
          assert.equal(await perform(store, order), expected, `order ${at}: ${JSON.stringify(order)}`)
          seen.add(expected)
        }
        assert.deepEqual([...seen].sort(), ['acknowledged', 'already-done', 'another-request', 'changed-meanwhile'])
        for (const [stream, ids] of model.streams) {
          assert.deepEqual(
            (await store.read(streamCalled(stream))).map(({ id }) => id),
            ids,
          )
        }
        const { rows } = await allRows(store)
        assert.deepEqual(
          new Map(rows.map(({ stream, tags }) => [stream, tags])),
          new Map([...model.rows].map(([name, { tags }]) => [name, tags])),
        )
        const total = [...model.streams.values()].reduce((count, ids) => count + ids.length, 0)
        assert.deepEqual(await store.verify(council), { is: 'sound', events: total, checkedAgainst: null })
        assert.equal((await store.rows(viewer, { list: 'complaint', limit: 1 })).total, model.streams.size)
      }),
    )
  })
}
