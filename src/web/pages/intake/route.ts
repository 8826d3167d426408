import { randomUUID } from 'node:crypto'
import type { NewComplaint, OpenRefusal } from '../../../casework/open-complaint.ts'
import { streamIn } from '../../../casework/person-stream.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { isRecordedOf } from '../../../people/person.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Posted, redirect, type Route, show } from '../../page.ts'
import { NEW_COMPLAINT_PATH, recordedPath } from '../../paths.ts'
import { isWrong } from '../register/fact-form.ts'
import { dayIn, type Filled, oneOf, type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { commandIn } from '../register/new.ts'
import { typedAtFirst } from '../step/fields.ts'
import { readPoints, wrongPoints } from '../step/statement-field.ts'
import { alikeTo, linkedTo, unanswered } from './alike.ts'
import { CHANNELS, intakePage, KINDS } from './view.ts'
import { ENTERING, factsTyped, newcomersIn, whoField, wrongPeople } from './who-complains.ts'

const LIMITS = { typed: 256 * 1024 }

/** Records what came in by any channel: a complaint, or what is none and is kept and counted all the same. */
export const intakeRoute = (deps: Deps): Route => ({
  path: NEW_COMPLAINT_PATH,
  needs: 'open-complaint',
  get: async () => show(intakePage(filled(deps, { ...typedAtFirst(deps.today()), command: randomUUID() }))),
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
  if (typed['more'] !== undefined) return { status: 200, page: intakePage(filled(deps, typed)) }
  const on = dayIn(filled(deps, typed), 'on')
  const wrong = [
    ...wrongWith(typed),
    ...(isWrong(on) ? [on] : []),
    ...wrongPeople({ typed, today: deps.today() }),
    ...wrongPoints(typed),
  ]
  if (wrong.length > 0 || isWrong(on)) return show(intakePage(filled(deps, typed, wrong)))
  const alike = await alikeTo(deps, viewer, typed)
  const open = unanswered(alike, typed)
  if (open.length > 0) return show(intakePage(filled(deps, typed, typed['alike-asked'] === 'yes' ? open : []), alike))
  const complaint = complaintIn(deps.name, typed, on, linkedTo(alike, typed))
  const opened = await deps.casework.open(viewer, { complaint, command })
  if (!opened.ok) return show(intakePage(filled(deps, typed, wrongOf(opened.error)), alike))
  await tellOfKnown(deps, viewer, opened.value, typed)
  return redirect(recordedPath(opened.value, complaint.events.at(-1)?.type ?? ''))
}

function wrongOf({ refusal }: OpenRefusal): readonly Wrong[] {
  if (refusal.because !== 'malformed') return [{ field: 'on', box: 'on-day', says: 'This cannot be recorded so' }]
  return refusal.problems.map(({ field, says }) => {
    const words = says || 'Something is missing'
    return ENTERING.some((one) => field === whoField(one))
      ? { field, says: words }
      : { field: 'on', box: 'on-day', says: words }
  })
}

/** Of whoever complains and was known before, what is new about them is kept with them. */
async function tellOfKnown(
  { casework }: Deps,
  viewer: Posted['viewer'],
  reference: string,
  typed: Typed,
): Promise<void> {
  const stream = streamIn(typed[whoField('complainant')] ?? '')
  const party = stream && (await casework.peopleOf(viewer, reference))?.parties.find((one) => one.stream === stream)
  if (!party?.known || party.known === 'erased') return
  const { person } = party.known
  for (const fact of factsTyped(typed))
    if (!isRecordedOf(person, fact))
      await casework.recordAboutPerson(viewer, reference, `${commandIn(typed)}:${fact.type}`, {
        place: party.place,
        fact,
      })
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
    people: newcomersIn(typed),
    points: kind === 'complaint' ? readPoints(typed, []) : [],
    events: [
      ...(typed['harm'] === 'referred' ? [{ type: 'safeguarding-referred', on } as const] : []),
      ...(typed['advocate'] === 'yes' ? [{ type: 'advocate-offered', on } as const] : []),
      first,
      ...(linked === undefined ? [] : [{ type: 'complaint-linked', on, to: linked, as: 'related' } as const]),
    ],
  }
}
