/** One sentence and where it begins in its paragraph. */
export type Sentence = { readonly text: string; readonly at: number }

const STOP = /[.?!]/g
const CLOSERS = /["”’)\]]/
const OPENS = /[A-Z0-9£“‘"'([]/
const ABBREVIATED = /(?:^|[\s(])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|no|nos|para|paras|s|ss|reg|regs|st|cf|vs?|approx)$/i

/** Cuts a paragraph into sentences; `Mr. X`, `e.g.` and `£1.50` end none. */
export function sentencesOf(paragraph: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  STOP.lastIndex = 0
  for (let stop = STOP.exec(paragraph); stop; stop = STOP.exec(paragraph)) {
    let end = stop.index + 1
    while (end < paragraph.length && CLOSERS.test(paragraph.charAt(end))) end += 1
    if (paragraph.charAt(end) !== ' ' || !OPENS.test(paragraph.charAt(end + 1))) continue
    if (ABBREVIATED.test(paragraph.slice(Math.max(start, stop.index - 12), stop.index))) continue
    push(sentences, paragraph, start, end)
    start = end + 1
  }
  push(sentences, paragraph, start, paragraph.length)
  return sentences
}

function push(sentences: Sentence[], paragraph: string, start: number, end: number): void {
  const text = paragraph.slice(start, end).trim()
  if (text !== '') sentences.push({ text, at: start })
}
