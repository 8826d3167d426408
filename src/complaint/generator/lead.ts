import { type Day, END } from '../../kernel/day.ts'
import type { History } from '../history.ts'
import { received } from './chapters/intake.ts'
import type { Life } from './lives/life.ts'
import { type Beginning, Telling } from './telling.ts'

/** Tells one complaint through a life, to its end or as it stands on a day. Throws `OutsideCalendar`. */
export function lead(life: Life, beginning: Beginning, until: Day = END): History {
  const story = new Telling(beginning, life.premise)
  received(story)
  for (const chapter of life.chapters) chapter(story)
  return story.history(until)
}
