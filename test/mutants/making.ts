import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import { isImportDeclaration, isTypeAliasDeclaration, isTypeNode } from 'typescript/unstable/ast/is'
import { GRANTS } from './grants.ts'
import { LOGIC } from './logic.ts'
import { brief, type Change, type Mutant, type Operator, withinOf } from './mutant.ts'
import { parsed } from './parsing.ts'
import { inQueries } from './queries.ts'

/** Which declarations of a file decide who may see or do what; without names, all do. */
export type Wanted = { readonly file: string; readonly source: string; readonly only?: readonly string[] }

/** Every mutant of some files, in the order of their lines. */
export function mutantsOf(wanted: readonly Wanted[]): readonly Mutant[] {
  const files = Object.fromEntries(wanted.map(({ file, source }) => [file, source]))
  return parsed(files, (file, path) => {
    const { only } = wanted.find((one) => one.file === path) ?? {}
    return mutantsIn(file, path, (within) => only?.some((name) => isIn(within, name)) ?? true)
  }).flat()
}

const isIn = (within: string, name: string): boolean => within === name || within.startsWith(`${name}.`)

const OPERATORS: readonly Operator[] = [...LOGIC, ...GRANTS, inQueries]

function mutantsIn(file: SourceFile, path: string, isWanted: (within: string) => boolean): readonly Mutant[] {
  const lineOf = (at: number) => file.text.slice(0, at).split('\n').length
  const [found, times]: [Mutant[], Map<string, number>] = [[], new Map()]
  const seen = new Set<string>()
  const keep = (change: Change, within: string): void => {
    const was = file.text.slice(change.start, change.end)
    const name = `${change.start} ${change.end} ${change.with}`
    if (was === change.with || seen.has(name)) return
    seen.add(name)
    const called = `${path} ${within}: ${change.does}: ${brief(was)} → ${brief(change.with)}`
    const nth = (times.get(called) ?? 0) + 1
    times.set(called, nth)
    const id = nth === 1 ? called : `${called} (${nth})`
    found.push({ ...change, file: path, line: lineOf(change.start), within, was, id })
  }
  const visit = (node: Node): void => {
    if (isTypeNode(node) || isTypeAliasDeclaration(node) || isImportDeclaration(node)) return
    const within = withinOf(node, file)
    if (node.kind !== SyntaxKind.SourceFile && isWanted(within))
      for (const operator of OPERATORS) for (const change of operator(node, file)) keep(change, within)
    node.forEachChild(visit)
  }
  visit(file)
  return found.toSorted((a, b) => a.start - b.start)
}
