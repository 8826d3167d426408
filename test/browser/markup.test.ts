import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { makeServer } from '../../src/web/server.ts'
import { office } from './office.ts'
import { PAGES } from './pages.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // govuk-frontend gives its date input this role on purpose, for the screen reader JAWS.
  rules: { 'no-redundant-role': 'off' },
})

describe('The markup of every page is valid', () => {
  const server = makeServer(office())
  for (const [name, path] of Object.entries(PAGES)) {
    test(name, async () => {
      const { body } = await server.inject(path)
      const { results } = await validator.validateString(body)
      const problems = results.flatMap(({ messages }) =>
        messages.map((one) => `${one.ruleId}: ${one.message}, line ${one.line}`),
      )
      assert.deepEqual(problems, [])
    })
  }
})
