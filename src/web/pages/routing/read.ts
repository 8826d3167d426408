import type { Standing } from '../../../casework/take-step.ts'
import type { ComplaintEvent, Point } from '../../../complaint/vocabulary.ts'
import { oneOf, type Typed, typedIn, type Wrong } from '../register/fields.ts'
import { decisionsOn, PROCEDURES_SHOWN, type RouteDecision } from './decisions.ts'

export const partName = (i: number, part: 'procedure' | 'reason'): string => `point-${i + 1}-${part}`

/** After stage 1 a point leaves the procedure only as a correction that somebody authorised. */
export const authorisedIsAsked = ({ assessment }: Standing): boolean =>
  assessment.stage !== 'intake' && assessment.stage !== 'stage-1'

/** What stands, as the boxes are filled at first. */
export const typedAsItStands = (points: readonly Point[], standing: Standing): Typed =>
  Object.fromEntries(
    points.flatMap(({ id }, i) => {
      const last = decisionsOn(id, standing).at(-1)
      return last === undefined
        ? []
        : [
            [partName(i, 'procedure'), last.procedure],
            [partName(i, 'reason'), last.reason ?? ''],
          ]
    }),
  )

type Asked = {
  readonly typed: Typed
  readonly on: string
  readonly points: readonly Point[]
  readonly standing: Standing
}

/** A step for each point whose place is decided now, or all that is missing. What stands already is no step. */
export function routedIn({ typed, on, points, standing }: Asked): {
  readonly events: readonly ComplaintEvent[]
  readonly wrong: readonly Wrong[]
} {
  const wrong: Wrong[] = []
  const events = points.flatMap(({ id }, i): readonly ComplaintEvent[] => {
    const procedure = oneOf(PROCEDURES_SHOWN, typed[partName(i, 'procedure')])
    const reason = typedIn(typed, partName(i, 'reason'))
    const before = decisionsOn(id, standing).at(-1)
    if (procedure === undefined)
      wrong.push({ field: partName(i, 'procedure'), says: `Choose where point ${id} belongs` })
    if (reason === '') wrong.push({ field: partName(i, 'reason'), says: `Say why point ${id} belongs there` })
    if (procedure === undefined || reason === '' || stands(before, procedure, reason)) return []
    if (before && before.procedure !== procedure && before.reason?.trim() === reason)
      wrong.push({ field: partName(i, 'reason'), says: `Say why point ${id} belongs elsewhere now` })
    const authorisedBy = typedIn(typed, 'authorisedBy')
    return procedure === 'statutory' && (before === undefined || before.procedure === 'statutory')
      ? [{ type: 'procedure-chosen', on, procedure, reason, points: [id] }]
      : [{ type: 'point-routed', on, point: id, procedure, reason, ...(authorisedBy !== '' && { authorisedBy }) }]
  })
  return { events, wrong }
}

const stands = (before: RouteDecision | undefined, procedure: string, reason: string): boolean =>
  before?.procedure === procedure && before.reason?.trim() === reason
