import { randomUUID } from 'node:crypto'
import type { NewComplaint } from '../../../casework/open-complaint.ts'
import type { ComplaintEvent, Person, PersonClass } from '../../../complaint/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { NEW_COMPLAINT_PATH, recordedPath } from '../../paths.ts'
import { CLASS_WORDS } from '../../words/complaint.ts'
import { isWrong } from '../register/fact-form.ts'
import { dayIn, type Filled, oneOf, type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { typedAtFirst } from '../step/fields.ts'
import { readPoints, wrongPoints } from '../step/statement-field.ts'
import { CHANNELS, intakePage, KINDS } from './view.ts'

const LIMITS = { typed: 256 * 1024 }

/** Records what came in by any channel: a complaint, or what is none and is kept and counted all the same. */
export const intakeRoute = (deps: Deps): Route => ({
  path: NEW_COMPLAINT_PATH,
  needs: 'open-complaint',
  get: async () => show(intakePage(filled(deps, { ...typedAtFirst(deps.today()), command: randomUUID() }), [])),
  post: { limits: LIMITS, take: (posted) => taken(deps, posted) },
})

const filled = ({ law }: Deps, typed: Typed, wrong: readonly Wrong[] = []): Filled => ({
  typed,
  wrong,
  bounds: law.calendar,
})

async function taken(deps: Deps, { typed: sent, viewer }: Posted): Promise<Answer> {
  const command = commandIn(sent)
  const typed: Typed = { ...sent, command }
  if (typed['more'] !== undefined) return { status: 200, page: intakePage(filled(deps, typed), []) }
  const on = dayIn(filled(deps, typed), 'on')
  const wrong = [...wrongWith(typed), ...(isWrong(on) ? [on] : []), ...wrongPoints(typed)]
  if (wrong.length > 0 || isWrong(on)) return show(intakePage(filled(deps, typed, wrong), []))
  if (typed['not-the-same'] !== 'yes') {
    const alike = await alikeTo(deps, viewer, typedIn(typed, 'called'))
    if (alike.length > 0) return show(intakePage(filled(deps, typed), alike))
  }
  const complaint = complaintIn(deps.name, typed, on)
  const opened = await deps.casework.open(viewer, { complaint, command })
  if (opened.ok) return redirect(recordedPath(opened.value, complaint.events.at(-1)?.type ?? ''))
  const { refusal } = opened.error
  const says =
    refusal.because === 'malformed'
      ? refusal.problems.map((one) => one.says || 'Something is missing')
      : ['This cannot be recorded so']
  return show(
    intakePage(
      filled(
        deps,
        typed,
        says.map((words) => ({ field: 'on', box: 'on-day', says: words })),
      ),
      [],
    ),
  )
}

const MOST_ALIKE = 10

/** Complaints that somebody of this name brought before. */
async function alikeTo({ casework }: Deps, viewer: Posted['viewer'], words: string) {
  if (words === '') return []
  const { listed } = await casework.worklist(viewer, { show: 'all', words, skip: 0, limit: MOST_ALIKE })
  return listed
}

function wrongWith(typed: Typed): readonly Wrong[] {
  const needsChannel = typed['kind'] === 'complaint' && oneOf(CHANNELS, typed['channel']) === undefined
  return [
    ...(typed['harm'] === 'no' || typed['harm'] === 'referred'
      ? []
      : [{ field: 'harm', says: 'Say whether a child is at risk of harm now' }]),
    ...(needsChannel ? [{ field: 'channel', says: 'Choose how it came' }] : []),
  ]
}

/** What was typed, as the complaint that it opens. */
function complaintIn(council: string, typed: Typed, on: string): NewComplaint {
  const kind = oneOf(KINDS, typed['kind']) ?? 'complaint'
  const channel = oneOf(CHANNELS, typed['channel'])
  const note = typedIn(typed, 'note')
  const noted = note === '' ? {} : { note }
  const first: ComplaintEvent =
    kind === 'complaint'
      ? { type: 'complaint-received', on, ...(channel && { channel }), ...noted }
      : { type: 'representation-received', on, kind, ...noted }
  return {
    council,
    people: peopleIn(typed),
    points: kind === 'complaint' ? readPoints(typed, []) : [],
    events: [
      ...(typed['harm'] === 'referred' ? [{ type: 'safeguarding-referred', on } as const] : []),
      ...(typed['advocate'] === 'yes' ? [{ type: 'advocate-offered', on } as const] : []),
      first,
    ],
  }
}

const CLASSES = Object.keys(CLASS_WORDS) as readonly PersonClass[]

function peopleIn(typed: Typed): readonly Person[] {
  const [called, child] = [typedIn(typed, 'called'), typedIn(typed, 'child')]
  const who = oneOf(CLASSES, typed['class'])
  return [
    ...(called === '' && who === undefined
      ? []
      : [
          {
            id: 'complainant',
            as: 'complainant',
            ...(who && { class: who }),
            ...(called !== '' && { calledHere: called }),
            ...(typed['right'] === 'own' && { inOwnRight: true }),
            ...(typed['right'] === 'child' && { inOwnRight: false, ...(child !== '' && { actsFor: 'child' }) }),
          } as const,
        ]),
    ...(child === '' ? [] : [{ id: 'child', as: 'child', calledHere: child } as const]),
  ]
}
