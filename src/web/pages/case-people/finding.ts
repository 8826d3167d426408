import type { AlikeRead, PartyRead, PeopleRead } from '../../../casework/people-read.ts'
import { type PersonRefusal, streamIn } from '../../../casework/person-stream.ts'
import type { Whom } from '../../../casework/recorded-party.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Party } from '../../../people/parties.ts'
import { isRecordedOf, type PersonFact } from '../../../people/person.ts'
import { refusalOf } from '../../../people/refusal.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, type Ask, type Posted, redirect, show } from '../../page.ts'
import { partiesPath } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { filledWith } from '../register/acts.ts'
import { type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { contactTyped } from '../register/forms.ts'
import { commandIn } from '../register/new.ts'
import { alikePage, type Finding, partPage, whoPage } from './finding-view.ts'
import { boxOfParticular, partIn } from './part-form.ts'

/** Whose page it is: somebody to be added, or somebody whom the chronology names. */
export type Looking = { readonly of: PeopleRead; readonly linked?: PartyRead }

const findingOf = (deps: Deps, { of, linked }: Looking, typed: Typed, wrong: readonly Wrong[] = []): Finding => {
  const { typed: fresh, ...filled } = filledWith(deps, typed, wrong)
  // One wish from the first page to the last.
  const command = typed['command'] === undefined ? fresh['command'] : commandIn(typed)
  return {
    reference: of.reference,
    filled: { ...filled, typed: { ...typed, command } },
    others: presentIn(of),
    ...(linked && { linked }),
  }
}

export const presentIn = ({ parties }: PeopleRead): readonly PartyRead[] =>
  parties.filter(({ left }) => left === undefined)

/** The first page: who it is. */
export const openFinding = (deps: Deps, looking: Looking): Answer => show(whoPage(findingOf(deps, looking, {})))

/** The next page, or the one on which something has to be put right; last, what was found is recorded. */
export async function stepOfFinding(deps: Deps, posted: Posted, looking: Looking): Promise<Answer> {
  const { typed } = posted
  const { step } = typed
  const page = (view: (finding: Finding) => Parameters<typeof show>[0], wrong?: readonly Wrong[]) =>
    show(view(findingOf(deps, looking, typed, wrong)))
  if (step === 'who-again') return page(whoPage)
  const wrong = wrongWho(deps, typed)
  if (wrong.length > 0) return page(whoPage, wrong)
  const { reference } = looking.of
  const alike = await deps.casework.peopleAlike(posted.viewer, reference, {
    name: typedIn(typed, 'name'),
    contacts: [typedIn(typed, 'value')].filter((value) => value !== ''),
  })
  const found = whomIn(typed, alike)
  if (!found) {
    const asked = step === 'who' ? [] : [{ field: 'who', says: 'Choose one of them, or somebody new', box: 'known' }]
    return page((finding) => alikePage(finding, alike), asked)
  }
  if (!looking.linked && step !== 'part') return page(partPage)
  const done = await recorded(deps, posted, looking, found)
  if (done.ok) return after(deps, posted, looking, { found, party: done.value })
  if (done.error.because === 'not-there') return notFound
  const refused = wrongOf(done.error)
  return looking.linked || done.error.part === 'who' ? page(whoPage, refused) : page(partPage, refused)
}

/** Whom the form means; nothing where that is still to be asked. */
function whomIn(typed: Typed, alike: readonly AlikeRead[]): Whom | undefined {
  const { known, step } = typed
  const stream = streamIn(known ?? '')
  // Sent twice, they are in the complaint already and no longer offered: whether that can be is found in recording it.
  if (stream && (step === 'part' || alike.some(({ id }) => id === stream))) return { is: 'known', stream }
  return known === 'new' || alike.length === 0 ? newOf(typed) : undefined
}

const wrongOf = ({ part = 'main-content', says }: PersonRefusal): readonly Wrong[] => [
  { field: part === 'who' ? 'name' : part, says, box: part === 'who' ? 'name' : boxOfParticular(part) },
]

const newOf = (typed: Typed): Extract<Whom, { is: 'new' }> => {
  const contact = contactTyped(typed)
  return { is: 'new', name: typedIn(typed, 'name'), facts: contact ? [contact] : [] }
}

function wrongWho({ today }: Deps, typed: Typed): readonly Wrong[] {
  const contact = contactTyped(typed)
  const facts: readonly PersonFact[] = [
    { type: 'person-recorded', name: typedIn(typed, 'name') },
    ...(contact ? [contact] : []),
  ]
  return facts.flatMap((fact) => {
    const refused = refusalOf(fact, today())
    return refused ? [{ field: refused.part, says: refused.says }] : []
  })
}

function recorded(
  { casework }: Deps,
  { viewer, typed }: Posted,
  { of, linked }: Looking,
  whom: Whom,
): Promise<Result<Party, PersonRefusal>> {
  const command = commandIn(typed)
  return linked
    ? casework.linkPerson(viewer, of.reference, command, { place: linked.place, whom })
    : casework.joinPerson(viewer, of.reference, command, { whom, person: partIn(typed, presentIn(of)) })
}

type Found = { readonly found: Whom; readonly party: Party }

/** Somebody new is asked the questions on equality, once; of somebody known a contact that is new is kept. */
async function after(
  { casework }: Deps,
  { viewer, typed }: Posted,
  { of: { reference }, linked }: Looking,
  { found, party: { place } }: Found,
): Promise<Answer> {
  if (found.is === 'new')
    return redirect(`${partiesPath(reference, place, 'equality')}?done=${linked ? 'linked' : 'joined'}`)
  const contact = contactTyped(typed)
  const known = (await casework.peopleOf(viewer, reference))?.parties.find((one) => one.place === place)?.known
  const has = known === 'erased' || (known && contact && isRecordedOf(known.person, contact))
  if (contact && !has) await casework.recordAboutPerson(viewer, reference, commandIn(typed), { place, fact: contact })
  return redirect(`${partiesPath(reference)}?done=${linked ? 'linked' : 'joined'}`)
}

/** Somebody of a complaint, by the place that an address names. */
export async function partyAt(
  { casework }: Deps,
  { viewer, params }: Ask,
): Promise<{ readonly of: PeopleRead; readonly party: PartyRead } | undefined> {
  const of = await casework.peopleOf(viewer, params['reference'] ?? '')
  const party = of?.parties.find(({ place }) => String(place) === params['id'])
  return of && party ? { of, party } : undefined
}
