import { mayUse } from '../../../people/permission.ts'
import type { Deps } from '../../deps.ts'
import { html } from '../../html.ts'
import type { Ask } from '../../page.ts'
import { partiesPath } from '../../paths.ts'
import type { Keeping } from '../register/keeping.ts'
import { doneIn } from './done.ts'
import { partyAt } from './finding.ts'
import { nameOf, partyCrumbs } from './naming.ts'

/** Somebody of a complaint, of whom something is recorded in their own stream. */
export async function partyKeeping(deps: Deps, ask: Ask): Promise<Keeping | undefined> {
  const found = await partyAt(deps, ask)
  const known = found?.party.known
  if (!found || known === undefined || known === 'erased') return undefined
  const { of, party } = found
  const { casework } = deps
  const { viewer } = ask
  const { reference } = of
  const { place } = party
  return {
    read: known,
    place: {
      part: 'complaints',
      home: partiesPath(reference),
      path: (...what) => partiesPath(reference, place, ...what),
      crumbs: (title) => partyCrumbs(reference, title),
      about: nameOf(party),
      done: doneIn(ask.query['done']),
      onErasing: html`Every complaint they are in then names an erased person, with the part they had. To take them out of this complaint only, <a class="govuk-link" href="${partiesPath(reference, place, 'remove')}">remove them from it</a>.`,
      unanswered: 'Skip these questions',
    },
    add: (command, fact) => casework.recordAboutPerson(viewer, reference, command, { place, fact }),
    erase: (because) => casework.erasePerson(viewer, reference, { place, because }),
    answers: (answers) => casework.answersOfPerson(viewer, reference, { place, answers }),
    after: (done) => `${partiesPath(reference)}?done=${done}`,
  }
}

/** The same, for those who may erase people for good. */
export const erasable = async (deps: Deps, ask: Ask): Promise<Keeping | undefined> =>
  mayUse(ask.roles, 'erase-person') ? partyKeeping(deps, ask) : undefined
