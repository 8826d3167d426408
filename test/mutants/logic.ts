import { type BinaryExpression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isExpressionStatement,
  isIfStatement,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
} from 'typescript/unstable/ast/is'
import { type Change, type Operator, replaced, textOf } from './mutant.ts'

// What may be wrong in any condition.

const negated = (node: Node, file: SourceFile): Change => replaced(node, file, 'negate', `!(${textOf(node, file)})`)

const ASKS = /^(may|is|has)[A-Z]|^(may|has|includes|some|every)$/

const conditions: Operator = (node, file) => {
  if (isIfStatement(node)) return [negated(node.expression, file)]
  if (isConditionalExpression(node)) return [negated(node.condition, file)]
  if (isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return [replaced(node, file, 'drop the not', textOf(node.operand, file))]
  if (!isCallExpression(node)) return []
  const called = isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
  const isNegated = isPrefixUnaryExpression(node.parent)
  return ASKS.test(textOf(called, file)) && !isNegated ? [negated(node, file)] : []
}

const COMPARED: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
}
const JOINED: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' }

const binaries: Operator = (node, file) => {
  if (!isBinaryExpression(node)) return []
  const { left, operatorToken, right } = node
  const sign = textOf(operatorToken, file)
  const [a, b] = [textOf(left, file), textOf(right, file)]
  const otherwise = COMPARED[sign]
  if (otherwise !== undefined) return [replaced(node, file, 'compare otherwise', `${a} ${otherwise} ${b}`)]
  return joined(node, file, sign, [a, b])
}

function joined(node: BinaryExpression, file: SourceFile, sign: string, [a, b]: readonly [string, string]) {
  const other = JOINED[sign]
  if (other === undefined && sign !== '??') return []
  return [
    ...(other === undefined ? [] : [replaced(node, file, 'join otherwise', `((${a}) ${other} (${b}))`)]),
    replaced(node, file, 'drop a clause', `(${a})`),
    replaced(node, file, 'drop a clause', `(${b})`),
  ]
}

const statements: Operator = (node, file) => {
  const dropped = isExpressionStatement(node) || (isIfStatement(node) && !node.elseStatement)
  if (dropped) return [replaced(node, file, 'drop', '{}')]
  if (node.kind === SyntaxKind.TrueKeyword) return [replaced(node, file, 'say otherwise', 'false')]
  return node.kind === SyntaxKind.FalseKeyword ? [replaced(node, file, 'say otherwise', 'true')] : []
}

const calls: Operator = (node, file) => {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return []
  const { name, expression } = node.expression
  const called = textOf(name, file)
  const other = { some: 'every', every: 'some' }[called]
  if (other !== undefined) return [replaced(name, file, 'ask otherwise', other)]
  return called === 'filter' ? [replaced(node, file, 'drop the filter', textOf(expression, file))] : []
}

export const LOGIC: readonly Operator[] = [conditions, binaries, statements, calls]
