import { calendarDate, type Day } from '../kernel/day.ts'

/** The day that a page speaks of, and the day up to which it knows the record: without them, today and all of it. */
export type AsOf = { readonly day?: Day | undefined; readonly known?: Day | undefined }

export const LIST_PATH = '/'
export const FORECAST_PATH = '/forecast'
export const VIEWS_PATH = '/views'
export const DROP_VIEW_PATH = '/views/remove'
export const RULES_PATH = '/rules'
export const CHECK_PATH = '/check'
export const CALENDAR_PATH = '/calendar'
export const READS_PATH = '/reads'

/** A view of the list that its owner keeps, from its first page or another. */
export const viewPath = (id: string, page = 1): string =>
  `${VIEWS_PATH}/${encodeURIComponent(id)}${page === 1 ? '' : `?page=${page}`}`

export const casePath = (reference: string, asOf?: AsOf): string =>
  `/complaints/${encodeURIComponent(reference)}${asOfQuery(asOf)}`

export const datePath = (reference: string, duty: string, asOf?: AsOf): string =>
  `/complaints/${encodeURIComponent(reference)}/dates/${encodeURIComponent(duty)}${asOfQuery(asOf)}`

/** The steps that can be taken in a complaint, and the form of one. */
export const stepsPath = (reference: string): string => `${casePath(reference)}/steps`
export const stepPath = (reference: string, step: string): string =>
  `${stepsPath(reference)}/${encodeURIComponent(step)}`

/** Puts an entry of a complaint right, by its place from 1: what an imported entry is called may say who somebody is. */
export const correctPath = (reference: string, place: number): string =>
  `${casePath(reference)}/entries/${place}/correct`

/** Where each point of a complaint belongs. */
export const routingPath = (reference: string): string => `${casePath(reference)}/route`

/** The complaint, with the word that a step was recorded. */
export const recordedPath = (reference: string, step: string): string =>
  `${casePath(reference)}?recorded=${encodeURIComponent(step)}`

/** What is asked in a complaint of those who do not see it. */
export const askingsPath = (reference: string): string => `${casePath(reference)}/asked`

/** What the office noted on a complaint, and one of these notes; an id says nothing of it. */
export const notesPath = (reference: string, ...note: readonly string[]): string =>
  [casePath(reference), 'notes', ...note.map((id) => encodeURIComponent(id))].join('/')

/** What somebody is asked themselves; an id says nothing of the complaint. */
export const ASKED_PATH = '/asked'
export const askedPath = (asking: string): string => `${ASKED_PATH}/${encodeURIComponent(asking)}`

/** Who may see a complaint. */
export const whoMayPath = (reference: string): string => `/complaints/${encodeURIComponent(reference)}/who-may`

/** The people of a complaint, and what is done about them. Each is named by their place, which says nothing of them. */
export const partiesPath = (reference: string, ...what: readonly (string | number)[]): string =>
  [casePath(reference), 'people', ...what.map((part) => encodeURIComponent(part))].join('/')

export const downloadPath = (reference: string, form: string): string =>
  `/complaints/${encodeURIComponent(reference)}/chronology.${form}`

export const assessmentPath = (reference: string, form: string, asOf?: AsOf): string =>
  `/complaints/${encodeURIComponent(reference)}/assessment.${form}${asOfQuery(asOf)}`

/** Who has looked at a complaint; `before` is the last entry of the page before. */
export const readersPath = (reference: string, before?: number): string =>
  `${casePath(reference)}/readers${before === undefined ? '' : `?before=${before}`}`

export const calendarPath = (year: number): string => `${CALENDAR_PATH}?year=${year}`

/** The complaints that a rule touches. */
export const ruleListPath = (id: string): string => `${LIST_PATH}?rule=${encodeURIComponent(id)}`

export const rulePath = (id: string): string => `${RULES_PATH}#${encodeURIComponent(id)}`

function asOfQuery({ day, known }: AsOf = {}): string {
  const dates = [dateQuery('', day), dateQuery('known-', known)].filter((query) => query !== '')
  return dates.length > 0 ? `?${dates.join('&')}` : ''
}

function dateQuery(prefix: string, day: Day | undefined): string {
  if (day === undefined) return ''
  const { year, month, date } = calendarDate(day)
  return `${prefix}day=${date}&${prefix}month=${month}&${prefix}year=${year}`
}

export const SIGN_IN_PATH = '/sign-in'
export const SIGN_OUT_PATH = '/sign-out'
export const STAY_PATH = '/stay-signed-in'
/** Where a page goes when its session has ended, with what was typed into it. */
export const SESSION_OVER_PATH = '/session-over'
export const PROVE_PATH = '/prove-it-is-you'
export const ACCOUNT_PATH = '/account'
export const FACTORS_PATH = '/account/factors'
export const PEOPLE_PATH = '/people'
export const DEMONSTRATION_PATH = '/demonstration'
/** Who covers for whom. */
export const COVER_PATH = '/cover'
/** To whom all goes that somebody holds. */
export const HAND_OVER_PATH = '/hand-over'
export const handOverPath = (person: string): string => `${HAND_OVER_PATH}/${encodeURIComponent(person)}`
export const HEALTH_PATH = '/health'

/** Opens a complaint to somebody who may otherwise not see it, and what was opened so. */
export const EMERGENCY_PATH = '/emergency'
export const EMERGENCY_CONTACTS_PATH = '/emergency/contacts'
export const OPENINGS_PATH = '/emergency/openings'
export const openingPath = (opening: string): string => `${OPENINGS_PATH}/${encodeURIComponent(opening)}`

/** What came in by any channel. */
export const NEW_COMPLAINT_PATH = '/new-complaint'

export const REGISTER_PATH = '/register'
export const NEW_PERSON_PATH = '/register/new'
export const EQUALITY_FIGURES_PATH = '/equality-figures'
export const FIND_PATH = '/register/find'

/** Somebody on the register, and what is done about them. The id says nothing of who they are. */
export const registerPath = (id: string, ...what: readonly string[]): string =>
  [REGISTER_PATH, ...[id, ...what].map((part) => encodeURIComponent(part))].join('/')

/** Who has looked at somebody on the register; `before` is the last entry of the page before. */
export const personReadersPath = (id: string, before?: number): string =>
  `${registerPath(id, 'readers')}${before === undefined ? '' : `?before=${before}`}`

export const personPath = (person: string): string => `${PEOPLE_PATH}/${encodeURIComponent(person)}`

export const setUpPath = (link: string): string => `/set-up/${encodeURIComponent(link)}`

/** The sign-in page, and where to go after it. */
export const signInPath = (next: string): string =>
  next === LIST_PATH ? SIGN_IN_PATH : `${SIGN_IN_PATH}?next=${encodeURIComponent(next)}`

export const provePath = (next: string): string => `${PROVE_PATH}?next=${encodeURIComponent(next)}`
