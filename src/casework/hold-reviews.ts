import type { Assessment, HoldShown } from '../complaint/assessment.ts'
import { type Day, dayText, parseDay } from '../kernel/day.ts'
import type { Access } from '../people/access.ts'
import { tiesOf } from '../people/access.ts'
import type { Row, Store, StoredRow, Viewer } from './ports.ts'

// Holds under regulation 8 that somebody has to look at again: nobody else will end them.

/** The projection with one row for each hold that stands. */
const HOLDS = 'hold'

/** A hold that stands, and the day on which it is looked at again; at once where its proceedings have ended. */
export type HoldReview = {
  readonly reference: string
  /** How many points wait. */
  readonly points: number
  /** Nothing of the complaint goes on beside it. */
  readonly whole: boolean
  readonly proceedingsEnded: boolean
  readonly by: Day
}

/** The rows of the holds that stand in a complaint. One without a day to look at it again comes last. */
export const holdRows = ({ reference, holds }: Assessment, access: Access): readonly Row[] =>
  holds
    .filter(({ ended }) => ended === undefined)
    .map((hold, at): Row => {
      const by = lookedAtBy(hold)
      return {
        list: HOLDS,
        key: String(at + 1),
        ...(by !== undefined && { due: dayText(by) }),
        ties: tiesOf(access),
        facts: {
          reference,
          points: hold.points.length,
          whole: hold.whole,
          proceedingsEnded: hold.proceedingsEnded !== undefined,
        },
      }
    })

function lookedAtBy({ reviewOn, proceedingsEnded }: HoldShown): Day | undefined {
  const day = (proceedingsEnded ?? reviewOn)?.latest
  return day !== undefined && Number.isFinite(day) ? day : undefined
}

/** The first of the holds that are to be looked at again, the earliest first, and how many there are. */
export type HoldReviews = { readonly first: readonly HoldReview[]; readonly total: number }

/** As many as somebody looks through before they see the list. */
export const FIRST_REVIEWS = 10

/** The holds that are to be looked at again by a day. */
export async function holdReviewsBy(store: Store, viewer: Viewer, day: Day): Promise<HoldReviews> {
  const { rows, total } = await store.rows(viewer, { list: HOLDS, dueBy: dayText(day), limit: FIRST_REVIEWS })
  return { first: rows.flatMap(reviewIn), total }
}

function reviewIn({ due, facts }: StoredRow): readonly HoldReview[] {
  const by = due === undefined ? undefined : parseDay(due)
  // Only `holdRows` writes them.
  return by === undefined ? [] : [{ ...(facts as Omit<HoldReview, 'by'>), by }]
}
