import type { Standing } from '../../../casework/take-step.ts'
import type { Holder, NextStep } from '../../../complaint/assessment.ts'
import type { StepCode } from '../../../complaint/step-words.ts'
import type { Day } from '../../../kernel/day.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { coveredIn } from '../../../people/access.ts'
import type { Covered } from '../../../people/cover.ts'
import { nameWords } from '../../../people/person.ts'
import type { Role } from '../../../people/roles.ts'
import { NEXT_STEP_FORMS } from '../../words/next-step-forms.ts'

// What somebody holds in each of their complaints: worked out from who must act next, what they are in it, and their name.

/** Whoever asks, with the name that complaints know them by. */
export type Who = {
  readonly person: PersonId
  readonly name: string
  readonly roles: readonly Role[]
  /** For whom they cover today, and in which parts. */
  readonly covering?: readonly (Covered & { readonly name: string; readonly to: Day })[]
}

/** What each holder of a step is called among the roles. */
export const HOLDER_ROLES: { readonly [H in Holder]?: readonly Role[] } = {
  'complaints-manager': ['complaints-manager'],
  'stage-1-manager': ['stage-1-manager'],
  'investigating-officer': ['investigating-officer'],
  'independent-person': ['independent-person'],
  'adjudicating-officer': ['adjudicating-officer'],
  panel: ['panel-member', 'panel-clerk'],
  director: ['director'],
  'ombudsman-link-officer': ['ombudsman-link-officer'],
}

/** Who takes a step for whoever holds it: a clerk prepares the panel, where there is one. */
const BESIDE: { readonly [S in StepCode]?: readonly Role[] } = {
  'set-panel-date': ['panel-clerk'],
  'send-panel-papers': ['panel-clerk'],
  'hold-panel': ['panel-clerk', 'panel-member'],
}

export type Holding = {
  readonly standing: Standing
  /** What they are in this complaint. */
  readonly as: readonly Role[]
  /** For whom they see to it, in which part and until when, where it is somebody else’s. */
  readonly covers: readonly { readonly name: string; readonly as: Role; readonly to: Day }[]
  /** The steps that are theirs to take next. */
  readonly steps: readonly NextStep[]
  /** Forms that take a step which comes next, and are theirs. */
  readonly forms: readonly EventType[]
}

export const isHeld = ({ steps, forms, standing }: Holding): boolean =>
  steps.length > 0 || (forms.includes('independent-person-reported') && reportIsAwaited(standing))

/** The investigating officer reported, and the independent person has not yet. */
export function reportIsAwaited({ history: { events } }: Standing): boolean {
  const last = (type: EventType) => events.findLastIndex((event) => event.type === type)
  return last('investigating-officer-reported') > last('independent-person-reported')
}

/** Each of somebody’s complaints, what they hold first and of that the earliest. */
export const holdingsOf = (held: readonly Standing[], who: Who): readonly Holding[] =>
  held
    .map((standing) => holdingIn(standing, who))
    .toSorted((a, b) => Number(isHeld(b)) - Number(isHeld(a)) || byOf(a) - byOf(b))

const LATEST = Number.MAX_SAFE_INTEGER

const byOf = ({ steps, standing }: Holding): number => {
  const dates = (steps.length > 0 ? steps : standing.assessment.next).flatMap(({ by }): Day[] =>
    by ? [by.latest] : [],
  )
  return Math.min(LATEST, ...dates)
}

function holdingIn(standing: Standing, who: Who): Holding {
  const { next } = standing.assessment
  const { covering = [] } = who
  const as = standing.access.tied.flatMap((tied) =>
    tied.person === who.person && tied.tie === 'assigned' ? (tied.as ? [tied.as] : who.roles) : [],
  )
  const covers = coveredIn(standing.access, who.person, covering).flatMap((held) => {
    const one = covering.find(({ person }) => person === held.person)
    return one ? [{ name: one.name, as: held.as, to: one.to }] : []
  })
  const acting = [...as, ...covers.map((one) => one.as)]
  const names = [who.name, ...covers.map(({ name }) => name)]
  const theirs = (step: NextStep) =>
    step.who === 'action-owner'
      ? step.name !== undefined && names.some((name) => sameName(step.name ?? '', name))
      : [...(HOLDER_ROLES[step.who] ?? []), ...(BESIDE[step.does] ?? [])].some((role) => acting.includes(role))
  const forms = next.flatMap(({ does }) => NEXT_STEP_FORMS[does]).filter((type) => standing.inTurn.includes(type))
  return { standing, as, covers, steps: next.filter(theirs), forms: [...new Set(forms)] }
}

const sameName = (a: string, b: string): boolean => nameWords(a).join(' ') === nameWords(b).join(' ')
