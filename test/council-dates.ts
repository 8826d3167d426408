import { type Chance, lottery } from '../src/complaint/generator/chance.ts'
import { dayInWords, day as dayOfText } from '../src/kernel/day.ts'
import type { MadeCell } from './files.ts'

// One day in all the ways in which people write it into a sheet, and what stands there where no day can be read.

/** A cell, and what whoever filled it in meant by it; `wrong` where nobody can tell. */
export type Held = {
  readonly cell: MadeCell
  /** A value, that there is one and it is not known, or nothing. */
  readonly says: { readonly is: string | undefined } | 'nothing'
  readonly wrong?: boolean
}

type Known = { readonly full: boolean; readonly dayFirst: boolean }

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const ENDINGS = ['th', 'st', 'nd', 'rd'] as const

/** A date of the vocabulary, `2024`, `2024-03` or `2024-03-19`, as somebody wrote it. */
export function anyDate(value: string, known: Known, chance: Chance): Held {
  if (value.length === 4) return { cell: value, says: { is: value } }
  if (value.length === 7) return { cell: ofMonth(value, chance), says: { is: value } }
  if (!known.full && chance.happens(1, 25)) return lessKnown(value, chance)
  return { cell: fullDate(value, known, chance), says: { is: value } }
}

function fullDate(value: string, { dayFirst }: Known, chance: Chance): MadeCell {
  const [year = '', month = '', date = ''] = value.split('-')
  const figures = [
    `${date}/${month}/${year}`,
    `${Number(date)}/${Number(month)}/${year}`,
    `${date}.${month}.${year}`,
    ` ${date}-${month}-${year}`,
  ]
  const plain = Number(date) > 12 || date === month || dayFirst
  const ending = Number(date) > 3 && Number(date) < 21 ? 'th' : (ENDINGS[Number(date) % 10] ?? 'th')
  return chance.pick<MadeCell>([
    { day: value },
    { day: value },
    { day: value, time: 0.4 },
    value,
    `${value} 09:30`,
    dayInWords(dayOfText(value)),
    `${Number(date)}${ending} ${SHORT[Number(month) - 1]} ${year}`,
    `${date}-${SHORT[Number(month) - 1]}-${year}`,
    ...(plain ? figures : []),
  ])
}

const ofMonth = (value: string, chance: Chance): MadeCell => {
  const [year = '', month = ''] = value.split('-')
  return chance.pick<MadeCell>([{ day: `${value}-01`, format: 'month' }, value, `${SHORT[Number(month) - 1]} ${year}`])
}

/** Of a day that was known once, somebody wrote down less. */
function lessKnown(value: string, chance: Chance): Held {
  const letters = lottery([
    { share: 3, letters: 7 },
    { share: 1, letters: 4 },
    { share: 1, letters: 0 },
  ])(chance).letters
  if (letters === 7) return { cell: ofMonth(value.slice(0, 7), chance), says: { is: value.slice(0, 7) } }
  if (letters === 4) return { cell: value.slice(0, 4), says: { is: value.slice(0, 4) } }
  return { cell: chance.pick(['unknown', '?', 'Not known']), says: { is: undefined } }
}

export const badDate = ({ full, dayFirst }: Known, chance: Chance): Held => ({
  cell: chance.pick<MadeCell>([
    '31/02/2025',
    '19/03/25',
    'tbc',
    'w/c 4 March',
    '13/13/2024',
    '2025-02-30',
    'see notes',
    // Of a notice it may be meant.
    ...(full ? [] : ['2052-03-19']),
    '03/2025/14',
    { error: '#REF!' },
    { day: '1899-12-30', time: 0.4 },
    ...(dayFirst ? [] : ['3/2/2025']),
  ]),
  says: { is: 'no day' },
  wrong: true,
})
