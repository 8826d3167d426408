import { describe, test } from 'node:test'
import { complaint } from '../../../test/scenario.ts'

const received = complaint('whole').on('2025-01-06', 'complaint-received')
const inPart = complaint('part').on('2025-01-06', 'complaint-received')

describe('RIGHTS_NOT_EXPLAINED: a letter that does not tell of the next step', () => {
  test('an answer at stage 1 that does not tell of stage 2', () => {
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: false, offered: 'a meeting' })
      .asOf('2025-02-03')
      .finds('RIGHTS_NOT_EXPLAINED', { certainty: 'certain', weight: 'fault' })
    received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true, offered: 'a meeting' })
      .asOf('2025-02-03')
      .doesNotFind('RIGHTS_NOT_EXPLAINED')
  })
  test('an answer at stage 2 that does not tell of the panel', () => {
    const asked = received
      .on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
      .on('2025-01-20', 'stage-2-requested')
    asked
      .on('2025-02-17', 'stage-2-responded', { stage3RightExplained: false })
      .asOf('2025-03-03')
      .finds('RIGHTS_NOT_EXPLAINED', { certainty: 'certain', because: ['#4'] })
    asked
      .on('2025-02-17', 'stage-2-responded', { stage3RightExplained: true })
      .asOf('2025-03-03')
      .doesNotFind('RIGHTS_NOT_EXPLAINED')
  })
  test('a notice of a hold that does not tell of bringing it back; one of which nothing is known', () => {
    const hold = { proceedings: 'A trial', reasons: 'Same facts', ombudsmanRightExplained: true } as const
    received
      .on('2025-01-08', 'complaint-held', { ...hold, returnRightExplained: false })
      .asOf('2025-01-20')
      .finds('RIGHTS_NOT_EXPLAINED', { certainty: 'certain', because: ['#2'] })
    for (const told of [{ returnRightExplained: true }, {}])
      received
        .on('2025-01-08', 'complaint-held', { ...hold, ...told })
        .asOf('2025-01-20')
        .doesNotFind('RIGHTS_NOT_EXPLAINED')
  })
  test('a final response that does not tell of the Ombudsman', () => {
    inPart
      .on('2025-06-02', 'stage-3-responded', { ombudsmanRightExplained: false })
      .asOf('2025-07-01')
      .finds('RIGHTS_NOT_EXPLAINED', { certainty: 'certain' })
    inPart
      .on('2025-06-02', 'stage-3-responded', { ombudsmanRightExplained: true })
      .asOf('2025-07-01')
      .doesNotFind('RIGHTS_NOT_EXPLAINED')
  })
  test('a refusal, a hold or a closure that does not tell of the Ombudsman', () => {
    const silent = { reasons: 'As set out', ombudsmanRightExplained: false } as const
    const clear = { reasons: 'As set out', ombudsmanRightExplained: true } as const
    const asked = received.on('2025-01-13', 'stage-1-responded', { stage2RightExplained: true })
    const found = { certainty: 'certain', weight: 'fault' } as const
    for (const told of [silent, clear])
      for (const story of [
        received.on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], ...told }),
        received.on('2025-01-08', 'complaint-held', { proceedings: 'A trial', ...told }),
        received.on('2025-01-08', 'interest-decided', { accepted: false, ...told }),
        asked
          .on('2025-01-20', 'stage-2-requested')
          .on('2025-01-27', 'stage-2-refused', { grounds: ['other'], ...told }),
        asked
          .on('2025-06-02', 'stage-3-requested')
          .on('2025-06-03', 'stage-3-refused', { grounds: ['other'], ...told }),
        asked.on('2025-06-02', 'complaint-closed', {
          reason: 'response-sent-no-request',
          ombudsmanRightExplained: told.ombudsmanRightExplained,
        }),
      ]) {
        if (told === silent) story.asOf('2025-07-01').finds('RIGHTS_NOT_EXPLAINED', found)
        else story.asOf('2025-07-01').doesNotFind('RIGHTS_NOT_EXPLAINED')
      }
  })
  test('a decision that lets the complaint in shuts no door', () => {
    received
      .on('2025-01-08', 'interest-decided', {
        accepted: true,
        reasons: 'She brought him up',
        ombudsmanRightExplained: false,
      })
      .on('2025-01-08', 'late-complaint-decided', { accepted: true, ombudsmanRightExplained: false })
      .asOf('2025-01-13')
      .doesNotFind('RIGHTS_NOT_EXPLAINED')
  })
  test('a field that is not there is not shown, and no fault', () => {
    inPart.on('2025-01-13', 'stage-1-responded').asOf('2025-02-03').leavesOpen('RIGHTS_NOT_EXPLAINED')
    received.on('2025-01-13', 'stage-1-responded').asOf('2025-02-03').leavesOpen('RIGHTS_NOT_EXPLAINED')
    inPart
      .on('2025-01-08', 'complaint-refused', { grounds: ['not-entitled'], reasons: 'No tie to the child' })
      .asOf('2025-02-03')
      .leavesOpen('RIGHTS_NOT_EXPLAINED')
  })
})
