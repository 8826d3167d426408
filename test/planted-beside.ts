import { randomUUID } from 'node:crypto'
import type { Viewer } from '../src/casework/ports.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { personId } from '../src/kernel/ids.ts'
import type { Deps } from '../src/web/deps.ts'
import type { Texts } from './planted-texts.ts'

// What stands in the stream of a complaint beside its chronology, each of its fields with a planted text.

/** What a reason has room for, with words of ours after it. */
const LINES = 190
const LONG = 8000

/** A restricted complaint that four people opened in an emergency: one opening waits for its review. */
export async function plantOpenings(casework: Deps['casework'], viewer: Viewer, texts: Texts, reference: string) {
  for (const person of [1, 2, 3, 4].map((nth) => personId(`opener-${nth}`))) {
    const opener = viewerFor({ council: viewer.council, person, roles: ['complaints-officer'] })
    const reason = `${texts('opening.reason', LINES)} and nobody answers`
    const opened = await casework.openInEmergency(opener, { reference, reason })
    if (!opened.ok) throw new Error(opened.error.says)
  }
  const openings = (await casework.openings(viewer)).filter((one) => one.reference === reference)
  for (const { opening } of openings.slice(1)) {
    const review = { found: 'justified', says: `${texts('opening.review', LINES)} as they said` } as const
    const reviewed = await casework.reviewOpening(viewer, opening, review)
    if (!reviewed.ok) throw new Error(reviewed.error.says)
  }
}

/** Notes on a complaint: one that is only that, tasks of whoever looks, one of them handed on, and two that are over. */
export async function plantNotes(casework: Deps['casework'], viewer: Viewer, texts: Texts, reference: string) {
  const holder = { person: viewer.person, roles: viewer.roles }
  const due = '2024-10-25'
  const write = async (task: boolean) => {
    const asked = { says: texts('note.says', LONG), ...(task && { holder, due }), command: randomUUID() }
    const done = await casework.writeNote(viewer, reference, asked)
    if (!done.ok) throw new Error(`No note was written: ${done.error.because}`)
    return done.value.note
  }
  await write(false)
  await write(true)
  const changes = [
    { to: 'pass', holder, due: '2024-10-26' },
    { to: 'end', as: 'done', says: texts('note.done', LONG) },
    { to: 'end', as: 'struck', says: texts('note.struck', LONG) },
  ] as const
  for (const change of changes) {
    const done = await casework.changeNote(viewer, reference, await write(true), { ...change, command: randomUUID() })
    if (!done.ok) throw new Error(`A note was not changed: ${done.error.because}`)
  }
}

/** Whoever looks is asked three things in a complaint, and answers one of them twice; and asks somebody else. */
export async function plantAskings(casework: Deps['casework'], viewer: Viewer, texts: Texts, reference: string) {
  const asker = viewerFor({ council: viewer.council, person: personId('asker'), roles: ['complaints-manager'] })
  const put = async (by: Viewer, person: Viewer['person']) => {
    const asked = { person, questions: texts('asked.questions', LONG), expectedBy: '2024-10-25' }
    const done = await casework.ask(by, reference, { ...asked, command: randomUUID() })
    if (!done.ok) throw new Error(`Nobody was asked: ${done.error.because}`)
    return done.value.asking
  }
  const askings = [await put(asker, viewer.person), await put(asker, viewer.person), await put(asker, viewer.person)]
  await put(viewer, asker.person)
  for (const field of ['asked.answer', 'asked.added']) {
    const answer = { says: texts(field, LONG), command: randomUUID() }
    if (!(await casework.answerAsked(viewer, askings[0] ?? '', answer)).ok) throw new Error('Nothing was answered')
  }
}
