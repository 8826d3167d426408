#!/usr/bin/env node
import { launch } from './runtime.mjs'

await launch('src/main.ts')
