import { dayToJudge } from '../complaint/day-to-judge.ts'
import { type Day, dayText } from '../kernel/day.ts'
import type { CaseworkParts } from './casework.ts'
import { complaintRows, COMPLAINTS, ROWS_AS } from './complaint-rows.ts'
import { askingRows } from './asking-rows.ts'
import { taskRows } from './task-rows.ts'
import { openingRows } from './opening-rows.ts'
import { COVER_ROWS_AS, coverRows } from './covers.ts'
import { holdRows } from './hold-reviews.ts'
import type { Project, Row } from './ports.ts'
import { accessIn, askingsIn, historyFrom, notesIn, partiesFrom, type Recorded } from './recorded-complaint.ts'
import { PEOPLE_ROWS_AS, personRows } from './recorded-person.ts'

/** The rows of one council's complaints, and what keeps them as they should be. */
export type KeptRows = {
  /** The rows of a complaint, as they hold from today. */
  readonly project: (events: readonly Recorded[]) => readonly Row[]
  /** Works out all rows afresh; answers how many streams there are. */
  readonly rebuild: () => Promise<number>
  /** Brings the rows up to today and to the present law, once a day and where they were made in another way. */
  readonly keepUp: () => Promise<void>
}

export function rowsOf({ council, store, clock, assess, lawIs = '' }: CaseworkParts): KeptRows {
  const as = `${ROWS_AS} ${PEOPLE_ROWS_AS} ${COVER_ROWS_AS} ${lawIs}`
  const project: KeptRows['project'] = (events) => {
    const history = historyFrom(events)
    if (!history) return []
    const assessment = assess(history, { asOf: dayToJudge(history, clock.today()) })
    const access = accessIn(events)
    return [
      ...complaintRows(history, assessment, access, partiesFrom(events)),
      ...holdRows(assessment, access),
      ...openingRows(history.reference, access),
      ...askingRows(askingsIn(events)),
      ...taskRows(history.reference, access, notesIn(events)),
    ]
  }
  const projectStream: Project = ({ kind }, events) => {
    if (kind === 'person') return personRows(events)
    return kind === 'complaint' ? project(events) : coverRows(events)
  }
  const rebuild = () => store.rebuild(council, projectStream, as)

  let upTo: Day | undefined
  let underWay: Promise<void> | undefined
  const bringUp = async (today: Day) => {
    if ((await store.rebuiltAs(council)) !== as) await rebuild()
    await store.turn(council, COMPLAINTS, dayText(today), projectStream)
    upTo = today
  }
  return {
    project,
    rebuild,
    async keepUp() {
      const today = clock.today()
      if (upTo === today) return
      underWay ??= bringUp(today).finally(() => {
        underWay = undefined
      })
      await underWay
    },
  }
}
