import { dayText } from '../../../kernel/day.ts'
import type { EventOf, LegalFunction } from '../../vocabulary.ts'
import type { Chapter, Telling } from '../telling.ts'

const OFFICER = 'Complaints officer'
export const MANAGER = 'Complaints manager'

/** Channels that are open on any day, and those that need somebody in an office. */
const ALWAYS_OPEN = ['email', 'email', 'web-form', 'text'] as const
const IN_OFFICE_HOURS = [...ALWAYS_OPEN, 'phone', 'phone', 'in-person', 'letter', 'letter'] as const
const YOUNG = ['text', 'text', 'email', 'web-form'] as const

/** Every life begins with it. */
export const received: Chapter = (story) => {
  const { young } = story.complainants.kind
  const channels = young ? YOUNG : story.isOfficeDay(story.now) ? IN_OFFICE_HOURS : ALWAYS_OPEN
  story.tell({ type: 'complaint-received', channel: story.chance.pick(channels) })
}

/** Acknowledged, explained and put into this procedure, with what is owed to the young and decided for relatives. */
export const takenIn: Chapter = (story) => {
  acknowledged(story)
  if (story.complainants.kind.young) advocateOffered(story)
  if (story.complainants.kind.interestNeeded) interestFound(story)
  routed(story)
  allocated(story)
}

/** The same, and nobody thought of an advocate. */
export const takenInWithoutAdvocate: Chapter = (story) => {
  acknowledged(story)
  allocated(story)
}

export const acknowledged: Chapter = (story) => {
  story.tell({ type: 'complaint-acknowledged', by: OFFICER }, story.onDay([1, 2]))
  story.tell({ type: 'information-given' })
  if (story.chance.happens(1, 12)) story.tell({ type: 'adjustment-agreed', says: 'Large print, and calls after six.' })
}

const advocateOffered: Chapter = (story) => {
  if (story.chance.happens(1, 2)) story.tell({ type: 'contact-made-safe', says: 'Text only, and never to the house.' })
  story.tell({ type: 'advocate-offered' })
  if (story.chance.happens(1, 2)) story.tell({ type: 'advocate-declined' })
  else story.tell({ type: 'advocate-appointed', who: story.staff.next() }, story.inWorkingDays([1, 2]))
}

const interestFound: Chapter = (story) => {
  story.tell({
    type: 'interest-decided',
    accepted: true,
    reasons: 'Has looked after the child, who asks for them by name.',
    childsViews: 'Wants it to be heard.',
    by: MANAGER,
  })
}

type Elsewhere = { readonly procedure: NonNullable<EventOf<'point-routed'>['procedure']>; readonly reason: string }

const ELSEWHERE: { readonly [F in LegalFunction]?: Elsewhere } = {
  conference: { procedure: 'conference-appeal', reason: 'A conference has an appeal of its own.' },
  'ehc-plan': {
    procedure: 'corporate',
    reason: 'The delay is answered under the council’s own procedure; what the plan holds is for the tribunal.',
  },
  school: { procedure: 'other', reason: 'What a school does is for its governors.' },
  'court-report': { procedure: 'court', reason: 'What is said to a court is for the court.' },
  s47: { procedure: 'corporate', reason: 'Such enquiries are not within the regulations; the help beside them is.' },
}

/** Points that another procedure takes are sent there, each with its reason. */
export const routed: Chapter = (story) => {
  for (const { id, function: legal } of story.points) {
    const to = legal && ELSEWHERE[legal]
    if (to) story.tell({ type: 'point-routed', point: id, ...to, authorisedBy: MANAGER }, story.onDay([2, 3]))
  }
}

const BELONGS: { readonly [F in LegalFunction]?: string } = {
  s17: 'Help for a child in need is within Part 3.',
  s20: 'Accommodating a child is within Part 3.',
  s22: 'The care of a looked-after child is within Part 3.',
  s34: 'Contact with a child in care is among the functions of regulation 3.',
  'care-leaving': 'Help for care leavers is within Part 3.',
  adoption: 'Adoption support is within regulation 4.',
  'special-guardianship': 'Special guardianship support is within regulation 5.',
}

export const allocated: Chapter = (story) => {
  const legal = story.points[0]?.function
  const reason = (legal && BELONGS[legal]) ?? 'It is about a service for a looked-after child.'
  const chosen = { type: 'procedure-chosen', procedure: 'statutory', reason, points: story.open, by: MANAGER } as const
  story.tell(chosen, story.onDay([2, 3]))
  story.tell({ type: 'stage-1-allocated', to: responder(story), due: dayText(story.onDay([10, 10])) })
}

/** Who answers at stage 1. */
export const responder = ({ service }: Telling): string => `Team manager, ${service}`
