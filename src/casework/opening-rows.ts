import { type Access, tiesOf } from '../people/access.ts'
import type { Row } from './ports.ts'

// The rows by which openings in an emergency are found: for those who review them, and for whoever opened.

/** For those who review: there for everybody whom nothing bars from the complaint, restricted or not. */
export const OPENINGS = 'emergency-opening'
/** For whoever opened, until it is over. */
export const OWN_OPENINGS = 'own-emergency-opening'

export const OPENING_RANK = { waiting: 0, reviewed: 1 } as const
export const OPENER = 'opener:'

/** Two rows for each opening of a complaint. */
export const openingRows = (reference: string, { tied, openings }: Access): readonly Row[] =>
  openings.flatMap(({ opening, person, at, until, review, confirmedBy }): readonly Row[] => {
    const row = {
      key: opening,
      due: at.slice(0, 10),
      tags: [OPENER + person],
      facts: { reference, person, at, until, ...(confirmedBy !== undefined && { confirmedBy }) },
    }
    return [
      {
        ...row,
        list: OPENINGS,
        rank: review ? OPENING_RANK.reviewed : OPENING_RANK.waiting,
        ties: tiesOf({ tied, restricted: false }),
      },
      { ...row, list: OWN_OPENINGS, ties: [{ person, tie: 'assigned' }] },
    ]
  })

/** What a row of an opening says. */
export const openingIn = ({ facts }: Pick<Row, 'facts'>) =>
  facts as {
    readonly reference: string
    readonly person: string
    readonly at: string
    readonly until: string
    readonly confirmedBy?: string
  }
