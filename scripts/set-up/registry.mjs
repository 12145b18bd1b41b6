// Whether the registry that a package client is configured for can be reached, asked through that client, so that its own
// settings (registry, proxy, certificates) count. The clients themselves try for minutes without a word.
import { runCommand } from './commands.mjs';
import { npmCommand } from './versions.mjs';

const answerWithinMs = 5_000;
/** From when the client has started, which it says in its first words. */
const end = { timeoutMs: 8_000, startsWithinMs: 60_000 };

/** What npm calls an end of the connection; any answer of the registry, a refusal too, means that it is there. */
const npmUnreached =
  /\b(EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/;

const isUnreached = ({ code, output, timedOut }, unreached) => timedOut || (code !== 0 && unreached.test(output));

/** Answers 8 s after npm has started. */
export async function npmIsOffline({ cwd, env = process.env } = {}) {
  const [program, ...args] = npmCommand(env);
  const ask = ['ping', '--fetch-retries=0', `--fetch-timeout=${answerWithinMs}`, '--loglevel=verbose'];
  return isUnreached(await runCommand(program, [...args, ...ask], { cwd, env, ...end }), npmUnreached);
}

/** Answers 8 s after pip has started. pip tells of a connection that failed only when it is asked to be wordy. */
export async function pipIsOffline(python, packageName, { env = process.env } = {}) {
  const ask = `-m pip index versions ${packageName} -vv --no-input --no-cache-dir --disable-pip-version-check --retries=0`;
  const args = [...ask.split(' '), `--timeout=${answerWithinMs / 1000}`];
  const answered = await runCommand(python, args, {
    env: { ...env, PIP_REQUIRE_VIRTUALENV: '0', PYTHONUNBUFFERED: '1' },
    ...end,
  });
  return isUnreached(answered, /connection error:|Max retries exceeded|NewConnectionError|timed out/);
}
