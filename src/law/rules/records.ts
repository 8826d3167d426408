import { otherAct, reg } from '../citation.ts'
import { inSection } from './in-section.ts'

const dpa = (section: string) => otherAct('Data Protection Act 2018', section)

/** The day section 164A of the Data Protection Act 2018 begins, as a law firm's note gives it. */
const DATA_COMPLAINTS_BEGIN = '2026-06-19'

// Section 7.6 of the catalogue: records, the annual report and complaints about personal data.
export const RECORDS = inSection('7.6', [
  {
    id: 'R.record',
    title: 'Keep the record',
    says: 'The council records each representation, its outcome, and whether each limit was kept.',
    force: 'REG',
    cites: [reg('13')],
    verified: false,
    owedBy: 'council',
    ifMissed: 'Fault, and the annual report cannot be made.',
    note: 'The content was read in a summary; the number of the regulation is not confirmed.',
  },
  {
    id: 'R.annual-report',
    title: 'Report every year',
    says: 'The council makes a report each year from those records.',
    force: 'REG',
    cites: [reg('13')],
    verified: false,
    owedBy: 'council',
    ifMissed: 'Fault.',
    note: 'Read in a summary; the number of the regulation is not confirmed.',
  },
  {
    id: 'R.annual-anon',
    title: 'Name nobody in the annual report',
    says: 'The annual report holds no personal information from which a complainant could be known.',
    force: 'REG',
    cites: [reg('13')],
    verified: false,
    owedBy: 'council',
    ifMissed: 'Personal data is published.',
    note: 'Read in a summary. Small numbers are held back.',
  },
  {
    id: 'D.dp-ack',
    title: 'Acknowledge a complaint about personal data',
    says: 'A complaint about how personal data was handled is acknowledged within 30 calendar days beginning with its receipt.',
    force: 'ACT',
    cites: [dpa('s164A(3)')],
    verified: false,
    owedBy: 'council',
    starts: ['data-complaint-opened'],
    ends: ['data-complaint-acknowledged', 'data-complaint-answered'],
    limits: [{ from: DATA_COMPLAINTS_BEGIN, unit: 'calendar-days', n: 30 }],
    ifMissed: 'A breach of data protection law.',
    note: 'The section was read; the day it begins was read in a note. The day of receipt is day 1 under policy P14 as it stands.',
  },
  {
    id: 'D.dp-outcome',
    title: 'Answer a complaint about personal data',
    says: 'The council looks into it, says how it is going and tells the outcome without undue delay.',
    force: 'ACT',
    cites: [dpa('s164A(4)'), dpa('s164A(5)')],
    verified: false,
    owedBy: 'council',
    starts: ['data-complaint-opened'],
    ends: ['data-complaint-answered'],
    ifMissed: 'A breach of data protection law.',
    note: 'It may not wait for the rest of the complaint. The day the section begins was read in a note.',
  },
])
