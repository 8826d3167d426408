import { parentPort, workerData } from 'node:worker_threads'
import { type SheetToWrite, workbookOf } from './workbook-file.ts'

// Writes one workbook: a long one takes seconds, in which whoever asked goes on answering others.

// Only the writer beside this file starts this thread, and with nothing else.
const sheets = workerData as readonly SheetToWrite[]

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(await workbookOf(sheets))
