import { launch } from './runtime.mjs'

// Runs a file of the project with its development packages: `node bin/run.mjs FILE ARGUMENTS`.
const [file] = process.argv.splice(2, 1)
await launch(file, { development: true })
