import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceInWords } from './reference.ts'

test('an Ombudsman’s reference is written as it is published, and never broken over two lines', () => {
  assert.equal(referenceInWords('22-006-612'), '22\u00a0006\u00a0612')
  assert.equal(referenceInWords('22 006 612'), '22\u00a0006\u00a0612')
  assert.equal(referenceInWords('22-006-612a'), '22\u00a0006\u00a0612a')
})

test('any other reference stays as it is', () => {
  for (const reference of ['CSC-2024-031', '22-006-6121', '122-006-612', '22_006_612', '']) {
    assert.equal(referenceInWords(reference), reference)
  }
})
