import type { HeldByOther } from '../../../casework/held.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { PERSONAL } from '../../../people/cover.ts'
import { BARRED } from '../../../people/permission.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import type { Colleague } from '../../colleagues.ts'

/** Whether what is held can be given to another at all: a part that is personal needs a new appointment. */
export const canGo = ({ as }: Pick<HeldByOther, 'as'>): boolean => as === undefined || !PERSONAL.has(as)

/** What somebody holds in a complaint, in words. */
export const partOf = ({ as }: Pick<HeldByOther, 'as'>): string =>
  as === undefined ? 'a part that was not said' : ROLE_WORDS[as].toLowerCase()

/** Those who can take it over: with the role for it, not kept away, and with no other part there. */
export function ableFor(
  { standing, as }: HeldByOther,
  from: PersonId,
  people: readonly Colleague[],
): readonly Colleague[] {
  const { access } = standing
  return people.filter(({ person, roles }) => {
    if (person === from || (as !== undefined && !roles.includes(as))) return false
    const own = access.tied.filter((tied) => tied.person === person)
    return !own.some(
      ({ tie, as: part }) =>
        BARRED.has(tie) || (tie === 'assigned' && part !== as) || (part !== undefined && PERSONAL.has(part)),
    )
  })
}

/** What is recorded of it: whoever gets the part of the stage 1 manager at stage 1 is to answer. */
export function stepOf(one: HeldByOther, from: string): string {
  const answered = one.as === 'stage-1-manager' && one.standing.assessment.stage !== 'stage-1'
  return `What ${from} held ${answered ? 'since the first answer' : `as ${partOf(one)}`}`
}
