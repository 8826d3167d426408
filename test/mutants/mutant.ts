import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'

/** One thing done otherwise than it is written. */
export type Change = { readonly does: string; readonly start: number; readonly end: number; readonly with: string }

/** A file with one change in it. */
export type Mutant = Change & {
  readonly file: string
  /** Of the change, from 1. */
  readonly line: number
  /** The declaration that it is in, with the row of a table: `TAKEN_BY.adjudicated`. */
  readonly within: string
  readonly was: string
  /** What it is called for as long as the code that it changes stays as it is, wherever in the file that stands. */
  readonly id: string
}

/** What an operator makes of a node, in the file that the node is in. */
export type Operator = (node: Node, file: SourceFile) => readonly Change[]

export const textOf = (node: Node, file: SourceFile): string => node.getText(file)

export const replaced = (node: Node, file: SourceFile, does: string, text: string): Change => ({
  does,
  start: node.getStart(file),
  end: node.end,
  with: text,
})

/** The source of a file with a change in it. */
export const changedBy = (source: string, { start, end, with: text }: Change): string =>
  source.slice(0, start) + text + source.slice(end)

const NAMED: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.PropertyAssignment,
])

/** The names of the declarations around a node, the outermost first. */
export function withinOf(node: Node, file: SourceFile): string {
  const names: string[] = []
  for (let at: Node | undefined = node; at && at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (NAMED.has(at.kind) && 'name' in at) names.unshift(textOf(at.name as Node, file).replaceAll("'", ''))
  }
  return names.join('.')
}

const LONGEST = 90

/** On one line, and no longer than can be read at a glance. */
export function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}
