import type { Rule } from '../../law/rule.ts'
import { command, type Command } from '../command.ts'
import { rulesMarkdown, rulesText, rulesWith } from '../rulebook.ts'
import type { Terminal } from '../terminal.ts'

export const rulesCommand = ({ terminal, rules }: { terminal: Terminal; rules: readonly Rule[] }): Command =>
  command({
    name: 'rules',
    says: 'Print the rulebook: every duty and right with its limit and its law.',
    about: [
      'Each rule says how binding it is: an Act, a regulation, statutory guidance, what the Ombudsman expects, or a local policy. One that was not yet checked against its source says so.',
    ],
    takes: { name: 'WORD', says: 'Only the rules in which every WORD occurs.', atLeast: 0, atMost: 20 },
    options: {
      json: { says: 'Print one JSON object, redress-rules/1.' },
      markdown: { says: 'Print Markdown, a table for each part of the procedure.' },
    },
    examples: ['rules', 'rules panel', 'rules "stage 2" extension', 'rules --markdown'],
    async run({ words, has }) {
      const found = rulesWith(words, rules)
      if (has('json')) terminal.answer(JSON.stringify({ format: 'redress-rules/1', rules: found }, null, 2))
      else if (has('markdown')) terminal.answer(rulesMarkdown(found))
      else if (found.length > 0) terminal.answer(rulesText(found, terminal.width))
      else terminal.tell(`No rule has ${words.map((word) => `“${word}”`).join(' and ')} in it.`)
      return 0
    },
  })
