import { randomUUID } from 'node:crypto'
import type { Listed } from '../../../casework/worklist.ts'
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
  const alike = await alikeTo(deps, viewer, [typedIn(typed, 'called'), typedIn(typed, 'child')])
  const linked = alike.find(({ entry }) => entry.reference === typed['belongs'])?.entry.reference
  if (alike.length > 0 && linked === undefined && typed['belongs'] !== 'new') {
    const asked = typed['belongs-asked'] === 'yes'
    const unanswered = { field: 'belongs', says: 'Say whether it belongs with one of these' }
    return show(intakePage(filled(deps, { ...typed, 'belongs-asked': 'yes' }, asked ? [unanswered] : []), alike))
  }
  const complaint = complaintIn(deps.name, typed, on, linked)
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

/** Complaints in which somebody of one of these names is already: whoever complains, or the child. */
async function alikeTo(
  { casework }: Deps,
  viewer: Posted['viewer'],
  names: readonly string[],
): Promise<readonly Listed[]> {
  const asked = names.filter((words) => words !== '')
  const found = await Promise.all(
    asked.map((words) => casework.worklist(viewer, { show: 'all', words, skip: 0, limit: MOST_ALIKE })),
  )
  const all = found.flatMap(({ listed }) => listed)
  const known = new Map(all.map((one) => [one.entry.reference, one]))
  return [...known.values()].slice(0, MOST_ALIKE)
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
function complaintIn(council: string, typed: Typed, on: string, linked: string | undefined): NewComplaint {
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
      ...(linked === undefined ? [] : [{ type: 'complaint-linked', on, to: linked, as: 'related' } as const]),
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
