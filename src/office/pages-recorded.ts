import type { Recordings } from '../casework/audited.ts'
import {
  ASKINGS_RECORDED,
  NOTES_RECORDED,
  CASEWORK_RECORDED,
  EMERGENCY_RECORDED,
  PARTIES_RECORDED,
  wayOf,
} from '../casework/casework-recorded.ts'
import type { Deps } from '../web/deps.ts'

/** How each use case that the pages stand on is recorded. */
export const PAGES_RECORDED: Recordings<Deps['casework']> = {
  worklist: CASEWORK_RECORDED.worklist,
  choices: CASEWORK_RECORDED.choices,
  touchedBy: CASEWORK_RECORDED.touchedBy,
  allowed: CASEWORK_RECORDED.allowed,
  whoMay: CASEWORK_RECORDED.whoMay,
  sayWhoMay: CASEWORK_RECORDED.sayWhoMay,
  ...PARTIES_RECORDED,
  ...EMERGENCY_RECORDED,
  ...ASKINGS_RECORDED,
  ...NOTES_RECORDED,
  savedViews: CASEWORK_RECORDED.savedViews,
  saveView: CASEWORK_RECORDED.saveView,
  dropView: CASEWORK_RECORDED.dropView,
  standing: CASEWORK_RECORDED.standing,
  held: CASEWORK_RECORDED.held,
  heldFor: CASEWORK_RECORDED.heldFor,
  holdingOf: CASEWORK_RECORDED.holdingOf,
  takeStep: CASEWORK_RECORDED.takeStep,
  open: CASEWORK_RECORDED.open,
  holdReviews: CASEWORK_RECORDED.holdReviews,
  forecast: {
    reads: (bands) => ({
      what: 'forecast',
      references: bands.flatMap(({ ahead }) => ahead.map(({ entry }) => entry.reference)),
    }),
  },
  readCase: {
    reads: (found, _viewer, reference, { to }) => ({
      what: to,
      ...wayOf(found),
      references: found ? [reference] : [],
    }),
  },

  exportCase: { reads: (found, _viewer, reference) => ({ what: 'download', references: found ? [reference] : [] }) },
  importCase: { reads: (_answer, _viewer, { reference }) => ({ what: 'keep', references: [reference] }) },
  readers: { reads: (found, _viewer, reference) => ({ what: 'readers', references: found ? [reference] : [] }) },
  personReaders: { reads: (found) => ({ what: 'readers', people: found ? [found.id] : [] }) },
  looksDuring: { reads: (found, _viewer) => ({ what: 'readers', references: found ? [found.opening.reference] : [] }) },
  unusualReads: {
    reads: ({ againAndAgain, close }) => ({
      what: 'report',
      references: [...new Set([...againAndAgain, ...close].map(({ reference }) => reference))],
    }),
  },
}
