import type { EventType } from '../../kernel/event-types.ts'
import type { Course } from '../course.ts'
import { everybodyInPost } from '../in-post.ts'

// Those whom the law gives a part in a review panel: who gets its report, who is heard, who gets the papers.

type Part = 'council' | 'complainant' | 'advocate' | 'independent-person' | 'investigating-officer' | 'chair' | 'panel'

/** Somebody with a part in the panel; by name where the record has one. */
export type Concerned = { readonly part: Part; readonly name?: string }

const PART_WORDS: Readonly<Record<Part, string>> = {
  council: 'the council',
  complainant: 'the complainant',
  advocate: 'advocate',
  'independent-person': 'independent person',
  'investigating-officer': 'investigating officer',
  chair: 'chair of the panel',
  panel: 'member of the panel',
}

/** How somebody is written in a list: `Joy Akande (advocate)`, `The council`. */
export function concernedInWords({ part, name }: Concerned): string {
  const words = PART_WORDS[part].replace(/^the /, '')
  return name === undefined ? `The ${words}` : `${name} (${words})`
}

/** Whether an entry of such a list, as somebody typed it, speaks of them: by their name, or by what they are. */
const speaksOf = (entry: string, { part, name }: Concerned): boolean => {
  const text = entry.toLowerCase()
  return (
    text.includes(PART_WORDS[part].replace(/^the /, '')) || (name !== undefined && text.includes(name.toLowerCase()))
  )
}

const named = (part: Part, name: string | undefined): Concerned =>
  name === undefined || name.trim() === '' ? { part } : { part, name }

/** Regulation 20: the council, those who complain, any advocate, and the independent person of stage 2. */
function entitled(course: Course): readonly Concerned[] {
  const people = (as: 'complainant' | 'advocate') =>
    course.people.filter((person) => person.as === as || (as === 'complainant' && person.as === undefined))
  const complainants = people('complainant').map(({ calledHere }) => named('complainant', calledHere))
  const advocates = [
    ...people('advocate').map(({ calledHere }) => calledHere),
    ...course.of('advocate-appointed').map(({ event }) => event.who),
  ]
  return [
    { part: 'council' },
    ...(complainants.length > 0 ? complainants : [named('complainant', undefined)]),
    ...[...new Set(advocates)].map((name) => named('advocate', name)),
    ...inPost('independent-person', course),
  ]
}

/** Whoever has a post of stage 2 now. */
const inPost = (part: 'independent-person' | 'investigating-officer', course: Course): readonly Concerned[] =>
  everybodyInPost(course)
    .filter(({ role }) => role === part)
    .map(({ who }) => named(part, who))

const onPanel = (course: Course): readonly Concerned[] =>
  everybodyInPost(course).flatMap(({ role, who }) =>
    role === 'panel-chair' ? [named('chair', who)] : role === 'panel-member' ? [named('panel', who)] : [],
  )

/** Regulation 19(5): who is asked what they have to say to the panel. */
const HEARD = ['complainant', 'council', 'independent-person'] as const

/** Those whom a list in a step may name, in words, for each field that holds such a list. */
export function offeredIn(type: EventType, course: Course): Readonly<Record<string, readonly string[]>> {
  const words = (all: readonly Concerned[]) => all.map(concernedInWords)
  const everybody = () => words([...onPanel(course), ...entitled(course), ...inPost('investigating-officer', course)])
  switch (type) {
    case 'panel-papers-sent':
      return { to: everybody() }
    case 'panel-held':
      return { present: everybody(), submissions: words(HEARD.map((part) => ({ part }))) }
    case 'panel-reported':
    case 'panel-report-received':
      return { sentTo: words(entitled(course)) }
    default:
      return {}
  }
}

const listOf = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given

/** Of those who must have the panel’s report, whom a list of those it went to leaves out, in words. */
export const notSentTo = (sentTo: string | readonly string[] | undefined, course: Course): readonly string[] =>
  entitled(course)
    .filter((one) => !listOf(sentTo).some((entry) => speaksOf(entry, one)))
    .map(concernedInWords)

/** Of those who are to be heard by the panel, of whom nothing is said, in words. */
export const notHeard = (submissions: string | readonly string[] | undefined): readonly string[] =>
  HEARD.map((part): Concerned => ({ part }))
    .filter((one) => !listOf(submissions).some((entry) => speaksOf(entry, one)))
    .map(concernedInWords)
