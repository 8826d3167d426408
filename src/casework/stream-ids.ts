import { hash } from 'node:crypto'
import { type CouncilId, type StreamId, streamId } from '../kernel/ids.ts'

/** The id of a stream, worked out from what is given: the same gives the same, and it does not show what that was. */
export const idFrom = (...given: readonly string[]): StreamId =>
  streamId(hash('sha256', JSON.stringify(given)).slice(0, 32))

/** The id of the stream that a council keeps of one thing: its kind, and what tells it from others. */
export const streamIdOf = (council: CouncilId, ...of: readonly string[]): StreamId =>
  idFrom('redress-stream/1', council, ...of)
