import { takenIn } from '../chapters/intake.ts'
import { investigated } from '../chapters/investigation.ts'
import { notUpheld, upheld } from '../chapters/ombudsman.ts'
import { forgotten, kept, keptLate } from '../chapters/promises.ts'
import { answered } from '../chapters/stage-1.ts'
import { askedForStage2 } from '../chapters/stage-2.ts'
import {
  allDone,
  askedForPanel,
  askedForPanelLate,
  panelNeverArranged,
  panelRefused,
  panelRefusedAsLate,
  reviewed,
} from '../chapters/stage-3.ts'
import type { Chapter } from '../telling.ts'
import { type Life, livesReaching } from './life.ts'

const life = livesReaching(3, { points: [1, 7] })

const stage1 = [takenIn, answered({ on: [5, 10] }), askedForStage2] as const
const stage2 = [...stage1, investigated({ on: [52, 65], extended: true }), kept] as const
const asked = [...stage2, askedForPanel] as const
const lateStage2 = [...stage1, investigated({ on: [70, 120], extended: true }), kept] as const
const ends = [kept, allDone] as const
const latePanel = reviewed({ on: [33, 70] })

/** From the complaint to its closing after the panel. */
const through = (...stage3: readonly Chapter[]): readonly Chapter[] => [...asked, ...stage3, ...ends]

export const LAWFUL: readonly Life[] = [
  life(220, 'a panel in time', [], through(reviewed({}))),
  life(60, 'a panel put off as the complainant wished', [], through(reviewed({ putOff: true }))),
  life(40, 'asked for too late, refused after thought', [], [...stage2, askedForPanelLate, panelRefusedAsLate]),
  life(50, 'to the Ombudsman, who finds no fault', [], [...through(reviewed({})), notUpheld]),
]

export const FAULTY: readonly Life[] = [
  life(110, 'a late panel', ['S3_LATE'], through(latePanel)),
  life(80, 'late at stage 2', ['S2_LATE'], [...lateStage2, askedForPanel, reviewed({}), ...ends]),
  life(50, 'late at stages 2 and 3', ['S2_LATE', 'S3_LATE'], [...lateStage2, askedForPanel, latePanel, ...ends]),
  life(45, 'no panel arranged', ['S3_NOT_STARTED', 'POOR_COMMUNICATION'], [...asked, panelNeverArranged]),
  life(50, 'a panel refused', ['S3_REFUSED'], [...asked, panelRefused]),
  life(50, 'a late report, and why', ['S3_REPORT_LATE'], through(reviewed({ report: [6, 15] }))),
  life(20, 'a late report, and not why', ['S3_REPORT_LATE'], through(reviewed({ report: [7, 20], noReason: true }))),
  life(20, 'a late response, and why', ['S3_RESPONSE_LATE'], through(reviewed({ response: [17, 30] }))),
  life(40, 'a late response', ['S3_RESPONSE_LATE'], through(reviewed({ response: [17, 40], noReason: true }))),
  life(45, 'independent person not asked', ['IP_NOT_CONSULTED'], through(reviewed({ ipNotAsked: true }))),
  life(15, 'independent person in the chair', ['PANEL_NOT_INDEPENDENT'], through(reviewed({ ipInChair: true }))),
  life(25, 'a finding changed without a word', ['ANSWER_NOT_REASONED'], through(reviewed({ unreasoned: true }))),
  life(15, 'a finding of the panel misquoted', ['FINDING_MISQUOTED'], through(reviewed({ misquotes: true }))),
  life(15, 'a recommendation unanswered', ['RECOMMENDATION_NOT_MET'], through(reviewed({ leavesOut: true }))),
  life(30, 'a recommendation forgotten', ['RECOMMENDATION_NOT_MET'], [...asked, reviewed({}), forgotten]),
  life(20, 'a recommendation done late', ['RECOMMENDATION_LATE'], through(reviewed({}), keptLate([5, 40]))),
  life(25, 'agreed with the Ombudsman and done', ['S3_LATE'], [...through(latePanel), upheld('complied')]),
  life(20, 'agreed and done late', ['S3_LATE', 'AGREED_ACTION_LATE'], [...through(latePanel), upheld('complied-late')]),
  life(
    15,
    'agreed and not done',
    ['S3_LATE', 'AGREED_ACTION_NOT_MET'],
    [...through(latePanel), upheld('not-complied')],
  ),
]

const imported = { imported: true } as const

export const IMPORTED: readonly Life[] = [
  life(40, 'imported, a panel in time', [], [...asked, reviewed({}), kept], imported),
  life(40, 'imported, a late panel', ['S3_LATE'], [...asked, reviewed({ on: [90, 130] }), kept], imported),
]

export const STAGE_3_LIVES: readonly Life[] = [...LAWFUL, ...FAULTY, ...IMPORTED]
