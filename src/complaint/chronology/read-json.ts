import type { Node } from 'jsonc-parser'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { History } from '../history.ts'
import { checkShape, historyFromValue } from './check-history.ts'
import { type JsonTree, nodeAt, propertyOf, readJsonTree } from './json-tree.ts'
import { inOrder, type Mistake, pathText, type Problem, suggesting } from './problem.ts'

/**
 * Reads a chronology in the published form (docs/chronology.md). The error holds every problem of the file at once, in
 * the order of its lines. Where the file is broken as JSON, what stands before the break is still judged.
 */
export function readJsonChronology(text: string): Result<History, readonly Problem[]> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  const tree = readJsonTree(json)
  const place = placesIn(json)
  const read = tree.lostAt === undefined ? historyFromValue(tree.value) : fail(beforeBreak(tree))
  const problems = tree.errors.map(({ offset, says, suggestion }): Problem => ({
    ...place(offset),
    where: '',
    says,
    ...suggesting(suggestion),
  }))
  const mistakes = read.ok ? [] : read.error
  for (const { path, says, suggestion, ofKey } of mistakes)
    problems.push({
      ...place(nodeOf(tree.root, path, ofKey)?.offset ?? 0),
      where: pathText(path),
      says,
      ...suggesting(suggestion),
    })
  return read.ok && problems.length === 0 ? ok(read.value) : fail(inOrder(problems))
}

/** What is wrong with the parts that end before the break; the rest may be missing only because of it. */
function beforeBreak({ root, value, lostAt = 0 }: JsonTree): Mistake[] {
  return [...checkShape(value)].filter(({ path, ofKey }) => {
    const node = nodeOf(root, path, ofKey)
    // What was never closed reaches to the end of the file.
    return node !== undefined && node.offset + node.length < lostAt
  })
}

function nodeOf(root: Node | undefined, path: readonly (string | number)[], ofKey?: boolean): Node | undefined {
  if (root === undefined) return undefined
  const last = path.at(-1)
  if (ofKey !== true || typeof last !== 'string') return nodeAt(root, path)
  const parent = nodeAt(root, path.slice(0, -1))
  return propertyOf(parent, last)?.children?.[0] ?? parent
}

/** Turns an offset into a line and a column, both counted from 1. */
function placesIn(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0]
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/gu)) starts.push(index + end.length)
  return (offset) => {
    let [line, beyond] = [0, starts.length]
    while (beyond - line > 1) {
      const middle = Math.floor((line + beyond) / 2)
      if ((starts[middle] ?? 0) <= offset) line = middle
      else beyond = middle
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
}
