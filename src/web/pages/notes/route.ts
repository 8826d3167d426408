import { randomUUID } from 'node:crypto'
import type { Doing, NoteRefusal, NotesRead } from '../../../casework/noting.ts'
import type { Note } from '../../../people/notes.ts'
import { colleagues, everybody } from '../../colleagues.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, type Route, show } from '../../page.ts'
import { notesPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { isWrong } from '../register/fact-form.ts'
import { optionalDayIn, type Typed, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { endPage } from './end-view.ts'
import { notesPage } from './view.ts'

/** The most letters of a note, as a browser writes them, with room for the rest. */
const LIMITS = { typed: 256 * 1024 }

/** What the office notes on a complaint, and the tasks that it sets itself. */
export const notesRoutes = (deps: Deps): readonly Route[] => [
  {
    path: '/complaints/:reference/notes',
    needs: 'keep-notes',
    get: (ask) => notes(deps, ask, { command: randomUUID() }),
    post: { limits: LIMITS, take: (posted) => write(deps, posted) },
  },
  {
    path: '/complaints/:reference/notes/:note',
    needs: 'keep-notes',
    get: (ask) => note(deps, ask, { command: randomUUID() }),
    post: { limits: LIMITS, take: (posted) => change(deps, posted) },
  },
]

const DONE: Readonly<Record<string, string>> = {
  written: 'The note was written',
  set: 'The task was set. Whoever is to do it finds it on their first page',
  passed: 'The task was changed',
  done: 'The task is done',
  struck: 'It is struck out, and stays to be seen with the reason',
}

const readOf = async (deps: Deps, { viewer, params }: Ask): Promise<NotesRead | undefined> =>
  deps.casework.notes(viewer, params['reference'] ?? '', await colleagues(deps))

async function viewOf(deps: Deps, read: NotesRead, typed: Typed, wrong: readonly Wrong[]) {
  const known = await everybody(deps)
  return {
    read,
    known,
    able: known.filter(({ person, ended }) => ended !== true && read.holders.has(person)),
    today: deps.today(),
    filled: { typed, wrong, bounds: deps.law.calendar },
  }
}

async function notes(deps: Deps, ask: Ask, typed: Typed, wrong: readonly Wrong[] = []): Promise<Answer> {
  const read = await readOf(deps, ask)
  if (!read) return notFound
  const done = wrong.length === 0 ? DONE[ask.query['done'] ?? ''] : undefined
  return show(notesPage({ ...(await viewOf(deps, read, typed, wrong)), done }))
}

async function note(deps: Deps, ask: Ask, typed: Typed, wrong: readonly Wrong[] = []): Promise<Answer> {
  const read = await readOf(deps, ask)
  const found = read?.notes.find((one) => one.note === ask.params['note'])
  if (!read || !found) return notFound
  // Ended already, by somebody else or by the same form: there is nothing to say of it any more.
  if (found.ended) return redirect(notesPath(read.reference))
  return show(endPage({ ...(await viewOf(deps, read, typed, wrong)), note: found }))
}

/** Who is to do it by when, as it was typed; or what is wrong with the day. */
async function doingIn(deps: Deps, typed: Typed): Promise<Doing | Wrong> {
  const due = optionalDayIn({ typed, bounds: deps.law.calendar }, 'due')
  if (isWrong(due)) return due
  return { holder: (await colleagues(deps)).find(({ person }) => person === typed['holder']), due }
}

async function write(deps: Deps, posted: Posted): Promise<Answer> {
  const { viewer, params, typed } = posted
  const [reference, command] = [params['reference'] ?? '', commandIn(typed)]
  const again = (wrong: Wrong) => notes(deps, posted, { ...typed, command }, [wrong])
  const doing = await doingIn(deps, typed)
  if (isWrong(doing)) return again(doing)
  const done = await deps.casework.writeNote(viewer, reference, { ...doing, says: typed['says'] ?? '', command })
  if (done.ok) return redirect(`${notesPath(reference)}?done=${done.value.todo ? 'set' : 'written'}`)
  return done.error.because === 'not-there' ? notFound : again(wrongOf(done.error))
}

async function change(deps: Deps, posted: Posted): Promise<Answer> {
  const { typed } = posted
  const command = commandIn(typed)
  const again = (wrong: Wrong) => note(deps, posted, { ...typed, command }, [wrong])
  const { becomes } = typed
  if (becomes === 'done' || becomes === 'struck')
    return changed(deps, posted, { to: 'end', as: becomes, says: typed['says'] ?? '', command }, again)
  if (becomes !== 'pass') return again({ field: 'becomes', says: 'Choose what became of it' })
  const doing = await doingIn(deps, typed)
  return isWrong(doing) ? again(doing) : changed(deps, posted, { to: 'pass', ...doing, command }, again)
}

type Change = Parameters<Deps['casework']['changeNote']>[3]

async function changed(
  deps: Deps,
  { viewer, params }: Posted,
  asked: Change,
  again: (wrong: Wrong) => Promise<Answer>,
): Promise<Answer> {
  const reference = params['reference'] ?? ''
  const done = await deps.casework.changeNote(viewer, reference, params['note'] ?? '', asked)
  if (done.ok) return redirect(`${notesPath(reference)}?done=${saidOf(done.value)}`)
  return done.error.because === 'not-there' ? notFound : again(wrongOf(done.error))
}

const saidOf = ({ ended }: Note): string => ended?.as ?? 'passed'

const wrongOf = ({ part, says }: Extract<NoteRefusal, { because: 'cannot-stand' }>): Wrong => ({
  field: part,
  says,
  ...(part === 'due' && { box: 'due-day' }),
})
