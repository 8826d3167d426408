import { describe } from 'node:test'
import { check } from './fixtures/fragment.ts'

describe('Kinds of action', () => {
  const kinds: readonly (readonly [says: string, gives: readonly string[]])[] = [
    ['apologise to Ms X', ['apology']],
    ['write to Ms X and apologise for the delay', ['apology']],
    ['send Ms X a letter of apology', ['apology']],
    ['appoint an investigating officer and an independent person', ['start-or-complete-stage']],
    ['investigate Ms X’s complaint at stage two of the statutory procedure', ['start-or-complete-stage']],
    ['consider the complaint under the statutory children’s complaints procedure', ['start-or-complete-stage']],
    ['issue its stage 2 response', ['start-or-complete-stage']],
    ['convene a review panel', ['start-or-complete-stage']],
    ['inform Ms X of her rights under the procedure', ['inform-of-rights']],
    ['write to Ms X to explain how she can ask for stage three', ['inform-of-rights']],
    ['remind its staff how complaints go from stage one to stage two', ['staff-reminder']],
    ['share this decision with its complaints team', ['staff-reminder']],
    ['ensure staff are aware of the statutory guidance', ['staff-reminder']],
    ['review how it handles late requests', ['review-procedure']],
    ['produce an action plan to clear its backlog of stage two complaints', ['review-procedure']],
    ['carry out a review of its complaints procedure', ['review-procedure']],
    ['update its website and leaflets', ['review-procedure']],
    ['provide training on the statutory complaints procedure to social workers', ['training']],
    ['provide us with evidence that it has done this', ['evidence']],
    ['send us a copy of the apology letter', ['evidence']],
    ['offer Ms X a meeting with a senior manager', ['meeting']],
    ['meet with Ms X', ['meeting']],
    ['produce a timetable for its overdue stage two investigations', ['review-procedure']],
    ['review its decision not to accept the complaint', ['other']],
    ['review its decision to end the short breaks', ['other']],
    ['reassess Y’s needs and update the care plan', ['other']],
    ['correct the record', ['other']],
  ]
  for (const [says, gives] of kinds) check({ says, text: `1. The Council will ${says}.`, gives })
})
