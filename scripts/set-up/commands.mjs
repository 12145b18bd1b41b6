// Runs other programs for set-up: output collected, never a shell, always an end.
import { spawn } from 'node:child_process'

/**
 * Runs a program and waits for it. Never throws: a program that cannot be started answers code 127.
 * `timeoutMs` ends it with SIGKILL; the answer then has `timedOut`.
 */
export function runCommand(program, args, { cwd, env, timeoutMs, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let timedOut = false
    const take = (chunk) => {
      const text = chunk.toString()
      output = (output + text).slice(-200_000)
      if (onLine) for (const line of text.split(/[\r\n]+/)) if (line.trim()) onLine(line)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    let answered = false
    const answer = (code) => {
      if (answered) return
      answered = true
      clearTimeout(timer)
      children.delete(child)
      resolve({ code, output: output.trim(), timedOut })
    }
    children.add(child)
    child.on('error', (error) => {
      output += `\n${error.message}`
      answer(127)
    })
    child.on('close', (code, signal) => answer(code ?? (signal ? 128 : 1)))
  })
}

const children = new Set()

/** Ends what is still running; for a set-up that was itself told to stop. */
export function endChildren() {
  for (const child of children) child.kill('SIGTERM')
}

export function lastLines(text, count = 12) {
  return text.split('\n').slice(-count).join('\n    ')
}
