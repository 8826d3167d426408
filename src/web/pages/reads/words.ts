import { JOURNALLED } from '../../../people/journalled.ts'
import type { Look } from '../../../casework/looking.ts'
import type { ReadKind } from '../../../casework/read-records-port.ts'

/** What somebody did, said of one complaint or of one person on the register. */
export const READ_WORDS: Readonly<Record<ReadKind, string>> = {
  case: 'Opened the complaint',
  date: 'Looked at why a date falls where it does',
  list: 'Saw it in a list',
  search: 'Found it by a search',
  choices: 'Saw the names that a list can be narrowed by',
  forecast: 'Saw it in the forecast',
  download: 'Downloaded a file of it',
  export: 'Exported it at the command line',
  keep: 'Gave it to be kept in the record',
  readers: 'Looked at who had looked',
  people: 'Looked at its people, or changed who they are',
  'who-may': 'Looked at who may see it, or changed that',
  step: 'Took a step in it, or looked at which they could take',
  report: 'Saw it in the report of unusual looking',
  person: 'Opened their page',
  register: 'Saw them in the register',
  'register-search': 'Found them by a search of the register',
  alike: 'Saw them among those with the same name or contact',
  suggestion: 'Saw whether they could be asked in a complaint',
  emergency: 'Opened it in an emergency',
  openings: 'Saw that it had been opened in an emergency',
  notes: 'Read the notes on it, or wrote one',
  asked: 'Saw what somebody was asked in it, or answered',
}

/** Who it was: by name, as far as anybody here knows it. */
export const whoInWords = ({ name, way }: Partial<Pick<Look, 'name' | 'way'>>): string =>
  name ?? (way === 'machine' ? 'Somebody at the machine that holds the record' : 'An account that is not known here')

/** Why they could, where their role alone was not why. */
export const whyInWords = ({ way, coveringFor }: Pick<Look, 'way' | 'coveringFor'>): string | undefined =>
  way === 'emergency'
    ? 'who had opened it in an emergency'
    : way === 'asked'
      ? 'who is asked something in it, and saw only that'
      : way?.startsWith(JOURNALLED)
        ? 'in an emergency, when looks could not be recorded: it was recorded later'
        : coveringFor && `covering for ${coveringFor.name ?? 'an account that is not known here'}`
