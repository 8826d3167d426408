import type { SealedEvent } from '../casework/ports.ts'
import { keepsTheContract } from './contract.ts'
import { council, row, streamCalled } from './contract/subject.ts'
import { keysFrom, newKeyTexts } from './keys.ts'
import { type MemoryRecord, memoryStore, newMemoryRecord } from './memory.ts'

function keepUpTo(record: MemoryRecord, position: number): void {
  record.events.splice(record.events.findLastIndex((event) => event.position <= position) + 1)
}

keepsTheContract('memory', async () => {
  const record = newMemoryRecord()
  const keys = keysFrom(newKeyTexts())
  const place = (position: number) => record.events.findIndex((event) => event.position === position)
  const change = (at: number, field: keyof SealedEvent, value: string | number) => {
    const before = [...record.events]
    const event = record.events[at]
    if (!event) throw new Error('There is no such event')
    record.events[at] = { ...event, [field]: value }
    record.events.sort((a, b) => a.position - b.position)
    return () => {
      record.events.splice(0, record.events.length, ...before)
    }
  }
  return {
    store: memoryStore(council, record, keys),
    again: async () => memoryStore(council, record, keys),
    tamper: (position, field, value) => change(place(position), field, value),
    cutAfter(position) {
      keepUpTo(record, position)
      for (const [id, { done }] of record.commands) if (done.position > position) record.commands.delete(id)
    },
    dropEventsAfter: (position) => keepUpTo(record, position),
    spoilRows() {
      record.rows.clear()
      record.rows.set('complaint/stray', [{ ...streamCalled('stray'), ...row('stray') }])
    },
    done: async () => {},
  }
})
